"""What all parts of a projection share: the research, the rules, and the quotes that may be shown."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from firsthand.editions.public_ids import public_ids
from firsthand.editions.publication import ShownObservation, ShownQuote
from firsthand.editions.rules import Rule, Rules
from firsthand.editions.small_groups import together
from firsthand.evidence.findings import evidence_of
from firsthand.evidence.scope import respondents
from firsthand.model import Span
from firsthand.reading.folding import fold
from firsthand.reading.ordinary_words import ORDINARY
from firsthand.reading.rewriting import with_targets, without_places

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from firsthand.evidence.scope import Respondent
    from firsthand.model import Brief, Citation, Finding, Observation, Quote, Research, Words

_PICTURE = re.compile(r"!\[([^\[\]]*)\]\([^()\n]*\)")


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
            return self.public
        return {name: name for name in self.research.quotes}

    @cached_property
    def public(self) -> Mapping[str, str]:
        """The id of every quote outside, by its own."""
        return public_ids(self.research, self.rules.settings.id_key, Rules("external", "", self.rules.settings).words)

    def words(self, words: Words, interview: str) -> Words:
        """Words as they may be read: outside, what is private anywhere in the interview is so in all of its quotes.

        Ids of participants, which an import puts in the place of names, are replaced as well.
        """
        if self.rules.holds(Rule.PRIVATE):
            words = self.rules.words(_with_private(words, self._private.get(interview, {})))
        if self.rules.holds(Rule.NAMES) and self._ids:
            somebody = self.rules.say("[another participant]")
            words = tuple(replace(span, text=self._ids.sub(somebody, span.text)) for span in words)
        return words

    @cached_property
    def _private(self) -> Mapping[str, Mapping[str, Span]]:
        """The private spans of each interview by their text."""
        return {
            interview.id: {
                span.text: span
                for words in (*(turn.words for turn in interview.turns), *(quote.words for quote in interview.quotes))
                for span in words
                if span.private and span.text.strip()
            }
            for interview in self.research.interviews.values()
        }

    @cached_property
    def _ids(self) -> re.Pattern[str] | None:
        ids = {person.id for interview in self.research.interviews.values() for person in interview.participants}
        plain = {each for each in ids if each.isdigit() or len(each) == 1 or each.casefold() in ORDINARY}
        telling = sorted(ids - plain, key=len, reverse=True)
        return re.compile(rf"\b(?:{'|'.join(map(re.escape, telling))})\b") if telling else None

    @cached_property
    def _inner(self) -> Mapping[str, list[Quote]]:
        """Quotes marked as internal, by interview: words that they share with another quote stay inside too."""
        inner: dict[str, list[Quote]] = {}
        for quote in self.research.quotes.values():
            if "internal" in quote.marks:
                inner.setdefault(quote.interview, []).append(quote)
        return inner

    def marks_of(self, quote: Quote) -> tuple[str, ...]:
        """A quote's marks, and `internal` where it shares words with one that is marked so."""
        shares = any(quote.overlaps(other) for other in self._inner.get(quote.interview, ()))
        return (*quote.marks, "internal") if shares and "internal" not in quote.marks else quote.marks

    def is_inner(self, citation: Citation) -> bool:
        """Whether cited words belong, in part or as a whole, to a quote that is marked as internal."""
        place, said = citation.place, fold(citation.text)
        return any(
            (place and any(place.meets(each) for each in quote.places))
            or fold(quote.text) in said
            or said in fold(quote.text)
            for quote in self._inner.get(citation.interview, ())
        )

    @cached_property
    def quotes(self) -> Mapping[str, ShownQuote]:
        """The quotes that the edition shows, by their own ids."""
        return {quote.id: shown for quote in self.research.quotes.values() if (shown := self._quote(quote))}

    def _quote(self, quote: Quote) -> ShownQuote | None:
        person = self.research.speaker(quote)
        rules = self.rules
        marks = self.marks_of(quote)
        if not rules.may_speak(person, marks):
            return None
        interview = self.research.interviews[quote.interview]
        inside = not rules.holds(Rule.NAMES)
        testifies = rules.may_testify(person, marks)
        return ShownQuote(
            id=self.names[quote.id],
            words=self.words(quote.words, quote.interview),
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
            language=person.language,
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
        named = with_targets(markdown, lambda target: self.named_here(target) or self._public(target))
        return without_places(named)

    def line(self, markdown: str) -> str:
        """Running text of front matter, which shows no pictures."""
        shown = self.markdown(markdown)
        return _PICTURE.sub(r"\1", shown) if self.rules.holds(Rule.NAMES) else shown

    def _public(self, target: str) -> str:
        """A link's target where its name may be read outside, such as a finding's."""
        name = target.strip().casefold()
        reports: list[Finding | Brief] = [*self.research.findings.values(), *self.research.briefs.values()]
        shown = {each.id for each in reports if not each.draft and self.rules.edition in each.editions}
        known = {each.casefold() for each in (*shown, *self.research.studies)}
        return target if name in known or name.removeprefix("#") in self.research.codebook else ""

    def shuffled(self, quotes: list[ShownQuote], first: Collection[str] = ()) -> list[ShownQuote]:
        """Quotes in the order of interviews, or outside in that of their ids.

        In the order of interviews, the same person's words would stand at the same place of every list. Those that a
        note names come ``first``, as it names them.
        """
        if not self.rules.holds(Rule.NAMES):
            return quotes
        return sorted(quotes, key=lambda quote: "" if quote.id in first else quote.id)

    def observation(self, seen: Observation) -> ShownObservation | None:
        """An observation as colleagues see it; nothing outside."""
        person = self.research.speaker(seen)
        if self.rules.holds(Rule.WORKING) or not self.rules.may_speak(person):
            return None
        return ShownObservation(seen.words, seen.tags, person.id, seen.interview)

    @cached_property
    def small(self) -> Mapping[str, tuple[str, ...]]:
        """By facet, the values that are counted together wherever they occur.

        A value that is joined in one table is joined in all: the same group shown in another would give its
        neighbour away by subtraction. Joining takes others along, so it goes on until nothing changes.
        """
        if not self.rules.holds(Rule.SMALL):
            return {}
        least = self.rules.settings.smallest_group
        tables = [_members(people) for people in self._tables()]
        joined: dict[str, set[str]] = {facet: set() for table in tables for facet in table}
        before = -1
        while before != (before := sum(map(len, joined.values()))):
            for table in tables:
                for facet, groups in table.items():
                    joined[facet] |= set(together(groups, least, joined[facet]))
        return {facet: tuple(sorted(values)) for facet, values in joined.items()}

    def _tables(self) -> Iterator[tuple[Respondent, ...]]:
        """The respondents of everything that is broken down: the whole, studies, findings, and these in briefs."""
        research = self.research
        yield respondents(research)
        yield from (respondents(research, (study,)) for study in research.studies)
        for finding in research.findings.values():
            days = {finding.as_of, *(each.as_of or finding.as_of for each in research.briefs.values())}
            for day in days:
                evidence = evidence_of(replace(finding, as_of=day), research)
                yield tuple(each.respondent for each in evidence.base)


def _members(people: tuple[Respondent, ...]) -> dict[str, dict[str, set[str]]]:
    """Who has which value, by facet; those of whom none is known are a group as well, without a name."""
    facets = {facet for person in people for facet in person.facets}
    members: dict[str, dict[str, set[str]]] = {facet: {} for facet in facets}
    for person in people:
        for facet in facets:
            for value in person.facets.get(facet, ()) or ("",):
                members[facet].setdefault(value, set()).add(person.key)
    return members


def _with_private(words: Words, private: Mapping[str, Span]) -> Words:
    """Words with what is private elsewhere in the same interview marked as such."""
    if not private:
        return words
    listed = "|".join(map(re.escape, sorted(private, key=len, reverse=True)))
    pattern = re.compile(rf"(?<!\w)(?:{listed})(?!\w)", re.IGNORECASE)
    by_fold = {text.casefold(): span for text, span in private.items()}
    marked: list[Span] = []
    for span in words:
        position = 0
        for match in pattern.finditer(span.text) if not span.private else ():
            marked += [Span(span.text[position : match.start()]), by_fold[match[0].casefold()]]
            position = match.end()
        marked.append(replace(span, text=span.text[position:]))
    return tuple(span for span in marked if span.text)
