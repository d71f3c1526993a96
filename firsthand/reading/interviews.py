"""An interview: its front matter, the quotes, observations and turns of its body, and what stands beside it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from firsthand.model import (
    Block,
    Coding,
    Consent,
    Interview,
    Participant,
    Problem,
    Quote,
    QuoteRef,
    Source,
    Span,
    Turn,
)
from firsthand.reading import faults
from firsthand.reading.forms import ConsentForm, InterviewForm, PersonForm, fill
from firsthand.reading.front_matter import Document, split_note
from firsthand.reading.highlights import read_highlights
from firsthand.reading.interview_body import RESPONDENTS, BodyReader
from firsthand.reading.matching import Transcript, same_words
from firsthand.reading.proof import prove
from firsthand.reading.text import Text, without_comments
from firsthand.reading.transcripts import read_transcript

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


Beside = Callable[[str], "Text | Problem | None"]
HIGHLIGHTS = ".highlights.yml"


def read_interview(
    text: Text, beside: Beside, codings: Mapping[str, Text | Problem] | None = None
) -> tuple[Interview | None, list[Problem]]:
    """Read an interview note.

    Args:
        text: the note.
        beside: gives the files that belong to it: its transcript by the path in its front matter, its highlights
            by ``HIGHLIGHTS``; nothing for what is not there.
        codings: the lists of highlights of other researchers, by their ids.

    Returns:
        The interview, or ``None`` where its front matter does not hold, and every problem.
    """
    text, problems = without_comments(text)
    note = split_note(text)
    if note is None:
        return None, [faults.missing_front_matter(Source(text.file), "interview"), *problems]
    form, wrong = fill(InterviewForm, note.front)
    problems += wrong
    if form is None:
        return None, problems
    participants, wrong = _participants(form, note.front)
    problems += wrong
    if not participants:
        return None, problems
    identity = PurePosixPath(text.file).stem
    reader = BodyReader(Text(text.file, note.body), identity, participants, form.interviewers)
    reader.read()
    problems += reader.problems
    turns, wrong = _transcript_turns(form, note.front, participants, beside)
    problems += wrong
    transcript = Transcript((*reader.turns, *turns))
    quotes = reader.quotes
    if turns or reader.has_transcript:
        quotes, wrong = prove(quotes, transcript)
        problems += wrong
    listed = beside(HIGHLIGHTS)
    if isinstance(listed, Problem):
        problems.append(listed)
    elif listed:
        highlights, wrong = read_highlights(listed, identity, participants, transcript)
        quotes += highlights
        problems += wrong
    others, wrong = _codings(codings or {}, identity, participants, transcript)
    problems += wrong
    quotes, renamed, wrong = _named(quotes, identity, group=len(participants) > 1)
    problems += wrong
    interview = Interview(
        id=identity,
        source=Source(text.file),
        participants=participants,
        date=form.date,
        study=form.study,
        goal=form.goal,
        tags=form.tags,
        asked=form.asked,
        interviewers=form.interviewers,
        recruited_via=form.recruited_via,
        incentive=form.incentive,
        recording=form.recording,
        transcript=form.transcript,
        blocks=tuple(_renamed(block, renamed) for block in reader.blocks),
        turns=tuple(transcript.turns),
        quotes=tuple(quotes),
        observations=tuple(reader.observations),
        codings=others,
        links=tuple(reader.links),
        keys=note.front.keys,
    )
    return interview, problems


def _codings(
    lists: Mapping[str, Text | Problem], interview: str, participants: Sequence[Participant], transcript: Transcript
) -> tuple[tuple[Coding, ...], list[Problem]]:
    """What other researchers marked, found in the transcript as all highlights are."""
    codings = []
    problems = []
    for researcher, text in lists.items():
        if isinstance(text, Problem):
            problems.append(text)
            continue
        quotes, wrong = read_highlights(text, interview, participants, transcript)
        named, _, more = _named(quotes, interview, group=len(participants) > 1)
        problems += wrong + more
        codings.append(Coding(researcher, tuple(named)))
    return tuple(codings), problems


def _participants(form: InterviewForm, front: Document) -> tuple[tuple[Participant, ...], list[Problem]]:
    if form.participant and form.participants:
        reason = "write either `participant:` or `participants:`, not both."
        return (), [faults.invalid_value(front.at(("participants",)), "participants", reason)]
    if form.participant:
        return (_participant(form.participant, form, form, front.at(("participant",))),), []
    people = tuple(
        _participant(person.id, person, form, front.at(("participants", index)))
        for index, person in enumerate(form.participants)
    )
    if not people:
        return (), [faults.missing_participant(front.at(("participant",)))]
    twice = [person for index, person in enumerate(people) if person.key in {other.key for other in people[:index]}]
    problems = [
        faults.invalid_value(person.source, "id", f"`{person.id}` stands in the list twice.") for person in twice
    ]
    return (people, []) if not problems else ((), problems)


def _participant(identity: str, own: PersonForm, session: PersonForm, source: Source) -> Participant:
    """One participant; what a group's member leaves out, the session says for all."""
    consent = own.consent or session.consent
    return Participant(
        id=identity,
        persona=own.persona or session.persona,
        segments=own.segments or session.segments,
        attributes={**session.attributes, **own.attributes},
        account=own.account or session.account,
        consent=_consent(consent),
        language=own.language or session.language,
        source=source,
    )


def _consent(form: ConsentForm | None) -> Consent:
    return Consent(**form.model_dump(), stated=frozenset(form.model_fields_set)) if form else Consent()


def _transcript_turns(
    form: InterviewForm, front: Document, participants: Sequence[Participant], beside: Beside
) -> tuple[list[Turn], list[Problem]]:
    if not form.transcript:
        return [], []
    source = front.at(("transcript",))
    text = beside(form.transcript)
    if text is None:
        return [], [faults.transcript_missing(source, form.transcript)]
    if isinstance(text, Problem):
        return [], [text]
    known = {person.key for person in participants} | {name.casefold() for name in form.interviewers}
    utterances = read_transcript(text, known | RESPONDENTS)
    if isinstance(utterances, Problem):
        return [], [replace(utterances, source=source)]
    if not utterances:
        return [], [faults.transcript_unreadable(source, f"`{form.transcript}`", "it holds no words.")]
    people = {person.key: person.id for person in participants}
    if len(participants) == 1:
        people |= dict.fromkeys(RESPONDENTS, participants[0].id)
    return [
        Turn(
            utterance.speaker,
            people.get(utterance.speaker.casefold(), ""),
            utterance.time,
            (Span(utterance.text),),
            Source(text.file, utterance.line, 1),
        )
        for utterance in utterances
    ], []


def _named(
    quotes: Sequence[Quote], interview: str, *, group: bool
) -> tuple[list[Quote], dict[str, str], list[Problem]]:
    """Give every quote its id, and make one of those that take the same words.

    Returns:
        The quotes; the id of each by its number in the order in which they were read; and anchors that stand twice.
    """
    merged: dict[tuple[str, str], Quote] = {}
    keys = []
    second: list[Problem] = []
    for quote in quotes:
        key = (quote.respondent.casefold(), same_words(quote.words))
        # The same short answer given at two places of a transcript is two quotes.
        if quote.places and (first := merged.get(key)) and first.places and not first.overlaps(quote):
            key = (key[0], f"{key[1]} {quote.places}")
        keys.append(key)
        if key in merged and quote.id and merged[key].id and quote.id.casefold() != merged[key].id.casefold():
            second.append(faults.second_anchor(quote.source, quote.anchor, merged[key].anchor, merged[key].source))
        merged[key] = _merge(merged[key], quote) if key in merged else quote
    named: dict[tuple[str, str], Quote] = {}
    taken: dict[str, Quote] = {}
    problems = second
    for key, quote in merged.items():
        identity = quote.id or _derived(quote, interview, key[1], group=group)
        other = taken.get(identity.casefold())
        if other and quote.id:
            problems.append(faults.duplicate_anchor(quote.source, quote.anchor, other.source))
        while identity.casefold() in taken:
            identity += "x"
        named[key] = taken[identity.casefold()] = replace(quote, id=identity)
    ids = {str(number): named[key].id for number, key in enumerate(keys)}
    return list(named.values()), ids, problems


def _merge(first: Quote, second: Quote) -> Quote:
    return replace(
        first,
        id=first.id or second.id,
        tags=tuple(dict.fromkeys((*first.tags, *second.tags))),
        marks=tuple(dict.fromkeys((*first.marks, *second.marks))),
        focus=first.focus or second.focus,
        time=first.time or second.time,
        places=first.places or second.places,
        original=first.original or second.original,
    )


def _derived(quote: Quote, interview: str, words: str, *, group: bool) -> str:
    content = f"{quote.respondent.casefold()}: {words}" if group else words
    return f"{interview}#q-{hashlib.sha256(content.encode()).hexdigest()[:8]}"


def _renamed(block: Block, ids: Mapping[str, str]) -> Block:
    return QuoteRef(ids[block.id]) if isinstance(block, QuoteRef) else block
