from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.evidence.tags import all_tags
from firsthand.model import Problem, Research, Severity, covers
from firsthand.reading.faults import nearest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from firsthand.checks.context import Context


def tag_of_nothing(research: Research, _context: Context) -> Iterator[Problem]:
    """A finding that names a tag under `supports`, `contradicts` or `asked` that nothing carries and nobody defined.

    Most often a slip of the pen, and its figure counts nobody. Correct the tag, or define it in the codebook.
    """
    topics = {topic for guide in research.guides.values() for topic in guide.topics}
    topics |= {topic for interview in research.interviews.values() for topic in interview.asked or ()}
    known = {*all_tags(research), *topics}
    for finding in research.findings.values():
        lists = {"supports": finding.supports, "contradicts": finding.contradicts, "asked": (finding.asked,)}
        for key, tags in lists.items():
            for index, tag in enumerate(tags):
                if tag and not any(covers(tag, each) for each in known):
                    source = finding.keys.get(f"{key}.{index}") or finding.keys.get(key, finding.source)
                    hint = nearest(tag, known) or " Correct it, or define it in codebook.yml."
                    yield Problem("tag-of-nothing", Severity.WARNING, source, f"Nothing is tagged `#{tag}`.{hint}")
