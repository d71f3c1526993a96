// Quotes that can be copied with their citation, and other texts that a page offers to copy.

import { copy } from "./clipboard.js";

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
function copyButton(text) {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = say.copy;
  button.addEventListener("click", async () => {
    if (!(await copy(text()))) return;
    button.textContent = say.copied;
    announce(say.copied);
    setTimeout(() => (button.textContent = say.copy), 2000);
  });
  return button;
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
  for (const element of elements) {
    if (element.matches("[data-fh-copy]")) {
      // A text of its own, or that of the element.
      const text = element.dataset.fhCopy || element.textContent;
      element.append(copyButton(() => text));
      continue;
    }
    const tools = Object.assign(document.createElement("span"), { className: "fh-tools" });
    tools.append(copyButton(() => citation(element)));
    element.querySelector("figcaption").append(tools);
  }
}
