"""What interviews of one participant say about the person, made one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from firsthand.model import Consent, Interview, Participant, Problem
from firsthand.reading import faults

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Seat = tuple[Interview, Participant]
_STRICTNESS = ("none", "internal", "anonymous", "attributed")


def inherit(interviews: Mapping[str, Interview]) -> tuple[dict[str, Interview], list[Problem]]:
    """Let every interview of a participant know what the others say about the person.

    Facets are shared by all interviews of the person; what one says of consent, and of the language that the person
    speaks, is passed on to later ones that say nothing of it. Where two disagree on consent, the stricter holds for
    both; a withdrawal holds for all.
    """
    seats: dict[str, list[Seat]] = {}
    for interview in sorted(interviews.values(), key=lambda each: (each.date or "9999", each.id)):
        for person in interview.participants:
            seats.setdefault(person.key, []).append((interview, person))
    people: dict[tuple[str, str], Participant] = {}
    problems: list[Problem] = []
    for key, own in seats.items():
        shared, wrong = _shared(own)
        problems += wrong
        people |= {(interview.id, key): person for (interview, _), person in zip(own, shared, strict=True)}
    merged = {
        identity: replace(
            interview, participants=tuple(people[identity, person.key] for person in interview.participants)
        )
        for identity, interview in interviews.items()
    }
    return merged, problems


def _shared(seats: Sequence[Seat]) -> tuple[list[Participant], list[Problem]]:
    people = [person for _, person in seats]
    if len(people) == 1:
        return people, []
    problems = []
    for index, (_, person) in enumerate(seats[1:], 1):
        for earlier in people[:index]:
            problems += _disagreements(person, earlier)
    persona = next((person.persona for person in people if person.persona), "")
    segments = next((person.segments for person in people if person.segments), ())
    account = next((person.account for person in people if person.account), "")
    attributes: dict[str, tuple[str, ...]] = {}
    for person in reversed(people):
        attributes |= person.attributes
    consents = _consents([person.consent for person in people])
    return [
        replace(
            person,
            persona=person.persona or persona,
            segments=person.segments or segments,
            account=person.account or account,
            attributes={**attributes, **person.attributes},
            consent=consent,
            language=language,
        )
        for person, consent, language in zip(people, consents, _languages(people), strict=True)
    ], problems


def _languages(people: Sequence[Participant]) -> list[str]:
    """The language of each interview: its own, or that of the last one before it. Nobody has to keep to one."""
    spoken: list[str] = []
    for person in people:
        spoken.append(person.language or (spoken[-1] if spoken else ""))
    return spoken


def _disagreements(person: Participant, earlier: Participant) -> list[Problem]:
    pairs = {
        "persona": (person.persona, earlier.persona),
        "segments": (", ".join(sorted(person.segments)), ", ".join(sorted(earlier.segments))),
        "account": (person.account, earlier.account),
        **_agreements(person.consent, earlier.consent),
    }
    for name in person.attributes.keys() & earlier.attributes.keys():
        pairs[f"attributes.{name}"] = (", ".join(person.attributes[name]), ", ".join(earlier.attributes[name]))
    return [
        faults.disagreement(person.source, person.id, key, f"`{here}`", f"`{there}`", earlier.source)
        for key, (here, there) in pairs.items()
        if here and there and here != there
    ]


def _agreements(here: Consent, there: Consent) -> dict[str, tuple[str, str]]:
    """What both say of consent. A date may be newer; an end that differs without a new agreement may not."""
    names = {"level": "consent", "testimonial": "testimonial", "recording": "recording", "attribution": "attribution"}
    if here.given == there.given or "given" not in here.stated:
        names["expires"] = "expires"
    both = here.stated & there.stated
    return {
        label: (str(getattr(here, name)).lower(), str(getattr(there, name)).lower())
        for name, label in names.items()
        if name in both
    }


def _consents(own: Sequence[Consent]) -> list[Consent]:
    """The consent that holds for each interview, in the order of time."""
    levels = [_STRICTNESS.index(consent.level) for consent in own if "level" in consent.stated]
    shared: dict[str, object] = {"withdrawn": next((consent.withdrawn for consent in own if consent.withdrawn), "")}
    if levels:
        shared["level"] = _STRICTNESS[min(levels)]
    for name in ("testimonial", "recording"):
        if not all(getattr(consent, name) for consent in own if name in consent.stated):
            shared[name] = False
    held: list[Consent] = []
    known: dict[str, object] = {}
    stated: frozenset[str] = frozenset()
    for consent in own:
        known |= {name: getattr(consent, name) for name in consent.stated}
        stated |= consent.stated
        # What only a later note says does not hold for an earlier one.
        here = shared if "level" in stated else {name: shared[name] for name in shared if name != "level"}
        held.append(Consent(**{**known, **here}, stated=stated))  # type: ignore[arg-type]
    return held
