from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.evidence.findings import Evidence, sides_of_tags
from firsthand.model import Finding, Problem, Research, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from firsthand.checks.context import Context


def key_quote_does_not_support(research: Research, context: Context) -> Iterator[Problem]:
    """A key quote that does not belong to the evidence of its finding.

    Its tags contradict the finding or have nothing to do with it, it is named as a counter quote as well, or its
    respondent is not in the base: interviewed in another study, outside `among`, after `as_of`, never asked, or
    withdrawn. A reader would take it for proof of the figure beside it. Choose another quote, or correct the tags.
    """
    for finding in research.findings.values():
        evidence = context.figures.of(finding)
        for index, name in enumerate(finding.key_quotes):
            reason = _reason(name, finding, evidence, research)
            if reason:
                source = finding.keys.get(f"key_quotes.{index}") or finding.keys.get("key_quotes", finding.source)
                message = (
                    f"`{name}` does not support this finding: {reason}. Choose another quote, or correct its tags."
                )
                yield Problem("key-quote-does-not-support", Severity.WARNING, source, message)


def _reason(name: str, finding: Finding, evidence: Evidence, research: Research) -> str:
    quote = research.quotes.get(name)
    if quote is None:
        return ""
    if name in finding.counter_quotes:
        return "it stands under `counter_quotes` as well"
    who = next((each for each in evidence.testimonies if each.respondent.key == quote.respondent.casefold()), None)
    seats = who.respondent.seats if who else ()
    if who is None or quote.interview not in {interview.id for interview, _ in seats}:
        return f"that interview of {quote.respondent} is outside its scope (study, among, as_of, withdrawn)"
    if who.exposure != "asked":
        return f"{quote.respondent} is not known to have been asked about `{finding.asked}`"
    supports, contradicts = sides_of_tags(finding, quote.tags)
    if contradicts and not supports:
        return "its tags contradict it"
    if finding.supports and quote.tags and not supports:
        return f"it carries none of {', '.join('#' + tag for tag in finding.supports)}"
    return ""
