"""How much room words take on a slide.

The slides' fonts, Georgia and Calibri, lie on the machine of whoever opens them and not on ours. Words are measured in
the theme's, which take as much room or a little more; single letters and figures of Georgia are wider than theirs.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from firsthand.printing.cards.lettering import SANS, SERIF, face, missing_in_theme
from firsthand.printing.cards.line_breaks import balanced_lines

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from firsthand.printing.slides.paragraphs import Paragraph

# How tall a line is, in sizes of its letters: of our two fonts the taller stand-in, and of other scripts.
_TALL = {True: 1.27, False: 1.22}
_TALLEST = 1.5
# Words of letters between which no line breaks, unless they are wider than it.
_LONG = re.compile(r"[!-\u024f]{25,}")
# The part of a line that words may take, so that they still fit where their letters are the wider ones.
_SAFE = 0.94


@dataclass(frozen=True)
class Level:
    """How one kind of paragraph is set, in points; ``leading`` is in heights of a line."""

    size: float
    serif: bool = False
    bold: bool = False
    before: float = 0.0
    leading: float = 1.0
    indent: float = 0.0


@dataclass(frozen=True)
class Frame:
    """A place for words, in points, and how kinds of paragraphs are set in it: the first one in any case."""

    width: float
    height: float
    levels: Mapping[int, Level]

    def number(self, paragraph: Paragraph) -> int:
        """The level at which a paragraph is set."""
        return paragraph.kind if paragraph.kind in self.levels else 0

    def level(self, paragraph: Paragraph) -> Level:
        """How a paragraph is set."""
        return self.levels[self.number(paragraph)]


def needed(paragraphs: Sequence[Paragraph], frame: Frame, scale: float = 1.0) -> float:
    """How tall paragraphs are in a frame, in points.

    Args:
        paragraphs: the words.
        frame: their place.
        scale: a part of the sizes that the frame gives.
    """
    total = 0.0
    for number, paragraph in enumerate(paragraphs):
        level = frame.level(paragraph)
        text, size = paragraph.text, level.size * scale
        lines = line_count(text, frame.width - level.indent, size, serif=level.serif, bold=level.bold)
        tall = _TALLEST if missing_in_theme(text) else _TALL[level.serif]
        total += lines * size * tall * level.leading + (level.before if number else 0.0)
    return total


@lru_cache(maxsize=4096)
def line_count(text: str, measure: float, size: float, *, serif: bool, bold: bool = False) -> int:
    """How many lines a text takes.

    Args:
        text: readable words.
        measure: how wide a line may be, in points.
        size: the size of the letters, in points.
        serif: whether they are those of headings and quotes.
        bold: whether they are bold.
    """
    if not text:
        return 1
    letters = face(SERIF if serif else SANS, 600 if bold else 400)
    widest = _SAFE * measure / size
    lines = len(balanced_lines(text, letters.setting(text), widest, break_words=True) or text)
    # A word that is broken inside begins on a line of its own.
    return lines + sum(letters.setting(word).width(0, len(word)) > widest for word in _LONG.findall(text))
