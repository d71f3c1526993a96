"""The day of a finding: until when what it rests on was said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.evidence.findings import sides_of_tags

if TYPE_CHECKING:
    from collections.abc import Iterator

    from firsthand.evidence.findings import Evidence
    from firsthand.model import Finding


def day_of(finding: Finding, evidence: Evidence) -> str:
    """The day on which a finding came to be what it is.

    It is the one up to which it counts, if it says so; else that of the newest interview which gave evidence to it, for
    or against; else that of the newest interview in its scope, in which nobody said anything to it.

    Args:
        finding: the finding.
        evidence: its evidence.

    Returns:
        An ISO day; empty where no interview in its scope has one.
    """
    if finding.as_of:
        return finding.as_of
    return max(_days_of_evidence(finding, evidence), default="") or max(_days_of_scope(evidence), default="")


def _days_of_evidence(finding: Finding, evidence: Evidence) -> Iterator[str]:
    for each in evidence.testimonies:
        gave = {item.interview for item in (*each.supporting, *each.contradicting)}
        for interview, _ in each.respondent.seats:
            if interview.id in gave or any(sides_of_tags(finding, interview.tags)):
                yield interview.date


def _days_of_scope(evidence: Evidence) -> Iterator[str]:
    return (interview.date for each in evidence.testimonies for interview, _ in each.respondent.seats)
