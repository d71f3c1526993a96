"""What all parts of a projection share: the research, the rules, and the quotes that may be shown."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from firsthand.editions.public_ids import public_ids
from firsthand.editions.publication import ShownObservation, ShownQuote
from firsthand.editions.rules import Rule, Rules
from firsthand.editions.small_groups import together
from firsthand.evidence.scope import respondents
from firsthand.reading.markup import with_targets

if TYPE_CHECKING:
    from collections.abc import Mapping

    from firsthand.model import Observation, Quote, Research


@dataclass(frozen=True)
class Projection:
    """A research on its way into an edition. ``drafts`` are shown in previews alone."""

    research: Research
    rules: Rules
    drafts: bool = False

    @cached_property
    def names(self) -> Mapping[str, str]:
        """The id of every quote in this edition, by its own."""
        if self.rules.holds(Rule.NAMES):
            return public_ids(self.research)
        return {name: name for name in self.research.quotes}

    @cached_property
    def quotes(self) -> Mapping[str, ShownQuote]:
        """The quotes that the edition shows, by their own ids."""
        return {quote.id: shown for quote in self.research.quotes.values() if (shown := self._quote(quote))}

    def _quote(self, quote: Quote) -> ShownQuote | None:
        person = self.research.speaker(quote)
        rules = self.rules
        if not rules.may_speak(person, quote.marks):
            return None
        interview = self.research.interviews[quote.interview]
        inside = not rules.holds(Rule.NAMES)
        testifies = rules.may_testify(person, quote.marks)
        return ShownQuote(
            id=self.names[quote.id],
            words=rules.words(quote.words),
            signature=rules.signature(person),
            tags=quote.tags,
            focus=quote.focus,
            marks=tuple(mark for mark in quote.marks if mark != "testimonial" or testifies),
            persona=person.persona,
            segments=person.segments,
            study=interview.study,
            goal=interview.goal,
            time=quote.time,
            edited=quote.edited,
            participant=person.id if inside else "",
            interview=interview.id if inside else "",
            date=interview.date if not rules.holds(Rule.DAYS) else "",
            consent=person.consent.level if inside else None,
            original=quote.original if inside else (),
        )

    def named_here(self, target: str) -> str:
        """The id that a link to a quote has in this edition; empty where it leads to no quote that is shown."""
        name = target.strip().casefold().replace("#^", "#")
        own = self._by_name.get(name, "")
        return self.quotes[own].id if own in self.quotes else ""

    @cached_property
    def _by_name(self) -> Mapping[str, str]:
        return {name.casefold(): name for name in self.research.quotes}

    def markdown(self, markdown: str) -> str:
        """Running text as it may be read, its links to quotes by the ids that these have here."""
        markdown = self.rules.markdown(markdown)
        if not self.rules.holds(Rule.NAMES):
            return markdown
        return with_targets(markdown, lambda target: self.named_here(target) or self._public(target))

    def _public(self, target: str) -> str:
        """A link's target where its name may be read outside, such as a finding's."""
        name = target.strip().casefold()
        known = {name.casefold() for name in (*self.research.findings, *self.research.briefs, *self.research.studies)}
        return target if name in known or name.removeprefix("#") in self.research.codebook else ""

    def observation(self, seen: Observation) -> ShownObservation | None:
        """An observation as colleagues see it; nothing outside."""
        person = self.research.speaker(seen)
        if self.rules.holds(Rule.WORKING) or not self.rules.may_speak(person):
            return None
        return ShownObservation(seen.words, seen.tags, person.id, seen.interview)

    @cached_property
    def small(self) -> Mapping[str, tuple[str, ...]]:
        """By facet, the values that so few respondents have that they are counted together wherever they occur."""
        if not self.rules.holds(Rule.SMALL):
            return {}
        members: dict[str, dict[str, set[str]]] = {}
        for person in respondents(self.research):
            for facet, values in person.facets.items():
                for value in values:
                    members.setdefault(facet, {}).setdefault(value, set()).add(person.key)
        return {facet: together(groups, self.rules.settings.smallest_group) for facet, groups in members.items()}
