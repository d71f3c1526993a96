"""Findings that have to do with one another, told from what the edition shows of them and nothing else."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from firsthand.evidence.coding import with_parents

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from collections.abc import Set as AbstractSet

    from firsthand.editions.publication import ShownFinding
    from firsthand.evidence.coding import Tags

MOST = 5


@dataclass(frozen=True)
class Related:
    """Another finding, how many quotes both rest on, and the most telling tag that both are about."""

    finding: str
    quotes: int
    tag: str = ""


def related(findings: Mapping[str, ShownFinding]) -> dict[str, tuple[Related, ...]]:
    """For each finding those that share its quotes or its tags, the nearest first.

    Nearness is the share of quotes that both have, and beside it that of tags; tags above theirs count, so that two
    tags below the same one are a little alike.

    Args:
        findings: what the edition shows, by id.
    """
    quotes = {name: _quotes(finding) for name, finding in findings.items()}
    tags = {name: _tags(finding) for name, finding in findings.items()}
    shared_quotes, shared_tags = _shared(quotes), _shared(tags)
    found: dict[str, tuple[Related, ...]] = {}
    for name in findings:
        others = []
        for other in {*shared_quotes[name], *shared_tags[name]} - {name}:
            nearness = _part(shared_quotes[name][other], quotes[name] | quotes[other])
            nearness += _part(shared_tags[name][other], tags[name] | tags[other])
            both = sorted(tags[name] & tags[other], key=lambda tag: (-tag.count("/"), tag))
            others.append((-nearness, other, Related(other, shared_quotes[name][other], both[0] if both else "")))
        found[name] = tuple(each for _, _, each in sorted(others, key=lambda each: each[:2])[:MOST])
    return found


def _quotes(finding: ShownFinding) -> set[str]:
    return {quote.id for quote in (*finding.supporting, *finding.contradicting)}


def _tags(finding: ShownFinding) -> Tags:
    """Its tags and those above them."""
    return with_parents((*finding.supports, *finding.contradicts))


def _shared(things: Mapping[str, Iterable[str]]) -> dict[str, Counter[str]]:
    """How many things any two findings have in common, counted from the things, which few findings share."""
    owners: dict[str, list[str]] = {}
    for name, own in things.items():
        for thing in own:
            owners.setdefault(thing, []).append(name)
    shared: dict[str, Counter[str]] = {name: Counter() for name in things}
    for names in owners.values():
        for name in names:
            shared[name].update(names)
    return shared


def _part(number: int, whole: AbstractSet[str]) -> float:
    return number / len(whole) if whole else 0.0
