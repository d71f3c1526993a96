"""The parts of a brief on paper: what fits on the page of its summary, and what goes to the pages of findings.

Sizes are in signs of running text; that they fit is judged by them, and not by laying out twice.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import takewhile
from typing import TYPE_CHECKING

from firsthand.model import Heading, Link, Prose
from firsthand.pages.arrangement import arrangement

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from firsthand.editions.publication import ShownBlock, ShownBrief, ShownFinding

# What fits on the page of the summary, and what a finding's row takes of it.
_SUMMARY, _ROW = 1950, 230
# What fits on a finding's pages before it and behind it, and below its title without and with a text before it.
_BESIDE, _STORY, _STORY_BESIDE = 600, 700, 300
# What a heading takes, and anything but prose.
_HEADING, _CARD = 150, 300

Blocks = tuple["ShownBlock", ...]


@dataclass(frozen=True)
class Section:
    """A stretch of a brief after its summary: a finding with the text before and behind it, or text alone."""

    blocks: Blocks = ()
    finding: ShownFinding | None = None
    number: int = 0
    after: Blocks = ()

    @property
    def title(self) -> str:
        """What the contents call it; nothing where it begins without a heading."""
        if self.finding:
            return self.finding.title
        return self.blocks[0].text if self.blocks and isinstance(self.blocks[0], Heading) else ""

    @property
    def story(self) -> Blocks:
        """How the finding's own text begins, without a sentence that leads over to something else."""
        text = _fitting(self.finding.blocks, _STORY_BESIDE if self.blocks else _STORY) if self.finding else ()
        prose = [block for block in takewhile(lambda block: isinstance(block, Prose), text) if isinstance(block, Prose)]
        if prose and prose[-1].markdown.rstrip().endswith(":"):
            kept = prose[-1].markdown.rstrip().rpartition("\n\n")[0]
            prose[-1:] = [replace(prose[-1], markdown=kept)] if kept else []
        return tuple(prose)


@dataclass(frozen=True)
class Parts:
    """A brief's parts: what stands before and behind its findings on the page of the summary, and what follows."""

    lead: Blocks
    closing: Blocks
    sections: tuple[Section, ...]


def parts_of(brief: ShownBrief) -> Parts:
    """Part a brief into what stands on the page of its summary, and what follows.

    The text before the first finding is the summary, as far as it fits on a page with what was found. A short text
    just before a finding that is placed after it, or just behind any finding, goes to that finding's pages.
    """
    placed = {block.id for block in brief.blocks if isinstance(block, Link)}
    stretches = [(part.blocks, part.finding) for part in arrangement(brief)]
    first: Blocks = stretches.pop(0)[0] if stretches and stretches[0][1] is None else ()
    sections: list[Section] = []
    introduction: Blocks = ()
    if stretches and (opener := stretches[0][1]) and opener.id in placed:
        first, introduction = _parted(first)
    room = max(_SUMMARY - _ROW * len(brief.findings), 0)
    lead = _fitting(first, room)
    closing = first[len(lead) :]
    if closing and _length(first) > room:
        sections, closing = [Section(closing)], ()
    for at, (blocks, finding) in enumerate(stretches):
        if finding:
            number = 1 + sum(section.finding is not None for section in sections)
            sections.append(Section(introduction, finding, number))
            introduction = ()
            continue
        following = stretches[at + 1][1] if at + 1 < len(stretches) else None
        text, introduction = _parted(blocks) if following and following.id in placed else (blocks, ())
        if sections and sections[-1].finding and _length(text) <= _BESIDE:
            sections[-1] = replace(sections[-1], after=text)
        elif text:
            sections.append(Section(text))
    return Parts(lead, closing, tuple(sections))


def _fitting(blocks: Sequence[ShownBlock], most: int) -> Blocks:
    """The blocks before the first heading that together are not longer than ``most`` signs; one in any case."""
    taken: list[ShownBlock] = []
    for block in blocks:
        if isinstance(block, Heading) or (taken and _length([*taken, block]) > most):
            break
        taken.append(block)
    return tuple(taken)


def _parted(blocks: Blocks) -> tuple[Blocks, Blocks]:
    """A text, and the end of it that introduces what follows: from its last heading on, where that is short."""
    start = max((at for at, block in enumerate(blocks) if isinstance(block, Heading)), default=len(blocks))
    if _length(blocks[start:]) <= _BESIDE:
        return blocks[:start], blocks[start:]
    return blocks, ()


def _length(blocks: Iterable[ShownBlock]) -> int:
    return sum(
        len(block.markdown) if isinstance(block, Prose) else _HEADING if isinstance(block, Heading) else _CARD
        for block in blocks
    )
