"""A laid-out card as SVG: real text, the letters it needs within it, one quiet ornament."""

from __future__ import annotations

import base64
import re
from dataclasses import dataclass
from functools import lru_cache
from html import escape
from typing import TYPE_CHECKING

from firsthand.printing.cards.lettering import SANS, SERIF, face
from firsthand.printing.cards.ornament import number
from firsthand.theme_files import theme_folder

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_OTHERS = {SERIF: "Georgia, 'Times New Roman', serif", SANS: "'Helvetica Neue', Arial, sans-serif"}
_COLOUR = re.compile(r"--fh-(\w+):\s*(#[0-9a-fA-F]{3,8})")


@dataclass(frozen=True)
class Line:
    """A line of text in its place.

    Attributes:
        backwards: whether the words that it is a line of run from right to left.
        shift: how far to the right of the margin it stands.
    """

    text: str
    family: str
    weight: int
    size: float
    colour: str
    baseline: float
    backwards: bool
    shift: float = 0.0


@dataclass(frozen=True)
class Drawing:
    """All that a card shows.

    Attributes:
        margin: how far all of it keeps from the edges.
        mirrored: whether it is read from the right.
        shapes: what is drawn beside the words, as SVG.
        title: what the picture is called, where it is to say so itself.
    """

    width: int
    height: int
    margin: float
    mirrored: bool
    shapes: str
    lines: Sequence[Line]
    title: str = ""
    description: str = ""


def svg_of(drawing: Drawing) -> str:
    """Write a drawing down as one SVG that needs no other file."""
    return _svg(
        drawing,
        f"<title>{_text(drawing.title)}</title>\n<desc>{_text(drawing.description)}</desc>\n"
        f"<style>{''.join(_font_faces(drawing.lines))}</style>\n",
    )


def bare_svg(drawing: Drawing) -> str:
    """Write a drawing down as an SVG that only the print room can read: it holds no letters, and says nothing."""
    return _svg(drawing, "")


def _svg(drawing: Drawing, head: str) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{drawing.width}" height="{drawing.height}" '
        f'viewBox="0 0 {drawing.width} {drawing.height}" role="img">\n{head}'
        f'<rect width="{drawing.width}" height="{drawing.height}" fill="{colours()["wash"]}"/>\n'
        f"{drawing.shapes}\n" + "".join(_line(line, drawing) for line in drawing.lines) + "</svg>\n"
    )


@lru_cache(maxsize=1)
def colours() -> dict[str, str]:
    """The theme's colours on paper by their names."""
    css = (theme_folder("site") / "assets" / "firsthand.css").read_text(encoding="utf-8")
    return dict(reversed(_COLOUR.findall(css)))


def _line(line: Line, drawing: Drawing) -> str:
    at = line.shift + (drawing.width - drawing.margin if drawing.mirrored else drawing.margin)
    anchor = "start" if line.backwards == drawing.mirrored else "end"
    direction = ' direction="rtl"' if line.backwards else ""
    return (
        f'<text x="{number(at)}" y="{number(line.baseline)}" text-anchor="{anchor}"{direction}{_measure(line)} '
        f'font-family="\'{line.family}\', {_OTHERS[line.family]}" font-size="{number(line.size)}" '
        f'font-weight="{line.weight}" fill="{line.colour}">{_text(line.text)}</text>\n'
    )


def _measure(line: Line) -> str:
    """The width that other fonts are to keep; unknown where letters are not the theme's."""
    letters = face(line.family, line.weight)
    if letters.missing(line.text) or len(line.text) == 1:
        return ""
    return f' textLength="{number(letters.setting(line.text).width(0, len(line.text)) * line.size)}"'


def _font_faces(lines: Iterable[Line]) -> Iterator[str]:
    needed: dict[tuple[str, int], set[str]] = {}
    for line in lines:
        needed.setdefault((line.family, line.weight), set()).update(line.text)
    for (family, weight), letters in needed.items():
        held = "".join(sorted(letters - set(face(family, weight).missing("".join(letters)))))
        yield (
            f"@font-face{{font-family:'{family}';font-weight:{weight};"
            f"src:url(data:font/woff2;base64,{_embedded(family, weight, held)}) format('woff2')}}"
        )


@lru_cache(maxsize=256)
def _embedded(family: str, weight: int, letters: str) -> str:
    return base64.b64encode(face(family, weight).woff2(letters)).decode("ascii")


def _text(text: str) -> str:
    return escape(text, quote=True)
