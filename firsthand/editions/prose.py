"""Running text as an edition shows it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from firsthand.editions.consent import may_speak, redacted, signature
from firsthand.editions.publication import ShownBlock, ShownCitation, Withheld
from firsthand.model import Block, Citation, Edition, Link, Prose, QuoteRef, Research
from firsthand.reading.markup import private_spans

if TYPE_CHECKING:
    from collections.abc import Iterable


def shown_prose(prose: Prose, edition: Edition) -> Prose:
    """Prose with its private spans replaced; inside they stay, marked as private."""
    if edition == "internal":
        return prose
    markdown = prose.markdown
    for start, end, instead in reversed(private_spans(markdown)):
        markdown = markdown[:start] + (instead or "[…]") + markdown[end:]
    return replace(prose, markdown=markdown)


def shown_blocks(
    blocks: Iterable[Block], research: Research, edition: Edition, day: str, shown: Iterable[str]
) -> tuple[ShownBlock, ...]:
    """A body's blocks, with a gap where something may not be shown.

    Args:
        blocks: the body.
        research: what was read.
        edition: where it would stand.
        day: the day that counts for consent.
        shown: ids of the quotes that the edition shows.
    """
    known = set(shown)
    result: list[ShownBlock] = []
    for block in blocks:
        if isinstance(block, Citation):
            result.append(_citation(block, research, edition, day))
        elif isinstance(block, Prose):
            result.append(shown_prose(block, edition))
        elif (isinstance(block, QuoteRef) or (isinstance(block, Link) and block.kind == "quote")) and (
            block.id not in known
        ):
            result.append(Withheld())
        else:
            result.append(block)
    return tuple(result)


def _citation(citation: Citation, research: Research, edition: Edition, day: str) -> ShownCitation | Withheld:
    interview = research.interviews.get(citation.interview)
    person = interview.participant(citation.respondent) if interview else None
    quote = research.quotes.get(citation.quote)
    if person is None or not may_speak(person, edition, day, quote.marks if quote else ()):
        return Withheld()
    inside = edition == "internal"
    return ShownCitation(
        words=redacted(citation.words, edition),
        signature=signature(person, edition),
        quote=citation.quote,
        interview=citation.interview if inside else "",
        place=citation.place if inside else None,
    )
