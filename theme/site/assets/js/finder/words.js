// Words of every script made comparable: the other half of `firsthand/finder/scripts.py`.

const UNSPACED =
  "\\u0e00-\\u0eff\\u1000-\\u109f\\u1780-\\u17ff\\u3005-\\u3007\\u3040-\\u30ff\\u3400-\\u9fff\\uf900-\\ufaff\\u{20000}-\\u{3ffff}";
const MARKS =
  "\\u0300-\\u036f\\u0e31\\u0e34-\\u0e3a\\u0e47-\\u0e4e\\u0eb1\\u0eb4-\\u0ebc\\u0ec8-\\u0ece\\u102b-\\u103e\\u17b6-\\u17d3\\u3099\\u309a";
const PIECE = new RegExp(`(?![${MARKS}])[${UNSPACED}][${MARKS}]*`, "gu");
const HAS_UNSPACED = new RegExp(`[${UNSPACED}]`, "u");
const ONLY_UNSPACED = new RegExp(`^[${UNSPACED}\\p{P}]+$`, "u");
const BLANK = "␣";

/** What is typed as Pagefind is to look for it. Words without blanks between them are looked for as they stand. */
export function asQuery(typed) {
  const text = typed.trim();
  const separated = text.replace(PIECE, " $& ").replace(/\s+/g, " ").trim();
  return ONLY_UNSPACED.test(text) && separated.includes(" ") ? `"${separated}"` : separated;
}

/** A text of the index as it was written, and where each of its pieces stands in it. */
export function together(searchable) {
  const places = [];
  let text = "";
  let before = "";
  for (const piece of searchable.split(/\s+/).filter(Boolean)) {
    if (piece === BLANK) text += " ";
    else if (text && !text.endsWith(" ") && !HAS_UNSPACED.test(before) && !HAS_UNSPACED.test(piece)) text += " ";
    const start = text.length;
    if (piece !== BLANK) text += piece;
    places.push([start, text.length]);
    before = piece;
  }
  return { text, places };
}

/** A text in small letters without marks. */
export const bare = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replaceAll("ß", "ss");

/** Stretches of a text that begin as one of the words looked for: for words found in a form of theirs. */
export function alike(text, typed) {
  const wanted = [...typed.matchAll(/[\p{L}\p{N}]{2,}/gu)].map((match) => bare(match[0]));
  return [...text.matchAll(/[\p{L}\p{M}\p{N}]+/gu)]
    .filter((match) => wanted.some((word) => bare(match[0]).includes(word)))
    .map((match) => [match.index, match.index + match[0].length]);
}

/** A word's place without the punctuation around it. */
export function trimmed(text, [start, end]) {
  const word = text.slice(start, end);
  const lead = word.match(/^[^\p{L}\p{N}]*/u)[0].length;
  const trail = word.match(/[^\p{L}\p{M}\p{N}]*$/u)[0].length;
  return lead + trail >= word.length ? [start, end] : [start + lead, end - trail];
}
