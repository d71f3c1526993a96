from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.model import Problem, Prose, Research, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from firsthand.settings import Context


def citation_without_speaker(research: Research, _context: Context) -> Iterator[Problem]:
    """A blockquote in a finding or a brief that does not say whose words it holds, so that it cannot be proved.

    End it with the respondent, `— P07`, or embed the quote with `![[p07#anchor]]`. What is no quote needs no
    blockquote; a callout opens with `[!note]`.
    """
    bodies = [finding.blocks for finding in research.findings.values()]
    bodies += [brief.blocks for brief in research.briefs.values()]
    for block in (block for blocks in bodies for block in blocks):
        if isinstance(block, Prose) and _unproved(block.markdown):
            message = "This blockquote names no respondent and is not proved. End it with `— P07`."
            yield Problem("citation-without-speaker", Severity.WARNING, block.source, message)


def _unproved(markdown: str) -> bool:
    lines = markdown.splitlines()
    starts = [
        line.lstrip()[1:].strip()
        for before, line in zip(["", *lines], lines, strict=False)
        if line.lstrip().startswith(">") and not before.lstrip().startswith(">")
    ]
    return any(not start.startswith(("[!", "#")) for start in starts)
