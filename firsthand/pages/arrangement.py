"""The order in which long things are read: a brief's findings in its text, an interview's notes and transcript."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from firsthand.model import Heading, Link, QuoteRef, TurnRef

if TYPE_CHECKING:
    from collections.abc import Mapping

    from firsthand.editions.publication import ShownBlock, ShownBrief, ShownFinding, ShownInterview


@dataclass(frozen=True)
class Part:
    """A stretch of a brief: either a finding or text around findings."""

    blocks: tuple[ShownBlock, ...] = ()
    finding: ShownFinding | None = None


def arrangement(brief: ShownBrief) -> list[Part]:
    """A brief's text with each finding where it is embedded; those that are listed and not placed follow."""
    by_id = {finding.id: finding for finding in brief.findings}
    parts: list[Part] = []
    text: list[ShownBlock] = []
    for block in brief.blocks:
        if isinstance(block, Link) and block.kind == "finding":
            parts += [Part(tuple(text))] if text else []
            text = []
            finding = by_id.pop(block.id, None)
            parts += [Part(finding=finding)] if finding else []
        else:
            text.append(block)
    parts += [Part(tuple(text))] if text else []
    return [*parts, *(Part(finding=finding) for finding in by_id.values())]


@dataclass(frozen=True)
class Split:
    """An interview's notes, and the numbers of its turns where these make a transcript of their own."""

    notes: tuple[ShownBlock, ...]
    turns: tuple[int, ...]


def split_interview(interview: ShownInterview) -> Split:
    """Part an interview's notes from its transcript, be it a section of the note or a file."""
    start = next(
        (
            number
            for number, block in enumerate(interview.blocks)
            if isinstance(block, Heading) and block.text.casefold().strip(" :.") == "transcript"
        ),
        len(interview.blocks),
    )
    level = interview.blocks[start].level if start < len(interview.blocks) else 0  # type: ignore[union-attr]
    end = next(
        (
            number
            for number, block in enumerate(interview.blocks[start + 1 :], start + 1)
            if isinstance(block, Heading) and block.level <= level
        ),
        len(interview.blocks),
    )
    notes = (*interview.blocks[:start], *interview.blocks[end:])
    placed = {block.index for block in notes if isinstance(block, TurnRef)}
    return Split(notes, tuple(index for index in range(len(interview.turns)) if index not in placed))


def meanings_of(finding: ShownFinding, audience: str) -> Mapping[str, str]:
    """What a finding means for those whom a brief is for; for all that it names where the brief names none of them."""
    words = audience.casefold()
    named = {name: meaning for name, meaning in finding.audiences.items() if name.casefold() in words and meaning}
    return named or {name: meaning for name, meaning in finding.audiences.items() if meaning}


def cards(interview: ShownInterview) -> set[str]:
    """The quotes that have their place in the notes, as a card."""
    return {block.id for block in split_interview(interview).notes if isinstance(block, QuoteRef)}


def parents(tag: str) -> list[str]:
    """The tags above a tag, the highest first."""
    parts = tag.split("/")
    return ["/".join(parts[:length]) for length in range(1, len(parts))]
