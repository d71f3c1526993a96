from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.model import Problem, Research, Severity, covers

if TYPE_CHECKING:
    from collections.abc import Iterator

    from firsthand.checks.context import Context


def unused_tag(research: Research, _context: Context) -> Iterator[Problem]:
    """A tag of the codebook that neither an interview nor a guide uses, nor any tag below it.

    Often an old name: make it an alias of the one that took its place, or take it out.
    """
    used = {tag for interview in research.interviews.values() for tag in interview.tags}
    for interview in research.interviews.values():
        used |= {tag for item in interview.coded for tag in item.tags}
    used |= {topic for guide in research.guides.values() for topic in guide.topics}
    for tag, code in research.codebook.items():
        if not any(covers(tag, each) for each in used):
            message = f"Nothing is tagged `#{tag}`. Make it an alias of the tag that took its place, or take it out."
            yield Problem("unused-tag", Severity.WARNING, code.source, message)
