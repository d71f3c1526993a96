"""Words made comparable, whatever happened to blanks, case, quotation marks and punctuation on the way."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_BETWEEN_DIGITS = frozenset(".,:/")
# What lies between two characters: nothing, blanks, or signs, which stand for either.
_NOTHING, _BLANK, _SIGN = "x", " ", "-"


@dataclass(frozen=True)
class Folded:
    """Words made comparable: letters and digits without case, with the offset and the gap before each."""

    chars: str
    offsets: Sequence[int]
    gaps: str


def fold(text: str) -> str:
    """Letters and digits alone, without case, and the signs within a number: what is compared."""
    return folded(text).chars


def folded(text: str) -> Folded:
    """Fold a text. ``1.5`` stays apart from ``15``; ``not able`` differs from ``notable`` by its gap."""
    chars: list[str] = []
    offsets: list[int] = []
    gaps: list[str] = []
    gap = _SIGN
    for offset, typed in enumerate(text):
        within = (
            typed in _BETWEEN_DIGITS and text[offset - 1 : offset].isdigit() and text[offset + 1 : offset + 2].isdigit()
        )
        kept = typed if within else [c for c in unicodedata.normalize("NFKD", typed).casefold() if c.isalnum()]
        for char in kept:
            chars.append(char)
            offsets.append(offset)
            # Scripts that write no blanks between words (category Lo) may have them anywhere.
            gaps.append(_SIGN if unicodedata.category(typed) == "Lo" else gap)
            gap = _NOTHING
        if not kept:
            gap = _wider(gap, typed)
    return Folded("".join(chars), offsets, "".join(gaps))


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
