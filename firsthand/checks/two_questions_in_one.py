from __future__ import annotations

import re
from typing import TYPE_CHECKING

from firsthand.model import Problem, Research, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from firsthand.checks.context import Context

_ASKS = r"(?:do|does|did|is|are|was|were|would|could|can|will|have|has|had|should)"
_SECOND = re.compile(
    rf"\?.*\?|\b(?:and|or)\s+(?:(?:how|what|why|who|when|where|which)(?:\s+\w+)?\s+{_ASKS}\b|{_ASKS}\s+(?:you|they|it|the)\b)",
    re.IGNORECASE | re.DOTALL,
)


def two_questions_in_one(research: Research, _context: Context) -> Iterator[Problem]:
    """A question of a guide that asks two things at once.

    The respondent answers the easier one, and nobody knows which. Make two list items of it; the second is often a
    follow-up that comes by itself.
    """
    for guide in research.guides.values():
        for question in guide.questions:
            if _SECOND.search(question.text):
                message = f"“{question.text}” asks two things at once. Make two questions of it."
                yield Problem("two-questions-in-one", Severity.WARNING, question.source, message)
