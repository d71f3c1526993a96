"""Words that are not there: which passage is shown, where it stands, and how it differs."""

from __future__ import annotations

import pytest

from firsthand.model import Source, Span, Turn
from firsthand.reading.nearest import difference, nearest

TURNS = [
    Turn("R1", "", "", (Span("Do you trust the totals on the screen?"),), Source("p07.md", 9)),
    Turn(
        "P07", "P07", "", (Span("Nobody on my team trusts the totals, so they keep their own."),), Source("p07.md", 12)
    ),
    Turn("P08", "P08", "", (Span("I end up exporting everything to a spreadsheet."),), Source("p07.md", 15)),
]


def test_the_passage_most_like_the_words_is_found_with_its_place() -> None:
    near = nearest(TURNS, "Nobody on our team trusts the totals")
    assert near is not None
    assert near.text == "Nobody on my team trusts the totals,"
    assert (near.source, near.respondent) == (Source("p07.md", 12), "P07")


def test_another_respondents_words_are_not_near() -> None:
    assert nearest(TURNS, "I end up exporting everything to a spreadsheet.", "P07") is None


def test_words_over_several_turns_are_near_too() -> None:
    said = ["We keep two lists.", "One on paper.", "One on a phone.", "They never agree.", "Never once."]
    turns = [Turn("P07", "P07", "", (Span(text),), Source("p07.md", line)) for line, text in enumerate(said, 20)]
    near = nearest(turns, "one on papers. One on the phone. They never did agree, never once")
    assert near is not None
    assert near.source.line == 21


def test_nothing_is_near_to_words_about_something_else() -> None:
    assert nearest(TURNS, "Zebras graze quietly by moonlit rivers") is None


@pytest.mark.parametrize(
    ("words", "passage", "clauses"),
    [
        ("Nobody on our team trusts it", "nobody on my team trusts it.", "“our” is “my” there"),
        ("they really keep their own", "they keep their own", "“really” is not there"),
        ("they keep it", "they always keep it", "“always” is left out"),
        ("keep it", "they keep it there", ""),
        ("a b c d e f g h", "a 1 c 2 e 3 g 4", "“b” is “1” there; “d” is “2” there; “f” is “3” there; and 1 more"),
    ],
)
def test_the_difference_is_said_in_a_clause(words: str, passage: str, clauses: str) -> None:
    assert difference(words, passage) == clauses
