// The quote finder: words, facets and an order, all of which stand in the address.

import { element, filled } from "./finder/elements.js";
import { Engine } from "./finder/engine.js";
import { Facets } from "./finder/facets.js";
import { keyboard } from "./finder/keys.js";
import { Results } from "./finder/results.js";
import { search, searchOthers } from "./finder/searching.js";
import { FACETS, isEmpty, read, write } from "./finder/state.js";
import { isOn, turn } from "./shortcut.js";

const PAUSE = 40; // milliseconds: keys that follow each other faster than that are looked for together
const BURST = 1500; // what is typed without a longer pause is one step for the back button

export async function start([finder]) {
  const root = new URL(finder.dataset.fhRoot, document.baseURI);
  const words = JSON.parse(finder.dataset.fhWords);
  const part = (name) => finder.querySelector(`[data-fh-part="${name}"]`);
  finder.hidden = false;
  try {
    const engine = await Engine.of(new URL("pagefind/", root));
    new Finder(finder, part, { engine, words, root, site: siteName() }).begin();
  } catch (error) {
    part("status").textContent = words.broken;
    console.warn(error);
  }
}

/** The site's name, as it stands behind the page's own in the title. */
const siteName = () => document.title.split(" - ").slice(1).join(" - ");

class Finder {
  #running = new AbortController();
  #typed = 0;
  #timer = 0;
  #state = read(location.href);

  constructor(finder, part, { engine, words, root, site }) {
    const { names, counts } = engine.manifest;
    Object.assign(this, { finder, part, engine, words });
    this.field = part("field");
    this.sort = part("sort");
    this.facets = new Facets(part("facets"), { names, words, counts }, (...change) => this.#narrow(...change));
    const name = (facet, value) => this.facets.name(facet, value);
    this.results = new Results(part, { words, root, site, names, name });
    // What is shown without a search stands where the results will.
    this.browse = document.querySelector("[data-fh-browse]");
    part("columns").append(this.browse);
  }

  begin() {
    keyboard(this.part("list"), this.field);
    // Whoever opens this page will look for something: the program is there before the first word is typed.
    const soon = window.requestIdleCallback ?? setTimeout;
    if (!navigator.connection?.saveData) soon(() => this.engine.ready().catch(() => {}));
    this.field.addEventListener("focus", () => this.engine.ready().catch(() => {}));
    this.field.addEventListener("input", () => this.#type());
    this.finder.querySelector("form").addEventListener("submit", (event) => {
      event.preventDefault();
      this.#run();
    });
    this.sort.addEventListener("change", () => this.#change({ sort: this.sort.value }));
    this.part("clear").addEventListener("click", () => {
      this.#change({ q: "", sort: "relevance", chosen: read("about:blank").chosen });
      this.field.focus();
    });
    const slash = this.part("slash");
    slash.checked = isOn();
    slash.addEventListener("change", () => turn(slash.checked));
    addEventListener("popstate", () => {
      this.#state = read(location.href);
      this.#typed = 0;
      this.#show();
    });
    // On a phone the facets are folded away until somebody wants them.
    this.part("fold").open = matchMedia("(min-width: 60em)").matches;
    this.#show();
  }

  #type() {
    const now = Date.now();
    const pause = now - this.#typed;
    this.#typed = now;
    this.#state = { ...this.#state, q: this.field.value };
    this.#remember(pause < BURST);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#run(), pause < PAUSE ? PAUSE : 0);
  }

  #narrow(facet, values, onlyDraw = false) {
    if (onlyDraw) this.facets.draw(this.#state, this.counts ?? null);
    else this.#change({ chosen: { ...this.#state.chosen, [facet]: values } });
  }

  #change(change) {
    this.#state = { ...this.#state, ...change };
    this.#remember(false);
    this.#show();
  }

  #remember(same) {
    const address = write(this.#state, location.href);
    if (same) history.replaceState(null, "", address);
    else if (address !== location.href) history.pushState(null, "", address);
  }

  #show() {
    if (this.field.value.trim() !== this.#state.q) this.field.value = this.#state.q;
    this.sort.value = this.#state.sort;
    return this.#run();
  }

  async #run() {
    this.#running.abort();
    this.#running = new AbortController();
    const { signal } = this.#running;
    const state = this.#state;
    const empty = isEmpty(state);
    this.browse.hidden = !empty;
    this.part("found").hidden = empty;
    this.#chips(state);
    if (empty) {
      this.counts = null;
      this.facets.draw(state, null);
      this.part("status").textContent = "";
      return;
    }
    this.part("status").textContent = this.words.searching;
    if (!this.counts) this.facets.draw(state, null);
    try {
      let beside = null;
      await search(this.engine, state, signal, async (results, counts, done) => {
        await this.#found(state, results, counts, done);
        // Quotes come first: what else is known must not keep them waiting.
        beside ??= this.#others(state, signal);
      });
      await beside;
    } catch (error) {
      if (signal.aborted) return;
      this.part("status").textContent = this.words.broken;
      console.warn(error);
    }
  }

  async #others(state, signal) {
    const kinds = await searchOthers(this.engine, state, 5);
    if (!signal.aborted) await this.results.showOthers(kinds, state, signal);
  }

  async #found(state, results, counts, done) {
    const drawn = this.results.show(results, state, done);
    if (counts) this.counts = counts;
    if (counts) this.facets.draw(state, counts);
    if (done) this.part("status").textContent = results.length ? filled(this.words.number, { number: results.length.toLocaleString(document.documentElement.lang) }) : this.words.none;
    await drawn;
  }

  /** What narrows the search, each with a button that takes it away. */
  #chips(state) {
    const chips = FACETS.flatMap((facet) =>
      state.chosen[facet].map((value) => {
        const name = this.facets.name(facet, value);
        const remove = () => {
          this.#change({ chosen: { ...this.#state.chosen, [facet]: this.#state.chosen[facet].filter((each) => each !== value) } });
          this.field.focus();
        };
        const label = filled(this.words.remove, { name });
        return element("li", {}, element("button", { type: "button", class: "fh-chip", "aria-label": label, onclick: remove }, name, " ×"));
      }),
    );
    this.part("chips").replaceChildren(...chips);
    this.part("clear").hidden = isEmpty(state);
  }
}
