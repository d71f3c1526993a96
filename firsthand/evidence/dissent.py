"""Whether a text tells what speaks against a finding."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from firsthand.model import Citation, Link, Prose, Quote

if TYPE_CHECKING:
    from collections.abc import Iterable

    from firsthand.evidence.findings import Evidence
    from firsthand.model import Block

# Words with which a writer turns to the other side.
_TURNS = re.compile(
    r"\b(?:however|others|contradict\w*|disagree\w*|opposite|on the other hand|except|exceptions?|"
    r"not everyone|not everybody|not all)\b",
    re.IGNORECASE,
)


def dissenters(evidence: Evidence) -> int:
    """The respondents asked who contradict, in part or in whole."""
    return evidence.count("contradicts") + evidence.count("mixed")


def tells_dissent(blocks: Iterable[Block], evidence: Evidence) -> bool:
    """Whether a body cites, embeds or links something that contradicts, or turns to the other side in its words."""
    against = [item for each in evidence.base for item in each.contradicting]
    quotes = {item.id for item in against if isinstance(item, Quote)}
    interviews = {item.interview for item in against}
    for block in blocks:
        if isinstance(block, Prose) and _TURNS.search(block.markdown):
            return True
        if isinstance(block, Citation) and (
            block.quote in quotes or (not block.quote and block.interview in interviews)
        ):
            return True
        if isinstance(block, Link) and block.id in quotes:
            return True
    return False
