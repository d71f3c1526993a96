"""Words made comparable, whatever happened to blanks, case, quotation marks and punctuation on the way."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_BETWEEN_DIGITS = frozenset(".,:/")
_MINUS = frozenset("-−")
# What lies between two characters: nothing, blanks, or signs, which stand for either.
_NOTHING, _BLANK, _SIGN = "x", " ", "-"


@dataclass(frozen=True)
class Folded:
    """Words made comparable: letters and digits without case, with the offset and the gap before each."""

    chars: str
    offsets: Sequence[int]
    gaps: str


def fold(text: str) -> str:
    """Letters and digits without case, and signs that change what a number is: what is compared."""
    return folded(text).chars


def folded(text: str) -> Folded:
    """Fold a text. ``1.5`` stays apart from ``15`` and ``$5`` from ``€5``; ``not able`` differs by its gap."""
    chars: list[str] = []
    offsets: list[int] = []
    gaps: list[str] = []
    gap = _SIGN
    for offset, typed in enumerate(text):
        kept = _kept(text, offset)
        # Signs stand beside numbers with a blank or without one; scripts that write no blanks may have them anywhere.
        loose = not typed.isalnum() or unicodedata.category(typed) == "Lo"
        for char in kept:
            chars.append(char)
            offsets.append(offset)
            gaps.append(_SIGN if loose else gap)
            gap = _SIGN if loose else _NOTHING
        if not kept:
            gap = _wider(gap, typed)
    return Folded("".join(chars), offsets, "".join(gaps))


def _kept(text: str, offset: int) -> str:
    """What a character is compared as; nothing for blanks and for signs that carry no meaning of their own."""
    typed = text[offset]
    before, after = text[offset - 1 : offset], text[offset + 1 : offset + 2]
    if typed in _BETWEEN_DIGITS:
        return typed if before.isdigit() and after.isdigit() else ""
    if typed in _MINUS:
        return "-" if after.isdigit() and (not before or before.isspace()) else ""
    if typed in "+%" or unicodedata.category(typed) == "Sc":
        return typed
    return "".join(char for char in unicodedata.normalize("NFKD", typed).casefold() if char.isalnum())


def _wider(gap: str, typed: str) -> str:
    """A gap with one more sign in it. Combining marks and soft hyphens are no gap."""
    if typed.isspace():
        return _BLANK if gap == _NOTHING else gap
    return gap if unicodedata.category(typed) in ("Mn", "Cf") else _SIGN


def same_gaps(one: str, other: str) -> bool:
    """Whether no word of one text is two in the other."""
    if one == other:
        return True
    return all({a, b} != {_NOTHING, _BLANK} for a, b in zip(one, other, strict=True))
