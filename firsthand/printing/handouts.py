"""Testimonials as cards to cut out: how large each is and how its words are set, and which share a sheet."""

from __future__ import annotations

import math
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from firsthand.editions.publication import ShownTestimonial

# Type in points: no larger, and no smaller where a larger card can be had.
_LARGEST, _SMALLEST = 17.0, 10.5
# How many signs of one point's size a square millimetre holds; fewer than do, as lines are ragged and fonts differ.
_SIGNS = 8.7


@dataclass(frozen=True)
class Size:
    """A size of cards: how many stand on a sheet, and the width and height in millimetres that words have on one."""

    name: str
    on_a_sheet: int
    width: float
    height: float

    def points(self, signs: int) -> float:
        """The size of type in which so many signs fill a card, in half points."""
        filling = math.sqrt(_SIGNS * self.width * self.height / max(signs, 1))
        return min(_LARGEST, math.floor(2 * filling) / 2)


# Words too many for the last one run on over several sheets.
SIZES = (Size("small", 6, 72, 43), Size("wide", 3, 166, 43), Size("whole", 1, 182, 200))


@dataclass(frozen=True)
class Handout:
    """A testimonial as a card, its words in ``points``."""

    testimonial: ShownTestimonial
    points: float


@dataclass(frozen=True)
class HandoutSheet:
    """Cards of one size that share a sheet, so that every cut goes through all of it."""

    size: str
    cards: tuple[Handout, ...]


def handout_sheets(testimonials: Iterable[ShownTestimonial]) -> Iterator[HandoutSheet]:
    """All testimonials as cards, sheet by sheet, the smallest cards first.

    Args:
        testimonials: in the order in which they are to stand.
    """
    cards: dict[str, list[Handout]] = {size.name: [] for size in SIZES}
    for each in testimonials:
        signs = sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in each.text)
        size = next((size for size in SIZES if size.points(signs) >= _SMALLEST), SIZES[-1])
        cards[size.name].append(Handout(each, max(size.points(signs), _SMALLEST)))
    for size in SIZES:
        own = cards[size.name]
        for start in range(0, len(own), size.on_a_sheet):
            yield HandoutSheet(size.name, tuple(own[start : start + size.on_a_sheet]))
