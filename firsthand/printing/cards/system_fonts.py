"""Fonts of the machine, for letters that the theme does not hold."""

from __future__ import annotations

import struct
import sys
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from fontTools.ttLib import TTFont, TTLibError

_FOLDERS = {
    "darwin": ("/System/Library/Fonts", "/Library/Fonts", "~/Library/Fonts"),
    "win32": ("C:/Windows/Fonts", "~/AppData/Local/Microsoft/Windows/Fonts"),
}
_ELSEWHERE = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.local/share/fonts", "~/.fonts")
_KINDS = {".ttf", ".otf", ".ttc"}
# Some makers call their plain face light, some medium.
_PLAIN = range(300, 501)
_MEDIUM_WIDTH = 5
_ITALIC = 1
_FAULTS = (TTLibError, OSError, struct.error, ValueError, KeyError, IndexError, AssertionError, AttributeError)


@dataclass(frozen=True)
class SystemFont:
    """A regular, upright font of this machine."""

    path: Path
    family: str
    letters: frozenset[int]

    def width(self, letter: str) -> float:
        """How wide a letter is that this font holds, in ems."""
        return _widths(self.path)[ord(letter)]


@lru_cache(maxsize=64)
def fonts_holding(letters: str, *, serif: bool) -> tuple[SystemFont, ...]:
    """The fewest fonts of this machine that hold as many of the letters as can be had.

    Args:
        letters: the letters, in any order.
        serif: whether the fonts had better have serifs.

    Returns:
        Fonts, those that hold most first.
    """
    wanted = {ord(each) for each in letters}
    liked = sorted(_fonts(), key=lambda font: ("mono" in font.path.name.lower(), _has_serifs(font) != serif))
    chosen: list[SystemFont] = []
    while wanted:
        best = max(liked, key=lambda font: len(wanted & font.letters), default=None)
        if best is None or not wanted & best.letters:
            break
        chosen.append(best)
        wanted -= best.letters
    return tuple(chosen)


def held_by_none(letters: str) -> str:
    """The letters that no font of this machine holds."""
    return "".join(each for each in letters if not any(ord(each) in font.letters for font in _fonts()))


def _has_serifs(font: SystemFont) -> bool:
    return "serif" in font.path.name.lower() and "sans" not in font.path.name.lower()


@lru_cache(maxsize=1)
def _fonts() -> tuple[SystemFont, ...]:
    folders = [Path(each).expanduser() for each in _FOLDERS.get(sys.platform, _ELSEWHERE)]
    paths = {path for folder in folders for path in folder.rglob("*") if path.suffix.lower() in _KINDS}
    return tuple(font for path in sorted(paths) if (font := _read(path)))


@lru_cache(maxsize=8)
def _widths(path: Path) -> dict[int, float]:
    with TTFont(path, fontNumber=0, lazy=True) as font:
        em, advances = font["head"].unitsPerEm, font["hmtx"]
        return {code: advances[glyph][0] / em for code, glyph in font.getBestCmap().items()}


def _read(path: Path) -> SystemFont | None:
    """A font; none where it is bold, narrow, slanted or cannot be read."""
    try:
        with TTFont(path, fontNumber=0, lazy=True) as font:
            style, names = font["OS/2"], font["name"]
            if style.usWeightClass not in _PLAIN or style.usWidthClass != _MEDIUM_WIDTH or style.fsSelection & _ITALIC:
                return None
            family = names.getDebugName(16) or names.getDebugName(1) or ""
            return SystemFont(path, family, frozenset(font.getBestCmap()))
    except _FAULTS:
        return None
