from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.model import Problem, Research, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from firsthand.checks.context import Context


def consent_expired(research: Research, context: Context) -> Iterator[Problem]:
    """A participant whose consent has expired.

    Their words are no longer shown outside. Ask again and renew `given` and `expires`, or leave it at that.
    """
    seen: set[str] = set()
    for interview in research.interviews.values():
        for person in interview.participants:
            expires = person.consent.expires
            if expires and expires < context.day and person.key not in seen:
                seen.add(person.key)
                message = f"{person.id}'s consent expired on {expires}. Ask again, or leave the words inside."
                yield Problem("consent-expired", Severity.WARNING, person.source, message)
