"""Where everything stands on the card of a finding or a brief."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import ceil
from typing import TYPE_CHECKING

from firsthand.pages.templates import shortened
from firsthand.pages.testimonials import CARD_FORMS
from firsthand.printing.cards.blocks import CAPITAL, Block, set_small
from firsthand.printing.cards.drawing import Drawing, Line, colours
from firsthand.printing.cards.lettering import SANS, SERIF, face
from firsthand.printing.cards.line_breaks import balanced_lines
from firsthand.printing.cards.ornament import number, rule
from firsthand.printing.cards.readable import runs_right_to_left

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

WIDTH, HEIGHT = CARD_FORMS["wide"]
_MARGIN = 68
# Between what is said of a thing and the thing, and between title and figure.
_NEAR, _FAR = 42, 58
_MEASURE = WIDTH - 2 * _MARGIN
_TITLES = (80, 74, 68, 62, 56, 50, 45, 40)
_LINES = 4
# What is said in full where it fits, and else with an ellipsis behind so many letters.
_SHORTER = (10_000, 160, 90)
_FIGURE, _UNIT, _SUBTITLE, _KIND, _PUBLISHER = 84, 32, 32, 24, 22
# A mark's square in the theme's drawing, the largest and the smallest that it has here, and how tall all may be.
_SQUARE, _LARGEST, _SMALLEST, _TALLEST = 20, 38, 6, 84


@dataclass(frozen=True)
class ReportWords:
    """The words of a card; `kind` says what it is a card of."""

    kind: str
    title: str
    publisher: str
    subtitle: str = ""
    figure: str = ""
    unit: str = ""

    def changed(self, change: Callable[[str], str]) -> ReportWords:
        """The same words, each changed in some way."""
        return ReportWords(**{name: change(text) for name, text in vars(self).items()})


def lay_out(words: ReportWords, marks: Sequence[str]) -> Drawing | None:
    """Place everything that a card says.

    Args:
        words: readable words.
        marks: the marks of respondents in their order, each drawn in a square.

    Returns:
        What is to be drawn; None where the title does not fit, however much it is shortened.
    """
    mirrored = runs_right_to_left(words.title)
    palette = colours()
    kind = set_small(shortened(words.kind), 600, _KIND, _MEASURE, most=1) or _nothing(_KIND)
    foot = set_small(shortened(words.publisher), 400, _PUBLISHER, _MEASURE, most=1) or _nothing(_PUBLISHER)
    foot_at = HEIGHT - _MARGIN - foot.height
    row, side = _placed(marks, mirrored=mirrored, bottom=foot_at - 1.6 * _PUBLISHER)
    figure_at = (side or foot_at - 1.6 * _PUBLISHER) - 28
    end = figure_at - _FIGURE * CAPITAL if words.figure else foot_at
    top = _MARGIN + 26
    title_at = top + kind.height + _NEAR
    subtitle = _subtitle(words.subtitle)
    title = _title(words.title, end - title_at - (subtitle.height + _NEAR if subtitle.lines else 0) - _FAR)
    if title is None:
        return None
    edge = WIDTH - _MARGIN if mirrored else _MARGIN
    shapes = f'<path d="{rule(edge, _MARGIN, 5, mirrored=mirrored)}" fill="{palette["accent"]}"/>{row}'
    return Drawing(
        width=WIDTH,
        height=HEIGHT,
        margin=_MARGIN,
        mirrored=mirrored,
        shapes=shapes,
        lines=(
            *kind.placed(top, palette["accent"]),
            *title.placed(title_at, palette["ink"]),
            *subtitle.placed(title_at + title.height + _NEAR, palette["soft"]),
            *_figure(words, figure_at, mirrored=mirrored),
            *foot.placed(foot_at, palette["soft"]),
        ),
    )


def _nothing(size: int) -> Block:
    return Block((), SANS, 400, size, size)


def _title(text: str, room: float) -> Block | None:
    """A title as large as it goes into a room, cut where it goes in at no size."""
    for longest in _SHORTER:
        said = shortened(text, longest)
        setting = face(SERIF, 400).setting(said)
        for size in _TITLES:
            lines = balanced_lines(said, setting, _MEASURE / size, break_words=size == _TITLES[-1])
            block = Block(tuple(lines or ()), SERIF, 400, size, size * 1.2)
            if lines and len(lines) <= _LINES and block.height <= room:
                return block
    return None


def _subtitle(text: str) -> Block:
    blocks = (set_small(shortened(text, longest), 400, _SUBTITLE, 0.86 * _MEASURE, most=2) for longest in _SHORTER)
    return next((block for block in blocks if block), _nothing(_SUBTITLE))


def _figure(words: ReportWords, baseline: float, *, mirrored: bool) -> list[Line]:
    """The figure, and beside it of whom it is one."""
    if not words.figure:
        return []
    palette = colours()
    backwards = runs_right_to_left(words.figure)
    figure = Line(words.figure, SERIF, 600, _FIGURE, palette["ink"], baseline, backwards)
    letters = face(SERIF, 600)
    width = letters.setting(words.figure).width(0, len(words.figure)) * _FIGURE
    # How wide letters of other fonts are is a guess.
    width *= 1.25 if letters.missing(words.figure) else 1
    unit = Line(words.unit, SANS, 400, _UNIT, palette["soft"], baseline, runs_right_to_left(words.unit))
    return [figure, replace(unit, shift=-(width + 20) if mirrored else width + 20)]


def _placed(marks: Sequence[str], *, mirrored: bool, bottom: float) -> tuple[str, float]:
    """Marks in rows above a height, as SVG, and where they begin above; nothing where they would be too small."""
    side = _side(len(marks))
    if not marks or not side:
        return "", 0.0
    in_a_row = int(_MEASURE // side)
    top = bottom - ceil(len(marks) / in_a_row) * side
    # The ink of a mark begins a little inside its square.
    inset = side * 3 / _SQUARE
    drawn = ""
    for at, mark in enumerate(marks):
        along = at % in_a_row * side - inset
        x = WIDTH - _MARGIN - along - side if mirrored else _MARGIN + along
        y = top + at // in_a_row * side
        drawn += f'<g transform="translate({number(x)} {number(y)}) scale({number(side / _SQUARE)})">{mark}</g>'
    return drawn, top


def _side(count: int) -> float:
    """The side of the square of each of so many marks; nothing where they are too many."""
    sides = (_LARGEST - step / 2 for step in range(2 * (_LARGEST - _SMALLEST) + 1))
    return next((side for side in sides if ceil(count / int(_MEASURE // side)) * side <= _TALLEST), 0.0)
