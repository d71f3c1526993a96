"""Who and which interview carries which tags: what patterns are found in."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from firsthand.model import Interview, Research

Tags = frozenset[str]


def tags_by_respondent(research: Research) -> dict[str, Tags]:
    """The tags of each respondent's quotes, observations and interviews, by the respondent's key."""
    found: dict[str, set[str]] = {}
    for interview in research.interviews.values():
        for person in _counted(interview):
            own = found.setdefault(person, set())
            own.update(interview.tags)
            own.update(tag for each in interview.coded if each.respondent.casefold() == person for tag in each.tags)
    return {person: frozenset(found[person]) for person in sorted(found)}


def tags_by_interview(research: Research) -> dict[str, Tags]:
    """The tags of each interview by its id, in the order of days and ids; undated ones come last."""
    found = {}
    for interview in sorted(research.interviews.values(), key=lambda each: (each.date or "9999", each.id)):
        people = _counted(interview)
        if people:
            coded = {tag for each in interview.coded if each.respondent.casefold() in people for tag in each.tags}
            found[interview.id] = frozenset({*interview.tags, *coded})
    return found


def _counted(interview: Interview) -> set[str]:
    """The participants who did not withdraw."""
    return {person.key for person in interview.participants if not person.consent.withdrawn}


def with_parents(tags: Iterable[str]) -> Tags:
    """Tags and all tags above them."""
    tags = tuple(tags)
    return frozenset({*tags, *(tag[:end] for tag in tags for end, sign in enumerate(tag) if sign == "/")})
