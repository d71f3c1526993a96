"""Tags that many respondents share and no finding covers: patterns that nobody has put into words yet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from firsthand.evidence.coding import tags_by_respondent, with_parents
from firsthand.model import covers

if TYPE_CHECKING:
    from firsthand.model import Research


@dataclass(frozen=True)
class Shared:
    """A tag, and how many of all respondents carry it or a tag below it."""

    tag: str
    respondents: int
    of: int


def uncovered(research: Research, least: int) -> tuple[Shared, ...]:
    """The tags that enough respondents share and that no finding, draft or not, supports or contradicts.

    A tag is covered by a finding that names it, a tag above it or a tag below it. Where a tag is told, those above it
    are not.

    Args:
        research: what was read.
        least: how many respondents make a pattern.

    Returns:
        The tags, the most shared first.
    """
    entries = {tag for each in research.findings.values() for tag in (*each.supports, *each.contradicts)}
    people = tags_by_respondent(research)
    counts: dict[str, int] = {}
    for tags in people.values():
        for tag in with_parents(tags):
            counts[tag] = counts.get(tag, 0) + 1
    told: list[Shared] = []
    for tag in sorted(counts, key=lambda each: (-each.count("/"), each)):
        known = any(covers(entry, tag) or covers(tag, entry) for entry in entries)
        if counts[tag] >= least and not known and not any(covers(tag, each.tag) for each in told):
            told.append(Shared(tag, counts[tag], len(people)))
    return tuple(sorted(told, key=lambda each: (-each.respondents, each.tag)))
