"""CSV and TSV: every cell with its row and column."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

from firsthand.guard.readers.plain import text_of
from firsthand.guard.readers.telling import told

if TYPE_CHECKING:
    from collections.abc import Iterator

    from firsthand.guard.readers.file import File, Segment


def read_table(file: File) -> Iterator[Segment]:
    """A table, its first row taken for the names of its columns; as text where it is none."""
    text = text_of(file.data)
    lines = text.splitlines(keepends=True)
    head = lines[0] if lines else ""
    separator = "\t" if file.ending == "tsv" else max(",;\t|", key=head.count)
    try:
        rows = list(csv.reader(lines, delimiter=separator))
    except csv.Error:
        yield from told(file, "text", text)
        return
    for number, row in enumerate(rows, 1):
        for place, cell in enumerate(row):
            column = rows[0][place].strip() if place < len(rows[0]) else ""
            yield from told(file, f"row {number}, column {column or place + 1}", cell)
