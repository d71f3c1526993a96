"""The records that flow from room to room. All are frozen; a stage returns new ones."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

Goal = Literal["discover", "validate", "prototype", "experience", "interest"]
Focus = Literal["persona", "pain", "gain", "gap"]
Level = Literal["none", "internal", "anonymous", "attributed"]
Edition = Literal["internal", "external"]
Kind = Literal["interview", "finding", "brief", "study", "guide", "tag", "quote", "page"]

FOCUSES: tuple[Focus, ...] = ("persona", "pain", "gain", "gap")
MARKS = ("key", "testimonial", "internal", "persona", "pain", "gain", "gap")


class Severity(StrEnum):
    """How much a problem weighs: errors stop a build, warnings do so under ``--strict``."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, order=True)
class Source:
    """A place in a file, relative to the project's root; lines and columns count from 1."""

    file: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True)
class Problem:
    """Something wrong with the research, said in the words of the person who can mend it."""

    rule: str
    severity: Severity
    source: Source
    message: str


@dataclass(frozen=True)
class Span:
    """Some words; private ones leave only as ``instead``, or as an ellipsis where that is empty."""

    text: str
    private: bool = False
    instead: str = ""


Words = tuple[Span, ...]


def plain(words: Words) -> str:
    """The words as their speaker said them, private spans included."""
    return "".join(span.text for span in words)


@dataclass(frozen=True)
class Consent:
    """What a participant agreed to. Dates are ISO days as text, empty where none was given.

    ``stated`` names what a note says of it; the rest is what holds where nothing is said.
    """

    level: Level = "internal"
    testimonial: bool = False
    recording: bool = False
    given: str = ""
    expires: str = ""
    withdrawn: str = ""
    attribution: str = ""
    stated: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Participant:
    """One respondent in one interview, with what other interviews of the same person add.

    ``language`` is the BCP 47 tag of what they speak in it, empty where no note says so.
    """

    id: str
    persona: str = ""
    segments: tuple[str, ...] = ()
    attributes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    account: str = ""
    consent: Consent = Consent()
    language: str = ""
    source: Source = Source("")

    @property
    def key(self) -> str:
        """What makes two mentions of an id the same person."""
        return self.id.casefold()


@dataclass(frozen=True)
class Place:
    """Where words stand in a transcript: a turn by its index, and offsets in its plain text."""

    turn: int
    start: int
    end: int

    def meets(self, other: Place) -> bool:
        """Whether some words belong to both."""
        return self.turn == other.turn and self.start < other.end and other.start < self.end


@dataclass(frozen=True)
class Turn:
    """What one speaker says before the next one does. ``respondent`` is empty for interviewers."""

    label: str
    respondent: str
    time: str
    words: Words
    source: Source

    @property
    def text(self) -> str:
        """The turn as plain text; places count in its characters."""
        return plain(self.words)


@dataclass(frozen=True)
class Quote:
    """Words of a respondent. ``id`` is ``interview#anchor``; ``original`` is what was said, where they are edited."""

    id: str
    interview: str
    respondent: str
    words: Words
    tags: tuple[str, ...]
    focus: Focus | None
    marks: tuple[str, ...]
    time: str
    source: Source
    places: tuple[Place, ...] = ()
    original: Words = ()

    @property
    def edited(self) -> bool:
        """Whether something was left out of the words or put into them."""
        return bool(self.original)

    @property
    def text(self) -> str:
        """The words, private spans included."""
        return plain(self.words)

    def overlaps(self, other: Quote) -> bool:
        """Whether some words of a transcript belong to both."""
        return any(one.meets(two) for one in self.places for two in other.places)

    @property
    def anchor(self) -> str:
        """The part of the id behind ``#``: the place's name in its interview's page."""
        return self.id.partition("#")[2]


@dataclass(frozen=True)
class Observation:
    """What a respondent did or a researcher saw; evidence, but nobody's words."""

    interview: str
    respondent: str
    words: Words
    tags: tuple[str, ...]
    source: Source

    @property
    def text(self) -> str:
        """The text without its tags."""
        return plain(self.words)


@dataclass(frozen=True)
class Heading:
    """A heading of a note; ``aside`` says that it makes no claim about respondents."""

    level: int
    words: Words
    source: Source
    aside: bool = False

    @property
    def text(self) -> str:
        """The words, private spans included."""
        return plain(self.words)


@dataclass(frozen=True)
class Image:
    """A picture that a note shows: its file below the content folder, and a digest of what is in it."""

    file: str
    digest: str


@dataclass(frozen=True)
class Prose:
    """Markdown between quotes, as it was typed, without its comments; ``images`` by their targets as typed."""

    markdown: str
    source: Source
    images: Mapping[str, Image] = field(default_factory=dict)


@dataclass(frozen=True)
class QuoteRef:
    """The place of a quote in a note."""

    id: str


@dataclass(frozen=True)
class TurnRef:
    """The place of a turn in a note."""

    index: int


@dataclass(frozen=True)
class Link:
    """``[[target]]`` or ``![[target]]`` as typed; ``id`` is what it resolves to, empty where nothing does."""

    target: str
    source: Source
    embed: bool = False
    kind: Kind | None = None
    id: str = ""


@dataclass(frozen=True)
class Found:
    """Where cited words stand: in a quote of an interview, or else at a place of its transcript."""

    interview: str
    quote: str = ""
    place: Place | None = None


@dataclass(frozen=True)
class Citation:
    """A respondent's words in a finding or a brief, and every interview in which they were found, by day."""

    respondent: str
    words: Words
    source: Source
    found: tuple[Found, ...] = ()

    @property
    def interview(self) -> str:
        """The first interview that holds the words; empty where none does."""
        return self.found[0].interview if self.found else ""

    @property
    def quote(self) -> str:
        """The quote that they are in that interview, if they are one."""
        return self.found[0].quote if self.found else ""

    @property
    def place(self) -> Place | None:
        """Where they stand in that interview's transcript, if they are no quote."""
        return self.found[0].place if self.found else None

    @property
    def text(self) -> str:
        """The cited words."""
        return plain(self.words)


Block = Heading | Prose | QuoteRef | TurnRef | Citation | Link


@dataclass(frozen=True)
class Coding:
    """What another researcher marked in an interview, independently; never counted."""

    researcher: str
    quotes: tuple[Quote, ...]


@dataclass(frozen=True)
class Interview:
    """One conversation, with one participant or several.

    ``keys`` tells where a key of the front matter stands, as ``study`` or ``key_quotes.0``; so in all records of notes.
    """

    id: str
    source: Source
    participants: tuple[Participant, ...]
    date: str = ""
    study: str = ""
    goal: Goal | None = None
    tags: tuple[str, ...] = ()
    asked: tuple[str, ...] | None = None
    interviewers: tuple[str, ...] = ()
    recruited_via: str = ""
    incentive: str = ""
    recording: str = ""
    transcript: str = ""
    blocks: tuple[Block, ...] = ()
    turns: tuple[Turn, ...] = ()
    quotes: tuple[Quote, ...] = ()
    observations: tuple[Observation, ...] = ()
    codings: tuple[Coding, ...] = ()
    links: tuple[Link, ...] = ()
    keys: Mapping[str, Source] = field(default_factory=dict)

    @property
    def coded(self) -> tuple[Quote | Observation, ...]:
        """Everything in it that carries tags."""
        return (*self.quotes, *self.observations)

    @property
    def language(self) -> str:
        """The language that all of its participants speak; empty where that is not known, or where they are several."""
        spoken = {person.language for person in self.participants}
        return spoken.pop() if len(spoken) == 1 else ""

    def participant(self, name: str) -> Participant | None:
        """The participant of that id, in any case of letters."""
        return next((person for person in self.participants if person.key == name.casefold()), None)


@dataclass(frozen=True)
class Study:
    """A round of interviews with one purpose."""

    id: str
    source: Source
    title: str
    goal: Goal | None = None
    start: str = ""
    end: str = ""
    team: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    guides: tuple[str, ...] = ()
    method: str = ""
    blocks: tuple[Block, ...] = ()
    links: tuple[Link, ...] = ()
    keys: Mapping[str, Source] = field(default_factory=dict)


@dataclass(frozen=True)
class Question:
    """A question of a guide and the topics that it asks about."""

    text: str
    topics: tuple[str, ...]
    section: str
    source: Source


@dataclass(frozen=True)
class Guide:
    """An interview guide."""

    id: str
    source: Source
    title: str
    goal: Goal | None = None
    questions: tuple[Question, ...] = ()
    blocks: tuple[Block, ...] = ()
    links: tuple[Link, ...] = ()

    @property
    def topics(self) -> tuple[str, ...]:
        """Every topic that one of the questions asks about."""
        return tuple(dict.fromkeys(topic for question in self.questions for topic in question.topics))


@dataclass(frozen=True)
class Finding:
    """A statement about the respondents and what is held to prove it."""

    id: str
    source: Source
    title: str
    studies: tuple[str, ...] = ()
    supports: tuple[str, ...] = ()
    contradicts: tuple[str, ...] = ()
    among: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    asked: str = ""
    key_quotes: tuple[str, ...] = ()
    counter_quotes: tuple[str, ...] = ()
    opportunity: str = ""
    audiences: Mapping[str, str] = field(default_factory=dict)
    as_of: str = ""
    editions: tuple[Edition, ...] = ("internal", "external")
    draft: bool = False
    blocks: tuple[Block, ...] = ()
    links: tuple[Link, ...] = ()
    keys: Mapping[str, Source] = field(default_factory=dict)

    @property
    def citations(self) -> tuple[Citation, ...]:
        """The words cited in the body."""
        return tuple(block for block in self.blocks if isinstance(block, Citation))

    @property
    def embedded_quotes(self) -> tuple[str, ...]:
        """Ids of the quotes embedded in the body."""
        return tuple(block.id for block in self.blocks if isinstance(block, Link) and block.kind == "quote")


@dataclass(frozen=True)
class Brief:
    """An Insight Brief: findings in an order, with a summary."""

    id: str
    source: Source
    title: str
    subtitle: str = ""
    studies: tuple[str, ...] = ()
    date: str = ""
    authors: tuple[str, ...] = ()
    audience: str = ""
    findings: tuple[str, ...] = ()
    editions: tuple[Edition, ...] = ("internal",)
    as_of: str = ""
    draft: bool = False
    blocks: tuple[Block, ...] = ()
    links: tuple[Link, ...] = ()
    keys: Mapping[str, Source] = field(default_factory=dict)

    @property
    def all_findings(self) -> tuple[str, ...]:
        """Ids of the findings that it lists, then of those that its text places and the list leaves out."""
        placed = (link.id for link in self.links if link.embed and link.kind == "finding")
        return tuple(dict.fromkeys((*self.findings, *placed)))

    @property
    def citations(self) -> tuple[Citation, ...]:
        """The words cited in the body."""
        return tuple(block for block in self.blocks if isinstance(block, Citation))


@dataclass(frozen=True)
class WrittenPage:
    """A hand-written page; ``id`` is its path below `pages/`. It is external only where it says so.

    ``files`` are those below `pages/` that its links lead to.
    """

    id: str
    source: Source
    editions: tuple[Edition, ...] = ("internal",)
    images: Mapping[str, Image] = field(default_factory=dict)
    files: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()


@dataclass(frozen=True)
class Code:
    """What a tag means."""

    tag: str
    label: str = ""
    description: str = ""
    focus: Focus | None = None
    include: str = ""
    exclude: str = ""
    aliases: tuple[str, ...] = ()
    source: Source = Source("")


@dataclass(frozen=True)
class Research:
    """Everything that was read, by id. What could not be read is in ``problems`` alone, and ``complete`` is false."""

    interviews: Mapping[str, Interview] = field(default_factory=dict)
    findings: Mapping[str, Finding] = field(default_factory=dict)
    briefs: Mapping[str, Brief] = field(default_factory=dict)
    studies: Mapping[str, Study] = field(default_factory=dict)
    guides: Mapping[str, Guide] = field(default_factory=dict)
    codebook: Mapping[str, Code] = field(default_factory=dict)
    quotes: Mapping[str, Quote] = field(default_factory=dict)
    pages: Mapping[str, WrittenPage] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    complete: bool = True

    def speaker(self, quote: Quote | Observation) -> Participant:
        """Who said or did it.

        Raises:
            LookupError: the respondent is no participant of the interview, which reading rules out.
        """
        person = self.interviews[quote.interview].participant(quote.respondent)
        if person is None:
            raise LookupError(quote.respondent)
        return person


@dataclass(frozen=True)
class Page:
    """A page of the site as plain text: the hinge between our pages and whatever writes them.

    ``description`` says in a line what it is about, and ``image`` is the path of a picture that stands for it.
    """

    path: str
    title: str
    markdown: str
    source: str = ""
    listed: bool = False
    description: str = ""
    image: str = ""


def slug(text: str) -> str:
    """The form of an id in addresses: lower case, anything but letters and digits as one ``-``."""
    return re.sub(r"[^\w]+|_+", "-", text.casefold()).strip("-") or "-"


def covers(parent: str, tag: str) -> bool:
    """Whether ``parent`` is the tag or stands above it: ``export`` covers ``export/csv``."""
    return tag == parent or tag.startswith(parent + "/")
