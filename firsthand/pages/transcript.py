"""Turns with the quotes that were taken from them."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import TYPE_CHECKING

from firsthand.reading.markup import cut

if TYPE_CHECKING:
    from collections.abc import Mapping

    from firsthand.model import Place, Turn, Words


@dataclass(frozen=True)
class Stretch:
    """Words of a turn that belong to the same quotes; ``opens`` and ``closes`` are those that begin or end with it."""

    words: Words
    quotes: tuple[str, ...]
    opens: tuple[str, ...]
    closes: tuple[str, ...]


def stretches(index: int, turn: Turn, places: Mapping[str, tuple[Place, ...]]) -> list[Stretch]:
    """Cut a turn where quotes begin and end; they may overlap and nest.

    Args:
        index: the turn's number.
        turn: the turn.
        places: the places of each quote by its id.
    """
    here = [(place, name) for name, own in places.items() for place in own if place.turn == index]
    first = {name: own[0] for name, own in places.items() if own}
    last = {name: own[-1] for name, own in places.items() if own}
    text = turn.text
    cuts = sorted({0, len(text), *(place.start for place, _ in here), *(place.end for place, _ in here)})
    result = []
    for start, end in itertools.pairwise(cuts):
        inside = [(place, name) for place, name in here if place.start <= start and end <= place.end]
        result.append(
            Stretch(
                words=cut(turn.words, start, end),
                quotes=tuple(name for _, name in inside),
                opens=tuple(name for place, name in inside if place.start == start and place == first[name]),
                closes=tuple(name for place, name in inside if place.end == end and place == last[name]),
            )
        )
    return result
