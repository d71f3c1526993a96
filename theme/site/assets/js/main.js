// What a page can do beyond being read. Each part of it loads where the page has an element for it, and nowhere else.

const PARTS = {
  "[data-fh-finder]": "./finder.js",
  "[data-fh-filters]": "./filters.js",
  "[data-fh-search]": "./shortcut.js",
  ".tabbed-set": "./tabs.js",
  ".fh-quote, [data-fh-copy]": "./quotes.js",
};

const started = Object.entries(PARTS).map(async ([selector, module]) => {
  const elements = [...document.querySelectorAll(selector)];
  if (elements.length) (await import(module)).start(elements);
});
// From here on the page hears keys and clicks: for whoever drives it by a program.
Promise.all(started).then(() => document.documentElement.toggleAttribute("data-fh-started", true));
