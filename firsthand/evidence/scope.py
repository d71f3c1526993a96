"""Who counts: the respondents of a finding's study, base and day, and whether they were asked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from firsthand.model import Interview, Participant, Research, covers

Exposure = Literal["asked", "not asked", "unknown"]
Facets = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class Respondent:
    """A person with all of the interviews in scope, however many there were."""

    key: str
    id: str
    seats: tuple[tuple[Interview, Participant], ...]

    @property
    def facets(self) -> dict[str, tuple[str, ...]]:
        """What is known of the person over all interviews: persona, segments, account and attributes."""
        known: dict[str, dict[str, None]] = {}
        for _, person in self.seats:
            for name, values in facets_of(person).items():
                known.setdefault(name, {}).update(dict.fromkeys(values))
        return {name: tuple(values) for name, values in known.items()}


def facets_of(person: Participant) -> dict[str, tuple[str, ...]]:
    """A participant's facets by name."""
    own = {
        "persona": (person.persona,) if person.persona else (),
        "segment": person.segments,
        "account": (person.account,) if person.account else (),
    }
    return {**person.attributes, **{name: values for name, values in own.items() if values}}


def respondents(
    research: Research, studies: Iterable[str] = (), among: Facets | None = None, as_of: str = ""
) -> tuple[Respondent, ...]:
    """The respondents of some studies, each once, without those who withdrew.

    Args:
        research: what was read.
        studies: ids of studies; all interviews where empty.
        among: facets that a respondent must have, one value of each.
        as_of: the last day that counts, as an ISO date; interviews without a date are left out then.

    Returns:
        The respondents in the order of their ids.
    """
    wanted = set(studies)
    seats: dict[str, list[tuple[Interview, Participant]]] = {}
    for interview in research.interviews.values():
        if wanted and interview.study not in wanted:
            continue
        if as_of and not (interview.date and interview.date <= as_of):
            continue
        for person in interview.participants:
            if not person.consent.withdrawn and _belongs(interview, person, among or {}):
                seats.setdefault(person.key, []).append((interview, person))
    return tuple(
        Respondent(key, own[0][1].id, tuple(sorted(own, key=lambda seat: (seat[0].date, seat[0].id))))
        for key, own in sorted(seats.items())
    )


def _belongs(interview: Interview, person: Participant, among: Facets) -> bool:
    facets = _narrowing(interview, person)
    return all(
        {value.casefold() for value in values} & {value.casefold() for value in facets.get(name, ())}
        for name, values in among.items()
    )


def _narrowing(interview: Interview, person: Participant) -> dict[str, tuple[str, ...]]:
    """Everything by which ``among`` may narrow a base."""
    return {
        **facets_of(person),
        "segments": person.segments,
        "goal": (interview.goal,) if interview.goal else (),
        "study": (interview.study,) if interview.study else (),
        "recruited_via": (interview.recruited_via,) if interview.recruited_via else (),
    }


def all_facets(research: Research) -> dict[str, set[str]]:
    """Every facet by which a base can be narrowed, and the values that somebody has."""
    known: dict[str, set[str]] = {name: set() for name in ("persona", "segment", "account")}
    for interview in research.interviews.values():
        for person in interview.participants:
            for name, values in _narrowing(interview, person).items():
                known.setdefault(name, set()).update(values)
    return known


def exposure(respondent: Respondent, topic: str, research: Research) -> Exposure:
    """Whether a topic was put to a respondent in any of the interviews in scope.

    An interview's own ``asked`` decides; without one, the topics of the guides of its study do; without those nobody
    knows. Being asked about a part (``export/csv``) is being asked about the whole (``export``).
    """
    if not topic:
        return "asked"
    known = [_topics(interview, research) for interview, _ in respondent.seats]
    if any(covers(topic, asked) for topics in known if topics is not None for asked in topics):
        return "asked"
    return "unknown" if None in known else "not asked"


def _topics(interview: Interview, research: Research) -> tuple[str, ...] | None:
    if interview.asked is not None:
        return interview.asked
    study = research.studies.get(interview.study)
    guides = [research.guides[name] for name in study.guides if name in research.guides] if study else []
    topics = tuple(topic for guide in guides for topic in guide.topics)
    return topics or None
