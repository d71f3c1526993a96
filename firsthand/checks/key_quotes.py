from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.model import Problem, Research, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from firsthand.checks.context import Context

_FEWEST, _MOST = 2, 3


def key_quotes(research: Research, _context: Context) -> Iterator[Problem]:
    """A published finding that does not name two or three key quotes.

    A brief shows Finding, Evidence and two or three Key Quotes. Where fewer are named, quotes that support the
    finding are taken in their order; choose them yourself with `key_quotes:`.
    """
    for finding in research.findings.values():
        count = len(finding.key_quotes)
        if not finding.draft and not _FEWEST <= count <= _MOST:
            source = finding.keys.get("key_quotes", finding.source)
            named = "One key quote is named" if count == 1 else f"{count or 'No'} key quotes are named"
            message = f"{named}; name two or three under `key_quotes:`."
            yield Problem("key-quotes", Severity.WARNING, source, message)
