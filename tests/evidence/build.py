"""Research made of a few words, for tests of what is counted on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.model import Coding, Consent, Interview, Participant, Place, Quote, Research, Source, Span, Turn

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

HERE = Source("x")


def quote(interview: str, who: str, tags: Sequence[str], number: int = 0, turn: int | None = None) -> Quote:
    places = () if turn is None else (Place(turn, 0, 5),)
    words = (Span(f"words {number}"),)
    return Quote(f"{interview}#{number}", interview, who, words, tuple(tags), None, (), "", HERE, places)


def coded(tags: Mapping[str, Sequence[str]], personas: Mapping[str, str] | None = None) -> Research:
    """A research of one interview a respondent, with one quote that carries the tags; days run in the given order."""
    notes = {}
    for day, (who, own) in enumerate(tags.items(), 1):
        notes[who] = Interview(
            who,
            HERE,
            (Participant(who, persona=(personas or {}).get(who, ""), consent=Consent("anonymous")),),
            date=f"2026-01-{day:02}",
            quotes=(quote(who, who, own),) if own else (),
        )
    return of(*notes.values())


def of(*notes: Interview, **parts: object) -> Research:
    quotes = {each.id: each for note in notes for each in note.quotes}
    return Research(interviews={note.id: note for note in notes}, quotes=quotes, **parts)  # type: ignore[arg-type]


def coded_twice(first: Sequence[Sequence[str]], second: Sequence[Sequence[str]], who: str = "P1") -> Interview:
    """An interview of as many turns as lists; each list holds the tags that a researcher gave the turn."""
    quotes = [
        tuple(quote(who, who, tags, number + 100 * coder, number) for number, tags in enumerate(lists) if tags)
        for coder, lists in enumerate((first, second))
    ]
    return Interview(
        who,
        HERE,
        (Participant(who, consent=Consent("anonymous")),),
        turns=tuple(Turn(who, who, "", (Span("words of a turn"),), HERE) for _ in first),
        quotes=quotes[0],
        codings=(Coding("R2", quotes[1]),),
    )
