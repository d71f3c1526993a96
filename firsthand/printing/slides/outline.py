"""What slides hold, before anything draws them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from firsthand.printing.slides.paragraphs import Group, Paragraph


@dataclass(frozen=True)
class Text:
    """Running text. It goes on on a further slide where it is too long for one."""

    groups: tuple[Group, ...]


@dataclass(frozen=True)
class Short:
    """A few words that belong where they stand: where they are too many, the notes say them whole."""

    paragraphs: Group


@dataclass(frozen=True)
class Series:
    """One colour of a chart: its name, a number for each category, and which colour of the theme it has.

    Numbers stand in its bars where it is ``labelled``; its edge is ``dotted`` where it counts nobody who was asked.
    """

    name: str
    values: tuple[int, ...]
    ink: str
    labelled: bool = True
    dotted: bool = False


@dataclass(frozen=True)
class Bars:
    """A chart of lying bars; ``says`` is what it shows, for those who do not see it."""

    categories: tuple[str, ...]
    series: tuple[Series, ...]
    says: str
    legend: bool = False


@dataclass(frozen=True)
class Column:
    """How a column of a table is set: its part of the width, in letters of headings, bold, and in which colour."""

    share: float
    serif: bool = False
    bold: bool = False
    ink: str = "tx1"


@dataclass(frozen=True)
class Table:
    """A table; it goes on on a further slide where it is too long for one. A cell is some paragraphs."""

    columns: tuple[Column, ...]
    head: tuple[str, ...]
    rows: tuple[tuple[Group, ...], ...]


@dataclass(frozen=True)
class Picture:
    """A PNG and what it shows."""

    data: bytes
    says: str


Fill = Text | Short | Bars | Table | Picture


@dataclass(frozen=True)
class Slide:
    """One slide: its layout and what stands in the layout's places, by their names there; what a speaker says to it.

    It goes on on the first of the layouts ``further`` that has places for all that is left, or else on its own.
    """

    layout: str
    title: str
    fills: Mapping[str, Fill] = field(default_factory=dict)
    notes: tuple[Paragraph, ...] = ()
    further: tuple[str, ...] = ()
