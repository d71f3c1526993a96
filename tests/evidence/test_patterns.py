"""Patterns on research small enough to count by hand."""

from __future__ import annotations

from math import comb

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from firsthand.evidence.cooccurrence import together
from firsthand.evidence.groups import groups, silhouette
from firsthand.evidence.matrix import tags_by_persona
from firsthand.evidence.saturation import saturation
from firsthand.evidence.shared import uncovered
from firsthand.model import Consent, Finding, Interview, Participant
from tests.evidence.build import HERE, coded, of, quote

SETS = st.dictionaries(
    st.sampled_from([f"P{n}" for n in range(12)]), st.lists(st.sampled_from("abcdef"), max_size=4), min_size=1
)


def test_a_tag_that_enough_share_and_no_finding_covers_is_told_once_at_its_most_special() -> None:
    research = coded({"P1": ["a/b", "c"], "P2": ["a/b", "c"], "P3": ["a/b", "d"], "P4": ["a/x", "c"]})
    finding = Finding("f", HERE, "F", supports=("c/part",))
    told = uncovered(of(*research.interviews.values(), findings={"f": finding}), 3)
    assert [(each.tag, each.respondents, each.of) for each in told] == [("a/b", 3, 4)]
    assert [each.tag for each in uncovered(research, 3)] == ["a/b", "c"]
    assert [each.tag for each in uncovered(research, 4)] == ["a"]


def test_tags_said_by_the_same_people_have_fishers_p() -> None:
    carriers = {f"P{n}": ["a", "b"] for n in range(4)} | {f"P{n}": [] for n in range(4, 10)}
    found = together(coded(carriers))
    (pair,) = found.pairs
    assert (pair.tags, pair.both, pair.expected, pair.lift) == (("a", "b"), 4, 1.6, 2.5)
    # All four of one tag among the four of the other, of ten: one way in 210.
    assert pair.p == pytest.approx(1 / comb(10, 4))
    assert found.looked_at == 1


def test_a_tag_and_its_parent_are_no_pair_and_a_few_people_say_nothing() -> None:
    assert not together(coded({f"P{n}": ["a", "a/b"] for n in range(10)})).looked_at
    assert not together(coded({f"P{n}": ["a", "b"] for n in range(5)})).pairs


def test_saturation_is_new_tags_of_a_run_over_the_base() -> None:
    research = coded(
        {"P1": list("abcdefghij"), "P2": list("klmno"), "P3": list("pqrs"), "P4": ["t"], "P5": ["u"], "P6": ["v"]}
        | {"P7": ["a"], "P8": ["b"]}
    )
    found = saturation(research)
    assert [step.new for step in found.steps] == [10, 5, 4, 1, 1, 1, 0, 0]
    assert [step.known for step in found.steps] == [10, 15, 19, 20, 21, 22, 22, 22]
    assert [step.ratio for step in found.steps] == [None] * 5 + [0.1, 0.05, 0.0]
    assert found.reached == 7


def test_saturation_counts_the_interviews_of_one_study() -> None:
    notes = [
        Interview(f"i{n}", HERE, (Participant("P1", consent=Consent()),), study="s" if n % 2 else "t", tags=(f"t{n}",))
        for n in range(6)
    ]
    assert [step.interview for step in saturation(of(*notes), "s").steps] == ["i1", "i3", "i5"]


@given(SETS)
@settings(max_examples=60)
def test_a_saturation_curve_never_falls_and_ends_where_every_order_ends(tags: dict[str, list[str]]) -> None:
    steps = saturation(coded(tags)).steps
    known = [step.known for step in steps]
    assert known == sorted(known)
    assert known[-1] == len({tag for own in tags.values() for tag in own}) == sum(step.new for step in steps)
    assert (steps[-1].low, steps[-1].high) == (known[-1], known[-1])
    assert all(step.low <= step.middle <= step.high for step in steps)


def test_two_kinds_of_interviews_make_two_groups_with_what_marks_them_off() -> None:
    research = coded({f"A{n}": ["hours", "pay"] for n in range(5)} | {f"B{n}": ["swaps"] for n in range(4)})
    found = groups(research)
    assert [group.interviews for group in found.groups] == [
        tuple(f"A{n}" for n in range(5)),
        ("B0", "B1", "B2", "B3"),
    ]
    assert [(mark.tag, mark.inside, mark.outside) for mark in found.groups[0].marks] == [("hours", 5, 0), ("pay", 5, 0)]
    assert found.silhouette == pytest.approx(1)
    assert {frozenset(found.interviews[:4]), frozenset(found.interviews[5:])} & {frozenset({"B0", "B1", "B2", "B3"})}


def test_interviews_that_shade_into_one_another_make_no_groups() -> None:
    research = coded({f"P{n}": ["shared", f"t{n}"] for n in range(10)})
    assert not groups(research).groups
    assert not groups(coded({"P1": ["a"], "P2": ["b"]})).alike


def test_silhouette_of_a_textbook_case() -> None:
    # Points 0, 1 and 10, 11: each is 1 from its neighbour and 10.5 or 9.5 from the others on average.
    points = np.array([0.0, 1.0, 10.0, 11.0])
    distances = np.abs(points[:, None] - points[None, :])
    expected = np.mean([9.5 / 10.5, 8.5 / 9.5, 8.5 / 9.5, 9.5 / 10.5])
    assert silhouette(distances, np.array([1, 1, 2, 2])) == pytest.approx(expected)
    assert silhouette(distances, np.array([1, 1, 1, 1])) == 0


@given(SETS)
@settings(max_examples=60)
def test_similarity_is_whole_for_itself_and_the_same_both_ways(tags: dict[str, list[str]]) -> None:
    found = groups(coded(tags))
    for row, own in enumerate(found.alike):
        assert own[row] == 1
        assert all(own[column] == found.alike[column][row] for column in range(len(own)))


def test_tags_by_persona_count_respondents_and_not_quotes() -> None:
    research = coded(
        {"P1": ["a/b"], "P2": ["a"], "P3": ["c"], "P4": []}, {"P1": "owner", "P2": "chef", "P3": "chef", "P4": "owner"}
    )
    found = tags_by_persona(research)
    assert found.personas == {"chef": 2, "owner": 2}
    assert found.rows == {"a": (1, 1), "a/b": (0, 1), "c": (1, 0)}


def test_who_withdrew_is_in_no_pattern() -> None:
    gone = Interview(
        "g",
        HERE,
        (Participant("P9", persona="owner", consent=Consent(withdrawn="2026-01-01")),),
        tags=("z",),
        quotes=(quote("g", "P9", ["z"]),),
    )
    research = of(*coded({"P1": ["a"]}).interviews.values(), gone)
    assert [step.interview for step in saturation(research).steps] == ["P1"]
    assert "z" not in tags_by_persona(research).rows
    assert not [each for each in uncovered(research, 1) if each.tag == "z"]
