"""What the research does not know yet, told from what the edition shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from firsthand.editions.patterns import ShownPatterns
    from firsthand.editions.publication import ShownEvidence, ShownFinding, ShownStudy

FEW = 5
"""Respondents asked below which a finding is little more than a guess."""


@dataclass(frozen=True)
class OpenQuestions:
    """Findings by id of which people say both, and of which few were asked; tags and studies without a finding.

    ``patterns`` are tags that many share, ``studies`` those with questions and no finding at all.
    """

    contested: tuple[str, ...] = ()
    thin: tuple[str, ...] = ()
    patterns: tuple[str, ...] = ()
    studies: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.contested or self.thin or self.patterns or self.studies)


def open_questions(
    findings: Mapping[str, ShownFinding],
    studies: Mapping[str, ShownStudy],
    patterns: ShownPatterns | None,
) -> OpenQuestions:
    """Gather them; what only working pages show is not there outside, since the edition has none of it.

    Args:
        findings: what the edition shows of findings.
        studies: what it shows of studies; outside they have no questions.
        patterns: the patterns, if it shows any.
    """
    contested = sorted(
        (each for each in findings.values() if is_contested(each.evidence)),
        key=lambda each: -_against(each.evidence) / max(each.evidence.asked, 1),
    )
    thin = sorted(
        (each for each in findings.values() if each.evidence.asked < FEW), key=lambda each: each.evidence.asked
    )
    return OpenQuestions(
        contested=tuple(each.id for each in contested),
        thin=tuple(each.id for each in thin) if patterns else (),
        patterns=tuple(each.tag for each in patterns.uncovered) if patterns and findings else (),
        studies=tuple(each.id for each in studies.values() if each.questions and not each.findings),
    )


def is_contested(evidence: ShownEvidence) -> bool:
    """Whether those who speak against it, in part or in whole, are at least half as many as those who are for it."""
    against = _against(evidence)
    return against > 1 and 2 * against >= evidence.supports + evidence.mixed


def _against(evidence: ShownEvidence) -> int:
    return evidence.contradicts + evidence.mixed
