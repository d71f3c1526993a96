"""Tables: rows with a hairline below each, as tall as their words, over as many slides as they need."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from pptx.enum.dml import MSO_THEME_COLOR
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Emu, Pt

from firsthand.printing.slides.fitting import shortened
from firsthand.printing.slides.measuring import Frame, Level, needed
from firsthand.printing.slides.paragraphs import line

if TYPE_CHECKING:
    from pptx.shapes.placeholder import TablePlaceholder
    from pptx.table import _Cell

    from firsthand.printing.slides.outline import Column, Table
    from firsthand.printing.slides.paragraphs import Group
    from firsthand.printing.slides.writing import Writer

    Row = tuple[Group, ...]

# The sizes of letters in a table that stands on one slide, and in one that goes on.
_SIZES = (18.0, 16.0, 14.0, 13.0)
_SPREAD = 14.0
_HEAD = 12.0
# Around the words of a cell: above and below in sizes of its letters, beside in points.
_ABOVE, _BESIDE = 0.4, 10.0
_INKS = {"tx1": MSO_THEME_COLOR.TEXT_1, "tx2": MSO_THEME_COLOR.TEXT_2}
_HAIRLINE = f'<a:lnB {nsdecls("a")} w="9525"><a:solidFill><a:schemeClr val="%s"/></a:solidFill></a:lnB>'


def draw_table(place: TablePlaceholder, table: Table, writer: Writer) -> tuple[Table | None, Group]:
    """Draw as many rows of a table as go into a place.

    Args:
        place: the place.
        table: the table.
        writer: writes its words.

    Returns:
        The rows for a further slide, as a table; and what is too long for any slide and was shortened, whole.
    """
    width = Emu(place.width).pt
    room = Emu(place.height).pt - _head_height(table)
    sizes = (size for size in _SIZES if sum(_height(row, table, width, size) for row in table.rows) <= room)
    size = next(sizes, 0.0)
    rows, whole = (table.rows, ()) if size else _as_many(table, width, room)
    _draw(place, replace(table, rows=rows), width, size or _SPREAD, writer)
    left = table.rows[len(rows) :]
    return replace(table, rows=left) if left else None, whole


def _as_many(table: Table, width: float, room: float) -> tuple[tuple[Row, ...], Group]:
    """The rows that fit, at least one: its cells are shortened where it does not fit alone."""
    taken = 0.0
    for number, row in enumerate(table.rows):
        taken += _height(row, table, width, _SPREAD)
        if taken > room:
            return (table.rows[:number], ()) if number else _shortened(table.rows[0], table, width, room)
    return table.rows, ()


def _shortened(row: Row, table: Table, width: float, room: float) -> tuple[tuple[Row, ...], Group]:
    cells: list[Group] = []
    whole: Group = ()
    for cell, column in zip(row, table.columns, strict=True):
        frame = _frame(column, width, _SPREAD)
        kept: Group = ()
        for number, paragraph in enumerate(cell):
            part = shortened(
                paragraph,
                lambda part: needed((*kept, part), frame) + 2 * _ABOVE * _SPREAD <= room,  # noqa: B023  # used at once
            )
            kept += (part,)
            if part != paragraph:
                whole += cell[number:]
                break
        cells.append(kept)
    return (tuple(cells),), whole


def _head_height(table: Table) -> float:
    return _HEAD * (1.3 + _ABOVE) if table.head else 0.0


def _height(row: Row, table: Table, width: float, size: float) -> float:
    """How tall a row is."""
    cells = zip(row, table.columns, strict=True)
    return max(needed(cell, _frame(column, width, size)) for cell, column in cells) + 2 * _ABOVE * size


def _frame(column: Column, width: float, size: float) -> Frame:
    level = Level(size, serif=column.serif, bold=column.bold, before=0.3 * size)
    return Frame(column.share * width - _BESIDE, 0, {0: level})


def _draw(place: TablePlaceholder, table: Table, width: float, size: float, writer: Writer) -> None:
    name, heads = place.name, 1 if table.head else 0
    frame = place.insert_table(rows=len(table.rows) + heads, cols=len(table.columns))
    frame.name = name
    drawn = frame.table
    drawn.first_row, drawn.horz_banding = bool(heads), False
    drawn.first_col = True
    properties = drawn._tbl.tblPr  # noqa: SLF001  # python-pptx has no name for a table without a style
    for style in properties.findall(qn("a:tableStyleId")):
        properties.remove(style)
    for column, wide in zip(table.columns, drawn.columns, strict=True):
        wide.width = Pt(column.share * width)
    if heads:
        drawn.rows[0].height = Pt(_head_height(table))
        for cell, text in zip(drawn.rows[0].cells, table.head, strict=True):
            _fill(cell, (line(text),), _HEAD, replace(table.columns[0], serif=False, bold=True, ink="tx1"), writer)
            _dress(cell, "tx1", above=0, below=_ABOVE * _HEAD)
    for row, shown in zip(table.rows, list(drawn.rows)[heads:], strict=True):
        shown.height = Pt(_height(row, table, width, size))
        for cell, group, column in zip(shown.cells, row, table.columns, strict=True):
            _fill(cell, group, size, column, writer)
            _dress(cell, "accent4", above=_ABOVE * size, below=_ABOVE * size)
    frame.height = sum(row.height for row in drawn.rows)


def _fill(cell: _Cell, group: Group, size: float, column: Column, writer: Writer) -> None:
    body = cell.text_frame
    for number, paragraph in enumerate(group):
        written = body.paragraphs[0] if number == 0 else body.add_paragraph()
        if number:
            written.space_before = Pt(0.3 * size)
        writer.fill(written, paragraph, size)
        for run in written.runs:
            run.font.name = "+mj-lt" if column.serif else "+mn-lt"
            run.font.color.theme_color = _INKS[column.ink]
            if column.bold:
                run.font.bold = True


def _dress(cell: _Cell, ink: str, *, above: float, below: float) -> None:
    cell.margin_left, cell.margin_right = 0, Pt(_BESIDE)
    cell.margin_top, cell.margin_bottom = Pt(above), Pt(below)
    cell._tc.get_or_add_tcPr().insert(0, parse_xml(_HAIRLINE % ink))  # noqa: SLF001
