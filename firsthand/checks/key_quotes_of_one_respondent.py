from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.model import Problem, Research, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from firsthand.checks.context import Context


def key_quotes_of_one_respondent(research: Research, _context: Context) -> Iterator[Problem]:
    """A finding whose key quotes all come from one respondent.

    Two or three quotes look like two or three people. Where only one person says it well, name one quote; else let
    another respondent speak.
    """
    for finding in research.findings.values():
        speakers = [research.quotes[name].respondent for name in finding.key_quotes if name in research.quotes]
        if len(speakers) > 1 and len({who.casefold() for who in speakers}) == 1:
            source = finding.keys.get("key_quotes", finding.source)
            message = f"All key quotes are {speakers[0]}'s. Let another respondent speak, or name one quote alone."
            yield Problem("key-quotes-of-one-respondent", Severity.WARNING, source, message)
