// Bundles of Pagefind, each an index of its own. The first that is opened brings the program that searches all of them.

import { Whereabouts } from "./whereabouts.js";

/** What can be found, as the build has written it down; nothing is searched before `search` is asked for. */
export class Engine {
  #opened = new Map();
  #pagefind = null;

  constructor(folder, manifest) {
    this.folder = folder;
    this.manifest = manifest;
    this.bundles = manifest.quotes.map((entry) => this.#bundle(entry));
    this.others = manifest.others.map((entry) => this.#bundle(entry));
    this.where = manifest.where && new Whereabouts(new URL("where/", folder), manifest.where);
  }

  static async of(folder) {
    return new Engine(folder, await (await fetched(new URL("finder.json", folder))).json());
  }

  /** Load the program and the first bundle, so that a search need not wait for them. */
  ready() {
    this.#pagefind ??= this.#start();
    return this.#pagefind;
  }

  async #start() {
    const pagefind = await import(new URL("pagefind.js", this.folder));
    const first = [...this.bundles, ...this.others].find((bundle) => bundle.path === this.manifest.program);
    if (first) await this.#open(pagefind, first).filters();
    return pagefind;
  }

  /**
   * Bundles of quotes in the order in which to search them, each with the words that it seems to lack.
   *
   * Those come first that may hold what is asked for, and among them the newest, or the oldest.
   */
  async inOrder(state) {
    this.ready().catch(() => {});
    // Without the files that tell, all bundles are alike.
    const told = (this.where && (await this.where.of(state, this.bundles).catch(() => null))) || [];
    const bundles = this.bundles.map((bundle, number) => ({ bundle, ...(told[number] ?? { lacks: [], apt: true }) }));
    if (state.sort === "oldest") bundles.reverse();
    return [...bundles.filter(({ apt }) => apt), ...bundles.filter(({ apt }) => !apt)];
  }

  #bundle(entry) {
    return new Bundle(entry, new URL(`${entry.path}/`, this.folder), async () =>
      this.#open(await this.ready(), entry),
    );
  }

  #open(pagefind, { path, stamp }) {
    if (!this.#opened.has(path)) {
      const basePath = new URL(`${path}/`, this.folder).href;
      this.#opened.set(path, pagefind.createInstance({ basePath, noWorker: true, metaCacheTag: stamp }));
    }
    return this.#opened.get(path);
  }
}

/** One index: its records in the order of their names, and their facets as columns. */
class Bundle {
  #columns = null;
  #records = new Map();

  constructor({ path, stamp, records }, folder, instance) {
    Object.assign(this, { path, stamp, size: records, folder, instance });
  }

  /** Everything that holds the words, or everything: ids, how well they fit, and where in a record the words stand. */
  async search(query) {
    if (!query) return (await this.columns()).ids.map((id) => ({ bundle: this, id, score: 0, words: [] }));
    const { results } = await (await this.instance()).search(query);
    return results.map(({ id, score, words }) => ({ bundle: this, id, score, words }));
  }

  /** Whether it holds a word, in whatever form. Pagefind passes over words that it does not know, but not in quotation marks. */
  async holds(word) {
    return (await this.search(`"${word}"`)).length > 0;
  }

  /** Load what a search for these words will need, without waiting for it. */
  prepare(query) {
    // What fails here fails again in the search, which says so.
    if (query) this.instance().then((index) => index.preload(query)).catch(() => {});
  }

  /** The facets of its records, and which row of them belongs to which id. */
  columns() {
    this.#columns ??= this.#load();
    return this.#columns;
  }

  async #load() {
    const { ids, facets } = await (await fetched(new URL(`facets.json?${this.stamp}`, this.folder))).json();
    const names = unpacked(ids);
    return { ids: names, facets, rows: new Map(names.map((id, row) => [id, row])) };
  }

  /** A record as Pagefind has kept it. */
  record(id) {
    if (!this.#records.has(id)) this.#records.set(id, this.#fragment(id));
    return this.#records.get(id);
  }

  async #fragment(id) {
    const answer = await fetched(new URL(`fragment/${id}.pf_fragment`, this.folder));
    const plain = new Response(answer.body.pipeThrough(new DecompressionStream("gzip")));
    return JSON.parse((await plain.text()).slice(MAGIC.length));
  }
}

const MAGIC = "pagefind_dcd";

async function fetched(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return answer;
}

/** Names from the steps between them: the other half of `packed` in `firsthand/finder/facets.py`. */
function unpacked({ prefix, steps, rest }) {
  const names = [];
  let number = 0;
  for (let place = 0; place < steps.length; place += 3) {
    number += steps[place] * 1_000_000 + steps[place + 1] * 1000 + steps[place + 2];
    names.push(prefix + number.toString(16).padStart(7, "0") + (rest[place / 3] ?? ""));
  }
  return names;
}

/** What a result stands for: what is shown, the words, and where in them something was found. */
export async function opened({ bundle, id, words }) {
  const { anchors, meta, content } = await bundle.record(id);
  return { ...JSON.parse(decodeURIComponent(anchors[0].id)), meta, searchable: content, found: words };
}
