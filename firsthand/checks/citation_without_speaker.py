from __future__ import annotations

import re
from typing import TYPE_CHECKING

from firsthand.model import Problem, Prose, Research, Severity, Source

if TYPE_CHECKING:
    from collections.abc import Iterator

    from firsthand.checks.context import Context


_HYPHEN = re.compile(r"^\s*>\s*[-*+]\s+([A-Za-z]{1,8}[-_]?\d+)\s*$", re.MULTILINE)


def citation_without_speaker(research: Research, _context: Context) -> Iterator[Problem]:
    """A blockquote in a finding or a brief that does not say whose words it holds, so that it cannot be proved.

    It is an error where a hyphen stands for the dash (`- P07`): the words were meant to be proved. End it with the
    respondent, `— P07`, or embed the quote with `![[p07#anchor]]`. What is no quote needs no
    blockquote; a callout opens with `[!note]`.
    """
    bodies = [finding.blocks for finding in research.findings.values()]
    bodies += [brief.blocks for brief in research.briefs.values()]
    for block in (block for blocks in bodies for block in blocks):
        if isinstance(block, Prose) and _unproved(block.markdown):
            message = "This blockquote names no respondent and is not proved. End it with `— P07`."
            hyphen = _HYPHEN.search(block.markdown)
            if hyphen:
                message = (
                    f"The hyphen before {hyphen[1]} makes a list of it, so that these words are nobody's and "
                    f"not proved. Write a dash: `— {hyphen[1]}`."
                )
            yield Problem(
                "citation-without-speaker",
                Severity.ERROR if hyphen else Severity.WARNING,
                _place(block, hyphen.start()) if hyphen else block.source,
                message,
            )


def _place(block: Prose, offset: int) -> Source:
    return Source(block.source.file, block.source.line + block.markdown[:offset].count("\n"), 1)


def _unproved(markdown: str) -> bool:
    lines = markdown.splitlines()
    starts = [
        line.lstrip()[1:].strip()
        for before, line in zip(["", *lines], lines, strict=False)
        if line.lstrip().startswith(">") and not before.lstrip().startswith(">")
    ]
    return any(not start.startswith(("[!", "#")) for start in starts)
