"""From bytes on disk to text with known lines; comments never get past this door."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from firsthand.model import Problem, Source
from firsthand.reading import faults

if TYPE_CHECKING:
    from pathlib import Path

_COMMENT = re.compile(r"%%|<!--")
_CLOSING = {"%%": "%%", "<!--": "-->"}


@dataclass(frozen=True)
class Text:
    """A file's text with line feeds only, and where it came from."""

    file: str
    text: str

    @cached_property
    def lines(self) -> list[str]:
        """The lines without their ends."""
        return self.text.split("\n")

    def at(self, offset: int) -> Source:
        """The place of a character by its offset."""
        before = self.text[:offset]
        return Source(self.file, before.count("\n") + 1, offset - (before.rfind("\n") + 1) + 1)


def read_text(path: Path, file: str) -> Text | Problem:
    """Read a UTF-8 file, with or without a byte order mark, with any line ends.

    Args:
        path: the file.
        file: its name in messages, relative to the project.

    Returns:
        The text, or the problem that keeps it from being read.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        return faults.unreadable_file(Source(file), error.strerror or str(error))
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return faults.encoding(Source(file), "This file is UTF-16", "UTF-16")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8", "replace").replace("\r\n", "\n").replace("\r", "\n")
        source = Source(file, before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1)
        return faults.encoding(source, f"The byte 0x{data[error.start]:02X} here is not UTF-8", "WINDOWS-1252")
    if "\0" in text:
        return faults.encoding(Text(file, text).at(text.index("\0")), "There is a NUL byte here", "UTF-16")
    return Text(file, text.replace("\r\n", "\n").replace("\r", "\n"))


def without_comments(text: Text) -> tuple[Text, list[Problem]]:
    """Blank ``%% … %%`` and ``<!-- … -->``, in code as well, keeping every line and column.

    Returns:
        The text, and a problem for a comment that never ends; from there on everything counts as comment.
    """
    kept: list[str] = []
    position = 0
    source = text.text
    while match := _COMMENT.search(source, position):
        end = source.find(_CLOSING[match.group()], match.end())
        kept.append(source[position : match.start()])
        if end < 0:
            return Text(text.file, "".join(kept)), [faults.unclosed_comment(text.at(match.start()), match.group())]
        end += len(_CLOSING[match.group()])
        kept.append(_blank(source[match.start() : end]))
        position = end
    kept.append(source[position:])
    return Text(text.file, "".join(kept)), []


def _blank(comment: str) -> str:
    return re.sub(r"[^\n]", " ", comment)
