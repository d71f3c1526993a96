"""Whether later interviews still bring anything new: saturation after Guest, Namey and Chen."""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import TYPE_CHECKING

from firsthand.evidence.coding import tags_by_interview

if TYPE_CHECKING:
    from collections.abc import Sequence

    from firsthand.evidence.coding import Tags
    from firsthand.model import Research

BASE = 4
RUN = 2
THRESHOLD = 0.05
_ORDERS = 500


@dataclass(frozen=True)
class Step:
    """One interview in the order of days: the tags it is the first to bring, and all that are known after it.

    ``ratio`` is the new information of the run that ends with it, over what the base held; ``None`` before the first
    run is complete. ``low``, ``middle`` and ``high`` are the tags known after as many interviews in random orders: the
    5th, 50th and 95th percentile.
    """

    interview: str
    new: int
    known: int
    ratio: float | None
    low: int
    middle: int
    high: int


@dataclass(frozen=True)
class Saturation:
    """The curve, and the number of interviews after which new information fell to the threshold, if it did.

    ``permuted`` is the share of random orders in which it did.
    """

    steps: tuple[Step, ...]
    reached: int | None
    permuted: float


def saturation(research: Research, study: str = "") -> Saturation:
    """Count the new tags that each interview brings, in the order of days and in random orders.

    Guest, Namey and Chen (2020), A simple method to assess and report thematic saturation in qualitative research,
    PLoS ONE 15(5), doi 10.1371/journal.pone.0232076: the base is the first four interviews, a run is two, and
    saturation is reached where the tags that are new in a run are at most 5 % of those in the base.

    Args:
        research: what was read.
        study: the study whose interviews count; those of all studies where empty.

    Returns:
        A step for each interview, group sessions as one. The random orders are the same every time.
    """
    coded = {
        name: tags
        for name, tags in tags_by_interview(research).items()
        if not study or research.interviews[name].study == study
    }
    sets = list(coded.values())
    new, known = _curve(sets)
    ratios = _ratios(new)
    chance = random.Random(20200505)  # noqa: S311  # the same orders every time
    curves = []
    hits = 0
    for _ in range(_ORDERS if sets else 0):
        order = chance.sample(sets, len(sets))
        fresh, curve = _curve(order)
        curves.append(curve)
        hits += _reached(_ratios(fresh)) is not None
    steps = []
    for index, name in enumerate(coded):
        column = sorted(curve[index] for curve in curves)
        low, middle, high = (column[int(share * (len(column) - 1))] for share in (0.05, 0.5, 0.95))
        steps.append(Step(name, new[index], known[index], ratios[index], low, middle, high))
    return Saturation(tuple(steps), _reached(ratios), hits / len(curves) if curves else 0.0)


def _curve(sets: Sequence[Tags]) -> tuple[list[int], list[int]]:
    seen: set[str] = set()
    new, known = [], []
    for tags in sets:
        new.append(len(tags - seen))
        seen |= tags
        known.append(len(seen))
    return new, known


def _ratios(new: Sequence[int]) -> list[float | None]:
    base = sum(new[:BASE])
    return [
        sum(new[index - RUN + 1 : index + 1]) / base if base and index >= BASE + RUN - 1 else None
        for index in range(len(new))
    ]


def _reached(ratios: Sequence[float | None]) -> int | None:
    return next((index + 1 for index, ratio in enumerate(ratios) if ratio is not None and ratio <= THRESHOLD), None)
