// Quotes to take along: one with its citation, or those that were selected, as Markdown, CSV or plain text.

import { day, read } from "./quotes.js";
import { together } from "./words.js";

// A cell that begins with one of these is a formula to a spreadsheet.
const FORMULA = /^[=+\-@\t\r]/;
const COLUMNS = ["id", "text", "who", "tags", "persona", "segments", "focus", "study", "date", "url"];

/** What a quote is cited with: the parts that there are, in the order in which they are read. */
function parts(record, { root, names, site }) {
  const study = names.study?.[record.study]?.[0] ?? record.study ?? "";
  return {
    text: read(record, "").text,
    who: together(record.meta.who).text,
    where: [study, record.date && day(record.date), site].filter(Boolean).join(", "),
    url: new URL(record.url, root).href,
  };
}

export function asText(record, around) {
  const { text, who, where, url } = parts(record, around);
  return `“${text}”\n— ${who}. ${where}. ${url}`;
}

const plain = (text) => text.replace(/[\\`*_[\]<>#|~$]/g, "\\$&");

export function asMarkdown(record, around) {
  const { text, who, where, url } = parts(record, around);
  return `> ${plain(text)}\n>\n> — [${plain(who)}](${url}), ${plain(where)}`;
}

const cell = (value) => {
  const text = FORMULA.test(value) ? `'${value}` : value;
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

function asRow(record, around) {
  const { text, who, url } = parts(record, around);
  const values = { ...record, text, who, url };
  return COLUMNS.map((name) => cell([values[name] ?? ""].flat().join("; "))).join(",");
}

/** Several quotes in a form, as text and as a file. */
export function several(records, form, around) {
  const made = {
    markdown: () => records.map((record) => asMarkdown(record, around)).join("\n\n"),
    csv: () => [COLUMNS.join(","), ...records.map((record) => asRow(record, around))].join("\n"),
    text: () => records.map((record) => asText(record, around)).join("\n\n"),
  };
  const kinds = { markdown: ["md", "text/markdown"], csv: ["csv", "text/csv"], text: ["txt", "text/plain"] };
  const [ending, type] = kinds[form];
  return { content: `${made[form]()}\n`, name: `quotes.${ending}`, type: `${type};charset=utf-8` };
}

/** Offer a file. A spreadsheet takes UTF-8 for what it is where a byte order mark says so. */
export function download({ content, name, type }) {
  const mark = name.endsWith(".csv") ? "\ufeff" : "";
  const address = URL.createObjectURL(new Blob([mark, content], { type }));
  const link = document.createElement("a");
  Object.assign(link, { href: address, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
