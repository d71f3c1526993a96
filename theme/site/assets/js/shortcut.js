// "/" leads to the search field from anywhere, unless a reader has switched that off.

const STORED = "fh-slash";

export const isOn = () => localStorage.getItem(STORED) !== "off";
export const turn = (on) => (on ? localStorage.removeItem(STORED) : localStorage.setItem(STORED, "off"));

const isTyping = (element) => element?.closest?.("input, textarea, select, [contenteditable]");

export function start(fields) {
  document.addEventListener("keydown", (event) => {
    const changed = event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented;
    if (event.key !== "/" || changed || isTyping(event.target) || !isOn()) return;
    // The finder's own field comes before the header's.
    const field = fields.find((each) => each.closest("[data-fh-finder]")) ?? fields[0];
    if (!field.checkVisibility()) return;
    event.preventDefault();
    field.focus();
    field.select?.();
  });
}
