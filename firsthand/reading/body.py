"""A note's body as pieces with known lines: headings, quotes, embeds and everything that holds words."""

from __future__ import annotations

import itertools
import textwrap
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from markdown_it.token import Token

from firsthand.model import Link, Prose, Source
from firsthand.reading.markup import Atom, atoms, parser, place, words_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from firsthand.model import Words
    from firsthand.reading.text import Text


_BREAK = Token("softbreak", "br", 0)


@dataclass(frozen=True)
class Piece:
    """A part of a body. ``first`` and ``last`` are its lines from 0, the last one excluded."""

    kind: Literal["heading", "quote", "embed", "paragraph"]
    first: int
    last: int
    inlines: tuple[Token, ...]
    level: int = 0
    nested: bool = False

    @property
    def atoms(self) -> list[Atom]:
        """All words and marks, paragraphs separated by breaks."""
        flat: list[Atom] = []
        for inline in self.inlines:
            if flat:
                flat.append(Atom("break", "\n"))
            flat.extend(atoms(inline.children or ()))
        return flat


def parse(text: Text) -> tuple[list[Piece], list[Token], list[Link]]:
    """Parse a body.

    Args:
        text: the body without comments, every line at its number in the file.

    Returns:
        Its pieces in order, its inline tokens, and its links in order.
    """
    tokens = parser().parse(text.text)
    inlines = [token for token in tokens if token.type == "inline"]
    return list(_pieces(tokens)), inlines, list(_links(text, inlines))


def _pieces(tokens: Sequence[Token]) -> Iterator[Piece]:
    index = 0
    lines = (0, 0)
    while index < len(tokens):
        token = tokens[index]
        if token.map:
            lines = (token.map[0], token.map[1])
        if token.type == "blockquote_open":
            end = _closing(tokens, index)
            if _is_quote(tokens[index + 1 : end]):
                inside = tuple(inner for inner in tokens[index:end] if inner.type in ("inline", "fence", "code_block"))
                yield Piece("quote", *lines, tuple(_with_children(inner) for inner in inside), nested=token.level > 0)
                index = end
        elif token.type == "heading_open":
            yield Piece("heading", *lines, (tokens[index + 1],), level=int(token.tag[1:]), nested=token.level > 0)
            index += 1
        elif token.type == "inline":
            yield from _by_lines(token, *lines)
        index += 1


def _by_lines(token: Token, first: int, last: int) -> Iterator[Piece]:
    """A paragraph, parted where an embed stands on a line of its own."""
    lines = _lines(token.children or ())
    nested = token.level > 1
    if not any(map(_only_embed, lines)):
        yield Piece("paragraph", first, last, (token,), nested=nested)
        return
    for embeds, group in itertools.groupby(enumerate(lines, first), lambda line: _only_embed(line[1])):
        numbered = list(group)
        for part in [[each] for each in numbered] if embeds else [numbered]:
            children = [child for _, line in part for child in (*line, _BREAK)][:-1]
            some = token.copy(children=children)
            yield Piece("embed" if embeds else "paragraph", part[0][0], part[-1][0] + 1, (some,), nested=nested)


def split_before(piece: Piece, opens: Callable[[Sequence[Token]], bool]) -> Iterator[Piece]:
    """A paragraph, parted before the lines that open something of their own.

    Args:
        piece: the paragraph.
        opens: tells whether a line does.
    """
    lines = _lines(piece.inlines[0].children or ())
    starts = [0, *(number for number, line in enumerate(lines) if number and opens(line))]
    if len(starts) == 1:
        yield piece
        return
    for start, end in itertools.pairwise([*starts, len(lines)]):
        children = [child for line in lines[start:end] for child in (*line, _BREAK)][:-1]
        token = piece.inlines[0].copy(children=children)
        last = piece.first + end if end < len(lines) else piece.last
        yield replace(piece, first=piece.first + start, last=last, inlines=(token,))


def _lines(children: Iterable[Token]) -> list[list[Token]]:
    lines: list[list[Token]] = [[]]
    for child in children:
        if child.type in ("softbreak", "hardbreak"):
            lines.append([])
        else:
            lines[-1].append(child)
    return lines


def _with_children(token: Token) -> Token:
    """Code in a quote counts as its words."""
    if token.type != "inline":
        token.children = [token.copy(type="text", children=None)]
    return token


def _closing(tokens: Sequence[Token], start: int) -> int:
    level = tokens[start].level
    return next(
        index
        for index in range(start + 1, len(tokens))
        if tokens[index].type == "blockquote_close" and tokens[index].level == level
    )


def _is_quote(inside: Sequence[Token]) -> bool:
    if not inside or inside[0].type == "heading_open":
        return False
    first = next((token for token in inside if token.type == "inline"), None)
    return first is None or not first.content.startswith("[!")


def _only_embed(line: Sequence[Token]) -> bool:
    children = [child for child in line if child.type != "text" or child.content.strip()]
    return len(children) == 1 and children[0].type == "fh_link" and bool(children[0].meta["embed"])


def _links(text: Text, inlines: Sequence[Token]) -> Iterator[Link]:
    for inline in inlines:
        for child in inline.children or ():
            if child.type == "fh_link":
                source = place(text, inline, child.meta["position"])
                yield Link(str(child.meta["target"]), source, embed=bool(child.meta["embed"]))


def by_line(links: Iterable[Link]) -> dict[int, Link]:
    """The first link of each line."""
    lines: dict[int, Link] = {}
    for link in links:
        lines.setdefault(link.source.line, link)
    return lines


def prose(text: Text, first: int, last: int) -> Prose | None:
    """The Markdown of some lines, or ``None`` where they are empty."""
    lines = text.lines[first:last]
    while lines and not lines[0].strip():
        lines.pop(0)
        first += 1
    markdown = textwrap.dedent("\n".join(lines)).rstrip()
    return Prose(markdown, Source(text.file, first + 1, 1)) if markdown.strip() else None


def heading_words(piece: Piece) -> Words:
    """A heading's words."""
    return words_of([atom for atom in piece.atoms if atom.kind != "marks"])


def marks_of(piece: Piece) -> tuple[str, ...]:
    """The marks that stand in a piece."""
    return tuple(mark for atom in piece.atoms if atom.kind == "marks" for mark in atom.value.split())
