"""How the evidence of findings grew. Internal alone: two figures side by side tell what few said between them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.editions.rules import Rule
from firsthand.evidence.growth import growth

if TYPE_CHECKING:
    from collections.abc import Iterable

    from firsthand.editions.projection import Projection
    from firsthand.evidence.growth import Step


def histories(findings: Iterable[str], projection: Projection) -> dict[str, tuple[Step, ...]]:
    """The figure of each finding from month to month; nothing outside.

    Args:
        findings: ids of the findings that the edition shows.
        projection: the research on its way into the edition.
    """
    if projection.rules.holds(Rule.WORKING):
        return {}
    return {name: growth(projection.research.findings[name], projection.research) for name in findings}
