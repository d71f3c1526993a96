"""The conductor: read, count, check, project, make pages, print."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from firsthand.checks import check
from firsthand.editions.publish import publish
from firsthand.exports.tables import data_files
from firsthand.model import Page, Problem, Research, Severity
from firsthand.pages.addresses import Addresses
from firsthand.pages.site import home_lists, site_pages
from firsthand.printing.press import print_briefs
from firsthand.reading.research import read_research
from firsthand.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from firsthand.editions.publication import Publication
    from firsthand.model import Edition


@dataclass(frozen=True)
class Checked:
    """The research and everything that is wrong with it."""

    research: Research
    problems: tuple[Problem, ...]
    day: str

    def fails(self, *, strict: bool = False) -> bool:
        """Whether nothing may be published: there are errors, or warnings where these count."""
        return any(strict or problem.severity is Severity.ERROR for problem in self.problems)


@dataclass(frozen=True)
class Site:
    """A site before anything writes it: its pages, what belongs on the home page, and its other files."""

    publication: Publication
    addresses: Addresses
    pages: tuple[Page, ...]
    home: str
    files: Mapping[str, bytes]


def today() -> str:
    """This day as an ISO date."""
    return datetime.now(UTC).astimezone().date().isoformat()


def read_and_check(content: Path, root: Path, settings: Settings | None = None, day: str = "") -> Checked:
    """Read a content folder and hold it against every rule.

    Args:
        content: the folder.
        root: what file names are given relative to.
        settings: the project's options.
        day: the day that counts for consent, as an ISO date; this day where empty.
    """
    research = read_research(content, root)
    day = day or today()
    return Checked(research, check(research, day, settings or Settings()), day)


def make_site(
    checked: Checked,
    settings: Settings,
    edition: Edition,
    *,
    name: str,
    cache: Path,
    directory_urls: bool = True,
    drafts: bool = False,
) -> Site:
    """Make a site of research that was checked.

    Args:
        checked: the research.
        settings: the project's options.
        edition: which of the two sites.
        name: what the site is called.
        cache: a folder for what a later build need not make again.
        directory_urls: whether a page is a folder with an `index.html`.
        drafts: whether drafts are shown, as in a preview.

    Raises:
        PrintingError: a brief cannot be printed.
    """
    publication = publish(checked.research, settings, edition, checked.day, drafts=drafts)
    addresses = Addresses(publication, directory_urls=directory_urls)
    publisher = settings.publisher or name
    briefs = print_briefs(publication, addresses, publisher, cache) if settings.pdf else {}
    return Site(
        publication=publication,
        addresses=addresses,
        pages=tuple(site_pages(publication, addresses, pdf=settings.pdf)),
        home=home_lists(publication, addresses, pdf=settings.pdf),
        files={**data_files(publication, addresses), **briefs},
    )
