"""What respondents of one persona speak of in each focus, counted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from firsthand.evidence.scope import Respondent
    from firsthand.model import Focus


@dataclass(frozen=True)
class TagCount:
    """A tag, and how many respondents carry it."""

    tag: str
    respondents: int


def tags_by_focus(people: Iterable[Respondent]) -> dict[Focus, tuple[TagCount, ...]]:
    """The tags of respondents' quotes by the focus of the quotes, the most shared first.

    Whether the words may be shown changes no count.

    Args:
        people: the respondents.
    """
    carriers: dict[Focus, dict[str, set[str]]] = {}
    for person in people:
        for interview, _ in person.seats:
            for quote in interview.quotes:
                if quote.focus and quote.respondent.casefold() == person.key:
                    for tag in quote.tags:
                        carriers.setdefault(quote.focus, {}).setdefault(tag, set()).add(person.key)
    return {
        focus: tuple(
            TagCount(tag, len(keys)) for tag, keys in sorted(own.items(), key=lambda each: (-len(each[1]), each[0]))
        )
        for focus, own in carriers.items()
    }
