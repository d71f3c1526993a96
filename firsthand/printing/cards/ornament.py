"""The one ornament of a card: a large opening quotation mark, or a rule."""

from __future__ import annotations

from functools import lru_cache

from fontTools.pens.svgPathPen import SVGPathPen
from fontTools.pens.transformPen import TransformPen
from fontTools.ttLib import TTFont

from firsthand.theme_files import theme_folder

# How long the rule is, in its own thickness.
_LENGTH = 12


def number(value: float) -> str:
    """A length as SVG writes it."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def quotation_mark(edge: float, top: float, height: float, *, mirrored: bool) -> str:
    """A quotation mark as an SVG path.

    Args:
        edge: where its ink begins; where it ends, if mirrored.
        top: where its ink ends above.
        height: how tall its ink is.
        mirrored: whether it opens words that are read from the right.
    """
    font = _font()
    name = font.getBestCmap()[ord("”" if mirrored else "“")]
    ink = font["glyf"][name]
    scale = height / (ink.yMax - ink.yMin)
    left = edge - (ink.xMax - ink.xMin) * scale if mirrored else edge
    glyphs = font.getGlyphSet()
    pen = SVGPathPen(glyphs, ntos=number)
    glyphs[name].draw(TransformPen(pen, (scale, 0, 0, -scale, left - ink.xMin * scale, top + ink.yMax * scale)))
    return str(pen.getCommands())


def rule(edge: float, top: float, height: float, *, mirrored: bool) -> str:
    """A short rule as an SVG path, placed like the quotation mark."""
    length = height * _LENGTH
    left = edge - length if mirrored else edge
    return f"M{number(left)} {number(top)}h{number(length)}v{number(height)}h-{number(length)}z"


@lru_cache(maxsize=1)
def _font() -> TTFont:
    with (theme_folder("site") / "assets" / "fonts" / "source-serif-4-latin-600-normal.woff2").open("rb") as file:
        font = TTFont(file)
        font.ensureDecompiled()
    return font
