from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.model import Problem, Research, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from firsthand.checks.context import Context


def quote_without_tag(research: Research, _context: Context) -> Iterator[Problem]:
    """A quote that carries no tag.

    It is published and can be found by its words, but it counts for no finding unless one names it. End it with a
    line such as `#reporting/export`.
    """
    for quote in research.quotes.values():
        if not quote.tags:
            message = "This quote has no tag, so it counts for no finding. End it with one, as in `#reporting/export`."
            yield Problem("quote-without-tag", Severity.WARNING, quote.source, message)
