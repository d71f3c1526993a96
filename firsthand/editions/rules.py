"""What may stand in an edition: every rule by its name, in one place.

A rule can be left out, which no site does: that is how the tests show that the guard, which reads what was written and
knows nothing of this module, catches what a missing rule would let out.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from firsthand.model import Edition, Heading, Level, Participant, Span, Words, plain
from firsthand.reading.rewriting import private_text, without_private

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from firsthand.settings import Settings

_LEVELS: dict[Edition, tuple[Level, ...]] = {
    "internal": ("internal", "anonymous", "attributed"),
    "external": ("anonymous", "attributed"),
}
_MONTH = len("2026-03")
_ELLIPSIS = "[…]"


class Rule(StrEnum):
    """What keeps something from an edition."""

    LEVEL = "level"
    """Words stand where their speaker's level lets them: of level none nowhere, of level internal inside alone."""
    WITHDRAWN = "withdrawn"
    """Who withdrew is in no edition."""
    EXPIRED = "expired"
    """What was agreed to stands outside from the day on which it was given to the day on which it ends."""
    MARKED_INTERNAL = "marked-internal"
    """A quote marked `.internal` stays inside."""
    PRIVATE = "private"
    """Private words are replaced outside."""
    TESTIMONIAL = "testimonial"
    """A testimonial is a quote that may stand outside, of somebody who agreed to marketing, and marked so."""
    DRAFTS = "drafts"
    """Drafts are in no edition."""
    EDITIONS = "editions"
    """A brief or a hand-written page stands outside only where it says so."""
    WORKING = "working"
    """Interviews, guides, people, patterns, agreement and consent have no page outside."""
    STUDIES = "studies"
    """Of a study, title, goal, month and method go outside."""
    CODEBOOK = "codebook"
    """Of the codebook, label and description go outside."""
    SIGNED = "signed"
    """Outside, words are signed with an attribution or a persona, and respondents have no name."""
    NAMES = "names"
    """Ids of interviews, participants and quotes, file names and authors stay inside."""
    AUDIENCES = "audiences"
    """What a finding means for an audience goes outside where a setting names the audience."""
    DAYS = "days"
    """Dates outside are months."""
    FACETS = "facets"
    """Of what is known of respondents, persona and segments go outside, and attributes that a setting names."""
    SMALL = "small"
    """Groups that are too small are counted together outside."""
    PICTURES = "pictures"
    """Pictures are stripped of their metadata and of their names."""


BOTH = frozenset({Rule.LEVEL, Rule.WITHDRAWN, Rule.TESTIMONIAL, Rule.DRAFTS, Rule.EDITIONS, Rule.PICTURES})


@dataclass(frozen=True)
class Rules:
    """The rules of one edition on one day.

    Args:
        edition: internal or external.
        day: the day that counts for consent, as an ISO date.
        settings: the project's options.
        without: rules that are left out, in tests.
        say: gives our own words in the language of the edition.
    """

    edition: Edition
    day: str
    settings: Settings
    without: frozenset[Rule] = frozenset()
    say: Callable[[str], str] = str

    def holds(self, rule: Rule) -> bool:
        """Whether a rule holds in this edition."""
        return rule not in self.without and (self.edition == "external" or rule in BOTH)

    def may_speak(self, person: Participant, marks: tuple[str, ...] = ()) -> bool:
        """Whether a participant's words may stand here; ``marks`` are those of the quote."""
        consent = person.consent
        return not (
            (self.holds(Rule.WITHDRAWN) and consent.withdrawn)
            or (self.holds(Rule.LEVEL) and consent.level not in _LEVELS[self.edition])
            or (self.holds(Rule.EXPIRED) and (expired(person, self.day) or not_yet(person, self.day)))
            or (self.holds(Rule.MARKED_INTERNAL) and "internal" in marks)
        )

    def may_testify(self, person: Participant, marks: tuple[str, ...]) -> bool:
        """Whether a quote is a testimonial. Testimonials are for outside, whoever copies them."""
        outside = replace(self, edition="external")
        agreed = person.consent.testimonial or not self.holds(Rule.TESTIMONIAL)
        return "testimonial" in marks and agreed and outside.may_speak(person, marks)

    def signature(self, person: Participant) -> str:
        """How a participant's words are signed: with the id inside, with the attribution or the persona outside."""
        if not self.holds(Rule.SIGNED):
            return named(person)
        if person.consent.level == "attributed" and person.consent.attribution:
            return self.text(person.consent.attribution)
        return in_words(person.persona) or self.say("Participant")

    def words(self, words: Words) -> Words:
        """Words as they may be read: outside, a private span is its replacement or an ellipsis."""
        if not self.holds(Rule.PRIVATE):
            return words
        return tuple(Span(span.instead or _ELLIPSIS) if span.private else span for span in words)

    def heading(self, heading: Heading) -> Heading:
        """A heading with its words as they may be read."""
        return Heading(heading.level, self.words(heading.words), heading.source, heading.aside)

    def markdown(self, markdown: str) -> str:
        """Markdown as it may be read: inside, private words stay marked as such."""
        return without_private(markdown) if self.holds(Rule.PRIVATE) else markdown

    def text(self, text: str) -> str:
        """A line of plain text, such as a title, in which private words may be marked."""
        return plain(self.words(private_text(text)))

    def date(self, day: str) -> str:
        """A day, or outside its month."""
        return day[:_MONTH] if self.holds(Rule.DAYS) and not self.settings.external_days else day

    def facets(self, known: Iterable[str]) -> list[str]:
        """Those of some facets that may be named here, in order."""
        allowed = ("persona", "segment", "segments", *self.settings.external_attributes)
        return sorted(facet for facet in known if not self.holds(Rule.FACETS) or facet in allowed)


def expired(person: Participant, day: str) -> bool:
    """Whether the consent has run out; it holds on its last day."""
    return bool(person.consent.expires) and person.consent.expires < day


def not_yet(person: Participant, day: str) -> bool:
    """Whether the consent was not given yet; it holds on its first day."""
    return person.consent.given > day


def named(person: Participant) -> str:
    """A participant as colleagues know them: ``P07, operations manager``."""
    return ", ".join(filter(None, (person.id, running_words(person.persona))))


def in_words(identity: str) -> str:
    """A slug as a reader reads it: ``operations-manager`` as ``Operations manager``."""
    text = running_words(identity)
    return text[:1].upper() + text[1:]


def running_words(identity: str) -> str:
    """A slug within a sentence. Its letters stay as typed: not every language writes such words small."""
    return identity.replace("-", " ").replace("_", " ").strip()
