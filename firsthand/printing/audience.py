"""An audience's sheet: the findings that say something to it, on one page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from firsthand.editions.audiences import ShownAudience
    from firsthand.editions.publication import Publication, ShownFinding, ShownQuote

# What a line takes beside its signs.
_LINE = 60


@dataclass(frozen=True)
class Room:
    """How much a sheet holds: findings, and the signs of the longest text. Few findings are set larger."""

    findings: int
    longest: int = 600
    large: bool = False


# The first that fits on the page is taken; the last one fits always.
ROOMS = (Room(4, large=True), *(Room(number) for number in range(8, 2, -1)), Room(3, 300), Room(2, 200))


@dataclass(frozen=True)
class Row:
    """A finding with what it means for the audience, one key quote, and the opportunity that it is, if any.

    ``long`` says that the meaning is too long for a sheet.
    """

    finding: ShownFinding
    meaning: str
    long: bool
    quote: ShownQuote | None
    opportunity: str


@dataclass(frozen=True)
class Sheet:
    """What a sheet holds; ``more`` counts the findings that it has no room for."""

    audience: ShownAudience
    rows: tuple[Row, ...]
    more: int
    room: Room


def sheets(audience: ShownAudience, publication: Publication) -> Iterator[Sheet]:
    """An audience's sheet, and the same with less and less; none where no finding says anything to it.

    Args:
        audience: the audience.
        publication: what its edition shows.
    """
    opportunities = publication.opportunities if audience.opportunities else ()
    names = dict.fromkeys((*audience.meanings, *(finding.id for finding in opportunities)))
    findings = [publication.findings[name] for name in names if not publication.findings[name].draft]
    for room in ROOMS if findings else ():
        if room.large and len(findings) > room.findings:
            continue
        rows = tuple(_row(finding, audience, room) for finding in findings[: room.findings])
        yield Sheet(audience, rows, len(findings) - len(rows), room)


def _row(finding: ShownFinding, audience: ShownAudience, room: Room) -> Row:
    meaning = audience.meanings.get(finding.id, "")
    long = _length(meaning) > room.longest
    quotes = (quote for quote in finding.key_quotes if len(quote.text) <= room.longest)
    opportunity = finding.opportunity if audience.opportunities else ""
    return Row(
        finding=finding,
        meaning="" if long else meaning,
        long=long,
        quote=next(quotes, None),
        opportunity=opportunity if _length(opportunity) <= room.longest else "",
    )


def _length(markdown: str) -> int:
    return len(markdown) + _LINE * markdown.strip().count("\n")
