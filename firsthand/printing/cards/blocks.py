"""Lines of one size, and how words become them."""

from __future__ import annotations

from dataclasses import dataclass

from firsthand.printing.cards.drawing import Line
from firsthand.printing.cards.lettering import SANS, SERIF, face
from firsthand.printing.cards.line_breaks import balanced_lines
from firsthand.printing.cards.readable import runs_right_to_left

CAPITAL = 0.67
"""How tall a capital letter is, in the size of its line."""


@dataclass(frozen=True)
class Block:
    """Lines of one size."""

    lines: tuple[str, ...]
    family: str
    weight: int
    size: int
    leading: float

    @property
    def height(self) -> float:
        """From the top of the first capital to the last baseline."""
        return self.size * CAPITAL + (len(self.lines) - 1) * self.leading if self.lines else 0.0

    def placed(self, top: float, colour: str) -> list[Line]:
        """Its lines where it begins at a height."""
        first = top + self.size * CAPITAL
        backwards = runs_right_to_left("".join(self.lines))
        return [
            Line(line, self.family, self.weight, self.size, colour, first + number * self.leading, backwards)
            for number, line in enumerate(self.lines)
        ]


def set_small(text: str, weight: int, size: int, measure: float, most: int) -> Block | None:
    """Words beside the main ones, in the size that these have.

    Args:
        text: readable words.
        weight: the weight of the letters.
        size: their size, in pixels.
        measure: how wide a line may be, in pixels.
        most: how many lines there may be.

    Returns:
        The lines; None where there would have to be more.
    """
    setting = face(SANS, weight).setting(text)
    if setting.width(0, len(text)) * size > most * measure:
        return None
    lines = balanced_lines(text, setting, measure / size, break_words=True) if text else []
    if lines is None or len(lines) > most:
        return None
    return Block(tuple(lines), SANS, weight, size, size * 1.3)


def raggedness(lines: list[str]) -> float:
    """How uneven lines are: nothing where all are of one length."""
    widths = [face(SERIF, 400).setting(line).width(0, len(line)) for line in lines]
    return sum((1 - width / max(widths)) ** 2 for width in widths) / len(widths)
