"""Tags that the same respondents carry more often than chance would have it."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from firsthand.evidence.coding import tags_by_respondent, with_parents
from firsthand.model import covers

if TYPE_CHECKING:
    from firsthand.model import Research

_SHARED_BY = 3
_SURPRISING = 0.05
# Respondents below which no pair of tags can say anything.
ENOUGH = 8


@dataclass(frozen=True)
class Pair:
    """Two tags: how many respondents carry ``both``, each, and how many that would be by chance.

    ``lift`` is both over expected. ``p`` is Fisher's exact test, one-sided; ``q`` is ``p`` after the correction of
    Benjamini and Hochberg for all pairs that were looked at.
    """

    tags: tuple[str, str]
    both: int
    each: tuple[int, int]
    of: int
    p: float
    q: float

    @property
    def expected(self) -> float:
        """Respondents who would carry both if the tags had nothing to do with each other."""
        return self.each[0] * self.each[1] / self.of

    @property
    def lift(self) -> float:
        """How many times more often than by chance."""
        return self.both / self.expected


@dataclass(frozen=True)
class Together:
    """The pairs that stand out, the most surprising first, and how many pairs were looked at."""

    pairs: tuple[Pair, ...]
    looked_at: int
    respondents: int


def together(research: Research) -> Together:
    """Find tags that occur together more often than chance.

    Respondents are the unit, so that a talkative one counts once. A tag counts for those above it; pairs of a tag and
    one above it are left out, since they go together by definition. Looked at are tags of at least three respondents;
    told are pairs that three share with p up to 0.05 in Fisher's exact test (Fisher 1935), with q after Benjamini and
    Hochberg (1995).

    Args:
        research: what was read.
    """
    people = tags_by_respondent(research)
    carriers: dict[str, set[str]] = {}
    for person, tags in people.items():
        for tag in with_parents(tags):
            carriers.setdefault(tag, set()).add(person)
    often = sorted(tag for tag, own in carriers.items() if len(own) >= _SHARED_BY)
    pairs = [pair for pair in combinations(often, 2) if not covers(*pair) and not covers(pair[1], pair[0])]
    if not pairs or len(people) < ENOUGH:
        return Together((), len(pairs), len(people))
    both = [len(carriers[one] & carriers[other]) for one, other in pairs]
    first, second = ([len(carriers[pair[side]]) for pair in pairs] for side in (0, 1))
    # Fisher's exact test with the alternative “greater”, for all pairs at once.
    # Half of the time in which a command starts would go to this, whether it needs it or not.
    from scipy.stats import false_discovery_control, hypergeom  # noqa: PLC0415

    chances = [float(p) for p in hypergeom.sf([count - 1 for count in both], len(people), first, second)]
    corrected = false_discovery_control(chances, method="bh")
    found = [
        Pair(pair, count, (one, other), len(people), p, float(q))
        for pair, count, one, other, p, q in zip(pairs, both, first, second, chances, corrected, strict=True)
    ]
    told = [pair for pair in found if pair.p <= _SURPRISING and pair.both >= _SHARED_BY]
    return Together(tuple(sorted(told, key=lambda each: (each.p, each.tags))), len(pairs), len(people))
