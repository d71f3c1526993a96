"""Rows and cells of a CSV file, each with its place."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from firsthand.reading import faults

if TYPE_CHECKING:
    from firsthand.model import Problem
    from firsthand.reading.text import Text

_DELIMITERS = ",;\t"
_SEPARATOR_LINE = re.compile(r'\A\s*"?sep=([,;\t])"?[ \t]*\n', re.IGNORECASE)


@dataclass(frozen=True)
class Cell:
    """A cell's text without quotation marks, and where it begins in the file."""

    text: str
    offset: int


def read_rows(text: Text) -> tuple[list[list[Cell]], list[Problem]]:
    """Split a file separated by commas, semicolons or tabs, whichever its first line holds most of.

    Args:
        text: the file.

    Returns:
        Its rows, those left out that hold nothing; and a problem for a quoted cell that does not end, which ends the
        reading, since nobody can tell where the next one begins.
    """
    source = text.text
    said = _SEPARATOR_LINE.match(source)
    position = said.end() if said else len(source) - len(source.lstrip("\n \ufeff"))
    first = re.sub(r'"[^"]*"', "", source[position:].split("\n", 1)[0])
    delimiter = said[1] if said else max(_DELIMITERS, key=first.count)
    blank = r" *" if delimiter == "\t" else r"[ \t]*"
    quoted = re.compile(rf'{blank}"((?:[^"]|"")*+)"{blank}(?=[{delimiter}\n]|\Z)')
    bare = re.compile(rf"[^{delimiter}\n]*")
    rows: list[list[Cell]] = [[]]
    while position <= len(source):
        match = quoted.match(source, position)
        if match:
            rows[-1].append(Cell(match[1].replace('""', '"').strip(), position))
        else:
            match = bare.match(source, position)
            if match is None or match[0].lstrip().startswith('"'):
                reason = "a quotation mark opens a cell here and does not close it"
                return _filled(rows), [faults.identities_unreadable(text.at(position), reason)]
            rows[-1].append(Cell(match[0].strip(), position))
        position = match.end()
        if source[position : position + 1] == "\n":
            rows.append([])
        position += 1
    return _filled(rows), []


def _filled(rows: list[list[Cell]]) -> list[list[Cell]]:
    return [row for row in rows if any(cell.text for cell in row)]
