"""Fonts: their names and whatever else in them is no shape. What a page says is in the page, and not in its fonts."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from fontTools.ttLib import TTFont

from firsthand.guard.readers.file import Segment
from firsthand.guard.readers.strings import strings_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from firsthand.guard.readers.file import File

# Tables of shapes, sizes and programs, which hold no text.
_SHAPES = frozenset(
    [
        *("BASE", "CFF ", "CFF2", "COLR", "CPAL", "FFTM", "GDEF", "GPOS", "GSUB", "HVAR", "JSTF", "LTSH", "MATH"),
        *("MVAR", "OS/2", "STAT", "VDMX", "VORG", "VVAR", "avar", "cmap", "cvar", "cvt ", "fpgm", "fvar", "gasp"),
        *("glyf", "gvar", "hdmx", "head", "hhea", "hmtx", "kern", "loca", "maxp", "prep", "vhea", "vmtx", "GlyphOrder"),
    ]
)


def read_font(file: File) -> Iterator[Segment]:
    """Read a font as OpenType, TrueType or packed for the web."""
    with TTFont(io.BytesIO(file.data), lazy=True) as font:
        file.allowance.take(
            sum(entry.origLength for entry in font.reader.tables.values() if hasattr(entry, "origLength"))
        )
        for tag in font.reader.keys():  # noqa: SIM118  # a reader is no mapping
            if tag == "name":
                for record in font["name"].names:
                    yield Segment(f"font name {record.nameID}", record.toUnicode(errors="replace"))
            elif tag not in _SHAPES:
                yield Segment(f"font table {tag}", strings_in(font.reader[tag]))
        for name, part in (("metadata", "metaData"), ("private data", "privData")):
            data = getattr(font.flavorData, part, None) if font.flavorData else None
            if data:
                yield Segment(f"font {name}", strings_in(data))
