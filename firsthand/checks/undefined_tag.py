from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.model import Problem, Research, Severity, Source
from firsthand.reading.faults import nearest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from firsthand.checks.context import Context


def undefined_tag(research: Research, _context: Context) -> Iterator[Problem]:
    """A tag that the codebook does not define.

    Tagging as you go is fine; a tag that stays needs a sentence on what it means, so that a second researcher would
    use it for the same things. Reported once, where the tag first stands. Add it to `content/codebook.yml`:

        reporting/export:
          label: Exporting to a spreadsheet
          description: Leaves the product to work with figures elsewhere.
    """
    first: dict[str, Source] = {}
    for interview in research.interviews.values():
        for tag in interview.tags:
            first.setdefault(tag, interview.keys.get("tags", interview.source))
        for item in interview.coded:
            for tag in item.tags:
                first.setdefault(tag, item.source)
    for guide in research.guides.values():
        for question in guide.questions:
            for tag in question.topics:
                first.setdefault(tag, question.source)
    for tag, source in first.items():
        if research.codebook and tag not in research.codebook:
            hint = nearest(tag, research.codebook)
            message = f"`#{tag}` is not in the codebook.{hint} Say in codebook.yml what it means, or correct it."
            yield Problem("undefined-tag", Severity.WARNING, source, message)
