// Tabs of hand-written pages: the one that the address names, or that the reader chose elsewhere, stands open.

export function start(sets) {
  const named = document.getElementById(location.hash.slice(1));
  if (named?.name?.startsWith("__tabbed_")) named.checked = true;
  const chosen = window.__md_get("__tabs");
  if (!Array.isArray(chosen)) return;
  for (const set of sets) {
    const labels = [...set.querySelectorAll(":scope > .tabbed-labels > label")];
    const label = chosen.map((tab) => labels.find((each) => each.innerText.trim() === tab)).find(Boolean);
    if (label) document.getElementById(label.htmlFor).checked = true;
  }
}
