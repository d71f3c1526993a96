"""Highlights that stand beside an interview, found in its transcript by their words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.model import Participant, Problem, Quote, plain
from firsthand.reading import faults
from firsthand.reading.excerpts import mark_faults
from firsthand.reading.folding import fold
from firsthand.reading.forms import HighlightForm, fill
from firsthand.reading.front_matter import Document, read_yaml
from firsthand.reading.proof import not_said

if TYPE_CHECKING:
    from collections.abc import Sequence

    from firsthand.reading.matching import Transcript
    from firsthand.reading.text import Text


def read_highlights(
    text: Text, interview: str, participants: Sequence[Participant], transcript: Transcript
) -> tuple[list[Quote], list[Problem]]:
    """Read a `.highlights.yml` file.

    Args:
        text: the file.
        interview: the interview's id.
        participants: who took part.
        transcript: the turns in which the words are looked for.

    Returns:
        The quotes, their ids still without the part behind ``#`` where no anchor is given; and the problems.
    """
    document = read_yaml(text.text, text.file)
    if document.problems:
        return [], document.problems
    if document.value is None:
        return [], []
    if not isinstance(document.value, list):
        reason = "a list of highlights is needed here, each with `quote:` and `tags:`."
        return [], [faults.invalid_value(document.at(()), "", reason)]
    quotes: list[Quote] = []
    problems: list[Problem] = []
    for index in range(len(document.value)):
        form, wrong = fill(HighlightForm, document, (index,))
        problems += wrong
        if form:
            quote, wrong = _place(form, document, index, interview, participants, transcript)
            problems += wrong
            quotes += [quote] if quote else []
    return quotes, problems


def _place(  # one highlight needs all of its surroundings
    form: HighlightForm,
    document: Document,
    index: int,
    interview: str,
    participants: Sequence[Participant],
    transcript: Transcript,
) -> tuple[Quote | None, list[Problem]]:
    source = document.at((index,))
    people = {person.key: person.id for person in participants}
    if form.speaker and form.speaker.casefold() not in people:
        return None, [faults.unknown_speaker(document.at((index, "speaker")), form.speaker, people.values())]
    marks = tuple(mark.removeprefix(".") for mark in form.marks)
    if wrong := mark_faults(marks, document.at((index, "marks"))):
        return None, wrong
    if not fold(form.quote):
        return None, [faults.empty_quote(source)]
    speaker = people.get(form.speaker.casefold(), "")
    found = transcript.find(form.quote, speaker, form.before, form.after, over_others=True)
    if not found:
        return None, [not_said(document.at((index, "quote")), form.quote, speaker, transcript)]
    if len(found) > 1:
        return None, [faults.ambiguous_highlight(document.at((index, "quote")), form.quote, len(found))]
    passage = found[0]
    words = transcript.words(passage)
    quote = Quote(
        id=f"{interview}#{form.anchor}" if form.anchor else "",
        interview=interview,
        respondent=passage.respondent,
        words=words,
        tags=form.tags,
        focus=None,
        marks=marks,
        time=form.time or transcript.turns[passage.places[0].turn].time,
        source=source,
        places=passage.places,
        original=transcript.original(passage),
    )
    return (quote, []) if fold(plain(words)) else (None, [faults.empty_quote(source)])
