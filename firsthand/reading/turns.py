"""How a turn of a transcript opens in a note."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from firsthand.reading.markup import TIME, Atom, atoms

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from markdown_it.token import Token

    from firsthand.reading.body import Piece

# A colon behind a speaker, and a time in round brackets.
_BEHIND = re.compile(rf"\s*(?:\(({TIME})\))?\s*:?")
_PLAIN_LABEL = re.compile(r"([^\W\d_][\w .-]{0,30}?)\s*:\s+")


@dataclass(frozen=True)
class Opening:
    """Who speaks, when, and what follows in the paragraph."""

    label: str
    time: str
    rest: list[Atom]


def opens_turn(line: Sequence[Token], known: Callable[[str], bool]) -> bool:
    """Whether a line within a paragraph opens with a known speaker in bold."""
    line = [child for child in line if child.type != "text" or child.content.strip()]
    closing = next((number for number, child in enumerate(line) if child.type == "strong_close"), 0)
    if not line or line[0].type != "strong_open" or not closing:
        return False
    label, _, colon = _label(line[1:closing])
    after = "".join(child.content for child in line[closing + 1 : closing + 2])
    timed = any(child.type == "fh_time" for child in line[closing + 1 : closing + 3])
    return known(label) and (colon or timed or after.lstrip().startswith((":", "(")))


def turn_opening(piece: Piece, known: Callable[[str], bool], *, in_transcript: bool, flowing: bool) -> Opening | None:
    """The opening of a turn, where a paragraph is one.

    A turn opens with a speaker in bold and a colon, a time or a line end; within a transcript, or after another turn,
    the known speaker in bold will do, or the name and a colon. An item of a list opens one for known speakers alone.

    Args:
        piece: the paragraph.
        known: tells whether somebody of that label takes part.
        in_transcript: whether it stands below a heading Transcript.
        flowing: whether a turn is open before it.
    """
    children = list(piece.inlines[0].children or ())
    while children and children[0].type == "text" and not children[0].content.strip():
        children.pop(0)
    flowing = flowing or in_transcript
    closing = next((child for child in children if child.type == "strong_close"), None)
    if not children or children[0].type != "strong_open" or closing is None:
        return _plain_opening(piece, known) if flowing else None
    end = next(number for number, child in enumerate(children) if child is closing)
    label, time, colon = _label(children[1:end])
    rest = list(atoms(children[end + 1 :]))
    if rest and rest[0].kind == "text" and (match := _BEHIND.match(rest[0].raw)):
        colon = colon or ":" in match.group()
        time = time or match[1] or ""
        rest[0] = replace(rest[0], raw=rest[0].raw[match.end() :])
    while rest and rest[0].kind == "text" and not rest[0].raw.strip():
        rest.pop(0)
    if not time and rest and rest[0].kind == "time":
        time, rest = rest[0].value, rest[1:]
        if rest:
            rest[0] = replace(rest[0], raw=re.sub(r"^\s*:", "", rest[0].raw))
    alone = not rest or rest[0].kind == "break" or not "".join(atom.raw for atom in rest).strip()
    speaks = known(label) or (not piece.nested and (bool(time) or in_transcript))
    parted = colon or bool(time) or alone or (known(label) and flowing)
    return Opening(label, time.split("-", maxsplit=1)[0], rest) if label and speaks and parted else None


def _plain_opening(piece: Piece, known: Callable[[str], bool]) -> Opening | None:
    """``P07: words`` in a transcript, where the speaker is known."""
    rest = piece.atoms
    match = _PLAIN_LABEL.match(rest[0].raw) if rest and rest[0].kind == "text" else None
    if not match or not known(match[1]):
        return None
    return Opening(match[1], "", [replace(rest[0], raw=rest[0].raw[match.end() :]), *rest[1:]])


def _label(inside: Sequence[Token]) -> tuple[str, str, bool]:
    """The label that stands in bold, the time in it, and whether a colon ends it."""
    typed = "".join(child.content for child in inside if child.type != "fh_time").strip()
    time = next((str(child.meta["value"]) for child in inside if child.type == "fh_time"), "")
    return typed.rstrip(":").strip(), time, typed.endswith(":")
