"""Runs of eight words that stand in some passages and in no published text, found in one pass over any text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from firsthand.guard.folding import words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    import numpy.typing as npt

    from firsthand.guard.secrets import Passage

    Numbers = npt.NDArray[np.uint64]

LENGTH = 8
"""Words in a row that nobody writes by chance."""

_SPREAD = 0x9E3779B97F4A7C15
_FACTORS = np.array([(_SPREAD * (2 * place + 3)) % 2**64 | 1 for place in range(LENGTH)], dtype=np.uint64)
_UNKNOWN = np.uint64(0)


class Runs:
    """Every run of the passages, by a number made of its words (after Karp and Rabin, 1987).

    A text is looked through once, whatever the number of passages: its runs are looked up in a sorted table. What is
    found is compared word by word before it is reported.
    """

    def __init__(self, *groups: tuple[Sequence[Passage], Iterable[str]]) -> None:
        """Number the runs.

        Args:
            groups: passages that must not be read, each group with the texts whose runs may be read all the same.
        """
        self._numbers: dict[str, int] = {}
        self._passages = [passage for passages, _ in groups for passage in passages]
        self._words = [words_of(passage.text) for passage in self._passages]
        parts = []
        begin = 0
        for passages, published in groups:
            parts.append(self._table_of(range(begin, begin + len(passages)), published))
            begin += len(passages)
        runs, owners, places = (np.concatenate(column) for column in zip(*parts, strict=True))
        self._table, first = np.unique(runs, return_index=True)
        self._owners, self._places = owners[first], places[first]

    def _table_of(self, own: range, published: Iterable[str]) -> tuple[Numbers, Numbers, Numbers]:
        """The runs of some passages that no published text holds; of each, the passage and the place in it."""
        found = [self._runs(self._numbered(self._words[number], learn=True)) for number in own]
        runs = np.concatenate([np.empty(0, np.uint64), *found])
        owners = np.repeat(np.array(own, np.uint64), [len(each) for each in found])
        places = np.concatenate([np.empty(0, np.uint64), *(np.arange(len(each), dtype=np.uint64) for each in found)])
        allowed = [self._runs(self._numbered(words_of(text))) for text in published]
        kept = ~np.isin(runs, np.concatenate([np.empty(0, np.uint64), *allowed]))
        return runs[kept], owners[kept], places[kept]

    def find(self, words: Sequence[str]) -> Iterator[Passage]:
        """The passages of which a text holds a run.

        Args:
            words: the text, folded.
        """
        if not len(self._table) or len(words) < LENGTH:
            return
        runs = self._runs(self._numbered(words))
        at = np.searchsorted(self._table, runs)
        at[at == len(self._table)] = 0
        for place in map(int, np.flatnonzero(self._table[at] == runs)):
            owner, start = int(self._owners[at[place]]), int(self._places[at[place]])
            if self._words[owner][start : start + LENGTH] == list(words[place : place + LENGTH]):
                yield self._passages[owner]

    def _numbered(self, words: Sequence[str], *, learn: bool = False) -> Numbers:
        """Words by their numbers; a word of no passage is 0."""
        known = self._numbers
        if learn:
            for word in words:
                known.setdefault(word, len(known) + 1)
        return np.fromiter((known.get(word, 0) for word in words), np.uint64, len(words))

    @staticmethod
    def _runs(words: Numbers) -> Numbers:
        """The number of the run that begins at each word; 0, which is no run's, where one of its words is unknown."""
        count = max(len(words) - LENGTH + 1, 0)
        spread = words * np.uint64(_SPREAD)
        total = np.zeros(count, np.uint64)
        known = np.ones(count, bool)
        for place, factor in enumerate(_FACTORS):
            total += (spread[place : place + count] ^ (spread[place : place + count] >> np.uint64(29))) * factor
            known &= words[place : place + count] != _UNKNOWN
        return np.where(known, total | np.uint64(1), _UNKNOWN)
