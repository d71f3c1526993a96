"""The files of Pagefind's search index, unpacked: JSON, CBOR, or a program."""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.guard.readers.file import Segment, Unreadable
from firsthand.guard.readers.strings import strings_in
from firsthand.guard.readers.telling import told

if TYPE_CHECKING:
    from collections.abc import Iterator

    from firsthand.guard.readers.file import File

MAGIC = b"pagefind_dcd"
_BYTES, _TEXT, _ARRAY, _MAP, _TAG, _SIMPLE = 2, 3, 4, 5, 6, 7
_BREAK = 0xFF
_INDEFINITE = 31


def read_pagefind(file: File) -> Iterator[Segment]:
    """A fragment, an index, a filter, or the program that searches them."""
    data = file.data.removeprefix(MAGIC)
    if data.startswith(b"\0asm"):
        yield Segment("strings of a program", strings_in(data))
    elif data.lstrip().startswith((b"{", b"[")):
        yield from file.within("text", "fragment.json", b"\xef\xbb\xbf" + data)
    else:
        for text in _texts(data):
            yield from told(file, "indexed word", text)


def _texts(data: bytes) -> Iterator[str]:
    """Every text in a sequence of CBOR items. Containers need no nesting to be walked: their items follow them."""
    place = 0
    while place < len(data):
        head = data[place]
        kind, size = head >> 5, head & 31
        place += 1
        if head == _BREAK or size == _INDEFINITE:
            continue
        number, place = _number(data, place, size)
        if kind in (_BYTES, _TEXT):
            if place + number > len(data):
                raise Unreadable("the search index in it is cut off")
            yield _spelt(data[place : place + number])
            place += number


def _number(data: bytes, place: int, size: int) -> tuple[int, int]:
    """The number in or behind an item's head, and where it ends."""
    if size < 24:  # noqa: PLR2004 — smaller numbers stand in the head
        return size, place
    width = {24: 1, 25: 2, 26: 4, 27: 8}.get(size)
    if width is None or place + width > len(data):
        raise Unreadable("the search index in it is damaged")
    return int.from_bytes(data[place : place + width], "big"), place + width


def _spelt(data: bytes) -> str:
    try:
        return data.decode("utf-8").replace("\0", " ")
    except UnicodeDecodeError:
        return strings_in(data)
