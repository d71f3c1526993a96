"""Ids and private words: what must not be read in any form, wherever else it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.guard.folding import phrase, words_of
from firsthand.guard.secrets import Secret
from firsthand.model import Citation, Heading, Prose
from firsthand.reading.markup import private_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from firsthand.model import Brief, Finding, Guide, Interview, Observation, Quote, Research, Source, Study, Words


def participant_ids(research: Research, *, gone: bool = False) -> Iterator[Secret]:
    """The ids of participants; of those alone who withdrew, where ``gone`` says so."""
    for interview in research.interviews.values():
        for person in interview.participants:
            if person.consent.withdrawn or not gone:
                yield Secret("the id of a participant", phrase(person.id), person.source)


def too_plain(research: Research) -> list[tuple[str, Source]]:
    """Ids that no search can tell from other words and figures, each with its place: of one sign, or of figures."""
    found: dict[str, Source] = {}
    for interview in research.interviews.values():
        for person in interview.participants:
            word = "".join(words_of(person.id))
            if len(word) < 2 or not any(char.isalpha() for char in word):  # noqa: PLR2004
                found.setdefault(person.id, person.source)
    return sorted(found.items())


def private_words(research: Research) -> Iterator[Secret]:
    """Every private span, in quotes, turns, observations, citations, headings and running text."""
    for words, source in _all_words(research):
        for span in words:
            found = phrase(span.text)
            if span.private and len(found.strip()) > 1:
                yield Secret("private words", found, source)


def _all_words(research: Research) -> Iterator[tuple[Words, Source]]:
    for interview in research.interviews.values():
        codings = (quote for coding in interview.codings for quote in coding.quotes)
        coded: list[Quote | Observation] = [*interview.quotes, *codings, *interview.observations]
        yield from ((item.words, item.source) for item in coded)
        yield from ((quote.original, quote.source) for quote in interview.quotes)
        yield from ((turn.words, turn.source) for turn in interview.turns)
    notes: list[Interview | Finding | Brief | Study | Guide] = [
        *research.interviews.values(),
        *research.findings.values(),
        *research.briefs.values(),
        *research.studies.values(),
        *research.guides.values(),
    ]
    for note in notes:
        for block in note.blocks:
            if isinstance(block, Heading | Citation):
                yield block.words, block.source
            yield from ((private_text(block.markdown), note.source) for _ in [block] if isinstance(block, Prose))
        titles = [getattr(note, name, "") for name in ("title", "subtitle", "opportunity", "method", "audience")]
        titles += getattr(note, "audiences", {}).values()
        yield from ((private_text(text), note.source) for text in titles if text)
    for code in research.codebook.values():
        yield from ((private_text(text), code.source) for text in (code.label, code.description) if text)
