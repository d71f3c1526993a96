"""The theme's letters: which there are, how wide words are set in them, and font files that other programs read."""

from __future__ import annotations

import io
import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from fontTools.merge import Merger
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

from firsthand.printing.cards.kerning import Kerning, Ligatures
from firsthand.theme_files import theme_folder

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

SERIF = "Source Serif 4"
SANS = "Source Sans 3"
# A day that every file carries, in seconds since 1904, so that the same letters give the same bytes.
_EPOCH = 3850070400
# Widths of letters that the theme does not hold, in ems, on the safe side: another font will set them.
_GUESSES = {"picture": 1.35, "wide": 1.0, "capital": 0.9, "other": 0.72}
_KEPT = ["kern", "liga", "ccmp", "mark", "mkmk"]
# Copyright, family, style, full and PostScript name, licence.
_NAMES = {0, 1, 2, 4, 6, 13, 14}


@dataclass(frozen=True)
class Setting:
    """Words as they are set, in ems: where the pen stands before each letter and after it."""

    starts: tuple[float, ...]
    ends: tuple[float, ...]

    def width(self, start: int, end: int) -> float:
        """How wide the letters from one place to before another are."""
        return self.ends[end - 1] - self.starts[start] if end > start else 0.0


class Font:
    """One font file, opened."""

    def __init__(self, ttf: bytes) -> None:
        self.ttf = ttf
        self._font = TTFont(io.BytesIO(ttf))
        self.glyphs: dict[int, str] = self._font.getBestCmap()
        self.advances: dict[str, tuple[int, int]] = self._font["hmtx"].metrics
        self.em: int = self._font["head"].unitsPerEm
        self.kerning = Kerning(self._font)
        self.ligatures = Ligatures(self._font)


class Face:
    """One upright face of the theme; its files for western and for other Latin letters are one font here.

    Most texts need the western letters alone. The file that holds these is small, and quick to read and to cut down.
    """

    def __init__(self, family: str, weight: int) -> None:
        self.family = family
        self.weight = weight
        stem = family.lower().replace(" ", "-")
        folder = theme_folder("site") / "assets" / "fonts"
        self._paths = [folder / f"{stem}-{part}-{weight}-normal.woff2" for part in ("latin", "latin-ext")]

    @cached_property
    def _western(self) -> Font:
        return Font(_named(TTFont(self._paths[0]), self.family))

    @cached_property
    def _whole(self) -> Font:
        return Font(_merged(self._paths, self.family))

    def _font(self, text: str) -> Font:
        """The smallest font with all that this face holds of a text."""
        western = self._western.glyphs
        return self._western if all(ord(each) in western or not is_visible(each) for each in text) else self._whole

    def ttf(self, text: str) -> bytes:
        """A font file that holds all letters of a text that this face has, for programs that draw."""
        return self._font(text).ttf

    def missing(self, text: str) -> str:
        """The letters of a text that this face does not hold, each once, in order."""
        glyphs = self._font(text).glyphs
        return "".join(dict.fromkeys(each for each in text if ord(each) not in glyphs and is_visible(each)))

    def setting(self, text: str) -> Setting:
        """Set a text on one line, with kerning and ligatures."""
        font = self._font(text)
        starts: list[float] = []
        ends: list[float] = []
        pen, before = 0.0, ""
        for glyph, letters in font.ligatures.joined([font.glyphs.get(ord(each), "") for each in text]):
            pen += font.kerning.between(before, glyph) / font.em
            for index in range(letters):
                starts.append(pen)
                letter = text[len(starts) - 1]
                advance = font.advances[glyph][0] / font.em if glyph else _guess(letter)
                pen += advance if index == 0 else 0.0
                ends.append(pen)
            before = glyph
        return Setting(tuple(starts), tuple(ends))

    def woff2(self, letters: Iterable[str]) -> bytes:
        """A font that holds the given letters alone; the same letters give the same bytes."""
        font = TTFont(io.BytesIO(self.ttf("".join(letters))))
        subsetter = Subsetter(Options(layout_features=_KEPT, hinting=False, name_IDs=sorted(_NAMES)))
        subsetter.populate(text="".join(sorted(set(letters) | {" "})))
        subsetter.subset(font)
        return _saved(font, "woff2").getvalue()


@lru_cache(maxsize=8)
def face(family: str, weight: int) -> Face:
    """A face of the theme, read once."""
    return Face(family, weight)


ORDINARY = re.compile(r"[\x20-\x7e\xa0-\xff–—‘’“”…]*")
"""Letters that all of the theme's fonts hold: a text of these alone is known to be whole without opening a font."""


def missing_in_theme(text: str) -> str:
    """The letters of a text that one of the theme's families does not hold, each once, in order."""
    if ORDINARY.fullmatch(text):
        return ""
    missing = face(SERIF, 400).missing(text) + face(SANS, 400).missing(text)
    return "".join(dict.fromkeys(missing))


def is_visible(letter: str) -> bool:
    """Whether a letter needs ink of its own: a joiner, a direction mark or a variation selector does not."""
    return unicodedata.category(letter) not in {"Cf", "Zs", "Cc"} and not "\ufe00" <= letter <= "\ufe0f"


def _guess(letter: str) -> float:
    category = unicodedata.category(letter)
    if category in {"Mn", "Me", "Cf"}:
        return 0.0
    if category in {"So", "Sk"}:
        return _GUESSES["picture"]
    if unicodedata.east_asian_width(letter) in {"W", "F"}:
        return _GUESSES["wide"]
    return _GUESSES["capital" if category == "Lu" else "other"]


def _merged(paths: Sequence[Path], family: str) -> bytes:
    held: set[int] = set()
    files = []
    for path in paths:
        font = TTFont(path)
        # A letter that two files hold would be swapped for its twin, which is kerned with no other.
        for table in font["cmap"].tables:
            table.cmap = {code: glyph for code, glyph in table.cmap.items() if code not in held}
        held |= set(font.getBestCmap())
        files.append(_saved(font))
    return _named(Merger().merge(files), family)


def _named(font: TTFont, family: str) -> bytes:
    """A font as a file that bears the name of its family alone, and no day of its making."""
    # Some files of the theme bear the name of another weight; programs look faces up by name.
    for number in {record.nameID for record in font["name"].names} - _NAMES:
        font["name"].removeNames(nameID=number)
    font["name"].setName(family, 1, 3, 1, 0x409)
    font["head"].created = font["head"].modified = _EPOCH
    return _saved(font).getvalue()


def _saved(font: TTFont, flavor: str | None = None) -> io.BytesIO:
    font.flavor = flavor
    font.recalcTimestamp = False
    file = io.BytesIO()
    font.save(file)
    return io.BytesIO(file.getvalue())
