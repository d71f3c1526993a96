// Quotes as they are found: set as on every page, with who said them, what they are about, and where they stand.

import { element, filled } from "./elements.js";
import { alike, together, trimmed } from "./words.js";

/** A record's text and what of it is to be marked, as places in the text. */
export function read(record, typed) {
  const { text, places } = record.text === undefined ? together(record.searchable) : { text: record.text, places: [] };
  const found = record.found.map((number) => places[number]).filter(Boolean);
  const marks = found.length ? found.map((place) => trimmed(text, place)) : alike(text, typed);
  return { text, marks: joined(marks) };
}

/** Places in order, those that touch joined: Han characters that were found one by one are one word. */
function joined(places) {
  const made = [];
  for (const [start, end] of places.toSorted((one, two) => one[0] - two[0])) {
    const last = made.at(-1);
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else made.push([start, end]);
  }
  return made;
}

/** A text with what was found marked, and private words as what they are. */
export function marked(text, marks, hidden = [], note = "") {
  const cuts = [...new Set([0, text.length, ...marks.flat(), ...hidden.flat()])].sort((one, two) => one - two);
  return cuts.slice(0, -1).map((start, number) => {
    const words = text.slice(start, cuts[number + 1]);
    const lies = ([from, to]) => from <= start && start < to;
    const inner = marks.some(lies) ? element("mark", {}, words) : words;
    return hidden.some(lies) ? element("span", { class: "fh-private", title: note }, inner) : inner;
  });
}

/** A quote as a figure; `root` is the address of the site. */
export function quoteFigure(record, { typed, root, words, name, names }) {
  const { text, marks } = read(record, typed);
  const place = new URL(record.url, root).href;
  const tags = (record.tags ?? []).map((tag) => {
    const address = names.tag[tag]?.[1];
    return address
      ? element("a", { class: "fh-tag", href: new URL(address, root).href }, `#${tag}`)
      : element("span", { class: "fh-tag" }, `#${tag}`);
  });
  const study = record.study && element("span", { class: "fh-result-study", dir: "auto" }, linked(names.study?.[record.study] ?? [record.study], root));
  return element(
    "figure",
    { class: `fh-quote${record.focus ? ` fh-quote--${record.focus}` : ""}` },
    element("blockquote", {}, element("p", { dir: "auto" }, ...marked(text, marks, record.private, words.private))),
    element(
      "figcaption",
      {},
      element("span", { class: "fh-signature", dir: "auto" }, element("a", { href: place, class: "fh-result-link" }, together(record.meta.who).text)),
      record.time && element("span", { class: "fh-time" }, record.time),
      record.focus && element("span", { class: `fh-focus fh-focus--${record.focus}` }, name("focus", record.focus)),
      ...signs(record, words).map((sign) => element("span", { class: "fh-mark" }, sign)),
      record.date && element("time", { class: "fh-time", datetime: record.date }, day(record.date)),
      study,
      tags.length ? element("span", { class: "fh-tags" }, ...tags.flatMap((tag) => [tag, " "])) : null,
    ),
  );
}

/** A day as a reader reads it. */
export function day(iso) {
  const form = { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" };
  const date = new Date(`${iso}T00:00:00Z`);
  return Number.isNaN(date.getTime()) ? iso : date.toLocaleDateString(document.documentElement.lang === "en" ? "en-GB" : document.documentElement.lang, form);
}

function signs(record, words) {
  const marks = record.marks ?? [];
  const inside = marks.includes("internal") || record.consent === "internal" || record.consent === "none";
  return [
    marks.includes("key") && words.values.mark.key,
    marks.includes("testimonial") && words.values.mark.testimonial,
    inside && words.inside,
    record.edited && words.edited,
  ].filter(Boolean);
}

function linked([title, address], root) {
  return address ? element("a", { href: new URL(address, root).href }, title) : title;
}

/** What else is known: findings as rows with their figures, everything else as links by kind. */
export function others(kinds, { typed, root, words }) {
  const findings = kinds.get("finding") ?? [];
  const row = (record) => {
    const { text } = together(record.meta.title);
    return element(
      "li",
      { class: "fh-row" },
      element("a", { class: "fh-row-title", dir: "auto", href: new URL(record.url, root).href }, ...marked(text, alike(text, typed))),
      record.draft ? element("span", { class: "fh-mark" }, words.draft) : null,
      record.figure ? element("span", { class: "fh-row-figure", title: filled(words.figure, { figure: record.figure }) }, record.figure) : null,
    );
  };
  const link = (record) => element("a", { dir: "auto", href: new URL(record.url, root).href }, together(record.meta.title).text);
  const rest = [...kinds].filter(([kind]) => kind !== "finding");
  const about = rest.flatMap(([kind, records]) => [
    element("dt", {}, words.kinds[kind] ?? kind),
    element("dd", {}, ...records.flatMap((record, number) => (number ? [" · ", link(record)] : [link(record)]))),
  ]);
  return [
    findings.length ? element("ul", { class: "fh-rows" }, ...findings.map(row)) : null,
    about.length ? element("dl", { class: "fh-facts fh-also" }, ...about) : null,
  ].filter(Boolean);
}
