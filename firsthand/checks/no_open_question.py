from __future__ import annotations

import re
from typing import TYPE_CHECKING

from firsthand.model import Problem, Research, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from firsthand.checks.context import Context

_OPEN = re.compile(
    r"\b(?:how|what|why|who|which|when|where|tell|describe|explain|walk|take me|show|talk me|imagine|give)\b",
    re.IGNORECASE,
)


def no_open_question(research: Research, _context: Context) -> Iterator[Problem]:
    """A guide without a single open question, or without any.

    Questions that begin with “Do you”, “Is it”, “Would you” end the talk with a yes or a no. Open ones begin with how,
    what, why, or “Tell me about the last time …”. The questions of a guide are its list items.
    """
    for guide in research.guides.values():
        if not any(_OPEN.search(question.text) for question in guide.questions):
            what = (
                "Every question of this guide can be answered with yes or no." if guide.questions else "No questions."
            )
            message = f"{what} Ask how, what or why, or begin with “Tell me about the last time …”, as list items."
            yield Problem("no-open-question", Severity.WARNING, guide.source, message)
