// Quotes that can be copied with their citation, and other texts that a page offers to copy.

const words = document.getElementById("fh-words");
const say = words ? JSON.parse(words.textContent) : {};

/** A quote with who said so and where it stands. */
function citation(quote) {
  const said = quote.querySelector("blockquote p").innerText.trim();
  const signature = quote.querySelector(".fh-signature");
  const place = signature.querySelector("a")?.href ?? (quote.id ? new URL(`#${quote.id}`, location).href : location.href);
  return `“${said}” — ${signature.innerText.trim()}. ${place}`;
}

/** A button that copies a text, says so, and is itself again after a while. */
export function copyButton(label, text) {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = label;
  copies(button, text);
  return button;
}

function copies(button, text) {
  const label = button.textContent;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(text());
    button.textContent = say.copied;
    announce(say.copied);
    setTimeout(() => (button.textContent = label), 2000);
  });
}

/** Say something to those who hear a page. */
function announce(text) {
  let region = document.getElementById("fh-said");
  if (!region) {
    region = Object.assign(document.createElement("p"), { id: "fh-said", className: "fh-sr" });
    region.setAttribute("role", "status");
    document.body.append(region);
  }
  region.textContent = text;
}

export function start(elements) {
  // Without a safe origin there is no clipboard, and so no button that would do nothing.
  if (!navigator.clipboard) return;
  for (const element of elements) {
    if (element.matches("[data-fh-copy]")) {
      // A text of its own, or that of the element.
      const text = element.dataset.fhCopy || element.textContent;
      if (element.matches("button")) copies(element, () => text);
      else element.append(copyButton(say.copy, () => text));
      continue;
    }
    const tools = Object.assign(document.createElement("span"), { className: "fh-tools" });
    tools.append(copyButton(say.copy, () => citation(element)));
    element.querySelector("figcaption").append(tools);
  }
}
