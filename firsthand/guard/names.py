"""Ids and private words: what must not be read in any form, wherever else it stands."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from firsthand.guard.folding import phrase, words_of
from firsthand.guard.secrets import Secret
from firsthand.model import Citation, Heading, Prose
from firsthand.reading.ordinary_words import ORDINARY
from firsthand.reading.rewriting import private_text

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from firsthand.model import Brief, Finding, Guide, Interview, Observation, Quote, Research, Source, Study, Words


ID = "the id of a participant"
_FEW = 3
_CAPITAL = re.compile(r"\b[^\W\d_a-z]\w+")
_NUMBERED = re.compile(r"([^\W\d]+)[-_ ]?0*(\d+)")
_PEOPLE = ("participant", "respondent", "interviewee")


def _spellings(name: str) -> Iterator[str]:
    """An id as people write it: `P07`, `P7`, `P007`, `participant 7`."""
    yield name
    if match := _NUMBERED.fullmatch(name):
        letters, number = match.groups()
        yield from (f"{letters}{number:0>{width}}" for width in (1, 2, 3))
        if letters.casefold() in ("p", "r", "participant", "respondent"):
            yield from (f"{person} {number:0>{width}}" for person in _PEOPLE for width in (1, 2))


def participant_ids(research: Research, *, gone: bool = False) -> Iterator[Secret]:
    """The ids of participants; of those alone who withdrew, where ``gone`` says so."""
    for interview in research.interviews.values():
        for person in interview.participants:
            if (person.consent.withdrawn or not gone) and not is_plain(person.id):
                yield from (Secret(ID, phrase(form), person.source) for form in _spellings(person.id))


def is_plain(name: str) -> bool:
    """Whether no search can tell an id from other words: a figure, a single sign, or an ordinary word."""
    word = "".join(words_of(name))
    return len(word) < _FEW - 1 or word.isdigit() or word in ORDINARY


def too_plain(research: Research) -> list[tuple[str, Source]]:
    """Ids that cannot be looked for, each with its place."""
    found: dict[str, Source] = {}
    for interview in research.interviews.values():
        for person in interview.participants:
            if is_plain(person.id):
                found.setdefault(person.id, person.source)
    return sorted(found.items())


PRIVATE = "private words"


@dataclass(frozen=True)
class PrivateSpan:
    """Words that are private, with what stands around them."""

    before: str
    words: str
    after: str
    source: Source

    def everyday(self, common: Collection[str]) -> bool:
        """Whether they are a few words such as stand in any text: `two`, `12`, `us`, `on Monday`.

        Args:
            common: words that several notes hold.
        """
        found = words_of(self.words)
        if len(found) > 1 and self.words.istitle():
            return False
        return len(found) <= _FEW and all(
            word in ORDINARY or word.isdigit() or len(word) < _FEW or (word in self.words and word in common)
            for word in found
        )


def private_spans_of(research: Research) -> Iterator[PrivateSpan]:
    """Every private span, in quotes, turns, observations, citations, headings and running text."""
    for words, source in _all_words(research):
        for index, span in enumerate(words):
            if span.private and words_of(span.text):
                before = "".join(each.text for each in words[:index])
                after = "".join(each.text for each in words[index + 1 :])
                yield PrivateSpan(before, span.text, after, source)


def private_words(spans: Iterable[PrivateSpan], common: Collection[str]) -> Iterator[Secret]:
    """What of private spans must stand nowhere; everyday words not between the words where they were said."""
    for span in spans:
        found = words_of(span.words)
        if span.everyday(common):
            around = [*words_of(span.before)[-1:], *found, *words_of(span.after)[:1]]
            if len(around) > len(found):
                yield Secret(PRIVATE, f" {' '.join(around)} ", span.source)
        else:
            yield Secret(PRIVATE, f" {' '.join(found)} ", span.source)


def private_parts(spans: Iterable[PrivateSpan]) -> Iterator[Secret]:
    """Single words of private ones that tell alone, such as a name that a quote was shortened to."""
    for span in spans:
        for word in _CAPITAL.findall(span.words):
            folded = words_of(word)
            if len(folded) == 1 and len(folded[0]) > _FEW and folded[0] not in ORDINARY:
                yield Secret(PRIVATE, f" {folded[0]} ", span.source)


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
