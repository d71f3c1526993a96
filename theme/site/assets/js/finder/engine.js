// Bundles of Pagefind, each an index of its own. The first that is opened brings the program that searches all of them.

/** What can be found, as the build has written it down; nothing is searched before `search` is asked for. */
export class Engine {
  #opened = new Map();
  #pagefind = null;

  constructor(folder, manifest) {
    this.folder = folder;
    this.manifest = manifest;
    this.bundles = manifest.quotes.map((entry) => this.#bundle(entry));
    this.others = manifest.others && this.#bundle(manifest.others);
  }

  static async of(folder) {
    const answer = await fetch(new URL("finder.json", folder));
    if (!answer.ok) throw new Error(`finder.json: ${answer.status}`);
    return new Engine(folder, await answer.json());
  }

  /** Load the program and the first bundle, so that a search need not wait for them. */
  ready() {
    this.#pagefind ??= this.#start();
    return this.#pagefind;
  }

  async #start() {
    const pagefind = await import(new URL("pagefind.js", this.folder));
    const all = [this.others, ...this.bundles].filter(Boolean);
    const first = all.find((bundle) => bundle.path === this.manifest.program);
    if (first) await this.#open(pagefind, first).filters();
    return pagefind;
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

  constructor({ path, stamp, records }, folder, instance) {
    Object.assign(this, { path, stamp, records, folder, instance });
  }

  /** Everything that holds the words, or everything; each result with its `id`, its `score` and its `data()`. */
  async search(query) {
    const found = await (await this.instance()).search(query || null);
    return found.results;
  }

  /** The facets of its records, and which row of them belongs to which result. */
  columns() {
    this.#columns ??= this.#load();
    return this.#columns;
  }

  async #load() {
    const [answer, all] = await Promise.all([
      fetch(new URL(`facets.json?${this.stamp}`, this.folder)).then((each) => each.json()),
      this.search(""),
    ]);
    const ids = all.map((result) => result.id).sort();
    return { facets: answer, rows: new Map(ids.map((id, row) => [id, row])) };
  }
}

/** A record as Pagefind hands it back: what is shown, the words, and where in them something was found. */
export async function opened(result) {
  const fragment = await result.data();
  const data = JSON.parse(decodeURIComponent(fragment.anchors[0].id));
  return { ...data, meta: fragment.meta, searchable: fragment.content, found: fragment.locations };
}
