"""Slides drawn into a presentation: every word, chart and table as office programs hold their own."""

from __future__ import annotations

import io
from contextlib import suppress
from copy import deepcopy
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from pptx import Presentation
from pptx.oxml.ns import qn

from firsthand.pages.templates import shortened
from firsthand.printing.cards.readable import readable
from firsthand.printing.slides.charts import draw_bars
from firsthand.printing.slides.fitting import flowing, staying
from firsthand.printing.slides.outline import Bars, Picture, Short, Table, Text
from firsthand.printing.slides.paragraphs import line
from firsthand.printing.slides.pictures import draw_picture
from firsthand.printing.slides.tables import draw_table
from firsthand.printing.slides.template import LAYOUTS
from firsthand.printing.slides.writing import Writer, frame_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pptx.shapes.placeholder import LayoutPlaceholder, SlidePlaceholder
    from pptx.slide import Slide as Drawn
    from pptx.slide import SlideLayout

    from firsthand.printing.slides.outline import Fill, Slide
    from firsthand.printing.slides.paragraphs import Group

_FOOT = ("foot", "number")
# Letters of a property; the format knows none above 255.
_LONGEST = 250
# What says on every slide which subject goes on there.
_AGAIN = ("label", "statement", "table-caption")


class Deck:
    """A presentation in the making."""

    def __init__(self, template: bytes, colours: Mapping[str, str], language: str, foot: str) -> None:
        """Open a presentation without slides.

        Args:
            template: its file.
            colours: those of its theme, by their names.
            language: the tag of the language of its words.
            foot: what stands at the foot of every slide.
        """
        self.presentation = Presentation(io.BytesIO(template))
        self._layouts = dict(zip(LAYOUTS, self.presentation.slide_layouts, strict=True))
        self._colours = colours
        self._writer = Writer(language)
        self._foot = foot
        self._titles: dict[str, int] = {}

    def add(self, slide: Slide) -> None:
        """Draw a slide, and as many behind it as its words need."""
        left: Slide | None = slide
        while left:
            left = self._draw(left)

    def _draw(self, slide: Slide) -> Slide | None:
        """Draw one slide; what did not fit on it is a slide for itself."""
        layout = self._layouts[slide.layout]
        drawn = self.presentation.slides.add_slide(layout)
        places = {each.placeholder_format.idx: each for each in layout.placeholders}
        fills = {**slide.fills, "title": Short((line(self._told_apart(slide.title)),))}
        left: dict[str, Fill] = {}
        whole: Group = ()
        for shape in list(drawn.placeholders):
            place = places[shape.placeholder_format.idx]
            shape.name = place.name
            if fill := fills.get(place.name):
                rest, cut = self._fill(drawn, shape, place, fill)
                left |= {place.name: rest} if rest else {}
                # What is said on several slides is whole on the first of them.
                whole += () if place.name in _AGAIN else cut
            else:
                shape.element.getparent().remove(shape.element)
        self._add_foot(drawn, layout)
        if notes := (*slide.notes, *whole):
            self._writer.write(drawn.notes_slide.notes_text_frame, notes)
        if not left:
            return None
        again = {name: slide.fills[name] for name in _AGAIN if name in slide.fills}
        layouts = (name for name in slide.further if left.keys() <= self._places(name))
        return replace(slide, layout=next(layouts, slide.layout), fills={**again, **left}, notes=())

    def _places(self, layout: str) -> set[str]:
        return {place.name for place in self._layouts[layout].placeholders}

    def _fill(
        self, drawn: Drawn, shape: SlidePlaceholder, place: LayoutPlaceholder, fill: Fill
    ) -> tuple[Fill | None, Group]:
        """Fill a place: what is left for a further slide, and what was shortened, whole."""
        match fill:
            case Bars():
                draw_bars(shape, fill, self._colours, self._writer.locale)
            case Picture():
                draw_picture(drawn, shape, fill)
            case Table():
                return draw_table(shape, fill, self._writer)
            case Short():
                frame = frame_of(place)
                fitted = staying(fill.paragraphs, frame)
                self._writer.write(shape.text_frame, fitted.paragraphs, frame, fitted.scale)
                return None, fitted.whole
            case Text():
                frame = frame_of(place)
                fitted, left = flowing(fill.groups, frame)
                self._writer.write(shape.text_frame, fitted.paragraphs, frame, fitted.scale)
                return Text(left) if left else None, ()
        return None, ()

    def _told_apart(self, title: str) -> str:
        """A title that no slide before has."""
        number = self._titles[title] = self._titles.get(title, 0) + 1
        return title if number == 1 else f"{title} ({number})"

    def _add_foot(self, drawn: Drawn, layout: SlideLayout) -> None:
        """The foot and the number of a slide, which python-pptx leaves in the layout."""
        for place in layout.placeholders:
            if place.name not in _FOOT:
                continue
            element = deepcopy(place.element)
            drawn.shapes._spTree.append(element)  # noqa: SLF001  # python-pptx has no name for it
            shape = next(each for each in drawn.placeholders if each.element is element)
            element.nvSpPr.cNvPr.set("id", str(max(each.shape_id for each in drawn.shapes) + 1))
            for given in (*element.spPr, *element.txBody.find(qn("a:lstStyle"))):
                given.getparent().remove(given)
            if place.name == "foot":
                shape.text_frame.clear()
                self._writer.write(shape.text_frame, staying((line(self._foot),), frame_of(place)).paragraphs)

    def describe(self, title: str, author: str, day: str) -> None:
        """Say what the file is: nothing of the machine, and no day but the brief's own.

        Args:
            title: its title.
            author: who wrote it; may be empty.
            day: an ISO day or month; may be empty.
        """
        properties = self.presentation.core_properties
        properties.title = shortened(readable(title), _LONGEST)
        properties.author = shortened(readable(author), _LONGEST)
        properties.language = self._writer.locale
        properties.last_modified_by = "Firsthand"
        if moment := _first_moment(day):
            properties.created = properties.modified = moment
        else:
            # python-pptx gives every new file the moment of its making.
            element = properties._element  # noqa: SLF001  # python-pptx has no name for it
            element.remove(element.find(qn("dcterms:modified")))

    def saved(self) -> bytes:
        """The presentation as a file."""
        made = io.BytesIO()
        self.presentation.save(made)
        return made.getvalue()


def _first_moment(day: str) -> datetime | None:
    """The moment at which an ISO day or month begins; outside, days are months."""
    for form in ("%Y-%m-%d", "%Y-%m"):
        with suppress(ValueError):
            return datetime.strptime(day, form).replace(tzinfo=UTC)
    return None
