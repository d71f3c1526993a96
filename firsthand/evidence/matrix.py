"""Which persona carries which tag."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from firsthand.evidence.coding import tags_by_respondent, with_parents
from firsthand.evidence.scope import respondents

if TYPE_CHECKING:
    from collections.abc import Mapping

    from firsthand.model import Research


@dataclass(frozen=True)
class Matrix:
    """Personas with their numbers of respondents, and for every tag how many of each persona carry it."""

    personas: Mapping[str, int]
    rows: Mapping[str, tuple[int, ...]]


def tags_by_persona(research: Research) -> Matrix:
    """Count the respondents of each persona that carry a tag or one below it.

    Args:
        research: what was read. Respondents without a persona are left out.

    Returns:
        The personas in the order of their names; the tags with the most respondents first.
    """
    people = {each.key: each.facets.get("persona", ()) for each in respondents(research)}
    names = sorted({name for own in people.values() for name in own})
    counts: dict[str, list[int]] = {}
    for person, tags in tags_by_respondent(research).items():
        for tag in with_parents(tags):
            row = counts.setdefault(tag, [0] * len(names))
            for name in people[person]:
                row[names.index(name)] += 1
    ordered = sorted((tag for tag, row in counts.items() if any(row)), key=lambda tag: (-sum(counts[tag]), tag))
    return Matrix(
        {name: sum(name in own for own in people.values()) for name in names},
        {tag: tuple(counts[tag]) for tag in ordered},
    )
