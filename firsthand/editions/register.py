"""The register of consent: who agreed to what, what ends soon, and what is missing. Internal alone."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from firsthand.editions.publication import ShownConsent
from firsthand.editions.rules import expired, not_yet
from firsthand.evidence.scope import respondents

if TYPE_CHECKING:
    from firsthand.editions.publication import ConsentState
    from firsthand.model import Participant, Research

SOON = 90
"""Days within which an end of consent is near."""


def consent_register(research: Research, day: str) -> tuple[ShownConsent, ...]:
    """What every respondent agreed to, those who withdrew left out.

    Args:
        research: what was read.
        day: the day that counts, as an ISO date.
    """
    horizon = (date.fromisoformat(day) + timedelta(days=SOON)).isoformat()
    entries = []
    for person in respondents(research):
        latest = person.seats[-1][1]
        consent = latest.consent
        entries.append(
            ShownConsent(
                participant=person.id,
                interviews=tuple(interview.id for interview, _ in person.seats),
                level=consent.level if "level" in consent.stated else None,
                testimonial=consent.testimonial,
                recording=consent.recording,
                given=consent.given,
                expires=consent.expires,
                attribution=consent.attribution if consent.level == "attributed" else "",
                state=_state(latest, day, horizon),
            )
        )
    return tuple(entries)


def _state(person: Participant, day: str, horizon: str) -> ConsentState:
    consent = person.consent
    if not consent.stated or "level" not in consent.stated:
        return "missing"
    if expired(person, day):
        return "expired"
    if not_yet(person, day):
        return "not yet"
    if consent.expires and consent.expires <= horizon:
        return "ends soon"
    return "undated" if not consent.given else "valid"
