// Which bundles can answer, without loading them: the other half of `firsthand/finder/whereabouts.py`.

import { asQuery, bare } from "./words.js";

const FILES = 256;
const LETTERS = 3; // by which words are shared out over the files
const LIKE = 3; // letters that words must share at least to be like each other

/** Where words and values of facets stand. */
export class Whereabouts {
  #files = new Map();

  constructor(folder, stamp) {
    Object.assign(this, { folder, stamp });
  }

  /**
   * For each bundle whether it may hold all that is asked for, and which words it seems to lack.
   *
   * What no bundle holds is not asked for: Pagefind passes over such words as well.
   */
  async of(state, bundles) {
    const typed = new Set(bare(asQuery(state.q)).match(/[\p{L}\p{N}]+/gu) ?? []);
    const chosen = Object.entries(state.chosen).filter(([, values]) => values.length);
    const wanted = await Promise.all([...[...typed].map((word) => this.#word(word)), ...chosen.map((facet) => this.#facet(facet))]);
    return bundles.map((_, number) => {
      const lacking = wanted.filter(({ held }) => held.size && !held.has(number));
      return { apt: !lacking.length, lacks: lacking.flatMap(({ word }) => word ?? []) };
    });
  }

  /** The bundles that hold a word, or its beginning; where none does, those with what is most like it, which is a guess. */
  async #word(word) {
    const file = await this.#file(fileOf(word));
    const held = holding(file, (other) => other.startsWith(word));
    if (held.size) return { word, held };
    const most = Math.max(LIKE, ...file.flatMap(([, others]) => others.map((other) => shared(word, other))));
    return { held: holding(file, (other) => shared(word, other) === most) };
  }

  async #facet([facet, chosen]) {
    return { held: holding((await this.#file("facets"))[facet] ?? [], (value) => chosen.includes(value)) };
  }

  #file(name) {
    if (!this.#files.has(name)) this.#files.set(name, this.#load(name));
    return this.#files.get(name);
  }

  async #load(name) {
    const answer = await fetch(new URL(`${name}.json?${this.stamp}`, this.folder));
    if (!answer.ok) throw new Error(`${answer.url}: ${answer.status}`);
    return answer.json();
  }
}

/** The bundles that hold a value that fits. */
function holding(file, fits) {
  return new Set(file.flatMap(([bundles, values]) => (values.some(fits) ? bundles : [])));
}

function shared(one, two) {
  let length = 0;
  while (length < one.length && one[length] === two[length]) length += 1;
  return length;
}

function fileOf(word) {
  return [...word].slice(0, LETTERS).reduce((number, letter) => (number * 31 + letter.codePointAt(0)) % FILES, 0);
}
