"""The parts of images that say something, each in its own encoding."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from firsthand.guard.readers.exif import exif_texts
from firsthand.guard.readers.file import Segment, Unreadable
from firsthand.guard.readers.packed import inflated
from firsthand.guard.readers.strings import strings_in
from firsthand.guard.readers.telling import told

if TYPE_CHECKING:
    from collections.abc import Iterator

    from firsthand.guard.readers.file import File

_XMP = b"http://ns.adobe.com/xap/1.0/\0"
_IPTC = re.compile(rb"\x1c([\x01-\x09])([\x00-\xff])([\x00-\x7f][\x00-\xff])")
_RAW = "Raw profile type "


def jpeg_texts(file: File, marker: str, data: bytes) -> Iterator[Segment]:
    """What a segment of a JPEG file says.

    Args:
        file: the image.
        marker: the segment's marker, `E1` for one.
        data: the segment without its length.

    Yields:
        Its texts, and all that looks like text in it.
    """
    if data.startswith(b"Exif\0\0"):
        yield from exif_texts(file, data[6:])
    elif data.startswith(_XMP):
        yield from file.within("XMP", "xmp.xml", data.removeprefix(_XMP))
    elif data.startswith(b"Photoshop 3.0\0"):
        yield from iptc_texts(file, data)
    elif marker == "FE":
        yield from told(file, "comment", _spelt(data))
    yield Segment(f"segment {marker}", strings_in(data))


def png_texts(file: File, kind: str, data: bytes) -> Iterator[Segment]:
    """What a chunk of a PNG or WebP file, an extension of a GIF or a box of an AVIF says.

    Args:
        file: the image.
        kind: the chunk's kind.
        data: the chunk.

    Yields:
        Its texts, and all that looks like text in it.
    """
    key, _, rest = data.partition(b"\0")
    match kind:
        case "tEXt":
            yield from _keyed(file, key, rest)
        case "zTXt":
            yield from _keyed(file, key, inflated(rest[1:], file.allowance.left)[0])
        case "iTXt":
            language, _, behind = rest[2:].partition(b"\0")
            translated, _, text = behind.partition(b"\0")
            yield from told(file, f"text {_spelt(key)}", f"{_spelt(language)}\n{_spelt(translated)}")
            compressed = rest[:1] == b"\1"
            yield from _keyed(file, key, inflated(text, file.allowance.left)[0] if compressed else text)
        case "iCCP":
            yield from told(file, "colour profile", _spelt(key))
            yield Segment("colour profile", strings_in(inflated(rest[1:], file.allowance.left)[0]))
        case "eXIf" | "EXIF":
            yield from exif_texts(file, data.removeprefix(b"Exif\0\0"))
        case "XMP":
            yield from file.within("XMP", "xmp.xml", data)
        case "FE" | "01":
            yield from told(file, "comment", _spelt(data))
        case "FF" if data.startswith(b"XMP DataXMP"):
            # All bytes in turn follow the XML, so that readers who skip by lengths arrive at the end.
            yield from file.within("XMP", "xmp.xml", data[11:].partition(b"\1\xff\xfe")[0])
    yield Segment(f"chunk {kind}", strings_in(data))


def iptc_texts(file: File, data: bytes) -> Iterator[Segment]:
    """The captions and keywords that news agencies write into images."""
    for field in _IPTC.finditer(data):
        record, number, size = field[1][0], field[2][0], int.from_bytes(field[3])
        yield from told(file, f"IPTC {record}:{number}", _spelt(data[field.end() : field.end() + size]))


def _keyed(file: File, key: bytes, data: bytes) -> Iterator[Segment]:
    name = _spelt(key)
    where = f"text {name}"
    yield from told(file, where, name)
    yield from told(file, where, _spelt(data))
    if name.startswith(_RAW):
        # ImageMagick writes EXIF, IPTC and XMP as lines of hexadecimal digits below a name and a length.
        digits = "".join(_spelt(data).split()[2:])
        try:
            raw = bytes.fromhex(digits)
        except ValueError:
            raise Unreadable(f"{where} is damaged") from None
        yield Segment(where, strings_in(raw))
        yield from iptc_texts(file, raw)
        if raw.startswith((b"Exif\0\0", b"II", b"MM")):
            yield from exif_texts(file, raw.removeprefix(b"Exif\0\0"))


def _spelt(data: bytes) -> str:
    for mark, encoding in ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")):
        if data.startswith(mark):
            return data[2:].decode(encoding, "replace").replace("\0", " ")
    try:
        return data.decode("utf-8").replace("\0", " ")
    except UnicodeDecodeError:
        return data.decode("windows-1252", "replace").replace("\0", " ")
