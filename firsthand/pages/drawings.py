"""Figures made coordinates: what templates draw as SVG. Every drawing has a table beside it that says the same."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markupsafe import Markup

    from firsthand.editions.publication import ShownEvidence, ShownTestimony
    from firsthand.evidence.saturation import Saturation
    from firsthand.pages.wording import Wording

WIDTH, HEIGHT = 640, 240
_LEFT, _RIGHT, _TOP, _BOTTOM = 34, 6, 8, 24
# Shades of a cell, from nobody to everybody.
_SHADES = 5


# The sides of a finding in the order in which they are drawn; `aside` are those who were not asked.
KINDS = ("supports", "mixed", "contradicts", "silent", "aside")
# The side of a mark's square, and how many stand in one row.
_MARK, _IN_A_ROW = 20, 30


@dataclass(frozen=True)
class Marks:
    """The marks of a finding's respondents: each its kind and the corner of its square."""

    width: int
    height: int
    marks: tuple[tuple[str, int, int], ...]


def in_order(evidence: ShownEvidence) -> list[tuple[str, ShownTestimony]]:
    """The respondents with the kinds of their marks, in the order in which they are drawn."""
    kinds = [(each.stance if each.exposure == "asked" else "aside", each) for each in evidence.testimonies]
    return sorted(kinds, key=lambda pair: KINDS.index(pair[0]))


def row_of_marks(evidence: ShownEvidence, in_a_row: int = _IN_A_ROW) -> Marks:
    """Lay out one mark a respondent, in rows of thirty or as many as are said."""
    kinds = [kind for kind, _ in in_order(evidence)]
    places = [(kind, at % in_a_row * _MARK, at // in_a_row * _MARK) for at, kind in enumerate(kinds)]
    return Marks(min(len(kinds), in_a_row) * _MARK, -(-len(kinds) // in_a_row) * _MARK, tuple(places))


def sides_of(words: Wording, evidence: ShownEvidence) -> list[tuple[str, int, Markup]]:
    """The sides of a finding on which anybody stands: the kind of their mark, how many, and what is said of them."""
    aside = evidence.interviewed - evidence.asked
    sides = [
        ("supports", evidence.supports, words.say_many("%(num)s supports it", "%(num)s support it", evidence.supports)),
        ("mixed", evidence.mixed, words.say_many("%(num)s says both", "%(num)s say both", evidence.mixed)),
        (
            "contradicts",
            evidence.contradicts,
            words.say_many("%(num)s contradicts it", "%(num)s contradict it", evidence.contradicts),
        ),
        (
            "silent",
            evidence.silent,
            words.say_many("%(num)s says nothing to it", "%(num)s say nothing to it", evidence.silent),
        ),
    ]
    if evidence.unknown:
        unasked = words.say("%(num)s not asked, or not known whether asked", num=aside)
    else:
        unasked = words.say("%(num)s not asked", num=aside)
    return [side for side in (*sides, ("aside", aside, unasked)) if side[1]]


@dataclass(frozen=True)
class Tick:
    """A mark on an axis: where, and what is written there."""

    at: float
    text: str


@dataclass(frozen=True)
class Curve:
    """The saturation curve: a band and its middle for random orders, the order of days, bars for new tags."""

    band: str
    middle: str
    known: str
    bars: tuple[tuple[float, float, float, float], ...]
    reached: float | None
    across: tuple[Tick, ...]
    up: tuple[Tick, ...]


def saturation_curve(saturation: Saturation) -> Curve:
    """Lay the curve out in a drawing of ``WIDTH`` by ``HEIGHT``."""
    steps = saturation.steps
    most = max((max(step.known, step.high) for step in steps), default=1) or 1
    wide = (WIDTH - _LEFT - _RIGHT) / max(len(steps), 1)

    def x(index: float) -> float:
        return round(_LEFT + wide * (index + 0.5), 1)

    def y(count: float) -> float:
        return round(HEIGHT - _BOTTOM - (HEIGHT - _BOTTOM - _TOP) * count / most, 1)

    def line(values: list[int]) -> str:
        return " ".join(f"{x(index)},{y(value)}" for index, value in enumerate(values))

    low = [f"{x(index)},{y(step.low)}" for index, step in reversed(list(enumerate(steps)))]
    every = max(1, -(-len(steps) // 12))
    unit = next(step for step in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 10**9) if most / step <= 5)  # noqa: PLR2004
    return Curve(
        band=" ".join([line([step.high for step in steps]), *low]),
        middle=line([step.middle for step in steps]),
        known=line([step.known for step in steps]),
        bars=tuple(
            (round(x(i) - wide * 0.3, 1), y(step.new), round(wide * 0.6, 1), round(y(0) - y(step.new), 1))
            for i, step in enumerate(steps)
        ),
        reached=x(saturation.reached - 1) if saturation.reached else None,
        across=tuple(Tick(x(index), str(index + 1)) for index in range(0, len(steps), every)),
        up=tuple(Tick(y(count), str(count)) for count in range(0, most + 1, unit)),
    )


def shade(part: float, whole: float) -> int:
    """How dark a cell is, from 0 for nothing to 5 for all."""
    return 0 if not whole or part <= 0 else min(_SHADES, 1 + int((_SHADES - 1) * part / whole + 0.5))
