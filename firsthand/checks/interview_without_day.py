from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.model import Problem, Research, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from firsthand.checks.context import Context


def interview_without_day(research: Research, _context: Context) -> Iterator[Problem]:
    """An interview without a `date:`, while a finding or brief counts as of a day.

    Nobody can tell whether it was held by then, so it is left out of that figure. Add the day.
    """
    days = {each.as_of for each in research.findings.values()} | {each.as_of for each in research.briefs.values()}
    if days - {""}:
        for interview in research.interviews.values():
            if not interview.date:
                message = "This interview has no `date:`, so it counts in no figure that has an `as_of`. Add the day."
                yield Problem("interview-without-day", Severity.WARNING, interview.source, message)
