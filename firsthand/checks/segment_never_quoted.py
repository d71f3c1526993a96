from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.model import Observation, Problem, Research, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from firsthand.checks.context import Context
    from firsthand.evidence.findings import Evidence


_FEWEST = 2


def segment_never_quoted(research: Research, context: Context) -> Iterator[Problem]:
    """A published finding whose base holds a segment of which nobody is ever quoted, for it or against it.

    The figure counts these respondents and the words leave them out. Quote one of them, or narrow the base with
    `among:`. A segment of one respondent is not reported.
    """
    for finding in research.findings.values():
        if finding.draft:
            continue
        for segment, part in context.figures.of(finding).by("segment").items():
            if part.asked >= _FEWEST and not _quoted(part):
                message = (
                    f"None of the {part.asked} respondents of `{segment}` in the base is quoted, for it or against it. "
                    "Quote one, or narrow the base with `among:`."
                )
                source = finding.keys.get("key_quotes", finding.source)
                yield Problem("segment-never-quoted", Severity.WARNING, source, message)


def _quoted(part: Evidence) -> bool:
    return any(
        not isinstance(item, Observation) for each in part.base for item in (*each.supporting, *each.contradicting)
    )
