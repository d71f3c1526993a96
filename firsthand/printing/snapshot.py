"""An interview on one page: its facts, its best quotes by focus area, the findings that it speaks to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from firsthand.pages.listing import FOCUSES

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from firsthand.editions.publication import Publication, ShownFinding, ShownInterview, ShownQuote
    from firsthand.model import Focus


@dataclass(frozen=True)
class Room:
    """How much a snapshot holds: quotes of a focus area, findings of a side, and the signs of its longest quote.

    Where there is little to say, it is set larger.
    """

    quotes: int
    findings: int
    longest: int = 600
    people: int = 6
    large: bool = False


# The first that fits on the page is taken; the last one fits always.
ROOMS = (
    *(Room(8, 6, large=True), Room(12, 6), Room(8, 5), Room(6, 4), Room(4, 3)),
    *(Room(3, 3, 400), Room(2, 2, 300, people=4), Room(1, 1, 200, people=3)),
)


@dataclass(frozen=True)
class Area:
    """A focus area, or quotes of none: the best of them, and how many there are more."""

    focus: Focus | None
    quotes: tuple[ShownQuote, ...]
    more: int


@dataclass(frozen=True)
class Side:
    """Findings to which the interview says the same, the strongest first, and how many there are more."""

    findings: tuple[ShownFinding, ...]
    more: int


@dataclass(frozen=True)
class Snapshot:
    """What a snapshot holds; of the focus areas in ``empty`` there is no quote."""

    interview: ShownInterview
    areas: tuple[Area, ...]
    empty: tuple[Focus, ...]
    supports: Side
    mixed: Side
    contradicts: Side
    room: Room


def snapshots(interview: ShownInterview, publication: Publication) -> Iterator[Snapshot]:
    """An interview's snapshot, and the same with less and less.

    Args:
        interview: the interview.
        publication: what its edition shows.
    """
    findings = [finding for finding in publication.findings.values() if not finding.draft]
    findings.sort(key=lambda finding: -finding.evidence.strength)
    own = {quote.id for quote in interview.quotes}
    said = [(bool(own & _ids(each.supporting)), bool(own & _ids(each.contradicting)), each) for each in findings]
    supports = [finding for one, other, finding in said if one and not other]
    mixed = [finding for one, other, finding in said if one and other]
    contradicts = [finding for one, other, finding in said if other and not one]
    cited = own & {name for finding in findings for name in _ids(finding.key_quotes)}
    best = {focus: _best(interview.quotes, focus, cited) for focus in (*FOCUSES, None)}
    for room in ROOMS:
        yield Snapshot(
            interview=interview,
            areas=tuple(_area(focus, quotes, room) for focus, quotes in best.items() if quotes),
            empty=tuple(focus for focus in FOCUSES if not best[focus]),
            supports=_side(supports, room),
            mixed=_side(mixed, room),
            contradicts=_side(contradicts, room),
            room=room,
        )


def _ids(quotes: Collection[ShownQuote]) -> set[str]:
    return {quote.id for quote in quotes}


def _best(quotes: Sequence[ShownQuote], focus: Focus | None, cited: Collection[str]) -> list[ShownQuote]:
    """The quotes of a focus: key quotes first, then those that findings name, then the others."""
    own = (quote for quote in quotes if quote.focus == focus)
    return sorted(own, key=lambda quote: ("key" not in quote.marks, quote.id not in cited))


def _side(findings: Sequence[ShownFinding], room: Room) -> Side:
    return Side(tuple(findings[: room.findings]), len(findings[room.findings :]))


def _area(focus: Focus | None, quotes: Sequence[ShownQuote], room: Room) -> Area:
    """As many quotes as there is room for. One that is too long is left out rather than cut."""
    taken = tuple(quote for quote in quotes if len(quote.text) <= room.longest)[: room.quotes]
    return Area(focus, taken, len(quotes) - len(taken))
