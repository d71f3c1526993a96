"""The papers that an edition offers, and where they lie in the site."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from firsthand.pages import interviewing, listing
from firsthand.pages.templates import environment, kind_of
from firsthand.pages.terms import audience_in_words
from firsthand.pages.wording import later, wording
from firsthand.printing.audience import sheets
from firsthand.printing.brief import brief_html
from firsthand.printing.cards.cache import cached
from firsthand.printing.handouts import handout_sheets
from firsthand.printing.press import Attachment, Paper
from firsthand.printing.slides import brief_slides
from firsthand.printing.slides.kept import fingerprint
from firsthand.printing.snapshot import snapshots
from firsthand.printing.view import PrintView, code_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping
    from pathlib import Path

    from firsthand.editions.audiences import ShownAudience
    from firsthand.editions.publication import Publication, ShownBrief, ShownGuide, ShownInterview
    from firsthand.pages.addresses import Addresses
    from firsthand.printing.look import Look
    from firsthand.settings import Brand, PaperKind


# What the tables are that an archived brief carries, by the names of their files.
_TABLES = {
    "findings.csv": later("The figures of the findings"),
    "quotes.csv": later("The quotes of the findings"),
    "respondents.csv": later("Who stands on which side of each finding"),
}


class Printer:
    """Lays out the papers of one edition."""

    def __init__(  # noqa: PLR0913  # what papers are made of
        self,
        publication: Publication,
        addresses: Addresses,
        look: Look,
        publisher: str,
        pictures: Mapping[str, bytes],
        *,
        brand: Brand,
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
            brand: the options that the look was read from.
            archive: whether briefs are PDF/A-3.
            tables: what an archived brief carries along, as CSV by names of files, by the brief's id.
        """
        self._publication = publication
        self._addresses = addresses
        self._look = look
        self._publisher = publisher
        self._files = {**pictures, **look.files}
        self._brand = brand
        self._archive = archive
        self._tables = tables or {}
        self._words = wording(publication.language)

    @property
    def publication(self) -> Publication:
        """What the edition shows."""
        return self._publication

    def papers(self, kinds: Collection[PaperKind]) -> Iterator[tuple[str, Paper]]:
        """All papers of some kinds by their paths in the site."""
        shown, pdf = self._publication, self._addresses.pdf
        for brief in shown.briefs.values() if "brief" in kinds else ():
            if not brief.draft:
                yield pdf("brief", brief.id), self.brief(brief)
        for guide in shown.guides.values() if "guide" in kinds else ():
            yield pdf("guide", guide.id), self.guide(guide)
        for interview in shown.interviews.values() if "snapshot" in kinds else ():
            if interview.quotes:
                yield pdf("interview", interview.id), self.snapshot(interview)
        for audience in shown.audiences.values() if "audience" in kinds else ():
            if sheet := self.audience(audience):
                yield pdf("audience", audience.name), sheet
        if shown.testimonials and "testimonials" in kinds:
            yield pdf("testimonial"), self.testimonials()

    def brief(self, brief: ShownBrief) -> Paper:
        """An Insight Brief."""
        html = brief_html(brief, self._publication, self._addresses, self._look, self._publisher)
        say = self._words.plain
        attached = [Attachment(name, say(_TABLES[name]), data) for name, data in self._tables.get(brief.id, {}).items()]
        return replace(self._paper(brief.title, [html]), archive=self._archive, attachments=tuple(attached))

    def all_slides(self, cache: Path) -> dict[str, bytes]:
        """The slides of all published briefs by their paths in the site, made again only where they would change."""
        names = {
            brief.id: f"{self._state(brief)}.pptx" for brief in self._publication.briefs.values() if not brief.draft
        }
        for old in cache.glob("*.pptx"):
            if old.name not in names.values():
                old.unlink()
        return {
            self._addresses.slides(each): cached(cache, name, partial(self.slides, self._publication.briefs[each]))
            for each, name in names.items()
        }

    def slides(self, brief: ShownBrief) -> bytes:
        """An Insight Brief as slides."""
        logo = self._look.logo_png()
        address = self._addresses.abroad("brief", brief.id)
        return brief_slides(brief, self._publication, self._publisher, self._brand, logo, address)

    def _state(self, brief: ShownBrief) -> str:
        shown = self._publication
        parts = (brief, shown.studies, shown.language, shown.edition, self._publisher, self._brand, self._look.files)
        return fingerprint(*map(repr, parts), self._addresses.abroad("brief", brief.id))

    def guide(self, guide: ShownGuide) -> Paper:
        """An interview guide, with room for notes."""
        studies = [study for study in self._publication.studies.values() if guide.id in study.guides]
        html = self._html("guide.html.jinja", ("guide", guide.id), guide=guide, studies=studies)
        return self._paper(guide.title, [html])

    def snapshot(self, interview: ShownInterview) -> Paper:
        """An interview on one page."""
        place = ("interview", interview.id)
        every = snapshots(interview, self._publication)
        return self._paper(
            interview.title, (self._html("snapshot.html.jinja", place, snapshot=snapshot) for snapshot in every)
        )

    def audience(self, audience: ShownAudience) -> Paper | None:
        """What the findings mean for an audience, on one page; nothing where they say nothing to it."""
        title = audience_in_words(self._words, audience.name)
        place = ("audience", audience.name)
        every = [
            self._html("audience.html.jinja", place, title=title, sheet=sheet)
            for sheet in sheets(audience, self._publication)
        ]
        return self._paper(title, every) if every else None

    def testimonials(self) -> Paper:
        """All testimonials as cards to cut out."""
        title = self._words.plain(later("Testimonials"))
        every = handout_sheets(self._publication.testimonials.values())
        html = self._html("testimonials.html.jinja", ("testimonial", ""), title=title, sheets=every)
        return self._paper(title, [html])

    def _html(self, template: str, place: tuple[str, str], **values: object) -> str:
        """A paper of a template; ``place`` is whose page on the site it stands beside."""
        view = PrintView(self._publication, self._addresses)
        address = view.whole(*place)
        return (
            environment("print", self._publication.language)
            .get_template(template)
            .render(
                publication=self._publication,
                inside=self._publication.working,
                publisher=self._publisher,
                look=self._look,
                ink=self._look.ink,
                view=view,
                kind_of=kind_of,
                interviewing=interviewing,
                listing=listing,
                address=address,
                code=code_of(address),
                **values,
            )
        )

    def _paper(self, title: str, htmls: Iterable[str]) -> Paper:
        """A paper, and the same with less; what is the same twice stands once."""
        first, *shorter = dict.fromkeys(htmls)
        # A paper is given what it names, so that a new picture elsewhere changes nothing in it.
        files = {path: data for path, data in self._files.items() if f"../{path}" in first}
        return Paper(title, first, files, shorter=tuple(shorter))
