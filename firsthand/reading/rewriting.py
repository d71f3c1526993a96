"""Markdown of a note as somebody else may read it: other words for private ones, and links that lead elsewhere."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

from firsthand.model import Span, Words
from firsthand.reading.markup import LINK, parser, place
from firsthand.reading.text import Text

if TYPE_CHECKING:
    from collections.abc import Callable


def private_spans(markdown: str) -> list[tuple[int, int, str]]:
    """The private spans of some Markdown: offsets with brackets and braces, and what stands instead."""
    spans = []
    lines = markdown.split("\n")
    starts = [0, *itertools.accumulate(len(line) + 1 for line in lines)]
    text = Text("", markdown)
    for token in parser().parse(markdown):
        for child in token.children or ():
            if child.type == "fh_private_open":
                first, last = (place(text, token, child.meta[key]) for key in ("position", "end"))
                start, end = (starts[at.line - 1] + at.column - 1 for at in (first, last))
                spans.append((start, end, str(child.meta["instead"])))
    return spans


# Private words where the parser sees none: in code, which is shown as it was typed, and in the words of pictures.
_PRIVATE_UNSEEN = re.compile(r"\[([^\[\]]*)\]\s?\{[^{}\n]*\.private\b[^}\n]*\}?")
# Signs of no script: where a private span was, an ellipsis in text, and one in code.
_GONE, _ELLIPSIS, _ELLIPSIS_IN_CODE = "\ue000", "\ue001", "\ue002"
_LINK_AROUND = re.compile(rf"!?\[([^\[\]]*[{_GONE}{_ELLIPSIS_IN_CODE}][^\[\]]*)\](?:\([^()\n]*\)|\[[^\[\]\n]*\])?")


def without_private(markdown: str) -> str:
    """Markdown with something else in the place of private words, in code as well.

    A link or a picture whose words are private goes with them: its address would say what they hide.
    """
    for start, end, instead in reversed(private_spans(markdown)):
        markdown = f"{markdown[:start]}{_GONE}{instead or _ELLIPSIS}{markdown[end:]}"
    markdown = _PRIVATE_UNSEEN.sub(_ELLIPSIS_IN_CODE, markdown)
    markdown = _LINK_AROUND.sub(r"\1", markdown)
    return markdown.replace(_GONE, "").replace(_ELLIPSIS, r"\[…\]").replace(_ELLIPSIS_IN_CODE, "[…]")


def with_targets(markdown: str, renamed: Callable[[str], str]) -> str:
    """Markdown whose ``[[links]]`` lead elsewhere.

    Args:
        markdown: the text.
        renamed: gives a target's new name; a link without one keeps its words and leads nowhere.
    """

    def replace(match: re.Match[str]) -> str:
        embed, target, label = match.groups()
        words = f"|{label}" if label is not None else ""
        return f"{embed}[[{renamed(target) or '…'}{words}]]"

    return LINK.sub(replace, markdown)


_NEARBY = re.compile(r"(?<!!)\[([^\[\]]*)\]\((?!\s*<?(?:https?:|mailto:))[^()\n]*\)")


def without_places(markdown: str) -> str:
    """A line of Markdown whose pictures and links to files are words alone; whole addresses stay."""
    return _NEARBY.sub(r"\1", markdown)


def private_text(text: str) -> Words:
    """A line of plain text as words, with what is marked as private apart; other notation stays as it is."""
    spans: list[Span] = []
    position = 0
    for start, end, instead in private_spans(text):
        typed = text[start:end]
        spans += [Span(text[position:start]), Span(typed[1 : typed.rindex("]")], private=True, instead=instead)]
        position = end
    return tuple(span for span in (*spans, Span(text[position:])) if span.text)
