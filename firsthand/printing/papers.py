"""The papers that an edition offers, and where they lie in the site."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from firsthand.pages.wording import later, wording
from firsthand.printing.brief import brief_html
from firsthand.printing.press import Attachment, Paper

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from firsthand.editions.publication import Publication, ShownBrief
    from firsthand.pages.addresses import Addresses
    from firsthand.printing.look import Look


# What the tables are that an archived brief carries, by the names of their files.
_TABLES = {
    "findings.csv": later("The figures of the findings"),
    "quotes.csv": later("The quotes of the findings"),
    "respondents.csv": later("Who stands on which side of each finding"),
}


class Printer:
    """Lays out the papers of one edition."""

    def __init__(  # what papers are made of
        self,
        publication: Publication,
        addresses: Addresses,
        look: Look,
        publisher: str,
        pictures: Mapping[str, bytes],
        *,
        archive: bool = False,
        tables: Mapping[str, Mapping[str, bytes]] | None = None,
    ) -> None:
        """Take what papers are made of.

        Args:
            publication: what the edition shows.
            addresses: where everything has its page.
            look: a company's brand and the size of the sheet.
            publisher: who publishes, for covers.
            pictures: the pictures of the edition by their paths in the site.
            archive: whether briefs are PDF/A-3.
            tables: what an archived brief carries along, as CSV by names of files, by the brief's id.
        """
        self._publication = publication
        self._addresses = addresses
        self._look = look
        self._publisher = publisher
        self._files = {**pictures, **look.files}
        self._archive = archive
        self._tables = tables or {}

    @property
    def publication(self) -> Publication:
        """What the edition shows."""
        return self._publication

    def papers(self) -> Iterator[tuple[str, Paper]]:
        """All papers by their paths in the site."""
        for brief in self._publication.briefs.values():
            if not brief.draft:
                yield self._addresses.pdf(brief.id), self.brief(brief)

    def brief(self, brief: ShownBrief) -> Paper:
        """An Insight Brief."""
        html = brief_html(brief, self._publication, self._addresses, self._look, self._publisher)
        say = wording(self._publication.language).plain
        attached = [Attachment(name, say(_TABLES[name]), data) for name, data in self._tables.get(brief.id, {}).items()]
        return replace(self._paper(brief.title, html), archive=self._archive, attachments=tuple(attached))

    def _paper(self, title: str, html: str) -> Paper:
        # A paper is given what it names, so that a new picture elsewhere changes nothing in it.
        files = {path: data for path, data in self._files.items() if f"../{path}" in html}
        return Paper(title, html, files)
