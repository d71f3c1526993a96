"""What a participant agreed to, read as rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.model import Participant, Span, Words

if TYPE_CHECKING:
    from firsthand.model import Edition

_OUTSIDE = ("anonymous", "attributed")


def may_speak(person: Participant, edition: Edition, day: str, marks: tuple[str, ...] = ()) -> bool:
    """Whether a participant's words may stand in an edition.

    Args:
        person: the participant.
        edition: where the words would stand.
        day: the day that counts, as an ISO date.
        marks: the marks of the quote.
    """
    if person.consent.withdrawn or person.consent.level == "none":
        return False
    if edition == "internal":
        return True
    return person.consent.level in _OUTSIDE and not expired(person, day) and "internal" not in marks


def expired(person: Participant, day: str) -> bool:
    """Whether the consent has run out; it holds on its last day."""
    return bool(person.consent.expires) and person.consent.expires < day


def signature(person: Participant, edition: Edition) -> str:
    """How a participant's words are signed: with the id inside, with the attribution or the persona outside."""
    persona = in_words(person.persona)
    if edition == "internal":
        return f"{person.id}, {persona[:1].lower()}{persona[1:]}" if persona else person.id
    if person.consent.level == "attributed" and person.consent.attribution:
        return person.consent.attribution
    return persona or "Participant"


def in_words(identity: str) -> str:
    """A slug as a reader reads it: ``operations-manager`` as ``Operations manager``."""
    text = identity.replace("-", " ").replace("_", " ").strip()
    return text[:1].upper() + text[1:]


def redacted(words: Words, edition: Edition) -> Words:
    """Words as an edition shows them: outside, a private span is its replacement or an ellipsis."""
    if edition == "internal":
        return words
    return tuple(Span(span.instead or "[…]") if span.private else span for span in words)
