"""How far researchers who coded the same interviews agree."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from firsthand.evidence.findings import Evidence, evidence_of
from firsthand.model import Finding, Interview, Quote, Research, covers

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Mapping, Sequence

# Units below which an alpha says little.
ENOUGH = 20
FIRST = "the note"


@dataclass(frozen=True)
class Agreement:
    """Krippendorff's alpha over some units; ``None`` where all values are the same, so that chance explains all."""

    alpha: float | None
    units: int


@dataclass(frozen=True)
class TagAgreement:
    """A tag's alpha, and in how many turns each coding, the note's own first, marked it."""

    tag: str
    agreement: Agreement
    marked: Mapping[str, int]


@dataclass(frozen=True)
class Difference:
    """A passage that one coding marks with a tag, and that another one does not."""

    interview: str
    tag: str
    quote: Quote
    marked_by: str
    not_by: str


@dataclass(frozen=True)
class FindingRange:
    """The figures of a finding under each coding, as the smallest and the largest number of respondents."""

    low: int
    high: int
    of: int

    @property
    def text(self) -> str:
        """The range as it is written: ``9 to 11 of 15``."""
        return f"{self.low} of {self.of}" if self.low == self.high else f"{self.low} to {self.high} of {self.of}"


def krippendorff(units: Iterable[Sequence[Hashable | None]]) -> Agreement:
    """Krippendorff's alpha for nominal values.

    Krippendorff (2011), Computing Krippendorff's alpha-reliability: 1 less the disagreement that is seen over the one
    that chance would bring.

    Args:
        units: for each unit what every coder said of it, ``None`` where one said nothing.

    Returns:
        Alpha over the units that at least two coders valued: 1 for full agreement, 0 for what chance brings.
    """
    valued = [[value for value in unit if value is not None] for unit in units]
    pairable = [Counter(unit) for unit in valued if len(unit) > 1]
    totals: Counter[Hashable] = Counter()
    for counts in pairable:
        totals.update(counts)
    n = totals.total()
    expected = n * n - sum(count * count for count in totals.values())
    if expected == 0:
        return Agreement(None, len(pairable))
    seen = sum(
        (counts.total() ** 2 - sum(count * count for count in counts.values())) / (counts.total() - 1)
        for counts in pairable
    )
    return Agreement(1 - (n - 1) * seen / expected, len(pairable))


def coded_twice(research: Research) -> tuple[Interview, ...]:
    """The interviews that a second researcher coded, without those of people who withdrew."""
    return tuple(
        interview
        for interview in research.interviews.values()
        if interview.codings and not all(person.consent.withdrawn for person in interview.participants)
    )


def agreement_by_tag(research: Research) -> tuple[TagAgreement, ...]:
    """Alpha for each tag that anybody used in an interview coded twice.

    The units are the turns of respondents who did not withdraw; a coder says of each whether something in it carries
    the tag or one below it.
    """
    units = [(interview, turn) for interview in coded_twice(research) for turn in _turns(interview)]
    tags = {tag for interview, _ in units for quotes in _codings(interview).values() for q in quotes for tag in q.tags}
    found = []
    for tag in sorted(tags):
        marks = [_marked(interview, turn, tag) for interview, turn in units]
        coders = dict.fromkeys(coder for each in marks for coder in each)
        marked = {coder: sum(each.get(coder, False) for each in marks) for coder in coders}
        found.append(TagAgreement(tag, krippendorff(list(each.values()) for each in marks), marked))
    return tuple(found)


def agreement_on_findings(research: Research) -> Agreement:
    """Alpha over respondents by findings: whether each respondent coded twice supports each finding."""
    people = _people(research)
    units = []
    for finding in research.findings.values():
        codings = {name: _stances(each, people) for name, each in _by_coding(finding, research, people).items()}
        units += [[codings[coder][who] for coder in (FIRST, *people[who])] for who in codings[FIRST]]
    return krippendorff(units)


def range_of(finding: Finding, research: Research) -> FindingRange | None:
    """The figures that each coding gives a finding; nothing where no respondent of its base was coded twice."""
    people = _people(research)
    if not people:
        return None
    codings = [_stances(each, people) for each in _by_coding(finding, research, people).values()]
    if not codings[0]:
        return None
    whole = evidence_of(finding, research)
    figures = [whole.k - sum(codings[0].values()) + sum(coding.values()) for coding in codings]
    return FindingRange(min(figures), max(figures), whole.asked)


def _stances(evidence: Evidence, people: Mapping[str, object]) -> dict[str, bool]:
    """For each respondent of the base who was coded twice whether they support."""
    return {
        each.respondent.key: each.stance in ("supports", "mixed")
        for each in evidence.base
        if each.respondent.key in people
    }


def differences(research: Research) -> tuple[Difference, ...]:
    """The passages that one coding marks with a tag and another one leaves without it, in the order of the talk."""
    found = []
    for interview in coded_twice(research):
        codings = _codings(interview)
        for marked_by, quotes in codings.items():
            for not_by, others in codings.items():
                if FIRST in (marked_by, not_by) and marked_by != not_by:
                    found += [
                        Difference(interview.id, tag, quote, marked_by, not_by)
                        for quote in quotes
                        for tag in quote.tags
                        if not any(_same(tag, other) and quote.overlaps(other) for other in others)
                    ]
    return tuple(sorted(found, key=lambda each: (each.interview, each.quote.places[0].turn, each.tag, each.marked_by)))


def _same(tag: str, quote: Quote) -> bool:
    return any(covers(tag, each) or covers(each, tag) for each in quote.tags)


def _codings(interview: Interview) -> dict[str, tuple[Quote, ...]]:
    """Each coding's quotes in the transcript; the note's own comes first."""
    gone = {person.key for person in interview.participants if person.consent.withdrawn}
    codings = {FIRST: interview.quotes, **{each.researcher: each.quotes for each in interview.codings}}
    return {
        name: tuple(quote for quote in quotes if quote.places and quote.respondent.casefold() not in gone)
        for name, quotes in codings.items()
    }


def _turns(interview: Interview) -> list[int]:
    here = {person.key for person in interview.participants if not person.consent.withdrawn}
    return [index for index, turn in enumerate(interview.turns) if turn.respondent.casefold() in here]


def _marked(interview: Interview, turn: int, tag: str) -> dict[str, bool]:
    """Whether each coding of an interview marks something in a turn with a tag."""
    return {
        coder: any(
            any(place.turn == turn for place in quote.places) and any(covers(tag, each) for each in quote.tags)
            for quote in quotes
        )
        for coder, quotes in _codings(interview).items()
    }


def _people(research: Research) -> dict[str, dict[str, None]]:
    """The respondents coded twice, and who else coded them."""
    people: dict[str, dict[str, None]] = {}
    for interview in coded_twice(research):
        for person in interview.participants:
            people.setdefault(person.key, {}).update({coding.researcher: None for coding in interview.codings})
    return people


def _by_coding(finding: Finding, research: Research, people: Mapping[str, object]) -> dict[str, Evidence]:
    """The evidence of those coded twice as the notes have it, and as each other researcher's coding would have it."""
    theirs = {
        name: interview
        for name, interview in research.interviews.items()
        if any(person.key in people for person in interview.participants)
    }
    small = replace(research, interviews=theirs)
    names = dict.fromkeys(coding.researcher for interview in coded_twice(small) for coding in interview.codings)
    recoded = {name: evidence_of(finding, _recoded(small, name, finding)) for name in names}
    return {FIRST: evidence_of(finding, small), **recoded}


def _recoded(research: Research, researcher: str, finding: Finding) -> Research:
    """Research in which a researcher's coding stands in the place of the notes' own.

    What is no passage of a transcript stays, and so do quotes that the finding names: they are the writer's choice.
    """
    named = {*finding.key_quotes, *finding.counter_quotes, *finding.embedded_quotes}
    named |= {found.quote for citation in finding.citations for found in citation.found}
    interviews = dict(research.interviews)
    for interview in coded_twice(research):
        coding = next((each for each in interview.codings if each.researcher == researcher), None)
        if coding:
            kept = tuple(quote for quote in interview.quotes if not quote.places or quote.id in named)
            interviews[interview.id] = replace(interview, quotes=(*kept, *coding.quotes))
    return replace(research, interviews=interviews)
