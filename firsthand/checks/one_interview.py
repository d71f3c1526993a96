from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.evidence.findings import sides_of_tags
from firsthand.model import Problem, Research, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from firsthand.checks.context import Context
    from firsthand.evidence.findings import Testimony
    from firsthand.model import Finding, Interview


def one_interview(research: Research, context: Context) -> Iterator[Problem]:
    """A published finding whose evidence rests on a single interview, or on none.

    One conversation is an observation; a pattern needs a second one. In a group session people also hear each other.
    Look for it in other interviews, or leave the finding a draft until it is heard again.
    """
    for finding in research.findings.values():
        if finding.draft:
            continue
        evidence = context.figures.of(finding)
        held = {
            interview.id
            for each in evidence.base
            if each.stance in ("supports", "mixed")
            for interview, _ in each.respondent.seats
            if _supports(each, interview, finding)
        }
        if len(held) < 2:  # noqa: PLR2004
            rests = f"rests on `{next(iter(held))}` alone" if held else "is empty: nobody in its base supports it"
            message = f"The evidence of this finding {rests}. Hear it again, or set `status: draft`."
            source = finding.keys.get("supports", finding.source)
            yield Problem("one-interview", Severity.WARNING, source, message)


def _supports(testimony: Testimony, interview: Interview, finding: Finding) -> bool:
    said = any(item.interview == interview.id for item in testimony.supporting)
    return said or sides_of_tags(finding, interview.tags)[0]
