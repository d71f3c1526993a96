"""The quotes of a note held against what was said."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from firsthand.reading import faults
from firsthand.reading.nearest import likelier, nearest

if TYPE_CHECKING:
    from collections.abc import Sequence

    from firsthand.model import Problem, Quote, Source
    from firsthand.reading.matching import Transcript


def prove(quotes: Sequence[Quote], transcript: Transcript) -> tuple[list[Quote], list[Problem]]:
    """Hold the quotes of a note against the transcript, and give each its places there."""
    proved: list[Quote] = []
    problems: list[Problem] = []
    for quote in quotes:
        if quote.places:
            proved.append(quote)
            continue
        found = transcript.find(quote.text, quote.respondent)
        if not found:
            problems.append(not_said(quote.source, quote.text, quote.respondent, transcript))
            proved.append(quote)
            continue
        places = found[0].places
        time = quote.time or transcript.turns[places[0].turn].time
        proved.append(replace(quote, time=time, places=places, original=transcript.original(found[0])))
    return proved, problems


def not_said(source: Source, words: str, respondent: str, transcript: Transcript) -> Problem:
    """Why words that a respondent does not say are no quote: somebody else says them, or nobody does.

    Args:
        source: where the quote stands.
        words: its words.
        respondent: who is said to have said them; any respondent where empty.
        transcript: what was said.
    """
    if speaker := transcript.speaker(words):
        return faults.wrong_respondent(source, respondent, words, speaker.respondent, speaker.source, speaker.label)
    near = likelier(nearest(transcript.turns, words, respondent), nearest(transcript.turns, words))
    return faults.quote_not_in_transcript(source, words, near)
