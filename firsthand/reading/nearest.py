"""The passage most like words that are not there, and how the two differ."""

from __future__ import annotations

import difflib
from bisect import bisect_right
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from firsthand.reading.folding import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from firsthand.model import Source, Turn

_NEAR_ENOUGH = 55.0
_DIFFERENCES_SHOWN = 3
_MUCH_MORE = 15.0


@dataclass(frozen=True)
class Near:
    """A passage, where it stands, who says it, and how like the words it is, from 0 to 100."""

    text: str
    source: Source
    respondent: str
    score: float


def nearest(turns: Sequence[Turn], words: str, respondent: str = "") -> Near | None:
    """The passage of respondents most like some words.

    The likeness is rapidfuzz's partial ratio: the shorter text against the stretch of the longer one that fits best.
    Where no turn comes near, the words may run over several, interviewers' included.

    Args:
        turns: what was said.
        words: what is looked for.
        respondent: whose turns alone count; those of all respondents where empty.

    Returns:
        The passage, or nothing where nothing comes near.
    """
    best: Near | None = None
    for turn in turns:
        if not turn.respondent or (respondent and turn.respondent.casefold() != respondent.casefold()):
            continue
        cutoff = best.score if best else _NEAR_ENOUGH
        alignment = fuzz.partial_ratio_alignment(words.casefold(), turn.text.casefold(), score_cutoff=cutoff)
        if alignment and alignment.score > cutoff and min(len(words), len(turn.text)) > len(words) / 3:
            text = _whole_words(turn.text, alignment.dest_start, alignment.dest_end)
            best = Near(text, turn.source, turn.respondent, alignment.score)
    return best or (None if respondent else _over_turns(turns, words))


def likelier(own: Near | None, anybodys: Near | None) -> Near | None:
    """The passage that was meant: the respondent's own, unless somebody else's is much more like the words."""
    if own is None or (anybodys and anybodys.score > own.score + _MUCH_MORE):
        return anybodys
    return own


def _over_turns(turns: Sequence[Turn], words: str) -> Near | None:
    texts = [turn.text for turn in turns]
    joined = " ".join(texts)
    alignment = fuzz.partial_ratio_alignment(words.casefold(), joined.casefold(), score_cutoff=_NEAR_ENOUGH)
    if not alignment or len(joined) < len(words):
        return None
    starts = [0, *accumulate(len(text) + 1 for text in texts)]
    turn = turns[bisect_right(starts, alignment.dest_start) - 1]
    text = _whole_words(joined, alignment.dest_start, alignment.dest_end)
    return Near(text, turn.source, turn.respondent, alignment.score)


def _whole_words(text: str, start: int, end: int) -> str:
    start = text.rfind(" ", 0, start + 1) + 1
    stop = text.find(" ", end)
    return text[start : stop if stop >= 0 else len(text)].strip()


def difference(words: str, passage: str) -> str:
    """How some words differ from a passage, in a clause: ``“our team” is “my team” there; “ever” is not there``."""
    mine, theirs = words.split(), passage.split()
    matcher = difflib.SequenceMatcher(None, [fold(word) for word in mine], [fold(word) for word in theirs], False)
    clauses = []
    for kind, a, b, c, d in matcher.get_opcodes():
        ours, there = " ".join(mine[a:b]), " ".join(theirs[c:d])
        if kind == "replace":
            clauses.append(f"“{ours}” is “{there}” there")
        elif kind == "delete":
            clauses.append(f"“{ours}” is not there")
        elif kind == "insert" and 0 < a < len(mine):
            clauses.append(f"“{there}” is left out")
    more = len(clauses) - _DIFFERENCES_SHOWN
    return "; ".join(clauses[:_DIFFERENCES_SHOWN]) + (f"; and {more} more" if more > 0 else "")
