from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.model import Problem, Quote, Research, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from firsthand.checks.context import Context
    from firsthand.evidence.findings import Testimony


def key_quotes_of_one_persona(research: Research, context: Context) -> Iterator[Problem]:
    """A finding whose key quotes come from several respondents of one persona, though others say it too.

    Readers would take it for that persona's own concern. Let a respondent of another persona speak, or narrow the
    finding with `among: {persona: …}`.
    """
    for finding in research.findings.values():
        quotes = [research.quotes[name] for name in finding.key_quotes if name in research.quotes]
        personas = {research.speaker(quote).persona for quote in quotes}
        several = len({quote.respondent.casefold() for quote in quotes}) > 1
        if several and len(personas) == 1 and (persona := personas.pop()):
            others = sorted(_others(context.figures.of(finding).base, persona))
            if others:
                source = finding.keys.get("key_quotes", finding.source)
                message = (
                    f"All key quotes are of the persona `{persona}`, and {', '.join(f'`{other}`' for other in others)} "
                    "can be quoted for it too. Choose one of theirs, or narrow the finding with `among:`."
                )
                yield Problem("key-quotes-of-one-persona", Severity.WARNING, source, message)


def _others(base: Iterable[Testimony], persona: str) -> set[str]:
    """The other personas that have a quote in support."""
    quoted = (each for each in base if any(isinstance(item, Quote) for item in each.supporting))
    return {other for each in quoted for other in each.respondent.facets.get("persona", ())} - {persona}
