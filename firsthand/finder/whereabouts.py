"""Which bundles hold a word, so that a browser loads first a bundle that can answer.

All words are shared out over small files, by their first three letters; whoever looks for a word loads one of them.
Words stand there as they were said. By them the browser decides in what order to search, and which bundles lack a word
that others hold; whether these hold another form of it, they are asked themselves.
The browser's half is `theme/site/assets/js/finder/whereabouts.js`.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from typing import TYPE_CHECKING

from firsthand.finder.scripts import other_forms, separated

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from firsthand.finder.records import Record

FILES = 256
FACETS = "facets"
_LETTERS = 3
_WORD = re.compile(r"[^\W_]+")
# Words, or values of a facet, and before them the numbers of the bundles that hold them.
_Held = list[tuple[tuple[int, ...], list[str]]]


def whereabouts(bundles: Sequence[Sequence[Record]]) -> dict[str, object]:
    """Where words and the values of facets stand.

    Args:
        bundles: what is in each of them, in the order in which they are searched. Their places are their numbers.

    Returns:
        The files by their names. Those of words hold `[[[0, 3], ["rota"]]]`, that of facets such a list for each facet.
    """
    parts: list[dict[str, list[int]]] = [{} for _ in range(FILES)]
    for word, numbers in _held([_words(records) for records in bundles]).items():
        parts[_file_of(word)][word] = numbers
    facets = sorted({facet for records in bundles for record in records for facet in record.facets})
    return {
        **{str(number): _by_bundles(part) for number, part in enumerate(parts)},
        FACETS: {facet: _by_bundles(_held([_values(facet, records) for records in bundles])) for facet in facets},
    }


def _words(records: Iterable[Record]) -> set[str]:
    """All words by which records are found, as the browser makes them comparable: its `bare` in `words.js`."""
    words: set[str] = set()
    for record in records:
        text = " ".join((record.words, *record.fields.values()))
        words.update(_WORD.findall(_bare(separated(text))), other_forms(text))
    return words


def _values(facet: str, records: Iterable[Record]) -> set[str]:
    return {value for record in records for value in record.facets.get(facet, ())}


def _file_of(word: str) -> int:
    """The number of the file that a word stands in."""
    number = 0
    for letter in word[:_LETTERS]:
        number = (number * 31 + ord(letter)) % FILES
    return number


def _bare(text: str) -> str:
    if text.isascii():
        return text.lower()
    letters = unicodedata.normalize("NFD", text.lower())
    return "".join(each for each in letters if not unicodedata.category(each).startswith("M")).replace("ß", "ss")


def _held(bundles: Sequence[set[str]]) -> dict[str, list[int]]:
    """Words or values in order, each with the numbers of the bundles that hold it."""
    held: defaultdict[str, list[int]] = defaultdict(list)
    for number, values in enumerate(bundles):
        for value in values:
            held[value].append(number)
    return dict(sorted(held.items()))


def _by_bundles(held: Mapping[str, list[int]]) -> _Held:
    grouped: defaultdict[tuple[int, ...], list[str]] = defaultdict(list)
    for value, numbers in held.items():
        grouped[*numbers].append(value)
    return list(grouped.items())
