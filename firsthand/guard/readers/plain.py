"""Plain text, style sheets and scripts; how bytes become text."""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING

from firsthand.guard.readers.escapes import STYLE
from firsthand.guard.readers.file import Unreadable
from firsthand.guard.readers.telling import coded, told

if TYPE_CHECKING:
    from collections.abc import Iterator

    from firsthand.guard.readers.file import File, Segment

# UTF-32 begins as UTF-16 does.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(rb"(?:charset|encoding)\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE)
_HEAD = 2048
_NO_TEXT = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")


def text_of(data: bytes, *, known: bool = True) -> str:
    """The text that bytes spell: by their byte order mark, as UTF-8, as they declare, or as Windows-1252.

    Args:
        data: the bytes.
        known: whether the file is of a kind that is text; only UTF-8 is believed of others.

    Returns:
        The text, without its byte order mark.

    Raises:
        Unreadable: if they are no text.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _without_nul(_as(data[len(mark) :], encoding))
    try:
        return _without_nul(data.decode("utf-8"))
    except UnicodeDecodeError:
        if not known:
            raise Unreadable("it is a binary file of a kind that cannot be read") from None
    declared = _DECLARED.search(data[:_HEAD])
    text = _as(data, declared[1].decode("ascii") if declared else "windows-1252")
    if _NO_TEXT.search(text):
        raise Unreadable("it should be text and holds bytes that are none")
    return text


def _as(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except LookupError:
        raise Unreadable(f"it says that it is written in {encoding}, which is unknown; write it as UTF-8") from None
    except ValueError:
        raise Unreadable(f"it should be text in {encoding.upper()} and is not; write it as UTF-8") from None


def _without_nul(text: str) -> str:
    if "\0" in text:
        raise Unreadable("it should be text and holds NUL bytes; write it as UTF-8")
    return text


def read_text(file: File) -> Iterator[Segment]:
    """Text of a known kind: Markdown, YAML, robots.txt."""
    return told(file, "text", text_of(file.data))


def read_unknown(file: File) -> Iterator[Segment]:
    """A file of an unknown kind, which may be text."""
    return told(file, "text", text_of(file.data, known=False))


def read_script(file: File) -> Iterator[Segment]:
    """A script."""
    return coded(file, "text", text_of(file.data))


def read_style(file: File) -> Iterator[Segment]:
    """A style sheet."""
    return coded(file, "text", text_of(file.data), STYLE)
