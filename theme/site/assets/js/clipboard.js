// Text on the clipboard, wherever the page came from.

/** Put text on the clipboard; false where the browser does not let us. */
export async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return fromField(text);
  }
}

/** The way of pages that came over plain HTTP. */
function fromField(text) {
  const field = document.createElement("textarea");
  field.value = text;
  field.className = "fh-sr";
  document.body.append(field);
  field.select();
  const done = document.execCommand("copy");
  field.remove();
  return done;
}
