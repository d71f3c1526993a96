from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.evidence.dissent import dissenters, tells_dissent
from firsthand.model import Problem, Research, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from firsthand.checks.context import Context


def contradiction_passed_over(research: Research, context: Context) -> Iterator[Problem]:
    """A published finding that some respondents contradict, and that says nothing of it.

    Readers find out by themselves, and trust the rest less. Name the best words against it under `counter_quotes:`,
    or cite them in the text; a sentence that turns to the other side (“however”, “others”, “not everyone”) will do.
    """
    for finding in research.findings.values():
        evidence = context.figures.of(finding)
        against = dissenters(evidence)
        if against and not finding.draft and not finding.counter_quotes and not tells_dissent(finding.blocks, evidence):
            message = (
                f"{against} of {evidence.asked} respondents contradict this finding, and it does not say so. "
                "Name their words under `counter_quotes:`, or speak of them in the text."
            )
            source = finding.keys.get("contradicts", finding.source)
            yield Problem("contradiction-passed-over", Severity.WARNING, source, message)
