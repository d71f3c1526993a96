// The colours that a reader chose, before anything is painted.

const chosen = window.__md_get("__palette")?.color;
if (chosen) {
  if (chosen.media === "(prefers-color-scheme)") {
    const light = matchMedia("(prefers-color-scheme: light)").matches;
    const option = document.querySelector(`[data-md-color-media='(prefers-color-scheme: ${light ? "light" : "dark"})']`);
    for (const name of ["media", "scheme", "primary", "accent"]) {
      chosen[name] = option?.getAttribute(`data-md-color-${name}`) ?? chosen[name];
    }
  }
  for (const [name, value] of Object.entries(chosen)) document.body.setAttribute(`data-md-color-${name}`, value);
}
