"""The body of an interview: its quotes, observations and turns, walked once from top to bottom."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING

from firsthand.model import (
    FOCUSES,
    Block,
    Focus,
    Heading,
    Link,
    Observation,
    Participant,
    Place,
    Problem,
    Quote,
    QuoteRef,
    Source,
    Span,
    Turn,
    TurnRef,
    Words,
    plain,
)
from firsthand.reading import body, faults
from firsthand.reading.excerpts import Excerpt, read_blockquote, sign_faults, take_highlights
from firsthand.reading.markup import cut, notation_faults, place
from firsthand.reading.turns import opens_turn, turn_opening

if TYPE_CHECKING:
    from collections.abc import Sequence

    from firsthand.reading.body import Piece
    from firsthand.reading.text import Text

# What a note may call its only respondent, and those who ask.
RESPONDENTS = {"participant", "respondent", "interviewee"}
_INTERVIEWERS = {"interviewer", "moderator", "facilitator", "researcher"}
_RESEARCHER = re.compile(r"[Rr]\d*|[Qq]")


@dataclass
class BodyReader:
    """Walks a body once, from top to bottom."""

    text: Text
    interview: str
    participants: tuple[Participant, ...]
    interviewers: Sequence[str]
    blocks: list[Block] = field(default_factory=list)
    turns: list[Turn] = field(default_factory=list)
    quotes: list[Quote] = field(default_factory=list)
    observations: list[Observation] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    has_transcript: bool = False
    _headings: list[tuple[int, Focus | None, bool]] = field(default_factory=list)
    _unspoken: Source | None = None
    _said: list[Span] = field(default_factory=list)
    _said_length: int = 0
    _links_by_line: dict[int, Link] = field(default_factory=dict)
    _turn_open: bool = False
    _prose_from: int = 0

    def read(self) -> None:
        """Walk the body; afterwards the lists hold what stands in it."""
        pieces, inlines, self.links = body.parse(self.text)
        self._links_by_line = body.by_line(self.links)
        self.problems += notation_faults(self.text, inlines)
        for piece in pieces:
            match piece.kind:
                case "heading":
                    self._heading(piece)
                case "quote":
                    self._blockquote(piece)
                case "embed":
                    self._block(piece, self._links_by_line[piece.first + 1])
                case "paragraph":
                    for part in body.split_before(piece, partial(opens_turn, known=self._known)):
                        self._paragraph(part)
        self._close_turn()
        self._prose_until(len(self.text.lines))
        if self._unspoken and not self.has_transcript:
            reason = "none of its paragraphs opens with a speaker, as in `**P07** [00:14:02]`."
            self.problems.append(faults.transcript_unreadable(self._unspoken, "in this section", reason))

    @property
    def _focus(self) -> Focus | None:
        return next((focus for _, focus, _ in reversed(self._headings) if focus), None)

    @property
    def _in_transcript(self) -> bool:
        return any(transcript for _, _, transcript in self._headings)

    def _prose_until(self, line: int) -> None:
        prose = body.prose(self.text, self._prose_from, line)
        if prose:
            self.blocks.append(prose)

    def _block(self, piece: Piece, block: Block) -> None:
        self._prose_until(piece.first)
        self.blocks.append(block)
        self._prose_from = piece.last

    def _heading(self, piece: Piece) -> None:
        if piece.nested:
            return
        heading = body.heading_words(piece)
        words = plain(heading)
        while self._headings and self._headings[-1][0] >= piece.level:
            self._headings.pop()
        is_transcript = words.casefold().strip(" :.") == "transcript"
        self._headings.append((piece.level, _focus_of(words), is_transcript))
        self._close_turn()
        self._block(piece, Heading(piece.level, heading, Source(self.text.file, piece.first + 1, 1)))

    def _blockquote(self, piece: Piece) -> None:
        line = self.text.lines[piece.first]
        source = Source(self.text.file, piece.first + 1, max(line.find(">"), 0) + 1)
        excerpt = read_blockquote(piece.atoms, source, self._names)
        speaker = excerpt.meta.speaker
        if not speaker and self._turn_open and not self.turns[-1].respondent:
            self._stranger(source)
            return
        if speaker and self._is_interviewer(speaker):
            return
        if not plain(excerpt.words):
            self.problems.append(faults.empty_quote(source))
            return
        respondent = self._respondent(speaker, source)
        if respondent:
            quote = self._quote(excerpt, respondent, excerpt.meta.time or self._turn_time())
            self.quotes.append(quote)
            self._block(piece, QuoteRef(str(len(self.quotes) - 1)))

    @property
    def _names(self) -> set[str]:
        """Everybody who may be named behind words, in lower case."""
        people = {person.key for person in self.participants} | {name.casefold() for name in self.interviewers}
        return people | RESPONDENTS | _INTERVIEWERS

    def _turn_time(self) -> str:
        return self.turns[-1].time if self._turn_open else ""

    def _quote(self, excerpt: Excerpt, respondent: str, time: str) -> Quote:
        self.problems += sign_faults(excerpt.meta, excerpt.source)
        named = next((focus for mark in excerpt.meta.marks for focus in FOCUSES if mark == focus), None)
        return Quote(
            id=f"{self.interview}#{excerpt.meta.anchor}" if excerpt.meta.anchor else "",
            interview=self.interview,
            respondent=respondent,
            words=excerpt.words,
            tags=excerpt.meta.tags,
            focus=named or self._focus,
            marks=excerpt.meta.marks,
            time=time,
            source=excerpt.source,
        )

    def _respondent(self, speaker: str, source: Source) -> str:
        """The participant's id as the front matter has it; empty, with a problem, where there is none."""
        if not speaker and self._turn_open:
            return self.turns[-1].respondent
        if not speaker and len(self.participants) > 1:
            self.problems.append(faults.missing_speaker(source))
            return ""
        if not speaker:
            return self.participants[0].id
        found = self._participant(speaker)
        if not found:
            self.problems.append(faults.unknown_speaker(source, speaker, [person.id for person in self.participants]))
        return found

    def _participant(self, label: str) -> str:
        key = label.casefold()
        if len(self.participants) == 1 and key in RESPONDENTS:
            return self.participants[0].id
        return next((person.id for person in self.participants if person.key == key), "")

    def _is_interviewer(self, label: str) -> bool:
        return label.casefold() in {*_INTERVIEWERS, *(name.casefold() for name in self.interviewers)}

    def _stranger(self, source: Source) -> None:
        """Name words that are marked in a turn of somebody who is neither a participant nor known to ask."""
        label = self.turns[-1].label
        if not self._is_interviewer(label) and not _RESEARCHER.fullmatch(label):
            self.problems.append(faults.unknown_speaker(source, label, [person.id for person in self.participants]))

    def _paragraph(self, piece: Piece) -> None:
        inline = piece.inlines[0]
        pieces = piece.atoms
        opening = turn_opening(piece, self._known, in_transcript=self._in_transcript, flowing=self._turn_open)
        if opening:
            pieces = opening.rest
            source = Source(self.text.file, piece.first + 1, 1)
            self._close_turn()
            self.turns.append(Turn(opening.label, self._participant(opening.label), opening.time, (), source))
            self._turn_open = True
            self.has_transcript = self.has_transcript or self._in_transcript
            self._block(piece, TurnRef(len(self.turns) - 1))
        elif self._in_transcript and not self._turn_open:
            self._unspoken = self._unspoken or Source(self.text.file, piece.first + 1, 1)
        words, highlights, end = take_highlights(pieces, lambda atom: place(self.text, inline, atom.position))
        # Below a turn, what ends in tags and holds no quote is what the researcher saw, and nobody's words.
        spoken = self._turn_open and (bool(opening) or bool(highlights) or not end.tags)
        if spoken and not opening:
            self._prose_until(piece.first)
            self._prose_from = piece.last
        base = self._append_to_turn(words) if spoken else 0
        if spoken and not self.turns[-1].respondent:
            for excerpt in highlights:
                self._stranger(excerpt.source)
            return
        for excerpt in highlights:
            self._highlight(excerpt, base)
        if end.marks and not plain(words):
            self.problems.append(faults.marks_astray(Source(self.text.file, piece.first + 1, 1), piece.atoms[0].raw))
        if end.tags and plain(words):
            source = Source(self.text.file, piece.first + 1, 1)
            about = end.speaker or self._participant(re.split(r"[\s:,’']", plain(words), maxsplit=1)[0])
            if not about and not self._turn_of_respondent and len(self.participants) > 1:
                self.problems.append(faults.observation_of_nobody(source))
                return
            own = self.participants[0].id if not about and not self._turn_of_respondent else ""
            respondent = own or self._respondent(about, source)
            if respondent:
                seen = Observation(self.interview, respondent, _without_box(words), end.tags, source)
                self.observations.append(seen)

    @property
    def _turn_of_respondent(self) -> bool:
        return self._turn_open and bool(self.turns[-1].respondent)

    def _highlight(self, excerpt: Excerpt, base: int) -> None:
        if not plain(excerpt.words):
            self.problems.append(faults.empty_quote(excerpt.source))
            return
        respondent = self._respondent(excerpt.meta.speaker, excerpt.source)
        if not respondent:
            return
        quote = self._quote(excerpt, respondent, excerpt.meta.time or self._turn_time())
        if self._turn_open:
            spot = place_in(len(self.turns) - 1, base, excerpt)
            quote = replace(quote, places=(spot,))
        self.quotes.append(quote)

    def _append_to_turn(self, words: Words) -> int:
        """Add a paragraph to the turn; gives the length of what was said in it before."""
        self._said += [Span("\n\n"), *words] if self._said and words else words
        self._said_length += 2 if self._said_length and words else 0
        before = self._said_length
        self._said_length += len(plain(words))
        return before

    def _close_turn(self) -> None:
        if self._turn_open:
            self.turns[-1] = replace(self.turns[-1], words=tuple(self._said))
        self._said, self._said_length, self._turn_open = [], 0, False

    def _known(self, label: str) -> bool:
        return bool(self._participant(label)) or self._is_interviewer(label) or bool(_RESEARCHER.fullmatch(label))


def place_in(turn: int, base: int, excerpt: Excerpt) -> Place:
    """Where a highlight stands in its turn, whose text began ``base`` characters before the paragraph."""
    return Place(turn, base + excerpt.start, base + excerpt.end)


def _without_box(words: Words) -> Words:
    """Words without the box of a task or the name of a callout before them."""
    match = re.match(r"\[(?:[ xX]|![\w-]+)\][+-]?\s+", plain(words))
    return cut(words, match.end(), len(plain(words))) if match else words


def _focus_of(heading: str) -> Focus | None:
    word = heading.casefold().strip(" :.")
    return next((focus for focus in FOCUSES if word in (focus, focus + "s")), None)
