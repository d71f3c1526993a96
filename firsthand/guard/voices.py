"""Whose words may be read in an edition, written anew from the contract: the guard takes no other room's word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.guard.folding import phrase
from firsthand.guard.secrets import Passage, Secret
from firsthand.model import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from firsthand.model import Brief, Citation, Edition, Finding, Interview, Participant, Quote, Research, Words

KIND = "words of somebody who did not agree to be quoted here"
TESTIMONIAL = "a testimonial of somebody who did not agree to marketing"
# As few words as these stand in any text by chance.
_FEW = 5


def speaks(person: Participant, edition: Edition, day: str) -> bool:
    """Whether a participant's words may be read in an edition on a day."""
    consent = person.consent
    if consent.withdrawn or consent.level == "none":
        return False
    if edition == "internal":
        return True
    holds = consent.given <= day and (not consent.expires or day <= consent.expires)
    return consent.level in ("anonymous", "attributed") and holds


def heard(quote: Quote, research: Research, edition: Edition, day: str) -> bool:
    """Whether a quote may be read in an edition on a day."""
    inside = edition == "internal" or not _kept(quote, research.interviews[quote.interview])
    return inside and speaks(research.speaker(quote), edition, day)


def _kept(quote: Quote, interview: Interview) -> bool:
    """Whether a quote is marked as internal, or shares words with one that is."""
    return "internal" in quote.marks or any(
        "internal" in other.marks and quote.overlaps(other) for other in interview.quotes
    )


def _cites_kept(citation: Citation, interview: Interview) -> bool:
    """Whether cited words are, in part or as a whole, those of a quote marked as internal."""
    said = phrase(citation.text).strip()
    for quote in interview.quotes:
        if "internal" in quote.marks:
            words = phrase(quote.text).strip()
            shares = citation.place and any(citation.place.meets(place) for place in quote.places)
            if shares or words in said or said in words:
                return True
    return False


def quotes_of(interview: Interview) -> Iterator[Quote]:
    """The quotes of an interview, in every coding."""
    yield from interview.quotes
    for coding in interview.codings:
        yield from coding.quotes


def public_words(words: Words) -> str:
    """Words as they may be read outside."""
    return "".join(span.instead if span.private else span.text for span in words)


def heard_texts(research: Research, edition: Edition, day: str) -> Iterator[str]:
    """Everything that people say who may be heard: their quotes, and inside all that they said."""
    for interview in research.interviews.values():
        for quote in interview.quotes:
            if heard(quote, research, edition, day):
                yield public_words(quote.words) if edition == "external" else plain(quote.words)
                yield plain(quote.original) if edition == "internal" else ""
        if edition == "internal":
            for turn in interview.turns:
                person = interview.participant(turn.respondent) if turn.respondent else None
                if person is None or speaks(person, edition, day):
                    yield turn.text
    reports: list[Finding | Brief] = [*research.findings.values(), *research.briefs.values()]
    for note in reports:
        for citation in note.citations:
            interview_of = research.interviews.get(citation.interview)
            person = interview_of.participant(citation.respondent) if interview_of else None
            quoted = research.quotes.get(citation.quote)
            kept = edition == "external" and interview_of is not None and _cites_kept(citation, interview_of)
            if kept or not person or not speaks(person, edition, day):
                continue
            if not quoted or heard(quoted, research, edition, day):
                yield public_words(citation.words) if edition == "external" else citation.text


def withheld_quotes(research: Research, edition: Edition, day: str) -> Iterator[Secret]:
    """Quotes that may not be read, whole."""
    for interview in research.interviews.values():
        for quote in quotes_of(interview):
            if heard(quote, research, edition, day):
                continue
            for words in filter(None, (quote.words, quote.original)):
                found = phrase(plain(words))
                yield Secret(KIND, found, quote.source, alone=len(found.split()) < _FEW)


def withheld_passages(research: Research, edition: Edition, day: str) -> Iterator[Passage]:
    """Everything that people say who may not be heard."""
    for interview in research.interviews.values():
        for quote in quotes_of(interview):
            if not heard(quote, research, edition, day):
                yield Passage(KIND, plain(quote.words), quote.source)
                if quote.original:
                    yield Passage(KIND, plain(quote.original), quote.source)
        for turn in interview.turns:
            person = interview.participant(turn.respondent) if turn.respondent else None
            if person and not speaks(person, edition, day):
                yield Passage(KIND, turn.text, turn.source)
        for seen in interview.observations:
            person = interview.participant(seen.respondent)
            if person and not speaks(person, edition, day):
                yield Passage(KIND, seen.text, seen.source)


def withheld_testimonials(research: Research, day: str) -> Iterator[Secret]:
    """Quotes that are no testimonials, by the folder in which testimonials are."""
    for quote in research.quotes.values():
        agreed = research.speaker(quote).consent.testimonial and "testimonial" in quote.marks
        if not (agreed and heard(quote, research, "external", day)):
            for words in {plain(quote.words), public_words(quote.words)}:
                found = phrase(words)
                for folder in ("testimonials/", "data/testimonials"):
                    yield Secret(TESTIMONIAL, found, quote.source, folder, alone=len(found.split()) < _FEW)


def agreed_attributions(research: Research, day: str) -> Iterator[str]:
    """How people are called who agreed to be called so."""
    for interview in research.interviews.values():
        for person in interview.participants:
            if person.consent.level == "attributed" and speaks(person, "external", day) and person.consent.attribution:
                yield person.consent.attribution
