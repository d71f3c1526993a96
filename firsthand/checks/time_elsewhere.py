from __future__ import annotations

import re
from typing import TYPE_CHECKING

from firsthand.model import Problem, Research, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from firsthand.checks.context import Context
    from firsthand.model import Interview, Quote

# Seconds: notes taken by hand round.
_NEAR = 15


def time_elsewhere(research: Research, _context: Context) -> Iterator[Problem]:
    """A quote whose time is not that of its words in the transcript.

    Whoever follows the time hears something else. Correct it, or leave it out: it is taken from the transcript then.
    """
    for interview in research.interviews.values():
        for quote in interview.quotes:
            said = _turn(quote, interview)
            time = _seconds(quote.time)
            if said and time is not None and not said[0] - _NEAR <= time <= said[1] + _NEAR:
                there = interview.turns[quote.places[0].turn].time
                where = f"The transcript has these words at {there}, not at {quote.time}."
                message = f"{where} Correct the time, or leave it out."
                yield Problem("time-elsewhere", Severity.WARNING, quote.source, message)


def _turn(quote: Quote, interview: Interview) -> tuple[float, float] | None:
    """When the turn of a quote begins and ends, in seconds."""
    if not quote.places:
        return None
    index = quote.places[0].turn
    start = _seconds(interview.turns[index].time)
    later = (end for turn in interview.turns[index + 1 :] if (end := _seconds(turn.time)) is not None)
    return None if start is None else (start, next(later, float("inf")))


def _seconds(time: str) -> float | None:
    """The seconds of `mm:ss` or `hh:mm:ss`, of a range its beginning."""
    match = re.match(r"(?:(\d+):)?(\d+):(\d+)", time)
    return int(match[1] or 0) * 3600 + int(match[2]) * 60 + int(match[3]) if match else None
