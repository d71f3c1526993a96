from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.model import Problem, Research, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from firsthand.checks.context import Context


def consent_missing(research: Research, _context: Context) -> Iterator[Problem]:
    """A participant of whom no note says what they agreed to.

    Their words are treated as internal. Write down what was agreed: `consent: anonymous`, or a mapping with `level`,
    `given`, `expires` and the rest.
    """
    seen: set[str] = set()
    for interview in research.interviews.values():
        for person in interview.participants:
            if not person.consent.stated and person.key not in seen:
                seen.add(person.key)
                message = f"Nothing says what {person.id} agreed to, so the words stay internal. Add `consent:`."
                yield Problem("consent-missing", Severity.WARNING, person.source, message)
