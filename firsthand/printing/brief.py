"""A brief as the HTML that is printed: its parts in order, its quotes numbered."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import takewhile
from typing import TYPE_CHECKING

from firsthand.model import Heading, Prose
from firsthand.pages.arrangement import Part, arrangement
from firsthand.pages.templates import environment, kind_of
from firsthand.printing.view import PrintView, code_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from firsthand.editions.publication import Publication, ShownBlock, ShownBrief, ShownFinding, ShownQuote, ShownStudy
    from firsthand.pages.addresses import Addresses
    from firsthand.printing.look import Look

# Signs that fit beside the findings on the page of the summary, before a finding and below its title.
_LEAD, _INTRODUCTION, _STORY = 1500, 600, 700
# What anything but prose takes, in the same measure.
_CARD = 300


@dataclass(frozen=True)
class Section:
    """A stretch of a brief after its summary: a finding with what introduces it, or text with its first heading."""

    blocks: tuple[ShownBlock, ...] = ()
    finding: ShownFinding | None = None
    number: int = 0
    title: str = ""

    @property
    def story(self) -> tuple[ShownBlock, ...]:
        """How the finding's own text begins."""
        text = _fitting(self.finding.blocks, _STORY) if self.finding else ()
        return tuple(takewhile(lambda block: isinstance(block, Prose), text))


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
    lead, rest = sections(arrangement(brief))
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
            lead=lead,
            sections=rest,
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


def sections(parts: Sequence[Part]) -> tuple[tuple[ShownBlock, ...], list[Section]]:
    """Part a brief into what stands on the page of its summary, and what follows.

    The summary is the text before the first heading and the first finding, as far as it fits. A short text just before
    a finding goes to the finding's page.
    """
    first = parts[0].blocks if parts else ()
    lead = _fitting(first, _LEAD)
    texts = [Part(first[len(lead) :]), *parts[1:]] if first else list(parts)
    found: list[Section] = []
    introduction: tuple[ShownBlock, ...] = ()
    number = 0
    for part, following in zip(texts, [*texts[1:], None], strict=True):
        if part.finding:
            number += 1
            found.append(Section(introduction, part.finding, number, part.finding.title))
            introduction = ()
        elif part.blocks:
            text, introduction = _parted(part.blocks) if following and following.finding else (part.blocks, ())
            found += [Section(text, title=_title(text))] if text else []
    return lead, found


def _fitting(blocks: Sequence[ShownBlock], most: int) -> tuple[ShownBlock, ...]:
    """The blocks before the first heading that together are not longer than ``most`` signs; one in any case."""
    taken: list[ShownBlock] = []
    for block in blocks:
        if isinstance(block, Heading) or (taken and _length([*taken, block]) > most):
            break
        taken.append(block)
    return tuple(taken)


def _parted(blocks: tuple[ShownBlock, ...]) -> tuple[tuple[ShownBlock, ...], tuple[ShownBlock, ...]]:
    """A text, and the end of it that introduces what follows: from its last heading on, where that is short."""
    start = max((at for at, block in enumerate(blocks) if isinstance(block, Heading)), default=0)
    if _length(blocks[start:]) <= _INTRODUCTION:
        return blocks[:start], blocks[start:]
    return blocks, ()


def _length(blocks: Iterable[ShownBlock]) -> int:
    return sum(
        len(block.markdown) if isinstance(block, Prose) else len(block.text) if isinstance(block, Heading) else _CARD
        for block in blocks
    )


def _title(blocks: Sequence[ShownBlock]) -> str:
    return blocks[0].text if blocks and isinstance(blocks[0], Heading) else ""


def _quotes_of(finding: ShownFinding) -> dict[str, ShownQuote]:
    """The quotes of a finding by their ids: those for it, those against it, and those of people who were not asked."""
    return {quote.id: quote for quote in (*finding.supporting, *finding.contradicting, *finding.unprompted)}


def numbered(findings: Iterable[ShownFinding]) -> dict[str, int]:
    """The numbers of all quotes of some findings, by their ids, in the order in which the appendix lists them."""
    names = dict.fromkeys(name for finding in findings for name in _quotes_of(finding))
    return {name: number for number, name in enumerate(names, 1)}


def appendix_of(findings: Iterable[ShownFinding], numbers: Mapping[str, int]) -> list[Entries]:
    """All quotes of some findings, each below the first finding that it belongs to."""
    shown: set[str] = set()
    appendix = []
    for finding in findings:
        quotes = _quotes_of(finding)
        new = tuple((numbers[name], quote) for name, quote in quotes.items() if name not in shown)
        appendix.append(Entries(finding, new, tuple(sorted(numbers[name] for name in quotes if name in shown))))
        shown |= set(quotes)
    return appendix


def meanings_of(finding: ShownFinding, audience: str) -> Mapping[str, str]:
    """What a finding means for those whom a brief is for; for all that it names where the brief names none of them."""
    words = audience.casefold()
    named = {name: meaning for name, meaning in finding.audiences.items() if name.casefold() in words and meaning}
    return named or {name: meaning for name, meaning in finding.audiences.items() if meaning}


def sample_of(study: ShownStudy, publication: Publication) -> Sample:
    """How the respondents of a study were found, as far as the edition shows its interviews."""
    interviews = [publication.interviews[name] for name in study.interviews if name in publication.interviews]
    ways = Counter(each.recruited_via for each in interviews if each.recruited_via)
    incentives = dict.fromkeys(each.incentive for each in interviews if each.incentive)
    return Sample(study, tuple(sorted(ways.items(), key=lambda way: (-way[1], way[0]))), tuple(incentives))
