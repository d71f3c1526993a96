from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.evidence.shared import uncovered
from firsthand.model import Problem, Research, Severity, Source, covers

if TYPE_CHECKING:
    from collections.abc import Iterator

    from firsthand.checks.context import Context


def uncovered_pattern(research: Research, context: Context) -> Iterator[Problem]:
    """A tag that several respondents share and that no finding is about.

    Something was noticed often enough to be a pattern, and nobody has said what it means. State a finding that it
    supports or contradicts. From how many respondents on is set with `pattern_from` (3). Where there is no finding at
    all nothing is told; the site's patterns page lists them.
    """
    for shared in uncovered(research, context.settings.pattern_from) if research.findings else ():
        code = research.codebook.get(shared.tag)
        source = code.source if code else _first(shared.tag, research)
        message = (
            f"{shared.respondents} of {shared.of} respondents share `#{shared.tag}`, and no finding is about it. "
            "State one that it supports or contradicts."
        )
        yield Problem("uncovered-pattern", Severity.WARNING, source, message)


def _first(tag: str, research: Research) -> Source:
    """Where the tag, or one below it, first stands."""
    for interview in research.interviews.values():
        for item in interview.coded:
            if any(covers(tag, each) for each in item.tags):
                return item.source
        if any(covers(tag, each) for each in interview.tags):
            return interview.keys.get("tags", interview.source)
    return Source("codebook.yml")
