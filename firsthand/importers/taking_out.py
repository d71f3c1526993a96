"""A person's quotes taken out of a finding or a brief: key quotes, embeds and citations, and no sentence."""

from __future__ import annotations

import copy
import itertools
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ruamel.yaml.nodes import Node, SequenceNode

from firsthand.importers.patching import (
    Front,
    Patch,
    UnsafeChange,
    as_read,
    body_of,
    front_of,
    front_values,
    patched,
)
from firsthand.model import Source
from firsthand.reading import body
from firsthand.reading.excerpts import read_blockquote

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from firsthand.reading.body import Piece

LISTS = ("key_quotes", "counter_quotes")


@dataclass(frozen=True)
class Cut:
    """Something taken out: what it was, and its lines from 1, the last one included."""

    what: str
    first: int
    last: int


@dataclass(frozen=True)
class TakenOut:
    """A file's new text and what is no more in it. Line numbers are those of the old text."""

    text: str
    cuts: tuple[Cut, ...]


def taken_out(raw: str, participant: str, quotes: Collection[str]) -> TakenOut:
    """A finding or a brief without what it quotes of a person.

    Embeds and citations within a list or another quote are left: their surroundings are for somebody to rewrite.

    Args:
        raw: the file's text as it is.
        participant: the person, in any case of letters.
        quotes: the ids of the person's quotes.

    Raises:
        UnsafeChange: the lists of quotes are written in a way that cannot be changed safely.
    """
    names = {name.casefold() for name in quotes}
    lines = as_read(raw).split("\n")
    front = front_of(raw)
    listed, entries = _entries(front, names)
    pieces = [(piece, what) for piece in body.parse(body_of(raw))[0] if (what := _theirs(piece, participant, names))]
    if not listed and not pieces:
        return TakenOut(raw, ())
    result = patched(raw, [*listed, *_lines_cut([piece for piece, _ in pieces], lines)])
    expected = copy.deepcopy(front_values(raw))
    for key in LISTS:
        value = expected.get(key)
        if isinstance(value, list):
            kept = [each for each in value if not (isinstance(each, str) and _id(each) in names)]
            expected[key] = kept
        elif isinstance(value, str) and _id(value) in names:
            expected[key] = []
    if front_values(result) != expected:
        raise UnsafeChange("Take the quotes out of `key_quotes:` and `counter_quotes:` by hand.")
    cuts = [*entries, *(Cut(what, piece.first + 1, piece.last) for piece, what in pieces)]
    return TakenOut(result, tuple(cuts))


def _id(name: str) -> str:
    return name.strip().casefold().replace("#^", "#")


def _theirs(piece: Piece, participant: str, names: Collection[str]) -> str:
    """What a piece quotes of a person; empty where it does not, or where it stands within something else."""
    if piece.nested:
        return ""
    if piece.kind == "embed":
        target = next(str(child.meta["target"]) for child in piece.inlines[0].children or () if child.meta)
        return f"embed {target}" if _id(target) in names else ""
    if piece.kind == "quote":
        speaker = read_blockquote(piece.atoms, Source("")).meta.speaker
        return f"citation of {participant}" if speaker.casefold() == participant.casefold() else ""
    return ""


def _lines_cut(pieces: Sequence[Piece], lines: Sequence[str]) -> Iterator[Patch]:
    """Whole lines, with one of the empty lines around them."""
    starts = list(itertools.accumulate((len(line) + 1 for line in lines), initial=0))
    last_offset = starts[-1] - 1
    for piece in pieces:
        last = piece.last
        blank_before = piece.first == 0 or not lines[piece.first - 1].strip()
        if blank_before and last < len(lines) - 1 and not lines[last].strip():
            last += 1
        yield Patch(starts[piece.first], min(starts[last], last_offset))


def _entries(front: Front, names: Collection[str]) -> tuple[list[Patch], list[Cut]]:
    """The patches that take quotes out of the lists of a front matter, and what they take out."""
    patches: list[Patch] = []
    cuts: list[Cut] = []
    first_line = front.first_line
    for key in LISTS:
        found = front.get(front.root, key)
        if found is None:
            continue
        name, value = found
        items = value.value if isinstance(value, SequenceNode) else [value]
        gone = [number for number, item in enumerate(items) if _id(str(item.value)) in names]
        if not gone:
            continue
        cuts += [
            Cut(f"{key}: {items[number].value}", line, line)
            for number in gone
            for line in [first_line + items[number].start_mark.line]
        ]
        if not isinstance(value, SequenceNode):
            patches.append(front.patch(value.start_mark.index, value.end_mark.index, "[]"))
        elif value.flow_style:
            patches += _from_flow(front, value, gone)
        else:
            patches += _from_block(front, name, value, gone)
    return patches, cuts


def _from_flow(front: Front, sequence: SequenceNode, gone: Sequence[int]) -> Iterator[Patch]:
    items = sequence.value
    kept = [number for number in range(len(items)) if number not in gone]
    if not kept:
        yield front.patch(sequence.start_mark.index + 1, sequence.end_mark.index - 1)
        return
    for number in gone:
        if number < kept[-1]:
            yield front.patch(items[number].start_mark.index, items[number + 1].start_mark.index)
    if kept[-1] < len(items) - 1:
        yield front.patch(items[kept[-1]].end_mark.index, items[-1].end_mark.index)


def _from_block(front: Front, key: Node, sequence: SequenceNode, gone: Sequence[int]) -> Iterator[Patch]:
    items = sequence.value
    if len(gone) == len(items):
        colon = front.text.index(":", key.end_mark.index) + 1
        yield front.patch(colon, colon, " []")
    for number in gone:
        start = front.text.rfind("\n", 0, items[number].start_mark.index) + 1
        yield front.patch(start, front.line_end(items[number].end_mark.index) + 1)
