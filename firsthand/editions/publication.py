"""The records of a publication: research as one edition may show it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from firsthand.model import (
    Edition,
    Focus,
    Goal,
    Heading,
    Level,
    Link,
    Place,
    Prose,
    QuoteRef,
    Turn,
    TurnRef,
    Words,
    plain,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from firsthand.editions.audiences import ShownAudience
    from firsthand.editions.focus import TagCount
    from firsthand.editions.open_questions import OpenQuestions
    from firsthand.editions.patterns import ShownAgreement, ShownPatterns
    from firsthand.editions.quality import ShownQuality
    from firsthand.editions.related import Related
    from firsthand.evidence.findings import Stance
    from firsthand.evidence.growth import Step
    from firsthand.evidence.scope import Exposure


@dataclass(frozen=True)
class ShownQuote:
    """A quote as the edition shows it. ``language`` is that of its words, as `de`, where a note says so.

    ``participant``, ``interview``, ``date``, ``consent`` and ``original``, which is what was said where the words are
    edited, are empty outside.
    """

    id: str
    words: Words
    signature: str
    tags: tuple[str, ...] = ()
    focus: Focus | None = None
    marks: tuple[str, ...] = ()
    persona: str = ""
    segments: tuple[str, ...] = ()
    study: str = ""
    goal: Goal | None = None
    time: str = ""
    edited: bool = False
    participant: str = ""
    interview: str = ""
    date: str = ""
    consent: Level | None = None
    original: Words = ()
    language: str = ""

    @property
    def text(self) -> str:
        """The words as the edition shows them."""
        return plain(self.words)


@dataclass(frozen=True)
class ShownTestimony:
    """A respondent's part in a finding: what its mark in a drawing says, and the quote that it leads to."""

    label: str
    persona: str
    stance: Stance
    exposure: Exposure
    quote: str = ""


@dataclass(frozen=True)
class Cell:
    """One value of a breakdown: ``k`` of ``asked`` respondents with that value."""

    value: str
    k: int
    asked: int

    @property
    def others(self) -> bool:
        """Whether it is the groups together that are too small to stand alone."""
        return not self.value


@dataclass(frozen=True)
class ShownEvidence:
    """The figures of a finding.

    ``withheld`` counts supporting quotes that the edition does not show. ``strength`` orders findings by the lower end
    of the Wilson interval, so that 5 of 7 goes before 5 of 21 and before 1 of 1. ``range`` is the figure under each
    coding where interviews were coded twice and that changes it, as ``9 to 11 of 15``; internal alone.
    """

    figure: str
    interviewed: int
    asked: int
    unknown: int
    supports: int
    contradicts: int
    mixed: int
    silent: int
    unprompted: int
    mentions: int
    withheld: int
    percentage: str = ""
    strength: float = 0.0
    range: str = ""
    testimonies: tuple[ShownTestimony, ...] = ()
    breakdowns: Mapping[str, tuple[Cell, ...]] = field(default_factory=dict)


@dataclass(frozen=True)
class ShownCitation:
    """Cited words; ``quote`` is empty where they stand in a transcript and are no quote of their own."""

    words: Words
    signature: str
    quote: str = ""
    interview: str = ""
    place: Place | None = None
    language: str = ""


@dataclass(frozen=True)
class Withheld:
    """The place of something that the edition does not show."""


ShownBlock = Heading | Prose | QuoteRef | TurnRef | ShownCitation | Link | Withheld


@dataclass(frozen=True)
class ShownFinding:
    """A finding with its evidence and the quotes of both sides.

    ``narrowed`` says that the base is narrower than ``among`` tells; ``unprompted`` are of people who were not asked.
    ``day`` is the day of which it is news, or outside its month; empty where no interview tells.
    """

    id: str
    title: str
    source: str
    draft: bool
    studies: tuple[str, ...]
    supports: tuple[str, ...]
    contradicts: tuple[str, ...]
    among: Mapping[str, tuple[str, ...]]
    narrowed: bool
    asked: str
    as_of: str
    evidence: ShownEvidence
    today: str
    key_quotes: tuple[ShownQuote, ...]
    supporting: tuple[ShownQuote, ...]
    contradicting: tuple[ShownQuote, ...]
    unprompted: tuple[ShownQuote, ...]
    observations: tuple[ShownObservation, ...]
    opportunity: str
    audiences: Mapping[str, str]
    blocks: tuple[ShownBlock, ...]
    day: str

    @property
    def quotes(self) -> dict[str, ShownQuote]:
        """All of its quotes by id: for it, key quotes among them, against it, and of people who were not asked."""
        return {quote.id: quote for quote in (*self.supporting, *self.contradicting, *self.unprompted)}


@dataclass(frozen=True)
class ShownObservation:
    """An observation; internal alone."""

    words: Words
    tags: tuple[str, ...]
    participant: str
    interview: str


@dataclass(frozen=True)
class ShownTag:
    """A tag with what it means and everything that carries it or a tag below it.

    Figures are ``None`` outside.
    """

    tag: str
    label: str
    description: str
    focus: Focus | None
    include: str
    exclude: str
    aliases: tuple[str, ...]
    defined: bool
    respondents: int | None
    mentions: int | None
    own_respondents: int | None
    own_mentions: int | None
    children: tuple[str, ...]
    quotes: tuple[ShownQuote, ...]
    observations: tuple[ShownObservation, ...]
    findings: tuple[str, ...]
    withheld: int


@dataclass(frozen=True)
class ShownPerson:
    """A participant of an interview; internal alone. ``consent`` is ``None`` where no note says anything of it."""

    id: str
    persona: str
    segments: tuple[str, ...]
    attributes: Mapping[str, tuple[str, ...]]
    account: str
    consent: Level | None
    expired: bool
    language: str = ""


@dataclass(frozen=True)
class ShownInterview:
    """An interview; internal alone. ``withheld`` says that a participant's words are missing from it.

    ``language`` is what everybody in it speaks; where they are several, each of ``people`` has one.
    """

    id: str
    source: str
    title: str
    date: str
    study: str
    goal: Goal | None
    people: tuple[ShownPerson, ...]
    tags: tuple[str, ...]
    asked: tuple[str, ...]
    interviewers: tuple[str, ...]
    recruited_via: str
    incentive: str
    blocks: tuple[ShownBlock, ...]
    turns: tuple[Turn | None, ...]
    quotes: tuple[ShownQuote, ...]
    places: Mapping[str, tuple[Place, ...]]
    observations: tuple[ShownObservation, ...]
    withheld: bool
    language: str = ""


@dataclass(frozen=True)
class ShownPersona:
    """A persona with its people and what they said; ``tags`` are those of each focus, counted."""

    name: str
    respondents: int
    interviews: tuple[str, ...]
    quotes: tuple[ShownQuote, ...]
    findings: tuple[str, ...]
    tags: Mapping[Focus, tuple[TagCount, ...]] = field(default_factory=dict)


@dataclass(frozen=True)
class ShownStudy:
    """A study with its sample."""

    id: str
    source: str
    title: str
    goal: Goal | None
    start: str
    end: str
    team: tuple[str, ...]
    questions: tuple[str, ...]
    guides: tuple[str, ...]
    method: str
    respondents: int
    personas: tuple[tuple[str, int], ...]
    interviews: tuple[str, ...]
    findings: tuple[str, ...]
    blocks: tuple[ShownBlock, ...]


@dataclass(frozen=True)
class ShownGuide:
    """A guide; internal alone."""

    id: str
    source: str
    title: str
    goal: Goal | None
    blocks: tuple[ShownBlock, ...]


@dataclass(frozen=True)
class ShownBrief:
    """A brief with its findings, counted as of the brief's own day where it has one.

    ``date`` is what the brief says; ``day`` is the day of which it is news in any case, as a finding's.
    """

    id: str
    source: str
    title: str
    subtitle: str
    studies: tuple[str, ...]
    date: str
    authors: tuple[str, ...]
    audience: str
    as_of: str
    draft: bool
    findings: tuple[ShownFinding, ...]
    blocks: tuple[ShownBlock, ...]
    day: str


@dataclass(frozen=True)
class ShownPage:
    """A hand-written page: its pictures and the quotes that it links to by their targets as typed, and its files."""

    images: Mapping[str, str]
    files: tuple[str, ...]
    quotes: Mapping[str, str]


@dataclass(frozen=True)
class ShownTestimonial:
    """Words that marketing may use, as they may stand outside; ``quote`` is the same as the edition shows it."""

    id: str
    text: str
    attribution: str
    quote: ShownQuote


@dataclass(frozen=True)
class ShownImage:
    """A picture by its file below the content folder; what is written has no metadata where it is ``stripped``."""

    file: str
    stripped: bool = True


ConsentState = Literal["valid", "undated", "not yet", "ends soon", "expired", "missing"]


@dataclass(frozen=True)
class ShownConsent:
    """What a respondent agreed to; internal alone. ``level`` is ``None`` where no note says anything of it."""

    participant: str
    interviews: tuple[str, ...]
    level: Level | None
    testimonial: bool
    recording: bool
    given: str
    expires: str
    attribution: str
    state: ConsentState


@dataclass(frozen=True)
class Publication:
    """Everything that one edition shows, by id; ``working`` says that the working pages are there as well.

    ``language`` is that of the interface.

    ``pages`` are the hand-written ones, ``images`` the pictures by their paths in the site, and ``private`` says that
    private words are shown, marked as such. ``related`` and ``histories`` are of findings, by their ids.
    """

    edition: Edition
    findings: Mapping[str, ShownFinding]
    briefs: Mapping[str, ShownBrief]
    quotes: Mapping[str, ShownQuote]
    testimonials: Mapping[str, ShownTestimonial]
    tags: Mapping[str, ShownTag]
    interviews: Mapping[str, ShownInterview]
    personas: Mapping[str, ShownPersona]
    studies: Mapping[str, ShownStudy]
    guides: Mapping[str, ShownGuide]
    pages: Mapping[str, ShownPage]
    images: Mapping[str, ShownImage]
    respondents: int
    working: bool
    private: bool
    patterns: ShownPatterns | None = None
    agreement: ShownAgreement | None = None
    consent: tuple[ShownConsent, ...] | None = None
    language: str = "en"
    audiences: Mapping[str, ShownAudience] = field(default_factory=dict)
    related: Mapping[str, tuple[Related, ...]] = field(default_factory=dict)
    histories: Mapping[str, tuple[Step, ...]] = field(default_factory=dict)
    open_questions: OpenQuestions | None = None
    quality: ShownQuality | None = None

    @property
    def opportunities(self) -> tuple[ShownFinding, ...]:
        """The findings that are opportunities, the strongest first; they have a page of their own inside."""
        found = [finding for finding in self.findings.values() if finding.opportunity]
        return tuple(sorted(found, key=lambda finding: -finding.evidence.strength)) if self.working else ()
