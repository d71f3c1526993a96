"""A brief as the HTML that is printed: its parts in order, its quotes numbered."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from firsthand.pages.arrangement import meanings_of
from firsthand.pages.templates import environment, kind_of
from firsthand.printing.parts import parts_of
from firsthand.printing.view import PrintView, code_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from firsthand.editions.publication import Publication, ShownBrief, ShownFinding, ShownQuote, ShownStudy
    from firsthand.pages.addresses import Addresses
    from firsthand.printing.look import Look


@dataclass(frozen=True)
class Sample:
    """How a study came by its respondents, as interviews tell it; internal alone."""

    study: ShownStudy
    recruited: tuple[tuple[str, int], ...]
    incentives: tuple[str, ...]


@dataclass(frozen=True)
class Entries:
    """A finding's part of the appendix: its quotes with their numbers, and the numbers of those that stood before."""

    finding: ShownFinding
    quotes: tuple[tuple[int, ShownQuote], ...]
    also: tuple[int, ...]


def brief_html(brief: ShownBrief, publication: Publication, addresses: Addresses, look: Look, publisher: str) -> str:
    """Lay out a brief for printing.

    Args:
        brief: the brief.
        publication: what its edition shows.
        addresses: where its pages are, for links to the site.
        look: a company's brand and the size of the sheet.
        publisher: who publishes it.
    """
    numbers = numbered(brief.findings)
    view = PrintView(publication, addresses, {finding.id for finding in brief.findings}, numbers)
    studies = [publication.studies[name] for name in brief.studies if name in publication.studies]
    address = view.whole("brief", brief.id)
    return (
        environment("print", publication.language)
        .get_template("brief.html.jinja")
        .render(
            brief=brief,
            publication=publication,
            publisher=publisher,
            look=look,
            ink=look.ink,
            parts=parts_of(brief),
            numbers=numbers,
            appendix=appendix_of(brief.findings, numbers),
            samples=[sample_of(study, publication) for study in studies],
            meanings={finding.id: meanings_of(finding, brief.audience) for finding in brief.findings},
            address=address,
            code=code_of(address),
            view=view,
            kind_of=kind_of,
            inside=publication.working,
        )
    )


def numbered(findings: Iterable[ShownFinding]) -> dict[str, int]:
    """The numbers of all quotes of some findings, by their ids, in the order in which the appendix lists them."""
    names = dict.fromkeys(name for finding in findings for name in finding.quotes)
    return {name: number for number, name in enumerate(names, 1)}


def appendix_of(findings: Iterable[ShownFinding], numbers: Mapping[str, int]) -> list[Entries]:
    """All quotes of some findings, each below the first finding that it belongs to."""
    shown: set[str] = set()
    appendix = []
    for finding in findings:
        quotes = finding.quotes
        new = tuple((numbers[name], quote) for name, quote in quotes.items() if name not in shown)
        appendix.append(Entries(finding, new, tuple(sorted(numbers[name] for name in quotes if name in shown))))
        shown |= set(quotes)
    return appendix


def sample_of(study: ShownStudy, publication: Publication) -> Sample:
    """How the respondents of a study were found, as far as the edition shows its interviews."""
    interviews = [publication.interviews[name] for name in study.interviews if name in publication.interviews]
    ways = Counter(each.recruited_via for each in interviews if each.recruited_via)
    incentives = dict.fromkeys(each.incentive for each in interviews if each.incentive)
    return Sample(study, tuple(sorted(ways.items(), key=lambda way: (-way[1], way[0]))), tuple(incentives))
