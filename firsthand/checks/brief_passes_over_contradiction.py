from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.evidence.dissent import dissenters, tells_dissent
from firsthand.model import Problem, Research, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from firsthand.checks.context import Context
    from firsthand.model import Brief


def brief_passes_over_contradiction(research: Research, context: Context) -> Iterator[Problem]:
    """A published brief with a finding that some respondents contradict, where neither says so.

    The brief is what leaves the building. Name the words against the finding under its `counter_quotes:`, so that the
    brief shows them, or speak of the other side in the brief's own text.
    """
    for brief in research.briefs.values():
        for name, evidence in context.figures.of_brief(brief).items() if not brief.draft else ():
            finding = research.findings[name]
            told = finding.counter_quotes or tells_dissent((*finding.blocks, *brief.blocks), evidence)
            if dissenters(evidence) and not told:
                source = next((brief.keys[key] for key in _keys(brief, name) if key in brief.keys), brief.source)
                message = (
                    f"{dissenters(evidence)} of {evidence.asked} respondents contradict `{name}`, and neither the "
                    "finding nor this brief says so. Name their words under the finding's `counter_quotes:`, or speak "
                    "of them."
                )
                yield Problem("brief-passes-over-contradiction", Severity.WARNING, source, message)


def _keys(brief: Brief, name: str) -> tuple[str, ...]:
    return (f"findings.{brief.findings.index(name)}", "findings") if name in brief.findings else ()
