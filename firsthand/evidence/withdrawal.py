"""What it means that a participant withdraws: which notes, figures, quotes and briefs it touches."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from firsthand.evidence.changes import Change, changes
from firsthand.evidence.figures import Figures
from firsthand.evidence.naming import Names, Naming, names_of, namings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from firsthand.model import Brief, Edition, Finding, Interview, Quote, Research


@dataclass(frozen=True)
class Recall:
    """A published brief that counts the person or quotes them: its PDFs may lie in many places."""

    brief: str
    title: str
    editions: tuple[Edition, ...]
    counted: bool
    quotes: tuple[str, ...]


@dataclass(frozen=True)
class Withdrawal:
    """Everything that a withdrawal touches.

    ``alone`` are interviews with nobody else, ``shared`` those with others; ``testimonials`` may stand in marketing.
    """

    participant: str
    names: Names
    alone: tuple[Interview, ...]
    shared: tuple[Interview, ...]
    totals: tuple[Change, ...]
    findings: tuple[Change, ...]
    briefs: tuple[Change, ...]
    namings: tuple[Naming, ...]
    recalls: tuple[Recall, ...]
    testimonials: tuple[Quote, ...]


def withdrawn(research: Research, participant: str, day: str) -> Research:
    """The research with a participant's consent withdrawn in all of their interviews.

    Args:
        research: what was read.
        participant: the id, in any case of letters.
        day: the day of the withdrawal; an earlier withdrawal keeps its own. Empty undoes every withdrawal.
    """
    return replace(
        research, interviews={key: _without(each, participant, day) for key, each in research.interviews.items()}
    )


def _without(interview: Interview, participant: str, day: str) -> Interview:
    people = tuple(
        replace(person, consent=replace(person.consent, withdrawn=day and (person.consent.withdrawn or day)))
        if person.key == participant.casefold()
        else person
        for person in interview.participants
    )
    return replace(interview, participants=people)


def consequences(research: Research, participant: str, day: str) -> Withdrawal:
    """What changes when a participant withdraws, and where they are named.

    Briefs are looked at as they were before any withdrawal of this person, since their PDFs were made then.

    Args:
        research: what was read.
        participant: the id, in any case of letters.
        day: the day of the withdrawal, as an ISO date.
    """
    own = sorted((each for each in research.interviews.values() if each.participant(participant)), key=_by_day)
    names = names_of(participant, research)
    found = changes(research, withdrawn(research, participant, day))
    said = [research.quotes[name] for name in sorted(names.quotes)]
    return Withdrawal(
        participant=participant,
        names=names,
        alone=tuple(each for each in own if len(each.participants) == 1),
        shared=tuple(each for each in own if len(each.participants) > 1),
        totals=found.totals,
        findings=found.findings,
        briefs=found.briefs,
        namings=namings(names, research),
        recalls=tuple(_recalls(withdrawn(research, participant, ""), names)),
        testimonials=tuple(each for each in said if _is_testimonial(each, research)),
    )


def _by_day(interview: Interview) -> tuple[str, str]:
    return interview.date or "9999", interview.id


def _is_testimonial(quote: Quote, research: Research) -> bool:
    return "testimonial" in quote.marks and research.speaker(quote).consent.testimonial


def _recalls(research: Research, names: Names) -> Iterator[Recall]:
    figures = Figures(research)
    for brief in research.briefs.values():
        if brief.draft:
            continue
        evidence = figures.of_brief(brief)
        key = names.participant.casefold()
        counted = any(each.respondent.key == key for found in evidence.values() for each in found.testimonies)
        reports: list[Brief | Finding] = [brief, *(research.findings[name] for name in evidence)]
        quotes = dict.fromkeys(name for each in reports for name in _quoted(each, names))
        if counted or quotes:
            yield Recall(brief.id, brief.title, brief.editions, counted, tuple(quotes))


def _quoted(report: Brief | Finding, names: Names) -> Iterator[str]:
    """The quotes of the person that a report names; words that are cited and are no quote go by the id."""
    listed = (*getattr(report, "key_quotes", ()), *getattr(report, "counter_quotes", ()))
    yield from (name for name in listed if name in names.quotes)
    yield from (link.id for link in report.links if link.embed and link.id in names.quotes)
    key = names.participant.casefold()
    yield from (each.quote or each.respondent for each in report.citations if each.respondent.casefold() == key)
