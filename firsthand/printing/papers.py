"""The papers that an edition offers, and where they lie in the site."""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.printing.brief import brief_html
from firsthand.printing.press import Paper

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from firsthand.editions.publication import Publication, ShownBrief
    from firsthand.pages.addresses import Addresses
    from firsthand.printing.look import Look


class Printer:
    """Lays out the papers of one edition."""

    def __init__(
        self, publication: Publication, addresses: Addresses, look: Look, publisher: str, pictures: Mapping[str, bytes]
    ) -> None:
        """Take what papers are made of.

        Args:
            publication: what the edition shows.
            addresses: where everything has its page.
            look: a company's brand and the size of the sheet.
            publisher: who publishes, for covers.
            pictures: the pictures of the edition by their paths in the site.
        """
        self._publication = publication
        self._addresses = addresses
        self._look = look
        self._publisher = publisher
        self._files = {**pictures, **look.files}

    def papers(self) -> Iterator[tuple[str, Paper]]:
        """All papers by their paths in the site."""
        for brief in self._publication.briefs.values():
            if not brief.draft:
                yield self._addresses.pdf(brief.id), self.brief(brief)

    def brief(self, brief: ShownBrief) -> Paper:
        """An Insight Brief."""
        html = brief_html(brief, self._publication, self._addresses, self._look, self._publisher)
        return self._paper(brief.title, html)

    def _paper(self, title: str, html: str) -> Paper:
        # A paper is given what it names, so that a new picture elsewhere changes nothing in it.
        files = {path: data for path, data in self._files.items() if f"../{path}" in html}
        return Paper(title, html, files)
