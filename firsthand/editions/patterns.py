"""Patterns and agreement as colleagues see them; both are working pages and stay inside."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from firsthand.evidence.agreement import agreement_by_tag, agreement_on_findings, coded_twice, differences, range_of
from firsthand.evidence.cooccurrence import together
from firsthand.evidence.groups import groups
from firsthand.evidence.matrix import tags_by_persona
from firsthand.evidence.saturation import saturation
from firsthand.evidence.shared import uncovered

if TYPE_CHECKING:
    from collections.abc import Mapping

    from firsthand.editions.rules import Rules
    from firsthand.evidence.agreement import Agreement, FindingRange, TagAgreement
    from firsthand.evidence.cooccurrence import Together
    from firsthand.evidence.groups import Groups
    from firsthand.evidence.matrix import Matrix
    from firsthand.evidence.saturation import Saturation
    from firsthand.evidence.shared import Shared
    from firsthand.model import Research, Words
    from firsthand.settings import Settings


@dataclass(frozen=True)
class ShownPatterns:
    """What the tags say together: counts alone, nobody's words. ``saturation`` is by study, all studies first."""

    uncovered: tuple[Shared, ...]
    least: int
    together: Together
    groups: Groups
    saturation: Mapping[str, Saturation]
    personas: Matrix


@dataclass(frozen=True)
class ShownDifference:
    """A passage on which two codings differ; ``words`` are empty where they may not be shown."""

    interview: str
    tag: str
    words: Words
    signature: str
    turn: int
    marked_by: str
    not_by: str


@dataclass(frozen=True)
class ShownAgreement:
    """How far the researchers agree who coded the same interviews."""

    interviews: tuple[str, ...]
    researchers: tuple[str, ...]
    tags: tuple[TagAgreement, ...]
    findings: Agreement
    ranges: Mapping[str, FindingRange]
    differences: tuple[ShownDifference, ...]


def shown_patterns(research: Research, settings: Settings) -> ShownPatterns | None:
    """Patterns of the whole research; nothing where nothing is tagged."""
    matrix = tags_by_persona(research)
    whole = saturation(research)
    if not any(step.known for step in whole.steps):
        return None
    studies = dict.fromkeys(interview.study for interview in research.interviews.values() if interview.study)
    by_study = {study: saturation(research, study) for study in studies} if len(studies) > 1 else {}
    return ShownPatterns(
        uncovered=uncovered(research, settings.pattern_from),
        least=settings.pattern_from,
        together=together(research),
        groups=groups(research),
        saturation={"": whole, **by_study},
        personas=matrix,
    )


def shown_agreement(research: Research, rules: Rules) -> ShownAgreement | None:
    """Agreement of all interviews coded twice; nothing where there is none.

    Args:
        research: what was read.
        rules: the rules of the edition, which tell whose words may be shown.
    """
    twice = coded_twice(research)
    if not twice:
        return None
    shown = []
    for each in differences(research):
        person = research.speaker(each.quote)
        speaks = rules.may_speak(person)
        shown.append(
            ShownDifference(
                interview=each.interview,
                tag=each.tag,
                words=each.quote.words if speaks else (),
                signature=rules.signature(person),
                turn=each.quote.places[0].turn,
                marked_by=each.marked_by,
                not_by=each.not_by,
            )
        )
    ranges = {name: found for name, finding in research.findings.items() if (found := range_of(finding, research))}
    return ShownAgreement(
        interviews=tuple(interview.id for interview in twice),
        researchers=tuple(dict.fromkeys(coding.researcher for interview in twice for coding in interview.codings)),
        tags=agreement_by_tag(research),
        findings=agreement_on_findings(research),
        ranges=ranges,
        differences=tuple(shown),
    )
