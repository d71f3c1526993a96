from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from firsthand.model import Finding, Problem, Research, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from firsthand.checks.context import Context


def figure_moved(research: Research, context: Context) -> Iterator[Problem]:
    """A published finding or brief whose figures have moved since its `as_of`.

    The pages show both figures. Look whether the statement still holds; then set `as_of` to a later day, or leave it
    as the record of what was known.
    """
    for finding in research.findings.values():
        if finding.as_of and not finding.draft and (moved := _moved(finding, finding.as_of, context)):
            yield Problem("figure-moved", Severity.WARNING, finding.keys["as_of"], _message(finding.as_of, [moved]))
    for brief in research.briefs.values():
        if not brief.as_of or brief.draft:
            continue
        moved_here = [
            f"`{name}` {moved}"
            for name in brief.all_findings
            if name in research.findings and (moved := _moved(research.findings[name], brief.as_of, context))
        ]
        if moved_here:
            yield Problem("figure-moved", Severity.WARNING, brief.keys["as_of"], _message(brief.as_of, moved_here))


def _moved(finding: Finding, as_of: str, context: Context) -> str:
    then = context.figures.of(replace(finding, as_of=as_of)).figure
    now = context.figures.of(finding, today=True).figure
    return f"{then} then and {now} today" if then != now else ""


def _message(as_of: str, moved: list[str]) -> str:
    return f"Figures have moved since {as_of}: {'; '.join(moved)}. Set a later `as_of`, or leave it as a record."
