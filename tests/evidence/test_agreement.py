"""Agreement of researchers, held against published figures and against what must hold for any coding."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from firsthand.evidence.agreement import (
    agreement_by_tag,
    agreement_on_findings,
    differences,
    krippendorff,
    range_of,
)
from firsthand.evidence.findings import evidence_of
from firsthand.evidence.tags import tag_figure
from firsthand.model import Finding
from tests.evidence.build import HERE, coded, coded_twice, of

FINDING = Finding("f", HERE, "F", supports=("a",), contradicts=("a/no",))
TURNS = st.lists(st.lists(st.sampled_from(["a", "a/b", "a/no", "c"]), max_size=2, unique=True), min_size=1, max_size=6)


def test_alpha_of_krippendorffs_own_example() -> None:
    # Krippendorff 2011, section C: four observers, twelve units, nominal data, alpha = .743.
    observers = [
        [1, 2, 3, 3, 2, 1, 4, 1, 2, None, None, None],
        [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, None, 3],
        [None, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, None],
        [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, None],
    ]
    found = krippendorff(zip(*observers, strict=True))
    assert found.alpha == pytest.approx(0.743, abs=0.0005)
    assert found.units == 11


def test_alpha_of_two_coders_by_hand() -> None:
    # Krippendorff 2011, section A: binary data, two observers, ten units, alpha = .095.
    one = [0, 1, 0, 0, 0, 0, 0, 0, 1, 0]
    other = [1, 1, 1, 0, 0, 1, 0, 0, 0, 0]
    assert krippendorff(zip(one, other, strict=True)).alpha == pytest.approx(0.095, abs=0.0005)


@given(st.lists(st.lists(st.integers(0, 3) | st.none(), min_size=2, max_size=4), min_size=1, max_size=12))
@settings(max_examples=500)
def test_alpha_is_one_at_most_and_only_for_full_agreement(units: list[list[int | None]]) -> None:
    found = krippendorff(units)
    valued = [[value for value in unit if value is not None] for unit in units]
    agreed = all(len(set(unit)) <= 1 for unit in valued if len(unit) > 1)
    assert found.alpha is None or found.alpha <= 1
    if found.alpha is not None:
        assert (found.alpha == pytest.approx(1)) == agreed


def test_tags_are_held_against_each_other_turn_by_turn() -> None:
    note = coded_twice([["a"], ["a/b"], [], ["c"]], [["a"], [], ["a"], ["c"]])
    found = {each.tag: each for each in agreement_by_tag(of(note))}
    assert found["a"].marked == {"the note": 2, "R2": 2}
    assert found["c"].agreement.alpha == 1
    assert found["a/b"].marked == {"the note": 1, "R2": 0}
    assert [(each.tag, each.marked_by, each.not_by) for each in differences(of(note))] == [
        ("a/b", "the note", "R2"),
        ("a", "R2", "the note"),
    ]


def test_a_finding_has_the_range_of_its_codings() -> None:
    others = coded({"P2": ["a"], "P3": [], "P4": ["a/no"]}).interviews.values()
    both = of(coded_twice([["a"]], [["a"]]), *others, findings={"f": FINDING})
    assert (found := range_of(FINDING, both)) is not None
    assert found.text == "2 of 4"
    one = of(coded_twice([["a"]], [["c"]]), *others, findings={"f": FINDING})
    assert (found := range_of(FINDING, one)) is not None
    assert found.text == "1 to 2 of 4"
    assert range_of(FINDING, of(*others)) is None
    assert agreement_on_findings(one).units == 1


def test_a_quote_that_the_finding_names_holds_under_every_coding() -> None:
    research = of(coded_twice([["x"]], [["y"]]))
    found = range_of(replace(FINDING, key_quotes=("P1#0",)), research)
    assert found is not None
    assert found.text == "1 of 1"


@given(TURNS, TURNS)
@settings(max_examples=400)
def test_a_second_coding_is_never_counted(first: list[list[str]], second: list[list[str]]) -> None:
    width = min(len(first), len(second))
    note = coded_twice(first[:width], second[:width])
    alone = replace(note, codings=())
    with_second, without = of(note), of(alone)
    one, other = evidence_of(FINDING, with_second), evidence_of(FINDING, without)
    assert (one.figure, one.mentions) == (other.figure, other.mentions)
    assert tag_figure("a", with_second) == tag_figure("a", without)
    found = range_of(FINDING, with_second)
    assert found is not None
    assert found.low <= one.k <= found.high <= found.of


@given(TURNS)
@settings(max_examples=200)
def test_the_same_coding_twice_agrees_in_everything(turns: list[list[str]]) -> None:
    research = of(coded_twice(turns, turns), findings={"f": FINDING})
    assert all(each.agreement.alpha in (None, pytest.approx(1)) for each in agreement_by_tag(research))
    assert not differences(research)
    found = range_of(FINDING, research)
    assert found is not None
    assert found.low == found.high
