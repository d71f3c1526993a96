"""Where words turn to the next line: lines of even length, as an editor would break them."""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from firsthand.printing.cards.lettering import Setting

# How much a line that ends with a word of one letter costs, as a share of an empty line.
_DANGLING = 0.006
_NO_START = frozenset("々〻ゝゞヽヾー〜ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ%‰℃°")
_HYPHENS = frozenset("-‐–—/")
# How many letters must stand before a hyphen for the line to end with it.
_STEM = 2
_DASHES = frozenset("-–—")
_HANGUL = re.compile("[\u1100-\u11ff\uac00-\ud7a3]")
_JOINERS = frozenset("\u200d\u2060")
_SKIN = re.compile("[\U0001f3fb-\U0001f3ff]")


def balanced_lines(text: str, setting: Setting, measure: float, *, break_words: bool = False) -> list[str] | None:
    """Break a text into as few and as even lines as the measure allows.

    Args:
        text: words with single blanks between them.
        setting: the text as it is set, in ems.
        measure: the widest line, in ems.
        break_words: whether a word wider than the measure may be broken inside.

    Returns:
        The lines; None where a word is wider than the measure.
    """
    stops = [0, *_opportunities(text), len(text)]
    if break_words:
        stops = _with_breaks_inside(text, setting, measure, stops)
    ends = [_without_blank(text, stop) for stop in stops]
    # For each place where a line may end: what all lines up to it cost, and where the last of them begins.
    costs: list[tuple[float, int]] = [(0.0, 0)]
    for end in range(1, len(stops)):
        best = (float("inf"), -1)
        for start in range(end - 1, -1, -1):
            width = setting.width(stops[start], ends[end])
            if width > measure:
                break
            slack = (1 - width / measure) ** 2
            best = min(best, (costs[start][0] + slack + _dangling(text, ends[end]), start))
        costs.append(best)
    if costs[-1][1] < 0:
        return None
    lines: list[str] = []
    end = len(stops) - 1
    while end > 0:
        start = costs[end][1]
        lines.append(text[stops[start] : ends[end]])
        end = start
    return lines[::-1]


def _without_blank(text: str, stop: int) -> int:
    return stop - 1 if stop and text[stop - 1] == " " else stop


def _dangling(text: str, end: int) -> float:
    """A line had better not end with “I” or “a”: the eye takes them for the end of the sentence."""
    dangles = 1 < end < len(text) and text[end - 2] == " " and text[end - 1].isalpha()
    return _DANGLING if dangles and not _breaks_anywhere(text[end - 1]) else 0.0


def _opportunities(text: str) -> list[int]:
    return [at for at in range(1, len(text)) if _may_break(text[at - 1], text[at]) and not _leans_back(text, at)]


def _leans_back(text: str, at: int) -> bool:
    """A dash between blanks, a picture, and what a single letter is joined to stay on the line of what they follow."""
    if text[at - 1] in _HYPHENS:
        return not (at > _STEM and text[at - 1 - _STEM : at - 1].isalpha())
    dash = text[at - 1] == " " and text[at] in _DASHES and text[at + 1 : at + 2] == " "
    return dash or unicodedata.category(text[at]) == "So"


def _may_break(before: str, after: str) -> bool:
    """Whether a line may end with one letter and the next begin with the other."""
    if " " in {before, after} or before == "\u200b":
        return before in " \u200b"
    if before in _JOINERS or _belongs(after):
        return False
    if before in _HYPHENS:
        return after.isalpha()
    if not (_breaks_anywhere(before) or _breaks_anywhere(after)):
        return False
    return not (
        unicodedata.category(after) in {"Pe", "Pf", "Po"}
        or unicodedata.category(before) in {"Ps", "Pi"}
        or after in _NO_START
    )


def _belongs(letter: str) -> bool:
    """Whether a letter is part of the one before: an accent, a joiner, a colour of skin."""
    return unicodedata.category(letter) in {"Mn", "Mc", "Me", "Cf"} or bool(_SKIN.match(letter))


def _breaks_anywhere(letter: str) -> bool:
    return unicodedata.east_asian_width(letter) in {"W", "F"} and not _HANGUL.match(letter)


def _with_breaks_inside(text: str, setting: Setting, measure: float, stops: list[int]) -> list[int]:
    inside = [
        at
        for start, end in pairwise(stops)
        if setting.width(start, _without_blank(text, end)) > measure
        for at in range(start + 1, end)
        if text[at] != " " and text[at - 1] not in _JOINERS and not _belongs(text[at])
    ]
    return sorted({*stops, *inside})
