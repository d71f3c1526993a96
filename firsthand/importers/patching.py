"""Small changes of a note that leave everything else of the file byte for byte as it is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError
from ruamel.yaml.nodes import MappingNode, Node

from firsthand.model import Problem
from firsthand.reading.front_matter import Value, split_note
from firsthand.reading.text import Text, without_comments

if TYPE_CHECKING:
    from collections.abc import Iterable

_BOUNDARY = re.compile(r"^-{3,}[ \t]*$", re.MULTILINE)
_MARK = "\ufeff"


class UnsafeChange(Exception):  # noqa: N818  # said to the user in these words
    """A file that cannot be changed without changing more than was meant; the message says what to do by hand."""


@dataclass(frozen=True)
class Patch:
    """New text for a stretch of an old one, by offsets in it with line feeds only and no byte order mark."""

    start: int
    end: int
    text: str = ""


def patched(raw: str, patches: Iterable[Patch]) -> str:
    """A file's text with some stretches replaced; its byte order mark and all other line ends stay.

    Args:
        raw: the text as it is in the file.
        patches: what is replaced; none may overlap another. New lines end as the file's first line does.
    """
    mark, text = _unmarked(raw)
    ends = [match.start() for match in re.finditer("\r\n", text)]
    first = re.search("\r\n|\r|\n", text)
    end_of_line = first.group() if first else "\n"
    shifted = [position - number for number, position in enumerate(ends)]
    for patch in sorted(patches, key=lambda each: (each.start, each.end), reverse=True):
        start, end = (at + sum(position < at for position in shifted) for at in (patch.start, patch.end))
        text = text[:start] + patch.text.replace("\n", end_of_line) + text[end:]
    return mark + text


def as_read(raw: str) -> str:
    """A file's text as reading sees it, comments included: line feeds only, and no byte order mark."""
    return _unmarked(raw)[1].replace("\r\n", "\n").replace("\r", "\n")


def _unmarked(raw: str) -> tuple[str, str]:
    return (_MARK, raw[1:]) if raw.startswith(_MARK) else ("", raw)


@dataclass(frozen=True)
class Front:
    """A front matter with the places of all its values: where its text begins in the file's, by offset and line."""

    text: str
    offset: int
    first_line: int
    root: MappingNode

    def patch(self, start: int, end: int, text: str = "") -> Patch:
        """New text for a stretch of the front matter."""
        return Patch(self.offset + start, self.offset + end, text)

    def get(self, mapping: MappingNode, name: str) -> tuple[Node, Node] | None:
        """A key of a mapping and its value."""
        return next(((key, value) for key, value in mapping.value if str(key.value) == name), None)

    def line_end(self, offset: int) -> int:
        """Where the line of an offset ends."""
        return end if (end := self.text.find("\n", offset)) >= 0 else len(self.text)


def front_of(raw: str) -> Front:
    """Find the front matter of a note, comments blanked.

    Raises:
        UnsafeChange: there is none that can be read.
    """
    text = _without_comments(raw).text
    bounds = list(_BOUNDARY.finditer(text))
    if len(bounds) < 2 or text[: bounds[0].start()].strip():  # noqa: PLR2004  # it opens and closes
        raise UnsafeChange("It has no front matter.")
    start, end = bounds[0].end(), bounds[1].start()
    try:
        root = YAML(typ="rt", pure=True).compose(text[start:end])
    except YAMLError as error:
        raise UnsafeChange("Its front matter cannot be read.") from error
    if not isinstance(root, MappingNode):
        raise UnsafeChange("Its front matter is no mapping.")
    return Front(text[start:end], start, text.count("\n", 0, start) + 1, root)


def front_values(raw: str) -> dict[str, Value]:
    """The values of a note's front matter.

    Raises:
        UnsafeChange: they cannot be read.
    """
    note = split_note(_without_comments(raw))
    if note is None or note.front.problems or not isinstance(note.front.value, dict):
        raise UnsafeChange("Its front matter cannot be read.")
    return note.front.value


def body_of(raw: str) -> Text:
    """The body of a note without comments, every line at its number in the file."""
    text = _without_comments(raw)
    note = split_note(text)
    return Text("", note.body if note else text.text)


def _without_comments(raw: str) -> Text:
    text, problems = without_comments(Text("", as_read(raw)))
    if any(isinstance(each, Problem) for each in problems):
        raise UnsafeChange("A comment in it is never closed.")
    return text
