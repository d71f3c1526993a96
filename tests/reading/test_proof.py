"""What a researcher reads when words and source disagree, and what stands behind an edited quote."""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.model import plain

if TYPE_CHECKING:
    from tests.conftest import MakeResearch

NOTE = """---
participant: P07
goal: discover
consent: internal
---
> {quote}
> #a ^q

## Transcript

**R1**
Do you trust them?

**P07** [00:01:02]
Nobody on my team trusts the totals. We looked once, in March I think, and we stopped.

**R1**
Why?

**P07** [00:02:00]
They keep their own lists.
"""


def test_a_misquote_shows_the_nearest_passage_its_line_and_the_difference(make_research: MakeResearch) -> None:
    research = make_research({"interviews/p07.md": NOTE.format(quote="Nobody on our team trusts the totals.")})
    (problem,) = [each for each in research.problems if each.rule == "quote-not-in-transcript"]
    assert "The nearest passage of P07 is “Nobody on my team trusts the totals.”" in problem.message
    assert "(content/interviews/p07.md:14)" in problem.message
    assert "“our” is “my” there" in problem.message


def test_words_of_the_interviewer_are_named_as_such(make_research: MakeResearch) -> None:
    research = make_research({"interviews/p07.md": NOTE.format(quote="Do you trust them?")})
    (problem,) = [each for each in research.problems if each.rule == "wrong-respondent"]
    assert "R1 does (content/interviews/p07.md:11)" in problem.message


def test_an_edited_quote_keeps_its_original(make_research: MakeResearch) -> None:
    research = make_research({"interviews/p07.md": NOTE.format(quote="We looked once […] and [all of us] stopped.")})
    quote = research.quotes["p07#q"]
    assert quote.edited
    assert plain(quote.original) == "We looked once, in March I think, and we stopped."


def test_an_original_over_turns_leaves_the_interviewer_out(make_research: MakeResearch) -> None:
    research = make_research({"interviews/p07.md": NOTE.format(quote="We looked once … They keep their own")})
    assert plain(research.quotes["p07#q"].original) == (
        "We looked once, in March I think, and we stopped. […] They keep their own"
    )


def test_a_quote_word_for_word_is_not_edited(make_research: MakeResearch) -> None:
    research = make_research({"interviews/p07.md": NOTE.format(quote="“nobody on my *team* trusts the totals”")})
    assert not research.quotes["p07#q"].edited
    assert not research.problems


def test_a_citation_of_the_wrong_person_names_the_right_one(make_research: MakeResearch) -> None:
    research = make_research(
        {
            "interviews/p03.md": "---\nparticipant: P03\ngoal: discover\n---\n> I count the heads.\n> #a\n",
            "interviews/p05.md": "---\nparticipant: P05\ngoal: discover\n---\n> I guess the heads.\n> #a\n",
            "findings/f.md": "---\ntitle: F\nsupports: [a]\n---\n> I guess the heads.\n> — P03\n",
        }
    )
    (problem,) = research.problems
    assert problem.rule == "wrong-respondent"
    assert "P03 does not say “I guess the heads.”: P05 does (content/interviews/p05.md:5)" in problem.message


def test_words_that_drifted_from_another_person_show_whose_they_are(make_research: MakeResearch) -> None:
    note = "---\nparticipant: {}\ngoal: discover\n---\n> {}\n> #a\n"
    research = make_research(
        {
            "interviews/p03.md": note.format("P03", "I count the heads."),
            "interviews/p05.md": note.format("P05", "Nobody on my team trusts the totals."),
            "findings/f.md": "---\ntitle: F\nsupports: [a]\n---\n> Nobody in my team trusts the totals.\n> — P03\n",
        }
    )
    (problem,) = research.problems
    assert "The nearest passage of P05 is “Nobody on my team trusts the totals.”" in problem.message
    assert "“in” is “on” there" in problem.message


def test_an_interviewers_words_are_nobodys_citation(make_research: MakeResearch) -> None:
    research = make_research(
        {
            "interviews/p07.md": NOTE.format(quote="They keep their own lists."),
            "findings/f.md": "---\ntitle: F\nsupports: [a]\n---\n> Do you trust them?\n> — P07\n",
        }
    )
    (problem,) = research.problems
    assert problem.rule == "wrong-respondent"
    assert "R1 does (content/interviews/p07.md:11)" in problem.message
