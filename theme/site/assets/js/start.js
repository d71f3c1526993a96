// What Material's scripts expect to find: where a reader's choices are kept, by the site that they belong to.
/* global __md_scope */

window.__md_scope = new URL(document.currentScript.dataset.base, location);
window.__md_hash = (text) => [...text].reduce((hash, sign) => (hash << 5) - hash + sign.charCodeAt(0), 0);
window.__md_get = (key, storage = localStorage, scope = __md_scope) => {
  try {
    return JSON.parse(storage.getItem(`${scope.pathname}.${key}`));
  } catch {
    return null;
  }
};
window.__md_set = (key, value, storage = localStorage, scope = __md_scope) => {
  try {
    storage.setItem(`${scope.pathname}.${key}`, JSON.stringify(value));
  } catch {
    // A browser that keeps nothing still shows the page.
  }
};
document.documentElement.classList.replace("no-js", "js");
