// What a page can do beyond being read. Each part of it loads where the page has an element for it, and nowhere else.

const PARTS = {
  "[data-fh-finder]": "./finder.js",
  "[data-fh-filters]": "./filters.js",
  "[data-fh-search]": "./shortcut.js",
  ".tabbed-set": "./tabs.js",
  ".fh-quote, [data-fh-copy]": "./quotes.js",
};

for (const [selector, module] of Object.entries(PARTS)) {
  const elements = document.querySelectorAll(selector);
  if (elements.length) import(module).then((part) => part.start([...elements]));
}
