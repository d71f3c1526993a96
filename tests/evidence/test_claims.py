"""What counts as a claim about how many people, and what each claim means."""

from __future__ import annotations

from pathlib import Path

import pytest

from firsthand.evidence.claims import claims
from firsthand.evidence.phrasing import SHARES

GROUPS = ("general-manager", "owner", "floor-staff")


@pytest.mark.parametrize(
    ("text", "holds", "fails"),
    [
        ("10 of 15 respondents said so.", (10, 15), (9, 15)),
        ("10 out of 15 said so.", (10, 15), (10, 14)),
        ("Ten of the thirteen said so.", (10, 13), (10, 12)),
        ("nine out of twelve people", (9, 12), (8, 12)),
        ("Twenty-one of twenty-four wanted it", (21, 24), (20, 24)),
        ("5 of 8.", (5, 8), (6, 8)),
        ("Two thirds of respondents keep a list.", (10, 15), (8, 15)),
        ("two-thirds of them", (6, 9), (5, 9)),
        ("One in three users gave up.", (5, 15), (8, 15)),
        ("Half of the participants agreed.", (7, 14), (9, 14)),
        ("three quarters of people", (15, 20), (10, 20)),
        ("A third of customers", (5, 15), (7, 15)),
        ("67 % said so", (10, 15), (9, 15)),
        ("67% of respondents", (10, 15), (12, 15)),
        ("33.3 percent wanted it", (5, 15), (6, 15)),
        ("Most respondents trust it.", (8, 15), (7, 15)),
        ("Most wanted it.", (8, 15), (7, 14)),
        ("Most of them keep lists.", (8, 15), (1, 15)),
        ("most general managers", (3, 4), (2, 4)),
        ("A majority of users", (8, 15), (7, 15)),
        ("The vast majority of people said so", (14, 15), (3, 15)),
        ("All respondents said so.", (15, 15), (14, 15)),
        ("All of them said so.", (15, 15), (14, 15)),
        ("All 15 respondents said so.", (15, 15), (14, 15)),
        ("Everyone said so.", (15, 15), (14, 15)),
        ("Almost all users said so.", (13, 15), (12, 15)),
        ("Nobody mentioned it.", (0, 15), (1, 15)),
        ("No one wanted it.", (0, 15), (1, 15)),
        ("None of the respondents said so.", (0, 15), (2, 15)),
        ("Only a few respondents said so.", (5, 15), (6, 15)),
        ("It broke, and **most respondents** left.", (8, 15), (7, 15)),
        ("**Most** respondents left.", (8, 15), (7, 15)),
        ("*All* participants left.", (15, 15), (7, 15)),
        ("**10** of **15** respondents left.", (10, 15), (7, 15)),
        ("10&nbsp;of&nbsp;15 respondents left.", (10, 15), (7, 15)),
        ("10/15 respondents left.", (10, 15), (7, 15)),
        ("Of 15 respondents, 10 left.", (10, 15), (7, 15)),
        ("10 respondents out of 15 left.", (10, 15), (7, 15)),
        ("Sixty-seven percent of users left.", (10, 15), (7, 15)),
        ("10 of 15 teams left.", (10, 15), (7, 15)),
        ("67 % of the teams left.", (10, 15), (7, 15)),
        ("Everyone exports by hand.", (15, 15), (4, 10)),
        ("Nobody exports by hand.", (0, 15), (4, 10)),
        ("And nobody wanted it.", (0, 15), (4, 10)),
        ("We found that everyone exports it.", (15, 15), (4, 10)),
        ("The majority exports by hand.", (8, 15), (4, 10)),
        ("An overwhelming majority of respondents left.", (14, 15), (4, 10)),
        ("Almost everyone exports it.", (14, 15), (4, 10)),
        ("Every respondent left.", (15, 15), (4, 10)),
        ("Not one respondent left.", (0, 15), (4, 10)),
        ("Each of them left.", (15, 15), (4, 10)),
        ("Fewer than half of the respondents left.", (4, 10), (6, 10)),
        ("Nearly half of the respondents left.", (4, 10), (8, 10)),
        ("More than a third of the respondents left.", (4, 10), (3, 10)),
        ("At least 10 of 15 respondents left.", (12, 15), (9, 15)),
        ("Four out of five respondents left.", (12, 15), (9, 15)),
        ("Most respondents wanted it, but not every week.", (8, 15), (4, 10)),
        ("> [!note]\n> All users wanted it.", (15, 15), (4, 10)),
        ("More than 10 of 15 respondents left.", (11, 15), (10, 15)),
        ("More than two thirds of respondents left.", (11, 15), (10, 15)),
        ("Fewer than 10 of 15 respondents left.", (9, 15), (10, 15)),
        ("60–70 % of respondents left.", (10, 15), (11, 15)),
        ("70-80 % of respondents left.", (11, 15), (10, 15)),
        ("Between 60 and 70 % of respondents left.", (10, 15), (11, 15)),
        ("9 to 11 of 15 respondents left.", (10, 15), (12, 15)),
        ("In our study, everyone exports by hand.", (15, 15), (10, 15)),
        ("It is universal: everyone does it.", (15, 15), (10, 15)),
        ("It turned out that nobody exports by hand.", (0, 15), (10, 15)),
        ("We found that all users export by hand.", (15, 15), (10, 15)),
        ("All fifteen export by hand.", (15, 15), (10, 15)),
        ("None of the 15 exports by hand.", (0, 15), (10, 15)),
        ("They all export by hand.", (15, 15), (10, 15)),
        ("Every customer exports by hand.", (15, 15), (10, 15)),
        ("¾ of respondents left.", (11, 15), (7, 15)),
        ("Four fifths of respondents left.", (12, 15), (7, 15)),
        ("A minority exports by hand.", (7, 15), (10, 15)),
        ("Respondents (80 %) export by hand.", (12, 15), (10, 15)),
    ],
)
def test_a_claim_holds_for_its_figure_alone(text: str, holds: tuple[int, int], fails: tuple[int, int]) -> None:
    (claim,) = claims(text, GROUPS)
    assert claim.holds(*holds)
    assert not claim.holds(*fails)
    assert text[claim.offset :].startswith(claim.text)


@pytest.mark.parametrize(
    "text",
    [
        "Most mornings begin with a list.",
        "It is the most important thing.",
        "It takes at most 5 people at once.",
        "Not at all.",
        "All shifts end late.",
        "3 of 4 shifts are swapped.",
        "A 10 % discount helps.",
        "20 % of the hours are lost.",
        "Half the week is gone.",
        "He saves it so that nobody takes the wrong one.",
        "The paper hangs where everyone passes it.",
        "They said “most respondents lie” and laughed.",
        "Run `all users` to see.",
        "10 of 15 respondents said so. {.aside}",
        "Most respondents of other studies disagree {.aside}",
        "> 10 of 15 respondents",
        "Version 1.10 of 15 May",
        "Nobody's fault, everyone's problem.",
        "The discount is 20 %.",
        "The error rate was 3%.",
        "Exports take 30 % longer than before.",
        "We raised prices by 10% in May.",
        "Step 2 of 3 was confusing.",
        "Page 3 of 4.",
        "Most reports are made on Friday.",
        "They want to see all users in a list.",
        "The feature is available to all customers.",
        "A few users wanted a mobile app.",
        "A discount of 20 % was offered.",
        "VAT of 19 % is included.",
        "Prices rose by 20 % and users noticed.",
        "Nobody should have to export by hand.",
        "All customers should get a button.",
        "We have owners here, and nobody who left over it.",
    ],
)
def test_what_is_no_claim_about_people_is_left_alone(text: str) -> None:
    assert not [claim for claim in claims(text, GROUPS) if not claim.unsure]


def test_the_other_side_is_of_the_same_clause_alone() -> None:
    (claim,) = claims("6 of 10 respondents wanted it, but not every week.")
    assert not claim.contrary
    (claim,) = claims("No one wanted it.")
    assert not claim.contrary
    (claim,) = claims("However, two of 15 respondents were happy with it.")
    assert claim.contrary
    (claim,) = claims("However, 2 of 10 did not.")
    assert claim.contrary


def test_an_item_of_a_list_is_a_sentence() -> None:
    text = "- Most respondents wanted it {.aside}\n- Most users left\n- 6 of 10 respondents stayed\n- Others did not"
    found = list(claims(text))
    assert [(claim.text, claim.contrary) for claim in found] == [("Most", False), ("6 of 10", False)]


def test_a_noun_that_may_be_anything_leaves_it_unsure() -> None:
    assert [claim.unsure for claim in claims("10 of 15 nurses left. 3 of 4 shifts are late.")] == [True, True]


def test_only_the_marked_sentence_is_left_aside() -> None:
    found = list(claims("10 of 15 of them left. {.aside} Most respondents stayed. 3 of 9 said so.", GROUPS))
    assert [claim.text for claim in found] == ["Most", "3 of 9"]


def test_a_claim_names_its_group_and_the_other_side() -> None:
    text = "3 of 4 general managers said so. But 2 of 5 owners did not."
    first, second = claims(text, GROUPS)
    assert (first.about, first.contrary) == ("general-manager", False)
    assert (second.about, second.contrary) == ("owner", True)


def test_long_text_is_read_once() -> None:
    assert not list(claims("“" * 20_000 + "\n" * 20_000 + "a" * 20_000 + "{" * 20_000))


def test_the_manual_lists_every_word() -> None:
    manual = (Path(__file__).parents[2] / "docs" / "evidence.md").read_text(encoding="utf-8")
    for word in SHARES:
        assert f"| {word} |" in manual or f"| {word}, " in manual, word
