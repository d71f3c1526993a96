from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.model import Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from firsthand.checks.context import Context
    from firsthand.model import Research


def testimonial_without_consent(research: Research, context: Context) -> Iterator[Problem]:
    """A quote is marked `.testimonial`, and its speaker did not agree to that.

    Marketing may use words only of people whose consent says `testimonial: true`, with the level `anonymous` or
    `attributed`; a quote that is marked `.internal` as well never leaves. Until then the mark does nothing. Ask the
    participant, or take the mark away.
    """
    for quote in research.quotes.values():
        consent = research.speaker(quote).consent
        if "testimonial" not in quote.marks or consent.withdrawn:
            continue
        reason = (
            "also marked `.internal`"
            if "internal" in quote.marks
            else f"of somebody whose level is {consent.level}"
            if consent.level not in ("anonymous", "attributed")
            else "of somebody who did not agree to marketing (`testimonial: true`)"
            if not consent.testimonial
            else f"of somebody whose consent ended on {consent.expires}"
            if consent.expires and consent.expires < context.day
            else ""
        )
        if reason:
            yield Problem(
                "testimonial-without-consent",
                Severity.WARNING,
                quote.source,
                f"This quote is marked `.testimonial`, but it is {reason}. It is none; ask, or take the mark away.",
            )
