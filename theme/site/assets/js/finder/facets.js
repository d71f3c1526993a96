// What narrows a search: a fieldset for each facet, a checkbox for each value, with how many quotes choosing it would give.

import { element, filled } from "./elements.js";
import { FACETS } from "./state.js";

const FEW = 8;

/** The panel of facets. `changed` is called with a facet and all values of it that are chosen. */
export class Facets {
  #all = new Set();

  constructor(panel, { names, words, counts }, changed) {
    Object.assign(this, { panel, names, words, everything: counts, changed });
    panel.addEventListener("change", ({ target }) => {
      const chosen = panel.querySelectorAll(`input[name="${CSS.escape(target.name)}"]:checked`);
      changed(target.name, [...chosen].map((box) => box.value));
    });
  }

  /** What a value is called. */
  name(facet, value) {
    return this.words.values[facet]?.[value] ?? this.names[facet]?.[value]?.[0] ?? value;
  }

  /** Draw the panel anew; where no counts are known yet, those of all quotes stand there. */
  draw(state, counts) {
    const focused = this.#focused();
    const known = FACETS.filter((facet) => Object.keys(this.everything[facet] ?? {}).length);
    this.panel.replaceChildren(...known.map((facet) => this.#facet(facet, state, counts?.[facet], counts === null)));
    this.#refocus(focused);
  }

  #focused() {
    const { name, value, dataset } = this.panel.contains(document.activeElement) ? document.activeElement : {};
    return { name, value, more: dataset?.more };
  }

  #refocus({ name, value, more }) {
    const wanted = [...this.panel.querySelectorAll("input, button")];
    wanted.find((each) => (name && each.name === name && each.value === value) || (more && each.dataset.more === more))?.focus();
  }

  #facet(facet, state, counts = {}, waiting) {
    const totals = this.everything[facet];
    const count = (value) => (waiting ? totals[value] : counts[value]) ?? 0;
    const chosen = new Set(state.chosen[facet]);
    const there = [...new Set([...Object.keys(totals), ...chosen])].filter((value) => chosen.has(value) || count(value));
    const values = this.#ordered(facet, there, count, chosen);
    if (!values.length) return "";
    const few = this.#few(facet, values, chosen, count);
    const shown = this.#all.has(facet) ? values : few;
    const list = element("ul", {}, ...shown.map((value) => this.#value(facet, value, count(value), chosen.has(value))));
    return element(
      "fieldset",
      { class: "fh-facet", "data-facet": facet },
      element("legend", {}, this.words.facets[facet]),
      list,
      values.length > few.length ? this.#more(facet, values.length, list) : null,
    );
  }

  #ordered(facet, values, count, chosen) {
    if (facet === "year") return values.sort().reverse();
    if (facet === "tag") return this.#tree(values, count, "");
    return values.sort((one, two) => chosen.has(two) - chosen.has(one) || count(two) - count(one) || (one < two ? -1 : 1));
  }

  /** Tags in the order of their tree, those with most quotes first among their like. */
  #tree(values, count, above) {
    const here = values.filter((tag) => (above ? tag.startsWith(`${above}/`) : true) && depth(tag) === (above ? depth(above) + 1 : 0));
    here.sort((one, two) => count(two) - count(one) || (one < two ? -1 : 1));
    return here.flatMap((tag) => [tag, ...this.#tree(values, count, tag)]);
  }

  /** What is shown at first: of tags the uppermost, and what stands below a chosen one; always what is chosen. */
  #few(facet, values, chosen, count) {
    let free = FEW;
    return values.filter((value) => {
      if (chosen.has(value)) return true;
      if (facet === "tag" && depth(value)) {
        return [...chosen].some((each) => value.startsWith(`${each}/`) || sameParent(each, value));
      }
      free -= 1;
      return free >= 0;
    });
  }

  #value(facet, value, count, checked) {
    const box = element("input", { type: "checkbox", name: facet, value });
    box.checked = checked;
    const label = element("span", { class: "fh-facet-name", dir: "auto" }, this.name(facet, value));
    const number = element("span", { class: "fh-facet-count" }, count.toLocaleString(document.documentElement.lang));
    const indent = facet === "tag" ? Math.min(depth(value), 3) : 0;
    return element("li", { class: `fh-facet-depth-${indent}` }, element("label", {}, box, label, number));
  }

  #more(facet, total, list) {
    const open = this.#all.has(facet);
    const words = open ? this.words.fewer : filled(this.words.more, { number: total });
    return element(
      "button",
      {
        type: "button",
        class: "fh-facet-more",
        "data-more": facet,
        "aria-expanded": String(open),
        onclick: () => {
          if (open) this.#all.delete(facet);
          else this.#all.add(facet);
          this.changed(facet, [...list.querySelectorAll("input:checked")].map((box) => box.value), true);
        },
      },
      words,
    );
  }
}

const depth = (tag) => tag.split("/").length - 1;
const sameParent = (one, two) => one.slice(0, one.lastIndexOf("/") + 1) === two.slice(0, two.lastIndexOf("/") + 1);
