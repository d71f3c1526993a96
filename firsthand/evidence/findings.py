"""The evidence of a finding: how many of the respondents asked support it, and with which words."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import inf
from typing import TYPE_CHECKING, Literal

from firsthand.evidence.scope import Exposure, Respondent, exposure, respondents
from firsthand.model import Citation, Finding, Observation, Quote, Research, covers

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

Stance = Literal["supports", "contradicts", "mixed", "silent"]
Item = Quote | Observation | Citation


@dataclass(frozen=True)
class Testimony:
    """What one respondent in scope says to a finding."""

    respondent: Respondent
    exposure: Exposure
    supporting: tuple[Item, ...] = ()
    contradicting: tuple[Item, ...] = ()
    supports_by_tag: bool = False
    contradicts_by_tag: bool = False

    @property
    def stance(self) -> Stance:
        """The two sides made one word."""
        supports = bool(self.supporting) or self.supports_by_tag
        contradicts = bool(self.contradicting) or self.contradicts_by_tag
        if supports:
            return "mixed" if contradicts else "supports"
        return "contradicts" if contradicts else "silent"


@dataclass(frozen=True)
class Evidence:
    """The figure behind a finding and everyone behind the figure."""

    testimonies: tuple[Testimony, ...]

    @property
    def base(self) -> tuple[Testimony, ...]:
        """The respondents who were asked."""
        return tuple(each for each in self.testimonies if each.exposure == "asked")

    @property
    def interviewed(self) -> int:
        """N: respondents in scope."""
        return len(self.testimonies)

    @property
    def asked(self) -> int:
        """E: respondents in scope who were asked."""
        return len(self.base)

    @property
    def unknown(self) -> int:
        """Respondents of whom nobody knows whether they were asked."""
        return sum(each.exposure == "unknown" for each in self.testimonies)

    @property
    def unprompted(self) -> int:
        """Respondents who support it though they are known not to have been asked."""
        return sum(each.exposure == "not asked" and each.stance in ("supports", "mixed") for each in self.testimonies)

    def count(self, stance: Stance) -> int:
        """Respondents asked with that stance."""
        return sum(each.stance == stance for each in self.base)

    @property
    def k(self) -> int:
        """Respondents asked with anything that supports: the figure's numerator."""
        return self.count("supports") + self.count("mixed")

    @property
    def mentions(self) -> int:
        """Supporting quotes and observations of respondents asked."""
        return sum(len(each.supporting) for each in self.base)

    @property
    def figure(self) -> str:
        """The figure as it is written: ``10 of 15``."""
        return f"{self.k} of {self.asked}"

    def by(self, facet: str) -> dict[str, Evidence]:
        """The same figure for each value of a facet (persona, segment, account or an attribute).

        A respondent with two segments counts in both.
        """
        values = {value for each in self.testimonies for value in each.respondent.facets.get(facet, ())}
        return {
            value: Evidence(tuple(each for each in self.testimonies if value in each.respondent.facets.get(facet, ())))
            for value in sorted(values, key=_as_people_count)
        }


def _as_people_count(value: str) -> tuple[float, str]:
    """An order in which 9 comes before 10, and words come after numbers."""
    return (float(value), "") if value.isdecimal() else (inf, value.casefold())


def evidence_of(finding: Finding, research: Research, *, today: bool = False) -> Evidence:
    """Count the evidence of a finding in its declared scope.

    Args:
        finding: the finding.
        research: what was read.
        today: leave its ``as_of`` aside.

    Returns:
        The respondents in scope, each with what supports and what contradicts.
    """
    as_of = "" if today else finding.as_of
    people = respondents(research, finding.studies, finding.among, as_of)
    sides = _Sides(finding, {(interview.id, person.key) for person in people for interview, _ in person.seats})
    return Evidence(tuple(_testimony(person, finding, sides, research) for person in people))


def _testimony(person: Respondent, finding: Finding, sides: _Sides, research: Research) -> Testimony:
    items: list[Item] = []
    tags: list[str] = []
    for interview, seat in person.seats:
        items += [quote for quote in interview.quotes if quote.respondent.casefold() == person.key]
        items += [seen for seen in interview.observations if seen.respondent.casefold() == person.key]
        tags += interview.tags
        items += [
            cited
            for cited in sides.citations
            if cited.interview == interview.id and cited.respondent.casefold() == seat.key
        ]
    by_tag = [sides.of_tags((tag,)) for tag in tags]
    return Testimony(
        respondent=person,
        exposure=exposure(person, finding.asked, research),
        supporting=tuple(item for item in items if sides.of(item)[0]),
        contradicting=tuple(item for item in items if sides.of(item)[1]),
        supports_by_tag=any(supports for supports, _ in by_tag),
        contradicts_by_tag=any(contradicts for _, contradicts in by_tag),
    )


class _Sides:
    """Tells on which side of a finding something stands."""

    def __init__(self, finding: Finding, scope: Collection[tuple[str, str]] = ()) -> None:
        self._key = set(finding.key_quotes)
        self._shown = set(finding.embedded_quotes)
        self._counter = set(finding.counter_quotes)
        self._lists = {"supports": finding.supports, "contradicts": finding.contradicts}
        self._by_tag: dict[str, tuple[bool, bool]] = {}
        passages: dict[object, Citation] = {}
        for cited in finding.citations:
            # The first interview in scope that holds the words counts, so that a later one elsewhere changes nothing.
            found = next((each for each in cited.found if (each.interview, cited.respondent.casefold()) in scope), None)
            if found and found.quote:
                self._shown.add(found.quote)
            elif found and found.place:
                # The same passage twice is one mention.
                passages[found.interview, found.place.turn, found.place.start] = replace(cited, found=(found,))
        self.citations = tuple(passages.values())

    def of(self, item: Item) -> tuple[bool, bool]:
        """Whether an item supports, and whether it contradicts; naming a quote goes before its tags.

        A quote that is only shown and whose tags contradict still does: to show dissent is not to overcome it.
        """
        if isinstance(item, Citation):
            return True, False
        if isinstance(item, Quote) and item.id in self._key | self._counter:
            return item.id in self._key, item.id in self._counter
        by_tags = self.of_tags(item.tags)
        if isinstance(item, Quote) and item.id in self._shown and by_tags != (False, True):
            return True, False
        return by_tags

    def of_tags(self, tags: Iterable[str]) -> tuple[bool, bool]:
        """The sides that some tags take; for each the most specific entry of the two lists decides."""
        sides = [self._of_tag(tag) for tag in tags]
        return any(supports for supports, _ in sides), any(contradicts for _, contradicts in sides)

    def _of_tag(self, tag: str) -> tuple[bool, bool]:
        if tag not in self._by_tag:
            self._by_tag[tag] = self._decide(tag)
        return self._by_tag[tag]

    def _decide(self, tag: str) -> tuple[bool, bool]:
        depths = {
            side: max((len(entry.split("/")) for entry in entries if covers(entry, tag)), default=0)
            for side, entries in self._lists.items()
        }
        deepest = max(depths.values())
        return deepest > 0 and depths["supports"] == deepest, deepest > 0 and depths["contradicts"] == deepest


def sides_of_tags(finding: Finding, tags: Iterable[str]) -> tuple[bool, bool]:
    """Whether something with these tags supports a finding, and whether it contradicts it, by its tags alone."""
    return _Sides(finding).of_tags(tags)
