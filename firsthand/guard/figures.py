"""Figures of groups that must not be told apart outside, as tables write them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from firsthand.evidence.findings import evidence_of
from firsthand.guard.folding import phrase
from firsthand.guard.secrets import Secret

if TYPE_CHECKING:
    from collections.abc import Iterator

    from firsthand.model import Finding, Research
    from firsthand.settings import Settings


# `1 of 2`, in the languages of the interface.
OF = ("of", "von")


def hidden_figures(research: Research, settings: Settings) -> Iterator[Secret]:
    """Every row of a breakdown that is not for outside: of groups too small, and of facets that are not named."""
    allowed = {"persona", "segment", *settings.external_attributes}
    for finding in _counted(research):
        evidence = evidence_of(finding, research)
        for facet in sorted({facet for each in evidence.testimonies for facet in each.respondent.facets}):
            for value, part in evidence.by(facet).items():
                for between in OF:
                    row = phrase(f"{value} {part.k} {between} {part.asked}")
                    if part.asked and facet not in allowed:
                        yield Secret(f"a figure by {facet}", row, finding.source)
                    elif 0 < part.asked < settings.smallest_group:
                        yield Secret("the figure of a group that is too small", row, finding.source)


def _counted(research: Research) -> Iterator[Finding]:
    """Findings as they are counted on their own pages and in briefs."""
    for finding in research.findings.values():
        yield finding
        for brief in research.briefs.values():
            if finding.id in brief.all_findings and brief.as_of:
                yield replace(finding, as_of=brief.as_of)
