"""What belongs to a quote beside its words: tags, anchor, time, marks and speaker."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from firsthand.model import MARKS, Problem, Source, Words, plain
from firsthand.reading import faults
from firsthand.reading.markup import Atom, cut, fold_spaces, words_of

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence

_DASH = r"(?:—|–|―|-{2,3})"
_SPEAKER_LINE = re.compile(rf"\s*{_DASH}\s*(\S.*?)\s*")
_SPEAKER_END = re.compile(rf"(?:^|(?<=\s)){_DASH}\s*([^\s—–―](?:[^—–―\n]{{0,40}}\S)?)\s*$")
_ID = re.compile(r"[A-Za-z]{1,8}[-_]?\d+")
# A time or marks with a slip of the pen in it, on a line of other signs.
_STRANGE = re.compile(r"\s*(?:\[[^\[\]]{1,30}\]|\{[^{}]{1,40}\})\s*")
_META = ("tag", "anchor", "time", "marks")
_SPEAKER_WORDS = 3
_DOUBLE = '"“”„«»‟″'
_SINGLE = "'‘’‚‹›‛"


@dataclass(frozen=True)
class Meta:
    """The signs beside some words, as typed.

    ``strange`` is a bracket among them that means nothing, ``astray`` are marks in the middle of the words.
    """

    tags: tuple[str, ...] = ()
    anchor: str = ""
    time: str = ""
    marks: tuple[str, ...] = ()
    speaker: str = ""
    strange: str = ""
    astray: str = ""

    def read(self, atom: Atom) -> Meta:
        """This with one more sign, which stands before the ones that are known."""
        match atom.kind:
            case "tag":
                return replace(self, tags=_unique([atom.value, *self.tags]))
            case "anchor":
                return replace(self, anchor=atom.value)
            case "time":
                return replace(self, time=atom.value)
            case "marks":
                return replace(self, marks=_unique([*atom.value.split(), *self.marks]))
            case _:
                return self


@dataclass(frozen=True)
class Excerpt:
    """Words with their signs, where they stand, and their offsets in the text around them."""

    words: Words
    meta: Meta
    source: Source
    start: int = 0
    end: int = 0


def _unique(items: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(items))


def read_blockquote(pieces: Sequence[Atom], source: Source, names: Collection[str] = ()) -> Excerpt:
    """Peel the signs off a blockquote's last lines.

    Signs at the end of the last line of words are taken where no line of signs held a tag.

    Args:
        pieces: the blockquote.
        source: where it stands.
        names: who may be named behind words on their line, in lower case; what looks like an id may always.
    """
    lines = _lines(pieces)
    meta = Meta()
    while lines:
        peeled = _peel_line(lines[-1], meta)
        if peeled is None:
            break
        meta = peeled
        lines.pop()
    if lines and not meta.tags:
        lines[-1], meta = _peel_end(lines[-1], meta, names)
    elif lines:
        lines[-1], meta = _peel_marks(lines[-1], meta)
    astray = next((atom.raw for line in lines for atom in line if atom.kind == "marks"), "")
    meta = replace(meta, astray=astray)
    flat: list[Atom] = []
    for line in lines:
        flat += [Atom("break", "\n"), *line] if flat else line
    return Excerpt(without_quotation_marks(words_of(flat)), meta, source)


def _lines(pieces: Sequence[Atom]) -> list[list[Atom]]:
    lines: list[list[Atom]] = [[]]
    for atom in pieces:
        if atom.kind == "break":
            lines.append([])
        else:
            lines[-1].append(atom)
    return lines


def _peel_line(line: Sequence[Atom], meta: Meta) -> Meta | None:
    """The signs of a line that holds nothing else, added to those below it."""
    words = "".join(atom.raw for atom in line if atom.kind not in _META)
    words = words.strip(" ,;")
    if words and _STRANGE.fullmatch(words) and any(atom.kind in _META for atom in line):
        meta = replace(meta, strange=words)
    elif words:
        match = _SPEAKER_LINE.fullmatch(words)
        speaker = match.group(1) if match else ""
        if not speaker or meta.speaker or len(_identity(speaker).split()) > _SPEAKER_WORDS:
            return None
        meta = replace(meta, speaker=_identity(speaker))
    for atom in reversed(line):
        meta = meta.read(atom)
    return meta


def _identity(speaker: str) -> str:
    """``P07`` of ``P07, operations manager``."""
    return re.split(r"\s*[,(]", speaker)[0].strip().rstrip(".:")


def _peel_end(line: list[Atom], meta: Meta, names: Collection[str] = ()) -> tuple[list[Atom], Meta]:
    kept = list(line)
    while kept:
        last = kept[-1]
        if last.kind in _META:
            meta = meta.read(kept.pop())
        elif not last.raw.strip(" ,;" if meta.tags else None):
            kept.pop()
        elif last.kind == "text" and not meta.speaker and (match := _speaker_at_end(last.raw, names)):
            meta = replace(meta, speaker=match.group(1))
            kept[-1] = replace(last, raw=last.raw[: match.start()])
        else:
            break
    return kept, meta


def _peel_marks(line: list[Atom], meta: Meta) -> tuple[list[Atom], Meta]:
    """The marks at the end of a line of words; tags there are part of what was said, since others stand below."""
    kept = list(line)
    while kept and (kept[-1].kind == "marks" or not kept[-1].raw.strip()):
        meta = meta.read(kept.pop())
    return kept or line, meta


def _speaker_at_end(text: str, names: Collection[str]) -> re.Match[str] | None:
    match = _SPEAKER_END.search(text)
    return match if match and (_ID.fullmatch(match[1]) or match[1].casefold() in names) else None


def take_highlights(pieces: Sequence[Atom], at: Callable[[Atom], Source]) -> tuple[Words, list[Excerpt], Meta]:
    """Take ``==words== #tag`` out of a paragraph.

    Args:
        pieces: the paragraph.
        at: tells where an atom stands.

    Returns:
        The paragraph's words without any signs; its highlights with offsets in them; and the signs with which the
        paragraph ends, apart from those of a highlight.
    """
    kept: list[Atom] = []
    spans: list[tuple[int, int, Meta, Atom]] = []
    index, opened = 0, -1
    while index < len(pieces):
        atom = pieces[index]
        index += 1
        if atom.kind == "mark_open":
            opened = len(kept)
            start = atom
        elif atom.kind == "mark_close" and opened >= 0:
            after, meta = _signs_after(pieces, index)
            if meta.tags:
                spans.append((opened, len(kept), meta, start))
                index = after
            opened = -1
        elif atom.kind not in ("mark_open", "mark_close"):
            kept.append(atom)
    body, end = _peel_end(kept, Meta())
    words = words_of(body)
    before = _lengths_before(kept)
    excerpts = []
    for first, last, meta, start in spans:
        said = without_quotation_marks(words_of(kept[first:last]))
        offset = before[first]
        offset += max(plain(words_of(kept[first:last])).find(plain(said)), 0)
        excerpts.append(Excerpt(said, meta, at(start), offset, offset + len(plain(said))))
    return words, excerpts, end


def _lengths_before(pieces: Sequence[Atom]) -> list[int]:
    """For each atom the length of the words before it, blanks folded."""
    lengths = []
    length, blank = 0, True
    for piece in pieces:
        lengths.append(length)
        for char in piece.span.text:
            length += not (char.isspace() and blank)
            blank = char.isspace()
    return [*lengths, length]


def _signs_after(pieces: Sequence[Atom], index: int) -> tuple[int, Meta]:
    found: list[Atom] = []
    after = index
    while index < len(pieces):
        atom = pieces[index]
        index += 1
        if atom.kind in _META:
            found.append(atom)
            after = index
        elif atom.raw.strip():
            break
    meta = Meta()
    for atom in reversed(found):
        meta = meta.read(atom)
    return after, meta


def sign_faults(meta: Meta, source: Source) -> list[Problem]:
    """What among some signs means nothing."""
    strange = [faults.unknown_sign(source, meta.strange)] if meta.strange else []
    astray = [faults.marks_astray(source, meta.astray)] if meta.astray else []
    return [*strange, *astray, *mark_faults(meta.marks, source)]


def mark_faults(marks: Iterable[str], source: Source) -> list[Problem]:
    """The marks that mean nothing."""
    return [faults.unknown_mark(source, mark, MARKS) for mark in marks if mark not in MARKS]


def without_quotation_marks(words: Words) -> Words:
    """Drop one pair of quotation marks around all the words, smart, straight or one of each."""
    text = plain(words)
    for family in (_DOUBLE, _SINGLE):
        if len(text) > 1 and text[0] in family and text[-1] in family and _one_pair(text, family):
            return fold_spaces(cut(words, 1, len(text) - 1))
    return words


def _one_pair(text: str, family: str) -> bool:
    """Whether the first and the last mark belong together: no mark between them closes the first."""
    depth = 1
    for index in range(1, len(text) - 1):
        if text[index] not in family:
            continue
        before, after = text[index - 1], text[index + 1]
        if before.isalnum() and after.isalnum():
            continue
        opens = before.isspace() or before in "([{—–-" + _DOUBLE + _SINGLE
        depth += 1 if opens else -1
        if depth == 0:
            return False
    return True
