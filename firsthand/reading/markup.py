"""Our notation on top of CommonMark: tags, anchors, times, marks, highlights, private spans and links.

The same parser reads a note and renders its prose, so that both see the same words.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal

from markdown_it import MarkdownIt

from firsthand.model import Problem, Source, Span, Words
from firsthand.reading import faults

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

    from firsthand.reading.text import Text

TIME = r"\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?"
# Signs above and below letters, without which words of many scripts would end in their middle.
_COMBINING = "".join(
    map(chr, (code for code in range(0x300, 0x11FFF) if unicodedata.category(chr(code)) in ("Mn", "Mc")))
)
_TAG = re.compile(rf"#(?=[\w/{_COMBINING}-]*[^\W\d_])[\w{_COMBINING}-]+(?:/[\w{_COMBINING}-]+)*")
_ANCHOR = re.compile(r"\^(\w(?:[\w.-]*\w)?)(?=\s|$|[\[{#^—–―])")
_TIME = re.compile(rf"\[\s*({TIME})(?:\s*(?:-|–|—|to)\s*({TIME}))?\s*\](?!\()")
_MARKS = re.compile(r"\{((?:[\s,]*\.[A-Za-z][\w-]*)+)\s*\}")
_PRIVATE = re.compile(r"\{\s*\.private(?:\s+as=(?:\"([^\"\n]*)\"|“([^”\n]*)”|'([^'\n]*)'))?\s*\}")
_PRIVATE_ATTRIBUTE = re.compile(r"\{[^{}\n]*\.private\b")
# What looks as if it were meant to hide words, in whatever brackets.
_PRIVATE_MEANT = re.compile(r"(?<!`)(?:\{[^{}\n]*\.\s*privat\w*|\(\s*\.\s*privat\w*|[{(]\s*private)\b", re.IGNORECASE)
_UNCLOSED = re.compile(r"(?:^|(?<=\s))==(?=\w)|(?<=[\w.!?])==(?=\s|$)")
LINK = re.compile(r"(!?)\[\[([^\[\]|\n]+?)(?:\|([^\[\]\n]*))?\]\]")

# A key of the parser's cache that is no position.
_NO_END = -1

# Lists or quotations within one another that are read; what is deeper is named and not read.
DEEPEST = 30
_DEEP = re.compile(rf"^(?:(?:[ \t]*>){{{DEEPEST}}}|[ \t]{{{2 * DEEPEST}}}[ \t]*(?:[-*+]|\d+[.)])[ \t])", re.MULTILINE)

AtomKind = Literal["text", "break", "tag", "anchor", "time", "marks", "mark_open", "mark_close"]


@dataclass(frozen=True)
class Atom:
    """A piece of a line: words, or one of our marks. ``raw`` is what was typed, ``value`` what it means."""

    kind: AtomKind
    raw: str
    value: str = ""
    private: bool = False
    instead: str = ""
    position: int = 0

    @property
    def span(self) -> Span:
        """The atom as words."""
        return Span(" " if self.kind == "break" else self.raw, self.private, self.instead)


@cache
def parser() -> MarkdownIt:
    """The parser with which notes are read."""
    return new_parser()


def new_parser() -> MarkdownIt:
    """CommonMark with tables and our notation; raw HTML is text."""
    options = {"html": False, "linkify": False, "typographer": False, "maxNesting": 2 * DEEPEST}
    md = MarkdownIt("commonmark", options)
    md.enable(["table", "strikethrough"])
    for name, rule in (
        ("fh_link", _link),
        ("fh_time", _time),
        ("fh_private", _private),
        ("fh_tag", _tag),
        ("fh_anchor", _anchor),
        ("fh_marks", _marks),
        ("fh_highlight", _highlight),
    ):
        md.inline.ruler.before("link", name, rule)
    md.inline.ruler.disable(["text"])
    md.inline.ruler.before("newline", "fh_text", _text)
    return md


# The characters at which one of the rules may begin; everything up to the next is text.
_PLAIN = re.compile(r"[^\n!#$%&*+\-:<=>@\[\\\]^_`{}~]+")


def _text(state: StateInline, silent: bool) -> bool:
    match = _PLAIN.match(state.src, state.pos, state.posMax)
    if not match:
        return False
    if not silent:
        state.pending += match.group()
    state.pos = match.end()
    return True


def _push(state: StateInline, kind: str, match: re.Match[str], silent: bool, **meta: object) -> bool:
    if not silent:
        token = state.push(kind, "", 0)
        token.content = match.group()
        token.meta = {"position": match.start(), **meta}
    state.pos = match.end()
    return True


def _free_before(state: StateInline) -> bool:
    """Whether a mark may begin here: not in the middle of a word or an address."""
    before = state.src[state.pos - 1 : state.pos]
    return not before or not (before.isalnum() or before in "_/&#")


def _link(state: StateInline, silent: bool) -> bool:
    match = LINK.match(state.src, state.pos, state.posMax)
    if not match:
        return False
    target, label = match.group(2).strip(), (match.group(3) or "").strip()
    return _push(state, "fh_link", match, silent, target=target, label=label, embed=bool(match.group(1)))


def _time(state: StateInline, silent: bool) -> bool:
    match = _TIME.match(state.src, state.pos, state.posMax)
    if not match:
        return False
    value = match.group(1) + (f"-{match.group(2)}" if match.group(2) else "")
    return _push(state, "fh_time", match, silent, value=value)


def _tag(state: StateInline, silent: bool) -> bool:
    match = _TAG.match(state.src, state.pos, state.posMax)
    if not match or not _free_before(state):
        return False
    return _push(state, "fh_tag", match, silent, value=unicodedata.normalize("NFC", match.group()[1:]).lower())


def _anchor(state: StateInline, silent: bool) -> bool:
    match = _ANCHOR.match(state.src, state.pos, state.posMax)
    before = state.src[state.pos - 1 : state.pos]
    if not match or not (not before or before.isspace() or before in "]}="):
        return False
    return _push(state, "fh_anchor", match, silent, value=match.group(1))


def _marks(state: StateInline, silent: bool) -> bool:
    match = _MARKS.match(state.src, state.pos, state.posMax)
    if not match:
        return False
    return _push(state, "fh_marks", match, silent, value=" ".join(re.sub(r"[.,]", " ", match.group(1)).split()))


def _private(state: StateInline, silent: bool) -> bool:
    if state.src[state.pos] != "[":
        return False
    closing = state.md.helpers.parseLinkLabel(state, state.pos, False)
    if closing < 0 or not _PRIVATE_ATTRIBUTE.match(state.src, closing + 1, state.posMax):
        return False
    match = _PRIVATE.match(state.src, closing + 1, state.posMax)
    if not silent:
        # A span that is written wrongly still hides its words: better too much than too little.
        instead = next((group for group in match.groups() if group), "") if match else ""
        opening = state.push("fh_private_open", "", 1)
        end = match.end() if match else closing + 1
        opening.meta = {"position": state.pos, "instead": instead, "complete": bool(match), "end": end}
        _inside(state, state.pos + 1, closing)
        state.push("fh_private_close", "", -1)
    state.pos = match.end() if match else closing + 1
    return True


def _highlight(state: StateInline, silent: bool) -> bool:
    source, start = state.src, state.pos
    if not source.startswith("==", start) or source[start + 2 : start + 3] in ("", "=", " ", "\n"):
        return False
    # Once no end was found up to here, none is for what begins later: a line of `==a ==a …` stays cheap.
    if state.cache.get(_NO_END, -1) >= state.posMax:
        return False
    end = source.find("==", start + 3, state.posMax)
    while end >= 0 and source[end - 1] in " \n":
        end = source.find("==", end + 2, state.posMax)
    if end < 0:
        state.cache[_NO_END] = state.posMax
        return False
    if not silent:
        state.push("fh_highlight_open", "mark", 1).meta = {"position": start}
        _inside(state, start + 2, end)
        state.push("fh_highlight_close", "mark", -1)
    state.pos = end + 2
    return True


def _inside(state: StateInline, start: int, end: int) -> None:
    limit = state.posMax
    state.pos, state.posMax = start, end
    state.md.inline.tokenize(state)
    state.posMax = limit


def atoms(children: Sequence[Token]) -> Iterator[Atom]:
    """Flatten a line's tokens: emphasis and links keep their words and lose their dress."""
    private: Token | None = None
    for token in children:
        position = int(token.meta.get("position", 0)) if token.meta else 0
        hidden = private is not None
        instead = str(private.meta["instead"]) if private else ""
        match token.type:
            case "text" | "code_inline" | "text_special" | "html_inline" | "image":
                yield Atom("text", token.content, private=hidden, instead=instead)
            case "softbreak" | "hardbreak":
                yield Atom("break", "\n", private=hidden, instead=instead)
            case "fh_link":
                words = str(token.meta["label"] or token.meta["target"])
                yield Atom("text", words, private=hidden, instead=instead)
            case "fh_tag" | "fh_anchor" | "fh_time" | "fh_marks" if not hidden:
                kind: AtomKind = token.type.removeprefix("fh_")  # type: ignore[assignment]
                yield Atom(kind, token.content, str(token.meta["value"]), position=position)
            case "fh_tag" | "fh_anchor" | "fh_time" | "fh_marks":
                yield Atom("text", token.content, private=True, instead=instead)
            case "fh_highlight_open":
                yield Atom("mark_open", "", position=position)
            case "fh_highlight_close":
                yield Atom("mark_close", "")
            case "fh_private_open":
                private = token
            case "fh_private_close":
                private = None


def words_of(pieces: Sequence[Atom]) -> Words:
    """Atoms as words: white space folded, private spans kept apart."""
    spans: list[Span] = []
    for index, piece in enumerate(pieces):
        span = piece.span
        if piece.kind == "break" and 0 < index < len(pieces) - 1:
            before, after = pieces[index - 1].span, pieces[index + 1].span
            # Words that are private on both sides of a line's end are private over it.
            if (before.private, before.instead) == (after.private, after.instead):
                span = Span(span.text, before.private, before.instead)
        if spans and (spans[-1].private, spans[-1].instead) == (span.private, span.instead):
            spans[-1] = Span(spans[-1].text + span.text, span.private, span.instead)
        elif span.text:
            spans.append(span)
    return fold_spaces(tuple(spans))


def fold_spaces(words: Words) -> Words:
    """One blank for any run of white space, none at the ends."""
    folded: list[Span] = []
    open_end = False
    for span in words:
        text = re.sub(r"\s+", " ", span.text)
        if not open_end:
            text = text.lstrip(" ")
        if text:
            folded.append(Span(text, span.private, span.instead))
            open_end = not text.endswith(" ")
    while folded and not folded[-1].text.rstrip(" "):
        folded.pop()
    if folded:
        last = folded[-1]
        folded[-1] = Span(last.text.rstrip(" "), last.private, last.instead)
    return tuple(folded)


def cut(words: Words, start: int, end: int) -> Words:
    """The words between two offsets of their plain text."""
    kept: list[Span] = []
    position = 0
    for span in words:
        text = span.text[max(start - position, 0) : max(end - position, 0)]
        if text:
            kept.append(Span(text, span.private, span.instead))
        position += len(span.text)
    return tuple(kept)


def place(text: Text, token: Token, position: int) -> Source:
    """Where in the file a position of an inline token's content stands."""
    starts = token.meta.get("line_starts")
    if starts is None:
        # Kept with the token: a paragraph may hold thousands of links.
        starts = [0, *(match.end() for match in re.finditer("\n", token.content))]
        token.meta["line_starts"] = starts
    index = bisect_right(starts, position) - 1
    number = (token.map[0] if token.map else 0) + index
    end = starts[index + 1] - 1 if index + 1 < len(starts) else len(token.content)
    typed = text.lines[number] if number < len(text.lines) else ""
    column = max(typed.find(token.content[starts[index] : end]), 0) + position - starts[index]
    return Source(text.file, number + 1, column + 1)


def notation_faults(text: Text, tokens: Sequence[Token]) -> Iterator[Problem]:
    """Private spans that are not complete, highlights that never close and nesting that is too deep."""
    if deep := _DEEP.search(text.text):
        yield faults.nested_too_deeply(text.at(deep.start()), DEEPEST)
    for token in tokens:
        marked = [child.meta for child in token.children or () if child.type == "fh_private_open"]
        for meant in _PRIVATE_MEANT.finditer(token.content):
            if not any(meta["position"] <= meant.start() <= meta["end"] for meta in marked):
                yield faults.unclosed_private(place(text, token, meant.start()))
        for child in token.children or ():
            if child.type == "fh_private_open" and not child.meta["complete"]:
                yield faults.unclosed_private(place(text, token, child.meta["position"]))
            if child.type == "text" and (match := _UNCLOSED.search(child.content)):
                position = max(token.content.find(match.group().strip()), 0)
                if token.content[position - 1 : position] != "\\":
                    yield faults.unclosed_highlight(place(text, token, position))
