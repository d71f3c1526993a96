// One search over all bundles: the first results at once, the others as they come.

import { dayOf, sift, sum } from "./counting.js";
import { isChosen } from "./state.js";
import { asQuery } from "./words.js";

/**
 * Search for a state.
 *
 * `shown` is called with what is known so far: results in the order asked for, counts of facets once they are there,
 * and whether that is all. What is loaded after the first results waits for it. It stops when `signal` says so.
 */
export async function search(engine, state, signal, shown) {
  const query = asQuery(state.q);
  const bundles = await engine.inOrder(state);
  if (signal.aborted) return;
  const needsColumns = isChosen(state) || state.sort !== "relevance";
  const parts = [];
  const some = () => parts.some(({ kept }) => kept.length);
  for (const [number, { bundle, lacks }] of bundles.entries()) {
    const isFirst = !some();
    // Once there is something to look at, a bundle is on its way while the one before it is looked through.
    if (!isFirst) bundles[number + 1]?.bundle.prepare(query);
    const held = await Promise.all(lacks.map((word) => bundle.holds(word)));
    if (signal.aborted) return;
    const found = held.every(Boolean) ? await bundle.search(query) : [];
    if (signal.aborted) return;
    if (found.length) {
      if (isFirst && !needsColumns) await shown(inOrder([{ kept: found }], state), null, false);
      const columns = await bundle.columns();
      if (signal.aborted) return;
      parts.push({ columns, ...sift(found, columns, state.chosen) });
    }
    // A long search lets the page breathe, so that what is typed meanwhile is not held up.
    await new Promise((resume) => setTimeout(resume));
    if (signal.aborted) return;
    const last = number === bundles.length - 1;
    if (last || number === 0 || (isFirst && some())) await shown(inOrder(parts, state), sum(parts.map(({ counts }) => counts)), last);
  }
  if (!bundles.length) shown([], {}, true);
}

function inOrder(parts, { sort, q }) {
  const all = parts.flatMap(({ kept, columns }) => kept.map((result) => [result, columns]));
  if (sort === "relevance" && q.trim()) {
    return all.map(([result]) => result).sort((one, two) => two.score - one.score);
  }
  if (!parts.every(({ columns }) => columns)) return all.map(([result]) => result);
  const sign = sort === "oldest" ? 1 : -1;
  return all
    .map(([result, columns]) => [result, dayOf(result, columns)])
    .sort(([one, day], [two, other]) => sign * (day < other ? -1 : day > other ? 1 : 0) || two.score - one.score || (one.id < two.id ? -1 : 1))
    .map(([result]) => result);
}

/** What else is known about the words: a few of each kind of page, the best first. */
export async function searchOthers(engine, state, most) {
  const kinds = new Map();
  for (const bundle of state.q.trim() ? engine.others : []) {
    const found = await bundle.search(asQuery(state.q));
    if (!found.length) continue;
    const { facets, rows } = await bundle.columns();
    for (const result of found) {
      const [value] = facets.kind.sets[facets.kind.rows[rows.get(result.id)]];
      const kind = facets.kind.values[value];
      const list = kinds.get(kind) ?? [];
      kinds.set(kind, list);
      if (list.length < most) list.push(result);
    }
  }
  return kinds;
}
