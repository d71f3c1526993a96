// The list of results: a page of them at a time, each with a box to select it and a button to copy it.

import { element, filled } from "./elements.js";
import { opened } from "./engine.js";
import { others, quoteFigure } from "./quotes.js";
import { copy } from "../clipboard.js";
import { asText, download, several } from "./taking.js";

const PAGE = 20;
const AT_ONCE = 5;

export class Results {
  #selected = new Map();
  #results = [];
  #state = null;
  #shown = 0;
  #drawing = 0;

  constructor(part, around) {
    Object.assign(this, { part, around, words: around.words });
    part("more").addEventListener("click", () => this.#more());
    part("take-copy").addEventListener("click", () => this.#copySelected());
    part("take-file").addEventListener("click", () => download(this.#taken()));
    part("take-all").addEventListener("click", () => this.#selectShown());
    part("take-none").addEventListener("click", () => this.#selectNone());
  }

  /** Show results in their order; what a reader has unfolded stays unfolded while more of them come in. */
  async show(results, state, done) {
    const same = this.#state === state;
    const shown = Math.min(same ? Math.max(this.#shown, PAGE) : PAGE, results.length);
    this.#results = results;
    this.#state = state;
    if (!same) this.#shown = 0;
    const drawing = ++this.#drawing;
    // The first few need not wait for the rest of them.
    for (const number of same || shown <= AT_ONCE ? [shown] : [AT_ONCE, shown]) {
      const records = await Promise.all(results.slice(0, number).map(opened));
      if (drawing !== this.#drawing) return;
      this.#draw(records);
    }
    this.#shown = shown;
    this.part("none").hidden = !done || results.length > 0;
    this.part("heading").hidden = !results.length || !state.q.trim();
    this.#foot();
  }

  #draw(records) {
    const focused = this.part("list").contains(document.activeElement) && document.activeElement.closest(".fh-result")?.dataset.id;
    this.part("list").replaceChildren(...records.map((record) => this.#result(record)));
    if (focused) this.part("list").querySelector(`[data-id="${CSS.escape(focused)}"] .fh-result-link`)?.focus();
  }

  async showOthers(kinds, state, signal) {
    const records = new Map();
    for (const [kind, results] of kinds) records.set(kind, await Promise.all(results.map(opened)));
    if (signal.aborted) return;
    const made = others(records, { ...this.around, typed: state.q });
    this.part("others").hidden = !made.length;
    this.part("others-list").replaceChildren(...made);
  }

  async #more() {
    const first = this.#shown;
    const drawing = this.#drawing;
    const records = await Promise.all(this.#results.slice(first, first + PAGE).map(opened));
    if (drawing !== this.#drawing || first !== this.#shown) return;
    this.#shown += records.length;
    this.part("list").append(...records.map((record) => this.#result(record)));
    this.part("list").children[first]?.querySelector(".fh-result-link")?.focus();
    this.#foot();
  }

  #foot() {
    const left = this.#results.length - this.#shown;
    this.part("more").hidden = left <= 0;
    this.part("more").textContent = filled(this.words.moreResults, { number: Math.min(PAGE, left) });
    this.#taking();
  }

  #result(record) {
    const box = element("input", { type: "checkbox", "aria-label": this.words.select });
    box.checked = this.#selected.has(record.id);
    box.addEventListener("change", () => {
      if (box.checked) this.#selected.set(record.id, record);
      else this.#selected.delete(record.id);
      this.#taking();
    });
    const button = element("button", { type: "button", class: "fh-copy", onclick: () => this.#copyOne(record, button) }, this.words.copy);
    const figure = quoteFigure(record, { ...this.around, typed: this.#state.q });
    figure.querySelector("figcaption").append(button);
    return element("li", { class: "fh-result", "data-id": record.id }, element("label", { class: "fh-select" }, box), figure);
  }

  async #copyOne(record, button) {
    const done = await copy(asText(record, this.around));
    this.#say(done ? this.words.copied : this.words.notCopied);
    button.textContent = done ? this.words.copied : this.words.notCopied;
    setTimeout(() => (button.textContent = this.words.copy), 2000);
  }

  #taken() {
    return several([...this.#selected.values()], this.part("take-form").value, this.around);
  }

  async #copySelected() {
    this.#say((await copy(this.#taken().content)) ? this.words.copied : this.words.notCopied);
  }

  #selectShown() {
    for (const box of this.part("list").querySelectorAll(".fh-select input:not(:checked)")) box.click();
  }

  #selectNone() {
    this.#selected.clear();
    for (const box of this.part("list").querySelectorAll(".fh-select input")) box.checked = false;
    this.#taking();
    this.part("list").querySelector(".fh-result-link")?.focus();
  }

  #taking() {
    this.part("taking").hidden = !this.#selected.size;
    this.part("taken").textContent = filled(this.words.selected, { number: this.#selected.size });
  }

  #say(words) {
    this.part("status").textContent = words;
  }
}
