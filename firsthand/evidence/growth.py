"""How a figure grew from month to month."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from firsthand.evidence.findings import evidence_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from firsthand.evidence.findings import Testimony
    from firsthand.model import Finding, Interview, Research

_MONTH = len("2026-03")


@dataclass(frozen=True)
class Step:
    """The figure at the end of a month, ``k`` of ``asked``, and how many respondents had come since the step before."""

    month: str
    k: int
    asked: int
    new: int


def growth(finding: Finding, research: Research) -> tuple[Step, ...]:
    """The figure at the end of every month in which somebody in scope was interviewed, until today.

    Interviews without a day are in no month, so that the last step may be smaller than today's figure.

    Args:
        finding: the finding; its ``as_of`` is left aside.
        research: what was read.
    """
    open_ended = replace(finding, as_of="")
    # Respondents are counted each by themselves, so that only those who were seen in several months are counted again.
    stands = {
        testimony.respondent.key: dict(_by_month(testimony, open_ended, research))
        for testimony in evidence_of(open_ended, research).testimonies
    }
    months = sorted({month for own in stands.values() for month in own})
    steps: list[Step] = []
    for month in months:
        latest = [own[max(past)] for own in stands.values() if (past := [each for each in own if each <= month])]
        asked = [each for each in latest if each.exposure == "asked"]
        k = sum(each.stance in ("supports", "mixed") for each in asked)
        steps.append(Step(month, k, len(asked), len(asked) - (steps[-1].asked if steps else 0)))
    return tuple(step for step in steps if step.asked)


def _by_month(testimony: Testimony, finding: Finding, research: Research) -> Iterator[tuple[str, Testimony]]:
    """What a respondent had said at the end of each month in which there was an interview."""
    interviews: list[Interview] = [interview for interview, _ in testimony.respondent.seats]
    months = sorted({interview.date[:_MONTH] for interview in interviews if interview.date})
    if len(months) == 1 and all(interview.date for interview in interviews):
        yield months[0], testimony
        return
    own = replace(research, interviews={interview.id: interview for interview in interviews})
    for month in months:
        # No day of a month is later than its 31st.
        then = evidence_of(replace(finding, as_of=f"{month}-31"), own)
        yield from ((month, each) for each in then.testimonies if each.respondent.key == testimony.respondent.key)
