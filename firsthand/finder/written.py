"""Hand-written pages as they were written into the site: what stands in a page's article can be found."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import TYPE_CHECKING

from firsthand.finder.records import Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from firsthand.pages.addresses import Addresses

_SILENT = ("script", "style", "nav", "form", "button")


def page_records(folder: Path, pages: Iterable[str], addresses: Addresses) -> Iterator[Record]:
    """A record for each hand-written page but the home page, which leads to everything.

    Args:
        folder: the written site.
        pages: the pages by their paths below the pages' folder.
        addresses: where they lie.
    """
    for page in sorted(pages):
        address = addresses.of(page)
        file = folder / address
        file = file / "index.html" if address.endswith("/") else file
        if address and file.is_file() and address != "index.html":
            article = _Article(file.read_text(encoding="utf-8"))
            data = {"kind": "page", "url": address}
            yield Record(article.words, {"title": article.title or page}, data, {"kind": ("page",)})


class _Article(HTMLParser):
    """The title and the words of a page."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self._open: list[str] = []
        self._title: list[str] = []
        self._words: list[str] = []
        self.feed(html)
        self.close()

    @property
    def title(self) -> str:
        return " ".join("".join(self._title).split())

    @property
    def words(self) -> str:
        return " ".join(" ".join(self._words).split())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("article", "h1", *_SILENT):
            self._open.append(tag)
        elif tag == "a" and "headerlink" in (dict(attrs).get("class") or ""):
            self._open.append("headerlink")

    def handle_endtag(self, tag: str) -> None:
        closing = "headerlink" if tag == "a" and "headerlink" in self._open else tag
        if closing in self._open:
            while self._open.pop() != closing:
                pass

    def handle_data(self, data: str) -> None:
        if "article" not in self._open or {*_SILENT, "headerlink"} & {*self._open}:
            return
        (self._title if "h1" in self._open else self._words).append(data)
