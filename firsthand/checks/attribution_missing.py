from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.model import Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from firsthand.checks.context import Context
    from firsthand.model import Research


def attribution_missing(research: Research, context: Context) -> Iterator[Problem]:  # noqa: ARG001
    """A participant agreed to be named, and no note says how; or one says how, and they did not agree.

    Words of level `attributed` are signed with the `attribution:`; without one they are signed with the persona, as
    anonymous ones are. Of another level, an attribution is never shown.
    """
    seen: set[str] = set()
    for interview in research.interviews.values():
        for person in interview.participants:
            named = person.consent.level == "attributed"
            if person.consent.withdrawn or named == bool(person.consent.attribution) or person.key in seen:
                continue
            seen.add(person.key)
            message = (
                f"{person.id} agreed to be named, and no `attribution:` says how. Add it, or write `level: anonymous`."
                if named
                else f"{person.id} has an `attribution:`, and the level is {person.consent.level}, so that it is never "
                "shown. Write `level: attributed` if they agreed to it, or take it away."
            )
            yield Problem("attribution-missing", Severity.WARNING, person.source, message)
