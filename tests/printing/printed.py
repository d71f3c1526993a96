"""What the tests of papers share: the sample's briefs on paper, and what a reader finds in a PDF."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pikepdf
import pypdfium2

from firsthand.editions.publish import publish
from firsthand.pages.addresses import Addresses
from firsthand.pages.wording import wording
from firsthand.pipeline import Target, printer_for, read_and_check
from firsthand.printing.look import look_of
from firsthand.printing.papers import Printer
from firsthand.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from firsthand.model import Research
    from firsthand.printing.press import Paper

ROOT = Path(__file__).parent.parent.parent
DAY = "2026-07-01"
SITE = "https://research.copperpot.example/"


def sample_briefs(**options: Any) -> dict[str, Paper]:
    """The published briefs of the sample research, by their ids."""
    settings = Settings(publisher="Copperpot research", id_key="copperpot", **options)
    printer = printer_for(read_and_check(ROOT / "content", ROOT, settings, DAY), Target("", SITE))
    return {name: printer.brief(each) for name, each in printer.publication.briefs.items() if not each.draft}


def briefs_of(research: Research, publisher: str = "We", **options: Any) -> dict[str, Paper]:
    """The published briefs of some research, by the paths of their PDFs."""
    settings = Settings(**options)
    publication = publish(research, settings, settings.edition, DAY, say=wording(settings.language).plain)
    look = look_of(settings, Path())
    printer = Printer(publication, Addresses(publication), look, publisher, {}, brand=settings.brand)
    return dict(printer.papers(("brief",)))


@dataclass(frozen=True)
class Read:
    """A PDF as a reader has it: its pages' words, its bookmarks with their pages, its links, its headings."""

    pages: tuple[str, ...]
    bookmarks: tuple[str, ...]
    links: tuple[str, ...]
    headings: tuple[str, ...]

    @property
    def text(self) -> str:
        return " ".join(self.pages)

    def described(self) -> str:
        """Everything on lines that can be compared and read."""
        parts = [f"pages: {len(self.pages)}", "\nbookmarks:", *self.bookmarks, "\nheadings:", " ".join(self.headings)]
        parts += ["\nlinks:", *dict.fromkeys(self.links)]
        for number, words in enumerate(self.pages, 1):
            parts += [f"\npage {number}:", words]
        return "\n".join(parts) + "\n"


def letters(text: str) -> str:
    """A text without blanks and hyphens, which stand elsewhere where lines break elsewhere."""
    return "".join(each for each in text if each.isalnum())


def read(pdf: bytes) -> Read:
    """Read a PDF with two programs that did not write it."""
    document = pypdfium2.PdfDocument(pdf)
    pages = tuple(_plain(page.get_textpage().get_text_range()) for page in document)
    document.close()
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        numbers = {page.objgen: number for number, page in enumerate(opened.pages, 1)}
        places = _places(opened, numbers)
        with opened.open_outline() as outline:
            bookmarks = tuple(_bookmarks(outline.root, numbers))
        headings = tuple(_headings(opened.Root.StructTreeRoot))
        return Read(pages, bookmarks, tuple(_links(opened, places)), headings)


def _plain(text: str) -> str:
    """Words on one line; those that were parted at the end of a line are whole again."""
    return " ".join(re.sub("[\u2010\u00ad\ufffe](\r?\n)?", "", text).split())


def _bookmarks(items: Any, numbers: dict[Any, int], depth: int = 0) -> Iterator[str]:
    for item in items:
        page = numbers.get(item.destination[0].objgen) if item.destination else None
        yield f"{'  ' * depth}{item.title} ({page})"
        yield from _bookmarks(item.children, numbers, depth + 1)


def _places(document: pikepdf.Pdf, numbers: dict[Any, int]) -> dict[str, int]:
    names = document.Root.get("/Names", {}).get("/Dests", {}).get("/Names", [])
    pairs = list(names)
    return {str(pairs[at]): numbers[pairs[at + 1][0].objgen] for at in range(0, len(pairs), 2)}


def _links(document: pikepdf.Pdf, places: dict[str, int]) -> Iterator[str]:
    for number, page in enumerate(document.pages, 1):
        for each in page.get("/Annots", []):
            if each.get("/Subtype") != "/Link":
                continue
            target = str(each.A.URI) if "/A" in each and "/URI" in each.A else f"page {places[str(each.Dest)]}"
            yield f"{number} -> {target}"


def _headings(element: Any) -> Iterator[str]:
    kids = element.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            name = str(kid.S)[1:]
            if name[0] == "H" and name[1:].isdigit():
                yield name
            yield from _headings(kid)
