from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.model import Problem, Research, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from firsthand.checks.context import Context


def withdrawn_present(research: Research, _context: Context) -> Iterator[Problem]:
    """A participant who withdrew and whose notes are still there.

    The person appears nowhere and counts nowhere, but the files still hold the words. Delete the notes, or in a session
    with others cut their words and their entry, and purge them from git's history if that was promised.
    """
    for interview in research.interviews.values():
        for person in interview.participants:
            if person.consent.withdrawn:
                others = [each for each in interview.participants if each.key != person.key]
                message = (
                    f"{person.id} withdrew on {person.consent.withdrawn} and is left out everywhere, but this note "
                    + ("still holds their words. Cut these." if others else "is still there. Delete it.")
                )
                yield Problem("withdrawn-present", Severity.WARNING, person.source, message)
