"""Letters of a paper that none of its fonts holds: another font of the machine sets them, or none does."""

from __future__ import annotations

import io
import unicodedata
from functools import cache
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from fontTools.ttLib import TTFont

from firsthand.theme_files import theme_folder

if TYPE_CHECKING:
    from firsthand.printing.press import Paper

_FONTS = (".woff2", ".woff", ".ttf", ".otf")
# What is seen through: blanks, controls, joiners, signs of direction, variants of letters.
_UNSEEN = {"Cc", "Cf", "Zs", "Zl", "Zp", "Mn", "Me"}


def letters_without_font(paper: Paper) -> str:
    """The letters of a paper that stand in no font of the theme or the brand, each once, in their order in Unicode.

    Args:
        paper: the document.
    """
    reader = _Text()
    reader.feed(paper.html)
    there = set("".join(reader.parts))
    held = _theme_letters()
    for name, data in paper.files.items():
        if name.endswith(_FONTS):
            held = held | _letters(data)
    return "".join(
        sorted(each for each in there if ord(each) not in held and unicodedata.category(each) not in _UNSEEN)
    )


def names_of(letters: str) -> str:
    """Letters with their names, for a sentence: `世 (CJK UNIFIED IDEOGRAPH-4E16)`."""
    return ", ".join(f"{each} ({unicodedata.name(each, f'U+{ord(each):04X}')})" for each in letters)


class _Text(HTMLParser):
    """Collects what a document shows as letters."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._aside = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        self._aside += tag in ("style", "title")

    def handle_endtag(self, tag: str) -> None:
        self._aside -= tag in ("style", "title")

    def handle_data(self, data: str) -> None:
        if not self._aside:
            self.parts.append(data)


@cache
def _theme_letters() -> frozenset[int]:
    fonts = sorted((theme_folder("site") / "assets" / "fonts").glob("*-latin*.woff2"))
    return frozenset().union(*(_letters(font.read_bytes()) for font in fonts))


def _letters(font: bytes) -> frozenset[int]:
    with TTFont(io.BytesIO(font), lazy=True) as opened:
        return frozenset(opened.getBestCmap())
