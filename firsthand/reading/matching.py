"""Finding words in what was said, whatever happened to blanks, case, quotation marks and punctuation on the way."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from firsthand.model import Place, Span, Turn, Words, plain
from firsthand.reading.folding import Folded, fold, folded, same_gaps
from firsthand.reading.markup import cut

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

ELLIPSIS = Span(" […] ")
_EDIT = re.compile(r"\[[^\[\]]*\]|…|\.(?:\s?\.){2,}")
_STOPS = re.compile(r"[.!?…,;:)\]”’\"]*")


@dataclass(frozen=True)
class Passage:
    """Where some words were found: places in the respondent's turns, in order."""

    respondent: str
    places: tuple[Place, ...]
    edited: bool = False


@dataclass(frozen=True)
class Transcript:
    """The turns of an interview, ready to be searched."""

    turns: Sequence[Turn]

    def find(
        self, words: str, respondent: str = "", before: str = "", after: str = "", *, over_others: bool = False
    ) -> list[Passage]:
        """Every place where a respondent says the words.

        The words may run over turns. Where the whole is not found, ``…``, ``[…]`` and ``[inserted words]`` in it
        stand for edits.

        Args:
            words: what to look for.
            respondent: whose words they are; anybody's where empty.
            before: words that stand directly before.
            after: words that stand directly after.
            over_others: whether the words may run over what others say in between; that is matched and not returned.
        """
        own = self._of(respondent)
        stop = not words.rstrip()[-1:].isalnum()
        for stream in (self._all, own) if over_others else (own,):
            spans = [span for span in stream.find(folded(words)) if stream.beside(span, fold(before), fold(after))]
            passages = [
                found
                for span in spans
                if (found := self._passage(stream.places([span], stop=stop), respondent, edited=False))
            ]
            if passages:
                return passages
        fragments = [part for each in _EDIT.split(words) if (part := folded(each)).chars]
        if not fragments or (len(fragments) == 1 and not _EDIT.search(words)):
            return []
        for stream in (own, self._all) if over_others else (own,):
            spans = stream.find_in_order(fragments)
            found = self._passage(stream.places(spans, stop=stop), respondent, edited=True) if spans else None
            if found:
                return [found]
        return []

    def speaker(self, words: str) -> Turn | None:
        """The turn in which somebody, be it an interviewer, says all of the words; nothing where nobody does."""
        origins = self._all.origins
        for start, end in self._all.find(folded(words)):
            said = self.turns[origins[start][0] : origins[end - 1][0] + 1]
            if len({turn.respondent or turn.label for turn in said}) == 1:
                return said[0]
        return None

    def before(self, passage: Passage, count: int) -> str:
        """The words directly before a passage, at most so many and of its turn and the one before alone."""
        first = passage.places[0]
        text = self.turns[first.turn].text[: first.start].split()
        if not text and first.turn:
            text = self.turns[first.turn - 1].text.split()
        return " ".join(text[-count:])

    def words(self, passage: Passage) -> Words:
        """The respondent's words of a passage, what lies between them shown as an ellipsis."""
        spans: list[Span] = []
        for place in passage.places:
            said = cut(self.turns[place.turn].words, place.start, place.end)
            spans += [ELLIPSIS, *said] if spans else said
        return tuple(spans)

    def original(self, passage: Passage) -> Words:
        """All that the respondent says from the first word of an edited passage to its last; else nothing."""
        if not passage.edited:
            return ()
        first, last = passage.places[0], passage.places[-1]
        said = [
            Place(turn, first.start if turn == first.turn else 0, last.end if turn == last.turn else len(each.text))
            for turn, each in enumerate(self.turns[first.turn : last.turn + 1], first.turn)
            if each.respondent == passage.respondent
        ]
        return self.words(Passage(passage.respondent, tuple(said)))

    @cached_property
    def _all(self) -> _Stream:
        return _Stream.of(self.turns, bool)

    @cached_property
    def _streams(self) -> dict[str, _Stream]:
        return {}

    def _of(self, respondent: str) -> _Stream:
        wanted = respondent.casefold()
        if wanted not in self._streams:
            self._streams[wanted] = _Stream.of(
                self.turns, lambda turn: bool(turn.respondent) and (not wanted or turn.respondent.casefold() == wanted)
            )
        return self._streams[wanted]

    def _passage(self, places: Sequence[Place], respondent: str, *, edited: bool) -> Passage | None:
        said = [place for place in places if self.turns[place.turn].respondent]
        wanted = respondent.casefold() or (self.turns[said[0].turn].respondent.casefold() if said else "")
        mine = tuple(place for place in said if self.turns[place.turn].respondent.casefold() == wanted)
        if not mine:
            return None
        return Passage(self.turns[mine[0].turn].respondent, mine, edited)


@dataclass(frozen=True)
class _Stream:
    """The folded characters of some turns in a row, each with the turn and offset that it stands for."""

    turns: Sequence[Turn]
    chars: str
    gaps: str
    origins: Sequence[tuple[int, int]]

    @classmethod
    def of(cls, turns: Sequence[Turn], wanted: Callable[[Turn], bool]) -> _Stream:
        chars: list[str] = []
        gaps: list[str] = []
        origins: list[tuple[int, int]] = []
        for index, turn in enumerate(turns):
            if wanted(turn):
                text = folded(turn.text)
                chars.append(text.chars)
                gaps.append(text.gaps)
                origins += [(index, offset) for offset in text.offsets]
        return cls(turns, "".join(chars), "".join(gaps), origins)

    def find(self, needle: Folded) -> list[tuple[int, int]]:
        found = []
        length = len(needle.chars)
        at = self.chars.find(needle.chars) if length else -1
        while at >= 0:
            if self._at_edges(at, at + length) and same_gaps(needle.gaps[1:], self.gaps[at + 1 : at + length]):
                found.append((at, at + length))
            at = self.chars.find(needle.chars, at + 1)
        return found

    def find_in_order(self, fragments: Sequence[Folded]) -> list[tuple[int, int]]:
        """The shortest stretch that holds the fragments one behind the other."""
        options = [self.find(fragment) for fragment in fragments]
        best: list[tuple[int, int]] = []
        for first in options[0]:
            chain = [first]
            for spans in options[1:]:
                index = bisect_left(spans, (chain[-1][1], 0))
                if index == len(spans):
                    break
                chain.append(spans[index])
            shorter = not best or chain[-1][1] - chain[0][0] < best[-1][1] - best[0][0]
            if len(chain) == len(fragments) and shorter:
                best = chain
        return best

    def beside(self, span: tuple[int, int], before: str, after: str) -> bool:
        return self.chars[: span[0]].endswith(before) and self.chars[span[1] :].startswith(after)

    def places(self, spans: Sequence[tuple[int, int]], *, stop: bool) -> list[Place]:
        """The places of some stretches; the stop behind the last word belongs to them where ``stop`` says so."""
        places: list[Place] = []
        for start, end in spans:
            for turn in dict.fromkeys(index for index, _ in self.origins[start:end]):
                low = max(start, bisect_left(self.origins, (turn, 0)))
                high = min(end, bisect_right(self.origins, (turn, 1 << 60)))
                places.append(Place(turn, self.origins[low][1], self.origins[high - 1][1] + 1))
        closed = [replace(each, end=_closing_punctuation(self.turns[each.turn].text, each.end)) for each in places]
        return closed if stop or not places else [*closed[:-1], places[-1]]

    def _at_edges(self, start: int, end: int) -> bool:
        return not self._joined(start - 1, start) and not self._joined(end - 1, end)

    def _joined(self, left: int, right: int) -> bool:
        """Whether two neighbouring characters stand in one word."""
        if left < 0 or right >= len(self.chars) or self.origins[left][0] != self.origins[right][0]:
            return False
        text = self.turns[self.origins[left][0]].text
        one, other = self.origins[left][1], self.origins[right][1]
        if other == one:
            return True
        # Scripts that write no blanks between words (category Lo) may be cut anywhere.
        return other == one + 1 and "Lo" not in (unicodedata.category(text[one]), unicodedata.category(text[other]))


def _closing_punctuation(text: str, end: int) -> int:
    """Let a passage keep the stop behind its last word."""
    match = _STOPS.match(text, end)
    stops = match.group().rstrip(",;:") if match else ""
    return end + len(stops)


def same_words(words: Words) -> str:
    """What makes two quotes of one respondent the same."""
    return fold(plain(words)) or plain(words)
