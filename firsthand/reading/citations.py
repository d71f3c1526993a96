"""Words that a finding or a brief cites, found in the interviews of the respondent."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from firsthand.model import Block, Brief, Citation, Finding, Found, Interview, Problem, Quote, Span, Turn
from firsthand.reading import faults
from firsthand.reading.matching import Transcript
from firsthand.reading.nearest import Near, likelier, nearest

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

E = TypeVar("E", Finding, Brief)


@dataclass(frozen=True)
class _Sayings:
    """All that an interview holds of its respondents' words: its quotes, and its transcript."""

    interview: Interview

    @cached_property
    def quotes(self) -> Transcript:
        """Each quote as a turn of its own, so that the number of a turn is the number of a quote."""
        return Transcript([_as_turn(quote) for quote in self.interview.quotes])

    @cached_property
    def transcript(self) -> Transcript:
        return Transcript(self.interview.turns)


def _as_turn(quote: Quote) -> Turn:
    return Turn(quote.respondent, quote.respondent, quote.time, (Span(quote.text),), quote.source)


def prove_citations(
    reports: Mapping[str, E], interviews: Mapping[str, Interview], *, complete: bool = True
) -> tuple[dict[str, E], list[Problem]]:
    """Find every citation in what its respondent said; one that is not found is an error.

    Args:
        reports: findings or briefs.
        interviews: what was said.
        complete: whether all interviews could be read; else a respondent may be in one that could not.
    """
    proved = {}
    problems: list[Problem] = []
    by_day = sorted(interviews.values(), key=lambda each: (each.date or "9999", each.id))
    sayings = [_Sayings(interview) for interview in by_day]
    people = {person.key: person.id for interview in by_day for person in interview.participants}
    for key, report in reports.items():
        blocks: list[Block] = []
        for block in report.blocks:
            found = _find(block, sayings, people) if isinstance(block, Citation) else block
            blocks.append(block if isinstance(found, Problem) else found)
            if isinstance(found, Problem) and (complete or found.rule != "unknown-respondent"):
                problems.append(found)
        proved[key] = replace(report, blocks=tuple(blocks))
    return proved, problems


def _find(citation: Citation, sayings: Sequence[_Sayings], people: Mapping[str, str]) -> Citation | Problem:
    respondent = people.get(citation.respondent.casefold())
    if respondent is None:
        return faults.unknown_respondent(citation.source, citation.respondent, people.values())
    own = [each for each in sayings if each.interview.participant(respondent)]
    found = tuple(place for each in own if (place := _found(citation.text, respondent, each)))
    if found:
        return replace(citation, respondent=respondent, found=found)
    near = likelier(_nearest(citation, respondent, own), _nearest(citation, "", sayings))
    return _said_by_another(citation, respondent, sayings) or faults.citation_not_found(
        citation.source, respondent, citation.text, near
    )


def _found(words: str, respondent: str, sayings: _Sayings) -> Found | None:
    if places := sayings.quotes.find(words, respondent):
        return Found(sayings.interview.id, sayings.interview.quotes[places[0].places[0].turn].id)
    if places := sayings.transcript.find(words, respondent):
        return Found(sayings.interview.id, place=places[0].places[0])
    return None


def _said_by_another(citation: Citation, respondent: str, sayings: Sequence[_Sayings]) -> Problem | None:
    for each in sayings:
        for transcript in (each.quotes, each.transcript):
            if turn := transcript.speaker(citation.text):
                return faults.wrong_respondent(
                    citation.source, respondent, citation.text, turn.respondent, turn.source, turn.label
                )
    return None


def _nearest(citation: Citation, respondent: str, sayings: Sequence[_Sayings]) -> Near | None:
    transcripts = [transcript for each in sayings for transcript in (each.quotes, each.transcript)]
    found = [nearest(each.turns, citation.text, respondent) for each in transcripts]
    return max(filter(None, found), key=lambda near: near.score, default=None)
