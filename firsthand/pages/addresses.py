"""Where everything has its page, and how one page links to another."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from firsthand.model import Kind, slug

if TYPE_CHECKING:
    from collections.abc import Iterable

    from firsthand.editions.publication import Publication

HUBS: dict[str, str] = {
    "finding": "findings",
    "tag": "tags",
    "testimonial": "testimonials",
    "interview": "interviews",
    "persona": "personas",
    "study": "studies",
    "brief": "briefs",
    "guide": "guides",
    "audience": "audiences",
}
QUOTES = "quotes/index.md"


class Addresses:
    """The pages of a publication. Addresses are relative, so that a site works below any path."""

    def __init__(self, publication: Publication, *, site: str = "", directory_urls: bool = True) -> None:
        self._site = site
        self._directory_urls = directory_urls
        self._quotes = publication.quotes
        self._paths: dict[tuple[str, str], str] = {}
        things: dict[str, Iterable[str]] = {
            "finding": publication.findings,
            "tag": publication.tags,
            "testimonial": publication.testimonials,
            "interview": publication.interviews,
            "persona": publication.personas,
            "study": publication.studies if publication.working else (),
            "brief": publication.briefs,
            "guide": publication.guides,
            "audience": publication.audiences,
        }
        taken: set[str] = set()
        for kind, names in things.items():
            for name in names:
                parts = [slug(part) for part in name.split("/")] if kind == "tag" else [slug(name)]
                path = "/".join([HUBS[kind], *parts])
                # A hub's own name and two names that differ in signs alone would share a page.
                while path in taken or path.endswith("/index"):
                    path += "-2"
                taken.add(path)
                self._paths[kind, name] = path + ".md"

    def path(self, kind: str, name: str) -> str:
        """The page of something, as a path below the pages' folder; empty where it has none."""
        return self._paths.get((kind, name), "")

    def pdf(self, kind: str, name: str = "") -> str:
        """Where the PDF of something lies, as a path below the site: beside its page.

        Without a name, it is the PDF of all things of the kind together.
        """
        return (self.path(kind, name).removesuffix(".md") if name else HUBS[kind]) + ".pdf"

    def slides(self, brief: str) -> str:
        """Where a brief's slides lie, as a path below the site."""
        return self.pdf("brief", brief).removesuffix(".pdf") + ".pptx"

    def url(self, start: str, kind: Kind | str, name: str) -> str:
        """The relative address of something, seen from a page.

        Args:
            start: the path of the page that links.
            kind: what kind of thing is linked to; ``quote`` leads to the quote's place.
            name: its id.

        Returns:
            The address, or nothing where the edition has no page for it.
        """
        if kind == "quote":
            return self._quote(start, name)
        path = self.path(kind, name)
        return self.to(start, path) if path else ""

    def _quote(self, start: str, name: str) -> str:
        quote = self._quotes.get(name)
        if quote is None:
            return ""
        if self.path("interview", quote.interview):
            return f"{self.url(start, 'interview', quote.interview)}#{name.partition('#')[2]}"
        tag = next((tag for tag in quote.tags if self.path("tag", tag)), "")
        page = self.url(start, "tag", tag) if tag else self.to(start, QUOTES)
        return f"{page}#{place_of(name)}"

    def card(self, testimonial: str, file: str = "") -> str:
        """Where one of a testimonial's pictures lies, as a path below the site.

        ``file`` is as ``wide.png``; without one, it is what the paths of all its pictures begin with.
        """
        return f"{HUBS['testimonial']}/{slug(testimonial)}{'-' if file else ''}{file}"

    def picture(self, page: str) -> str:
        """Where the picture lies that stands for a page in link previews, as a path below the site."""
        stem = page.removesuffix(".md")
        return f"{stem}-wide.png" if stem.startswith(HUBS["testimonial"] + "/") else f"{stem}-card.png"

    def whole(self, path: str) -> str:
        """A page's or file's address with that of the site, where this is known; below the site otherwise."""
        return urljoin(self._site.rstrip("/") + "/", self.of(path)) if self._site else self.of(path)

    def abroad(self, kind: str, name: str) -> str:
        """The address of something as it is seen from outside the site; empty where the site's own is not known."""
        address = self.url("index.md", kind, name) if self._site else ""
        return urljoin(self._site.rstrip("/") + "/", address) if address else ""

    def to(self, start: str, path: str) -> str:
        """The relative address of a page or file by its path, seen from a page."""
        here, there = self.of(start), self.of(path)
        base = here if here.endswith("/") or not here else posixpath.dirname(here)
        relative = posixpath.relpath("/" + there, "/" + base)
        if there.endswith("/") or not there:
            relative = "./" if relative == "." else relative + "/"
        return relative

    def of(self, path: str) -> str:
        """A page's address below the site's root."""
        if not path.endswith(".md"):
            return path
        stem = path.removesuffix(".md")
        if not self._directory_urls:
            return stem + ".html"
        if stem == "index" or stem.endswith("/index"):
            return stem.removesuffix("index")
        return stem + "/"


def place_of(quote: str) -> str:
    """The name of a quote's place on a page that is not its interview's."""
    return quote.replace("#", "--")
