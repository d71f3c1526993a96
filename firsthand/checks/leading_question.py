from __future__ import annotations

import re
from typing import TYPE_CHECKING

from firsthand.model import Problem, Research, Severity, Source

if TYPE_CHECKING:
    from collections.abc import Iterator

    from firsthand.checks.context import Context

_LEADING = re.compile(
    r",\s*(?:is|are|do|does|did|was|were|wo|would|ca|could|have|has)n[’']t\s+(?:it|you|they|he|she|that|there|we)\s*\?"
    r"|,\s*(?:right|correct|no)\s*\?"
    r"|\b(?:do|would|wo|does|is|are|did|could|should)n[’']t\s+you\s+(?:think|agree|say|want|like|prefer|find)\b"
    r"|\b(?:would|do)\s+you\s+(?:not\s+)?agree\b(?!\s+to\b)"
    r"|^(?:is|are|does|would|was)n[’']t\s+(?:it|this|that|the)\b",
    re.IGNORECASE,
)


def leading_question(research: Research, _context: Context) -> Iterator[Problem]:
    """A question that says which answer is wanted, in a guide or from an interviewer in a transcript.

    “…, isn't it?”, “Don't you think …”, “Would you agree …” get a yes from polite people, and the yes proves nothing.
    Ask how it is, or what happened the last time. In a transcript it is too late: read the answer with care, and do
    not make it a key quote.
    """
    for text, source in _questions(research):
        for match in _LEADING.finditer(text):
            asked = " ".join(text[max(match.start() - 40, 0) : match.end() + 20].split())
            message = f"“… {asked} …” says which answer is wanted. Ask how it is, or what happened the last time."
            yield Problem("leading-question", Severity.WARNING, source, message)
            break


def _questions(research: Research) -> Iterator[tuple[str, Source]]:
    for guide in research.guides.values():
        for question in guide.questions:
            yield question.text, question.source
    for interview in research.interviews.values():
        for turn in interview.turns:
            if not turn.respondent:
                yield turn.text, turn.source
