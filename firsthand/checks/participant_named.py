from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.model import Problem, Research, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from firsthand.checks.context import Context


def participant_named(research: Research, _context: Context) -> Iterator[Problem]:
    """A participant whose id reads like a name: it has no number in it, or a blank.

    It stands on every page and in git for ever. Use a pseudonym such as P07, and keep who that is outside of the
    repository or in `private/identities.csv`.
    """
    for interview in research.interviews.values():
        for person in interview.participants:
            if " " in person.id or not any(char.isdigit() for char in person.id):
                message = f"`{person.id}` reads like a name. Use a pseudonym such as P07."
                yield Problem("participant-named", Severity.WARNING, person.source, message)
