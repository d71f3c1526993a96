"""People of the list found in a text: all forms of all of them at once."""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

from ahocorasick_rs import AhoCorasick

from firsthand.reading.name_forms import Form, first_names, forms
from firsthand.reading.spelling import WORD, folded_word, folded_words, words_of, writes_blanks
from firsthand.reading.telephone import known_numbers, national

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from firsthand.reading.identities import Identity

_REFERENCE = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]{2,8});")
_FILLER = "\u00ad"


@dataclass(frozen=True)
class Spot:
    """A place in a text, what stands there (`name`, `email`, `phone`, `company`, `other`), and whose it may be."""

    start: int
    end: int
    kind: str
    whose: tuple[Identity, ...]


@dataclass(frozen=True)
class _Pattern:
    form: Form
    identity: Identity
    own: bool


@dataclass(frozen=True)
class Spotter:
    """Looks for everybody on the list."""

    patterns: Sequence[Sequence[_Pattern]]
    automaton: AhoCorasick
    phones: Mapping[str, tuple[Identity, ...]]

    @classmethod
    def of(cls, identities: Iterable[Identity], region: str = "") -> Spotter:
        """Prepare to look for some people.

        Args:
            identities: the list.
            region: the country of telephone numbers that name none.
        """
        found: dict[str, list[_Pattern]] = {}
        phones: dict[str, tuple[Identity, ...]] = {}
        for identity in identities:
            patterns = [_Pattern(form, identity, own=False) for form in forms(identity)]
            patterns += [_Pattern(form, identity, own=True) for form in first_names(identity)]
            for pattern in patterns:
                found.setdefault(_bounded(folded_words(pattern.form.text)), []).append(pattern)
            for phone in identity.phones:
                digits = national(phone, region)
                phones[digits] = (*phones.get(digits, ()), identity)
        return cls(list(found.values()), AhoCorasick(list(found)), phones)

    def spots(self, text: str, own: Collection[str] = ()) -> list[Spot]:
        """Find people in a text, one spot a place, in order.

        Args:
            text: any text.
            own: ids in lower case of people whose own notes these are; there their first names are looked for as well.
        """
        found = [*self._words(text, own), *self._phones(text)]
        return _merged(sorted(found, key=lambda spot: (spot.start, -spot.end)))

    def _words(self, text: str, own: Collection[str]) -> Iterator[Spot]:
        text = _without_references(text)
        folded = list(map(folded_word, words_of(text)))
        hits = self.automaton.find_matches_as_indexes(f" {' '.join(folded)} ", overlapping=True)
        if not hits:
            return
        words = list(WORD.finditer(text))
        # Where each word begins in what was searched; it opens with a blank.
        begins = list(accumulate((len(word) + 1 for word in folded), initial=1))
        for number, start, end in hits:
            first, last = bisect_right(begins, start + 1) - 1, bisect_right(begins, max(end - 2, start)) - 1
            inside = max(0, start - begins[first])
            written = [word[0] for word in words[first : last + 1]]
            for pattern in self.patterns[number]:
                if pattern.own and pattern.identity.id.casefold() not in own:
                    continue
                if not pattern.form.cased or _as_given(written, words_of(pattern.form.text)):
                    begin = min(words[first].start() + inside, words[first].end() - 1)
                    yield Spot(begin, words[last].end(), pattern.form.kind, (pattern.identity,))

    def _phones(self, text: str) -> Iterator[Spot]:
        for start, end, number in known_numbers(text, self.phones):
            yield Spot(start, end, "phone", self.phones[number])


def _bounded(folded: str) -> str:
    """A pattern that finds whole words alone, where its script keeps words apart."""
    before, behind = (" " if writes_blanks(edge) else "" for edge in (folded[0], folded[-1]))
    return f"{before}{folded}{behind}"


def _without_references(text: str) -> str:
    """`M&uuml;ller` and `Jane&nbsp;Doe` as they are read, at the same offsets."""
    if "&" not in text:
        return text
    return _REFERENCE.sub(lambda match: html.unescape(match[0])[:1].ljust(len(match[0]), _FILLER), text)


def _as_given(written: Sequence[str], given: Sequence[str]) -> bool:
    """Whether words are written as in a name; more than one may also be in capitals."""
    capitals = len(given) > 1
    return len(written) == len(given) and all(
        word == wanted or (capitals and word == wanted.upper()) for word, wanted in zip(written, given, strict=True)
    )


def _merged(spots: Iterable[Spot]) -> list[Spot]:
    """What overlaps is one place: the longest says what stands there, and everybody whose it is."""
    merged: list[Spot] = []
    for spot in spots:
        if not merged or spot.start >= merged[-1].end:
            merged.append(spot)
            continue
        last = merged[-1]
        if (spot.end - spot.start) > (last.end - last.start):
            kind, whose = spot.kind, spot.whose
        elif (spot.start, spot.end) == (last.start, last.end):
            kind, whose = last.kind, tuple(dict.fromkeys((*last.whose, *spot.whose)))
        else:
            kind, whose = last.kind, last.whose
        merged[-1] = Spot(last.start, max(last.end, spot.end), kind, whose)
    return merged
