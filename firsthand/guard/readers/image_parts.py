"""The parts that image files are made of, and what lies behind the end of the image."""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.guard.readers.file import Unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator

# A part's kind in its format's own words, and its bytes; `end` is what follows the image.
Part = tuple[str, bytes]
END = "end"
_BARE = frozenset((0x01, *range(0xD0, 0xD9)))
_SCAN, _JPEG_END = 0xDA, 0xD9


def png_parts(data: bytes) -> Iterator[Part]:
    """The chunks of a PNG file, by their four letters."""
    place, kind = 8, ""
    while kind != "IEND":
        size = int.from_bytes(_bytes(data, place, 4))
        kind = _bytes(data, place + 4, 4).decode("latin-1")
        yield kind, _bytes(data, place + 8, size)
        place += size + 12
    yield END, data[place:]


def jpeg_parts(data: bytes) -> Iterator[Part]:
    """The segments of a JPEG file, by the number of their marker."""
    place = 2
    while True:
        if _bytes(data, place, 1) != b"\xff":
            raise Unreadable("it is a damaged image")
        marker = _bytes(data, place + 1, 1)[0]
        if marker == 0xFF:  # noqa: PLR2004 — any number of fill bytes may stand before a marker
            place += 1
            continue
        if marker == _JPEG_END:
            yield END, data[place + 2 :]
            return
        place += 2
        if marker in _BARE:
            continue
        size = int.from_bytes(_bytes(data, place, 2))
        yield f"{marker:02X}", _bytes(data, place + 2, max(size - 2, 0))
        place += size
        if marker == _SCAN:
            place = _scan_end(data, place)


def _scan_end(data: bytes, place: int) -> int:
    """Where compressed pixels end: at a marker that is none of theirs."""
    while (place := data.find(b"\xff", place)) >= 0:
        after = data[place + 1 : place + 2]
        if after not in (b"\x00", b"\xff") and not b"\xd0" <= after <= b"\xd7":
            return place
        place += 1 if after == b"\xff" else 2
    raise Unreadable("it is a damaged image")


def gif_parts(data: bytes) -> Iterator[Part]:
    """The extensions of a GIF file, by the number of their label."""
    place = 13 + _colours(_bytes(data, 10, 1)[0])
    while (opener := _bytes(data, place, 1)) != b";":
        if opener == b"!":
            label = _bytes(data, place + 1, 1)
            start = place + 2
            blocks, place = _blocks(data, start)
            # XMP is written into its extension without regard to blocks.
            yield label.hex().upper(), data[start + 1 : place] if label == b"\xff" else blocks
        elif opener == b",":
            place += 11 + _colours(_bytes(data, place + 9, 1)[0])
            _, place = _blocks(data, place)
        else:
            raise Unreadable("it is a damaged image")
    yield END, data[place + 1 :]


def _colours(flags: int) -> int:
    return 3 << ((flags & 7) + 1) if flags & 0x80 else 0


def _blocks(data: bytes, place: int) -> tuple[bytes, int]:
    found = b""
    while size := _bytes(data, place, 1)[0]:
        found += _bytes(data, place + 1, size)
        place += size + 1
    return found, place + 1


def webp_parts(data: bytes) -> Iterator[Part]:
    """The chunks of a WebP file, by their four letters."""
    end = 8 + int.from_bytes(_bytes(data, 4, 4), "little")
    place = 12
    while place < end:
        kind = _bytes(data, place, 4).decode("latin-1").strip()
        size = int.from_bytes(_bytes(data, place + 4, 4), "little")
        yield kind, _bytes(data, place + 8, size)
        place += 8 + size + size % 2
    yield END, data[max(place, end) :]


def avif_parts(data: bytes) -> Iterator[Part]:
    """The boxes of an AVIF file, by their four letters; a file that is none of its parts ends it."""
    place = 0
    while place < len(data):
        size = int.from_bytes(data[place : place + 4])
        kind = data[place + 4 : place + 8]
        if size == 0 and kind == b"mdat":
            size = len(data) - place
        if size < 8 or not kind.isalnum():  # noqa: PLR2004 — a box is at least its own head
            break
        yield kind.decode("latin-1"), _bytes(data, place + 8, size - 8)
        place += size
    yield END, data[place:]


def ico_parts(data: bytes) -> Iterator[Part]:
    """The pictures of an icon, by their format."""
    end = 6 + 16 * int.from_bytes(_bytes(data, 4, 2), "little")
    for entry in range(6, end, 16):
        size = int.from_bytes(_bytes(data, entry + 8, 4), "little")
        start = int.from_bytes(_bytes(data, entry + 12, 4), "little")
        picture = _bytes(data, start, size)
        yield "picture.png" if picture.startswith(b"\x89PNG") else "picture.bmp", picture
        end = max(end, start + size)
    yield END, data[end:]


def _bytes(data: bytes, place: int, size: int) -> bytes:
    found = data[place : place + size]
    if len(found) < size:
        raise Unreadable("it is a damaged image")
    return found
