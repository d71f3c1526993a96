from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.model import Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from firsthand.checks.context import Context
    from firsthand.model import Research


def consent_out_of_time(research: Research, context: Context) -> Iterator[Problem]:
    """A consent whose days cannot be right: given or withdrawn in the future, or ended before it was given.

    Until the day on which consent is given, the words stay inside. A withdrawal holds at once, whatever its day.
    Correct the days under `consent:`.
    """
    seen: set[str] = set()
    for interview in research.interviews.values():
        for person in interview.participants:
            consent = person.consent
            reason = (
                f"was given on {consent.given}, which is still to come"
                if consent.given > context.day
                else f"ended on {consent.expires}, before it was given on {consent.given}"
                if consent.expires and consent.expires < consent.given
                else f"is withdrawn on {consent.withdrawn}, which is still to come; it counts as withdrawn already"
                if consent.withdrawn > context.day
                else ""
            )
            if reason and person.key not in seen:
                seen.add(person.key)
                message = f"{person.id}'s consent {reason}. Correct the day."
                yield Problem("consent-out-of-time", Severity.WARNING, person.source, message)
