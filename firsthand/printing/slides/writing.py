"""Paragraphs written into the places of a slide, and how large these places are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pptx.enum.text import MSO_UNDERLINE, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.util import Emu, Pt

from firsthand.pages.wording import locale_name
from firsthand.printing.cards.readable import readable, runs_right_to_left
from firsthand.printing.slides.measuring import Frame, Level
from firsthand.printing.slides.paragraphs import Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pptx.shapes.placeholder import LayoutPlaceholder
    from pptx.text.text import TextFrame, _Paragraph, _Run

    from firsthand.printing.slides.paragraphs import Paragraph, Run


def frame_of(place: LayoutPlaceholder) -> Frame:
    """How large a place of a layout is, and how it sets each kind of paragraph."""
    body = place.text_frame
    width = Emu(place.width - body.margin_left - body.margin_right).pt
    height = Emu(place.height - body.margin_top - body.margin_bottom).pt
    style = place.element.txBody.find(qn("a:lstStyle"))
    given = {number: style.find(qn(f"a:lvl{number + 1}pPr")) for number in Kind}
    return Frame(width, height, {int(number): _level(each) for number, each in given.items() if each is not None})


def _level(given: object) -> Level:
    """One level of the template, whose macro writes each of these."""

    def number(path: str, name: str) -> float:
        return int(given.find(path, given.nsmap).get(name))  # type: ignore[attr-defined]

    letters = given.find(qn("a:defRPr"))  # type: ignore[attr-defined]
    return Level(
        size=int(letters.get("sz")) / 100,
        serif=letters.find(qn("a:latin")).get("typeface") == "+mj-lt",
        bold=letters.get("b") == "1",
        before=number("a:spcBef/a:spcPts", "val") / 100,
        leading=number("a:lnSpc/a:spcPct", "val") / 100_000,
        indent=Emu(int(given.get("marL"))).pt,  # type: ignore[attr-defined]
    )


class Writer:
    """Writes paragraphs in the language of the slides, except where they name another."""

    def __init__(self, language: str) -> None:
        """Take the tag of the language."""
        self.locale = _locale(language)

    def write(
        self, body: TextFrame, paragraphs: Sequence[Paragraph], frame: Frame | None = None, scale: float = 1.0
    ) -> None:
        """Fill a place with paragraphs.

        Args:
            body: the place.
            paragraphs: the words.
            frame: how the template sets them; needed where they are smaller.
            scale: the part of the template's sizes.
        """
        for number, paragraph in enumerate(paragraphs):
            written = body.paragraphs[0] if number == 0 else body.add_paragraph()
            size = frame.level(paragraph).size * scale if frame and scale < 1 else 0.0
            if level := frame.number(paragraph) if frame else 0:
                written.level = level
            self.fill(written, paragraph, size)

    def fill(self, written: _Paragraph, paragraph: Paragraph, size: float = 0.0) -> None:
        """Write one paragraph.

        Args:
            written: where.
            paragraph: the words.
            size: that of the letters, in points; the template's where it is nothing.
        """
        backwards = runs_right_to_left(paragraph.text)
        if backwards:
            written.alignment = PP_ALIGN.RIGHT
        # Said in either case: where it is not, some programs go on as in the paragraph before.
        written._p.get_or_add_pPr().set("rtl", "1" if backwards else "0")  # noqa: SLF001  # python-pptx has no name
        locale = _locale(paragraph.language) if paragraph.language else self.locale
        for run in paragraph.runs:
            new = written.add_run()
            _dress(new, run)
            if size:
                new.font.size = Pt(round(size * 2) / 2)
            new._r.get_or_add_rPr().set("lang", locale)  # noqa: SLF001


def _dress(new: _Run, run: Run) -> None:
    new.text = run.text
    if run.bold:
        new.font.bold = True
    if run.italic:
        new.font.italic = True
    if run.private:
        new.font.underline = MSO_UNDERLINE.DOTTED_LINE
    if run.link:
        new.hyperlink.address = readable(run.link)


def _locale(language: str) -> str:
    """A language with its country, as office programs want it; the tag itself where we know no country."""
    found = locale_name(language).replace("_", "-")
    return found if found.partition("-")[0] == language.partition("-")[0].lower() else language
