"""Words that a finding or a brief cites, found in the interviews of the respondent."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from firsthand.model import Block, Brief, Citation, Finding, Interview, Problem, Quote, Span, Turn
from firsthand.reading import faults
from firsthand.reading.matching import Transcript
from firsthand.reading.nearest import Near, nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

E = TypeVar("E", Finding, Brief)


def prove_citations(
    reports: Mapping[str, E], interviews: Mapping[str, Interview]
) -> tuple[dict[str, E], list[Problem]]:
    """Find every citation in what its respondent said; one that is not found is an error."""
    proved = {}
    problems: list[Problem] = []
    people = {person.key: person.id for interview in interviews.values() for person in interview.participants}
    for key, report in reports.items():
        blocks: list[Block] = []
        for block in report.blocks:
            if isinstance(block, Citation):
                found = _find(block, interviews.values(), people)
                blocks.append(block if isinstance(found, Problem) else found)
                problems += [found] if isinstance(found, Problem) else []
            else:
                blocks.append(block)
        proved[key] = replace(report, blocks=tuple(blocks))
    return proved, problems


def _find(citation: Citation, interviews: Iterable[Interview], people: Mapping[str, str]) -> Citation | Problem:
    respondent = people.get(citation.respondent.casefold())
    if respondent is None:
        return faults.unknown_respondent(citation.source, citation.respondent, people.values())
    near: Near | None = None
    for interview in interviews:
        if not interview.participant(respondent):
            continue
        quotes = [quote for quote in interview.quotes if quote.respondent.casefold() == respondent.casefold()]
        said = Transcript([_as_turn(quote) for quote in quotes])
        if found := said.find(citation.text, respondent):
            quote = quotes[found[0].places[0].turn]
            return replace(citation, respondent=respondent, interview=interview.id, quote=quote.id)
        transcript = Transcript(interview.turns)
        if found := transcript.find(citation.text, respondent):
            return replace(citation, respondent=respondent, interview=interview.id, place=found[0].places[0])
        found_near = [near, *(nearest(each.turns, citation.text, respondent) for each in (said, transcript))]
        near = max(filter(None, found_near), key=lambda each: each.score, default=None)
    return faults.citation_not_found(citation.source, respondent, citation.text, near)


def _as_turn(quote: Quote) -> Turn:
    return Turn(quote.respondent, quote.respondent, quote.time, (Span(quote.text),), quote.source)
