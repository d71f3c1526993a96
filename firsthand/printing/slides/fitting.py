"""Words made to fit: in smaller letters, on further slides, or, where they must stay on one, with an ellipsis."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from itertools import chain
from typing import TYPE_CHECKING

from firsthand.printing.slides.measuring import needed
from firsthand.printing.slides.paragraphs import Run

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from firsthand.printing.slides.measuring import Frame
    from firsthand.printing.slides.paragraphs import Group, Paragraph

# Parts of the sizes that the template gives: for running text, and for titles and what else stays where it is.
_FLOWING = (1.0, 0.92, 0.85, 0.78, 0.72)
_STAYING = (*_FLOWING, 0.66, 0.6, 0.54, 0.5)
# Below so many points nothing is made smaller.
_SMALLEST = 11.0
# Where a text goes on elsewhere, there is no reason to make it smallest.
_SPREAD = 0.85


@dataclass(frozen=True)
class Fitted:
    """Paragraphs for one place, and the part of its sizes in which they fit.

    ``whole`` are those that had to be shortened, as they were.
    """

    paragraphs: Group
    scale: float
    whole: Group = ()


def flowing(groups: Sequence[Group], frame: Frame) -> tuple[Fitted, tuple[Group, ...]]:
    """As much of a text as goes into a frame.

    Args:
        groups: paragraphs that stay together.
        frame: the place.

    Returns:
        What stands there, and what is left for further slides.
    """
    everything = tuple(chain.from_iterable(groups))
    if scale := _scale(everything, frame, _allowed(_FLOWING, frame)):
        return Fitted(everything, scale), ()
    taken: Group = ()
    for number, group in enumerate(groups):
        if needed((*taken, *group), frame, _SPREAD) > frame.height:
            left = tuple(groups[number:])
            return (Fitted(taken, _SPREAD), left) if taken else _begun(left, frame)
        taken += group
    return Fitted(taken, _SPREAD), ()


def _begun(groups: tuple[Group, ...], frame: Frame) -> tuple[Fitted, tuple[Group, ...]]:
    """The first of some groups, which does not fit beside anything; parted where it does not fit alone."""
    first, others = groups[0], groups[1:]
    if scale := _scale(first, frame, _allowed(_FLOWING, frame)):
        return Fitted(first, scale), others
    taken: Group = ()
    for number, paragraph in enumerate(first):
        if needed((*taken, paragraph), frame, _SPREAD) <= frame.height:
            taken += (paragraph,)
            continue
        begun, rest = _parted(paragraph, lambda part: needed((*taken, part), frame, _SPREAD) <= frame.height)  # noqa: B023
        return Fitted((*taken, begun), _SPREAD), ((rest, *first[number + 1 :]), *others)
    return Fitted(taken, _SPREAD), others


def staying(paragraphs: Group, frame: Frame) -> Fitted:
    """Words that stay on their slide: smaller where they have to be, and shortened where that is not enough."""
    scales = _allowed(_STAYING, frame)
    if scale := _scale(paragraphs, frame, scales):
        return Fitted(paragraphs, scale)
    smallest = scales[-1]
    taken: Group = ()
    for number, paragraph in enumerate(paragraphs):
        if needed((*taken, paragraph), frame, smallest) > frame.height:
            begun, _ = _parted(paragraph, lambda part: needed((*taken, part), frame, smallest) <= frame.height)  # noqa: B023
            return Fitted((*taken, begun), smallest, paragraphs[number:])
        taken += (paragraph,)
    return Fitted(taken, smallest)


def shortened(paragraph: Paragraph, fits: Callable[[Paragraph], bool]) -> Paragraph:
    """A paragraph as it is where it fits, or else its beginning with an ellipsis."""
    return paragraph if fits(paragraph) else _parted(paragraph, fits)[0]


def _allowed(scales: Sequence[float], frame: Frame) -> list[float]:
    """The parts of a frame's sizes in which its first kind of paragraph can still be read."""
    return [scale for scale in scales if scale == 1 or frame.levels[0].size * scale >= _SMALLEST]


def _scale(paragraphs: Group, frame: Frame, scales: Sequence[float]) -> float:
    """The largest part of a frame's sizes in which paragraphs fit; nothing where they do not."""
    return next((scale for scale in scales if needed(paragraphs, frame, scale) <= frame.height), 0.0)


def _parted(paragraph: Paragraph, fits: Callable[[Paragraph], bool]) -> tuple[Paragraph, Paragraph]:
    """As much of a paragraph as fits, at least a letter, and the rest of it; an ellipsis stands where it goes on."""
    text = paragraph.text
    # Behind the ellipsis with which it goes on from somewhere.
    start = len(text) - len(text.lstrip("… "))
    between_words = [found.start() for found in re.finditer(" ", text) if found.start() > start]
    for places in (between_words, range(start + 1, len(text))):
        fitting = bisect_left(places, True, key=lambda at: not fits(_before(paragraph, at)))
        if fitting:
            at = places[fitting - 1]
            return _before(paragraph, at), _behind(paragraph, at)
    return _before(paragraph, start + 1), _behind(paragraph, start + 1)


def _before(paragraph: Paragraph, at: int) -> Paragraph:
    kept = paragraph.cut(at)[0]
    return replace(kept, runs=(*kept.runs, Run(" …")))


def _behind(paragraph: Paragraph, at: int) -> Paragraph:
    left = paragraph.cut(at)[1]
    return replace(left, runs=(Run("…" if left.text.startswith(" ") else "… "), *left.runs))
