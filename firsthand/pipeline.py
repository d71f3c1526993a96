"""The conductor: read, count, check, project, make pages, print, index."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from firsthand.checks import check
from firsthand.editions.pictures import picture_files, picture_problems
from firsthand.editions.publish import publish
from firsthand.exports import feed, llms
from firsthand.exports.tables import brief_tables, data_files
from firsthand.finder.index import write_index
from firsthand.guard.guard import Subject, leaks_of
from firsthand.model import Page, Problem, Research, Severity
from firsthand.pages.addresses import Addresses
from firsthand.pages.site import home_lists, site_pages
from firsthand.pages.wording import wording
from firsthand.printing.cards import Card, card_files, report_files
from firsthand.printing.look import look_of
from firsthand.printing.papers import Printer
from firsthand.printing.run import PrintRun
from firsthand.reading.research import read_research
from firsthand.settings import Settings
from firsthand.theme_files import theme_folder

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from firsthand.editions.publication import Publication
    from firsthand.editions.rules import Rule
    from firsthand.guard.secrets import Leak


@dataclass(frozen=True)
class Checked:
    """The research and everything that is wrong with it."""

    research: Research
    problems: tuple[Problem, ...]
    day: str
    settings: Settings
    content: Path
    root: Path

    def fails(self, *, strict: bool = False) -> bool:
        """Whether nothing may be published: there are errors, or warnings where these count."""
        return any(strict or problem.severity is Severity.ERROR for problem in self.problems)


@dataclass(frozen=True)
class Site:
    """A site before anything writes it: its pages, what belongs on the home page, and its other files.

    Its ``papers`` may still be printing: `finish_papers` writes them, and whoever gives a site up stops them.
    """

    publication: Publication
    addresses: Addresses
    pages: tuple[Page, ...]
    home: str
    files: Mapping[str, bytes]
    papers: PrintRun


@dataclass(frozen=True)
class Target:
    """Where a site will stand: what it is called, its address if that is known, and how its pages are addressed.

    Where ``directory_urls`` hold, a page is a folder with an `index.html`. ``description`` says what the site is.
    """

    name: str
    url: str = ""
    directory_urls: bool = True
    description: str = ""


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
    day = day or today()
    settings = settings or Settings()
    research = read_research(content, root, settings.phone_region)
    problems = (*check(research, day, settings), *picture_problems(research, content))
    ordered = tuple(sorted(problems, key=lambda problem: (problem.source, problem.rule)))
    return Checked(research, ordered, day, settings, content, root)


def guard_site(
    folder: Path, checked: Checked, root: Path, theme: Sequence[Path], own: Path | None = None
) -> list[Leak]:
    """Read a written site as its readers could, and list what its edition must not hold.

    Args:
        folder: the site.
        checked: the research that it was made of.
        root: the research repository.
        theme: folders whose files a site may hold as they are.
        own: a folder of the project's own that overrides the theme; its files are read like all others, and only what
            cannot be read is taken from there unread.
    """
    wording = [*theme, *map(theme_folder, ("pages", "print", "words"))]
    subject = Subject(checked.research, checked.content, root, checked.settings, checked.day)
    return leaks_of(folder, subject, wording, own)


def make_site(
    checked: Checked,
    *,
    target: Target,
    cache: Path,
    drafts: bool = False,
    without: frozenset[Rule] = frozenset(),
) -> Site:
    """Make a site of research that was checked.

    Args:
        checked: the research, and the options, which say which edition it is.
        target: where the site will stand.
        cache: a folder for what a later build need not make again.
        drafts: whether drafts are shown, as in a preview.
        without: rules of the edition that are left out, in tests.

    Raises:
        PrintingError: a file of the brand cannot be read.
        PictureError: a picture cannot be read.
    """
    settings = checked.settings
    publication, addresses = _published(checked, target, drafts=drafts, without=without)
    publisher = settings.publisher or target.name
    files = picture_files(publication, checked.content)
    printer = _printer(checked, publication, addresses, files, publisher)
    papers = PrintRun(dict(printer.papers(settings.papers)) if settings.pdf else {}, cache / "pdf")
    with ExitStack() as if_it_fails:
        if_it_fails.callback(papers.stop)
        files |= _cards(publication, addresses, publisher, cache) if settings.cards else {}
        files |= printer.all_slides(cache / "slides") if settings.pdf and "slides" in settings.papers else {}
        files |= data_files(publication, addresses, files)
        made = {*files, *papers.paths}
        files |= {
            feed.PATH: feed.feed_file(publication, addresses, target.name, made),
            llms.PATH: llms.llms_file(publication, addresses, target.name, target.description, made),
        }
        site = Site(
            publication=publication,
            addresses=addresses,
            pages=tuple(site_pages(publication, addresses, made, publisher)),
            home=home_lists(publication, addresses, made),
            files=files,
            papers=papers,
        )
        if_it_fails.pop_all()
    return site


def printer_for(checked: Checked, target: Target) -> Printer:
    """What lays out the papers of an edition one by one, without a site around them.

    Args:
        checked: the research, and the options, which say which edition it is.
        target: where the site stands that papers link to.

    Raises:
        PrintingError: a file of the brand cannot be read.
        PictureError: a picture cannot be read.
    """
    publication, addresses = _published(checked, target)
    pictures = picture_files(publication, checked.content)
    return _printer(checked, publication, addresses, pictures, checked.settings.publisher or target.name)


def _published(
    checked: Checked, target: Target, *, drafts: bool = False, without: frozenset[Rule] = frozenset()
) -> tuple[Publication, Addresses]:
    settings = checked.settings
    publication = publish(
        checked.research,
        settings,
        settings.edition,
        checked.day,
        drafts=drafts,
        without=without,
        say=wording(settings.language).plain,
        problems=checked.problems,
    )
    return publication, Addresses(publication, site=target.url, directory_urls=target.directory_urls)


def _printer(
    checked: Checked,
    publication: Publication,
    addresses: Addresses,
    pictures: Mapping[str, bytes],
    publisher: str,
) -> Printer:
    settings = checked.settings
    carried = publication.briefs.values() if settings.archive and publication.working else ()
    return Printer(
        publication,
        addresses,
        look_of(settings, checked.root),
        publisher,
        pictures,
        brand=settings.brand,
        archive=settings.archive,
        tables={brief.id: brief_tables(brief, addresses) for brief in carried},
    )


def finish_papers(site: Site, folder: Path, say: Callable[[int, int, str], None] | None = None) -> dict[str, str]:
    """Wait for a site's papers and write them.

    Args:
        site: what was made.
        folder: where the site is written.
        say: is told how many of how many are printed, and the title of the last one.

    Returns:
        The letters that no font holds, by the titles of the papers.

    Raises:
        PrintingError: a paper cannot be printed.
    """
    for path, pdf in site.papers.finish(say).items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(pdf)
    return site.papers.missing()


def index_site(site: Site, folder: Path, cache: Path) -> None:
    """Write the finder's index into a site of which everything else is written.

    Args:
        site: what was made.
        folder: where it was written.
        cache: a folder for what a later build need not make again.

    Raises:
        FinderError: Pagefind is not there, or cannot do it.
    """
    write_index(site.publication, site.addresses, folder, cache)


def _cards(publication: Publication, addresses: Addresses, publisher: str, cache: Path) -> dict[str, bytes]:
    """The pictures of all testimonials, findings and briefs by their paths in the site."""
    cards = {
        addresses.card(each.id): Card(each.text, each.attribution, publisher)
        for each in publication.testimonials.values()
    }
    return {**card_files(cards, cache), **report_files(publication, addresses, publisher, cache)}
