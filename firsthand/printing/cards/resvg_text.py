"""The text of a card as resvg has to read it: it knows no direction, and mixes fonts within a line badly."""

from __future__ import annotations

import re
import unicodedata
from html import escape, unescape
from itertools import groupby
from typing import TYPE_CHECKING

from firsthand.printing.cards.lettering import SANS, SERIF, face, is_visible
from firsthand.printing.cards.system_fonts import fonts_holding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from firsthand.printing.cards.lettering import Face
    from firsthand.printing.cards.system_fonts import SystemFont

_TEXT = re.compile(r"<text ([^>]*)>([^<]*)</text>")
_ATTRIBUTE = re.compile(r'([\w-]+)="([^"]*)"')
_OPPOSITE = {"start": "end", "end": "start"}
_EUROPEAN = "\u0590"


def borrowed_fonts(svg: str) -> list[SystemFont]:
    """The fonts of this machine that a card needs, for letters which the theme's fonts do not hold."""
    texts = (_Text(found) for found in _TEXT.finditer(svg))
    return list(dict.fromkeys(font for text in texts for font in text.fonts))


def faces_in(svg: str) -> list[Face]:
    """The theme's faces in which a card is set."""
    return list(dict.fromkeys(_Text(found).face for found in _TEXT.finditer(svg)))


def for_resvg(svg: str) -> str:
    """The same card with each line written so that resvg draws it as a browser would."""
    return _TEXT.sub(lambda found: _Text(found).written(), svg)


class _Text:
    """One line of a card."""

    def __init__(self, found: re.Match[str]) -> None:
        self.attributes = dict(_ATTRIBUTE.findall(found[1]))
        self.words = unescape(found[2])
        serif = SERIF in self.attributes["font-family"]
        self.face = face(SERIF if serif else SANS, int(self.attributes["font-weight"]))
        self.fonts = fonts_holding("".join(sorted(self.face.missing(self.words))), serif=serif)

    def written(self) -> str:
        inner = escape(self.words)
        if self.fonts and any(_is_shaped(each) for each in self.words):
            inner = f'<tspan font-family="{_quoted(self.fonts[0].family)}">{inner}</tspan>'
        elif self.fonts:
            inner = self._in_runs()
        if self.attributes.pop("direction", "") == "rtl":
            self.attributes["text-anchor"] = _OPPOSITE[self.attributes["text-anchor"]]
            inner = f"\u202b{inner}\u202c"
        attributes = " ".join(f'{name}="{value}"' for name, value in self.attributes.items())
        return f"<text {attributes}>{inner}</text>"

    def _in_runs(self) -> str:
        """Each run of letters of one font in its own place: that keeps the fonts apart."""
        runs = list(self._runs())
        size = float(self.attributes["font-size"])
        pen = float(self.attributes["x"])
        if self.attributes["text-anchor"] == "end":
            pen -= size * sum(width for _, _, width in runs)
            self.attributes["text-anchor"] = "start"
        written = ""
        for letters, font, width in runs:
            family = f' font-family="{_quoted(font.family)}"' if font else ""
            written += f'<tspan x="{pen:.2f}"{family}>{escape(letters)}</tspan>'
            pen += size * width
        return written

    def _runs(self) -> Iterator[tuple[str, SystemFont | None, float]]:
        """Letters, the font where it is a borrowed one, and how wide they are, in ems."""
        fonts: list[SystemFont | None] = []
        for letter in self.words:
            joins = bool(fonts) and not is_visible(letter) and letter not in " \u00a0"
            holder = next((font for font in self.fonts if ord(letter) in font.letters), None)
            fonts.append(fonts[-1] if joins else holder if self.face.missing(letter) else None)
        for font, run in groupby(zip(self.words, fonts, strict=True), key=lambda each: each[1]):
            letters = "".join(letter for letter, _ in run)
            yield letters, font, _width(letters, font) if font else self.face.setting(letters).width(0, len(letters))


def _is_shaped(letter: str) -> bool:
    """Whether letters of its script depend on their neighbours: a line of them keeps to one font."""
    marks = letter > _EUROPEAN and is_visible(letter) and unicodedata.category(letter) in {"Mn", "Mc"}
    return marks or unicodedata.bidirectional(letter) in {"R", "AL"}


def _width(letters: str, font: SystemFont) -> float:
    # What follows a joiner is part of one picture with what stands before it.
    alone = re.sub("\u200d.|[\U0001f3fb-\U0001f3ff]", "", letters)
    return sum(font.width(letter) for letter in alone if ord(letter) in font.letters and is_visible(letter))


def _quoted(family: str) -> str:
    return escape("'" + family.replace("'", "") + "'")
