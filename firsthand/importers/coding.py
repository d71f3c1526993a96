"""Researchers' coding from CSV: highlights found in their transcripts, and the codebook."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass, field
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from firsthand.importers.notes import yaml_text
from firsthand.importers.writing import ImportProblem, Unplaced
from firsthand.model import Interview, Problem, plain, slug
from firsthand.reading.matching import Passage, Transcript
from firsthand.reading.nearest import nearest
from firsthand.reading.text import read_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

# What other tools call the columns that matter here.
COLUMNS: dict[str, tuple[str, ...]] = {
    "document": ("document", "document name", "doc", "file", "file name", "source", "interview", "note", "note title"),
    "tag": ("tag", "tags", "code", "codes", "theme", "label", "code name"),
    "text": ("segment", "content", "text", "quote", "quotation", "highlight", "excerpt", "coded text", "quote content"),
    "memo": ("memo", "description", "definition", "comment", "notes"),
}
# How tools write a code below another one, the least mistakable first.
_LEVELS = (" > ", "::", "\\", "/")
# Characters; a whole transcript in one cell fits.
_LONGEST_CELL = 10_000_000
_LABEL = re.compile(r"(?:(?<=^)|(?<=[\s.?!]))[^\W\d_][\w' -]{0,30}:\s+", re.MULTILINE)
_BEFORE = (6, 12, 24, 48)


@dataclass(frozen=True)
class Table:
    """A CSV file with its columns recognised."""

    path: Path
    rows: Sequence[Mapping[str, str]]
    columns: Mapping[str, str]

    @property
    def level(self) -> str:
        """The sign between a code and the one below it: the first that any code of the table holds."""
        codes = [self.cell(row, "tag") for row in self.rows]
        return next((sign for sign in _LEVELS if any(sign in code for code in codes)), _LEVELS[0])

    def cell(self, row: Mapping[str, str], column: str) -> str:
        """A cell of a row by what its column means."""
        return (row.get(self.columns.get(column, "")) or "").strip()


@dataclass
class Placed:
    """Highlights of one interview, ready to be written, and what could not be placed."""

    entries: list[dict[str, object]] = field(default_factory=list)
    placed_rows: int = 0


def read_table(path: Path, named: Mapping[str, str]) -> Table:
    """Read a CSV file and recognise its columns.

    Args:
        path: the file; separated by commas, semicolons or tabs.
        named: columns that the user names, by what they mean.

    Raises:
        ImportProblem: the file cannot be read, or holds no columns that are known.
    """
    text = read_text(path, str(path))
    if isinstance(text, Problem):
        raise ImportProblem(f"{text.source}: {text.message}")
    try:
        dialect: type[csv.Dialect] | str = csv.Sniffer().sniff(text.text.split("\n", 1)[0], ",;\t")
    except csv.Error:
        dialect = "excel"
    csv.field_size_limit(_LONGEST_CELL)
    reader = csv.DictReader(text.text.splitlines(keepends=True), dialect=dialect, strict=False)
    try:
        rows = list(reader)
    except csv.Error as error:
        raise ImportProblem(f"{path}:{reader.line_num}: this is no valid CSV: {error}.") from error
    headers = {(name or "").strip().casefold(): name for name in reader.fieldnames or ()}
    columns = {}
    for meaning, names in COLUMNS.items():
        wanted = (named[meaning].casefold(),) if meaning in named else names
        found = next((headers[name] for name in wanted if name in headers), None)
        if meaning in named and found is None:
            raise ImportProblem(f"{path} has no column `{named[meaning]}`; it has {', '.join(headers.values())}.")
        if found is not None:
            columns[meaning] = found
    if "tag" not in columns:
        raise ImportProblem(
            f"{path} has no column for tags that is known here; it has {', '.join(headers.values()) or 'no columns'}. "
            "Name it with --column tag=NAME (and --column text=NAME, --column document=NAME)."
        )
    return Table(path, rows, columns)


def is_codebook(table: Table) -> bool:
    """Whether a table defines tags and holds no highlights."""
    return "text" not in table.columns


def tag_of(code: str, level: str = " > ") -> str:
    """A code's path as a nested tag: ``Trust > Totals`` as ``trust/totals``."""
    return "/".join(slug(part) for part in code.split(level.strip()) if part.strip())


def codebook_text(table: Table, known: Iterable[str]) -> tuple[str, int]:
    """A table of codes as YAML for the codebook, without the tags that are known already.

    Returns:
        The YAML, and how many tags it defines.
    """
    taken = set(known)
    entries: dict[str, object] = {}
    for row in table.rows:
        code = table.cell(row, "tag")
        tag = tag_of(code, table.level)
        if not tag or tag in taken:
            continue
        taken.add(tag)
        entry = {"label": code.split(table.level.strip())[-1].strip()}
        memo = table.cell(row, "memo")
        if memo:
            entry["description"] = re.sub(r"\s+", " ", memo)
        entries[tag] = entry
    return (yaml_text(entries), len(entries)) if entries else ("", 0)


def place_highlights(table: Table, interviews: Mapping[str, Interview]) -> tuple[dict[str, Placed], list[Unplaced]]:
    """Find the highlights of a table in the transcripts of their interviews.

    Args:
        table: rows with document, tag and text; the same text with several tags is one highlight.
        interviews: the interviews by id.

    Returns:
        What was placed by the interview's id; and every highlight that was not, with the passage most like it.
    """
    documents = {name.casefold(): interview for name, interview in interviews.items()}
    documents |= {
        person.key: interview
        for interview in interviews.values()
        for person in interview.participants
        if sum(other.participant(person.id) is not None for other in interviews.values()) == 1
    }
    placed: dict[str, Placed] = {}
    unplaced: list[Unplaced] = []
    transcripts: dict[str, Transcript] = {}
    for (document, text), codes in _grouped(table).items():
        stem = PurePath(document).stem if document else ""
        interview = documents.get(stem.casefold()) or documents.get(slug(stem))
        tags = tuple(dict.fromkeys(tag_of(code, table.level) for code in codes))
        if interview is None:
            unplaced.append(Unplaced(document, tuple(codes), text, "no interview is called so"))
            continue
        transcript = transcripts.setdefault(interview.id, Transcript(interview.turns))
        found = _place(text, transcript)
        if isinstance(found, str):
            near = nearest(transcript.turns, _LABEL.sub("", text))
            unplaced.append(Unplaced(document, tuple(codes), text, found, near))
            continue
        own = placed.setdefault(interview.id, Placed())
        own.entries.append(_entry(found, tags, transcript))
        own.placed_rows += len(codes)
    return placed, unplaced


def _grouped(table: Table) -> dict[tuple[str, str], list[str]]:
    groups: dict[tuple[str, str], list[str]] = {}
    for row in table.rows:
        text = table.cell(row, "text")
        codes = [code for code in re.split(r"\s*[;|]\s*", table.cell(row, "tag")) if code]
        if text:
            groups.setdefault((table.cell(row, "document"), text), []).extend(codes)
    return groups


def _place(text: str, transcript: Transcript) -> Passage | str:
    """The one place of a highlight, or why there is none. Speakers' labels in it do not matter."""
    for words in dict.fromkeys((text, _LABEL.sub(" ", text))):
        found = [passage for passage in transcript.find(words, over_others=True) if not passage.edited]
        if len(found) == 1:
            return found[0]
        if found:
            return f"its words stand {len(found)} times"
        if transcript.speaker(words):
            return "an interviewer says it"
    return "it is not there word for word"


def _entry(passage: Passage, tags: tuple[str, ...], transcript: Transcript) -> dict[str, object]:
    """A highlight as it is written; words that stand twice get those before them."""
    quote = plain(transcript.words(passage))
    entry: dict[str, object] = {"quote": quote}
    if transcript.find(quote, over_others=True) != [passage]:
        for count in _BEFORE:
            before = transcript.before(passage, count)
            if transcript.find(quote, before=before, over_others=True) == [passage]:
                entry["before"] = before
                break
    return entry | {"tags": list(tags)}
