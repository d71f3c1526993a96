"""Files that were compressed: gzip, Brotli, zip and all that is a zip file within."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from typing import TYPE_CHECKING

from firsthand.guard.readers.file import LARGEST, Segment, Unreadable
from firsthand.guard.readers.telling import told

try:
    import brotli
except ImportError:  # pragma: no cover
    brotli = None

if TYPE_CHECKING:
    from collections.abc import Iterator

    from firsthand.guard.readers.file import File

_HEADER = 30
# What may lie between two members: a descriptor of the first one's size.
_DESCRIPTOR = 24
_ENCRYPTED = 0x41


def inflated(data: bytes, most: int, form: int = zlib.MAX_WBITS) -> tuple[bytes, bytes]:
    """Decompress one stream of zlib, gzip or raw deflate.

    Args:
        data: the stream and what follows it.
        most: how large it may become.
        form: the window bits that zlib takes for each form.

    Returns:
        What was compressed, and what follows the stream.

    Raises:
        Unreadable: if it becomes larger, is damaged or is cut off.
    """
    stream = zlib.decompressobj(form)
    try:
        found = stream.decompress(data, most + 1)
    except zlib.error:
        raise Unreadable("what is compressed in it is damaged") from None
    if len(found) > most:
        raise Unreadable(f"unpacked it is larger than {LARGEST // 1024 // 1024} MB")
    if not stream.eof:
        raise Unreadable("what is compressed in it is cut off")
    return found, stream.unused_data


def read_gzip(file: File) -> Iterator[Segment]:
    """A gzip file: the names and comments in its head, and the file inside."""
    rest, parts = file.data, b""
    while rest:
        yield from _gzip_head(file, rest)
        part, rest = inflated(rest, file.allowance.left - len(parts), zlib.MAX_WBITS | 16)
        parts += part
        if rest and not rest.startswith(b"\x1f\x8b"):
            raise Unreadable("something follows the end of the compressed file")
    name = re.sub(r"(?i)\.svgz$", ".svg", re.sub(r"(?i)\.gz$", "", file.name))
    yield from file.within("text", name, parts)


def _gzip_head(file: File, data: bytes) -> Iterator[Segment]:
    """The optional fields of a member's head, in their order."""
    flags, place = data[3:4], 10
    if not flags:
        return
    if flags[0] & 4:
        end = place + 2 + int.from_bytes(data[place : place + 2], "little")
        yield from told(file, "extra field", data[place + 2 : end].decode("latin-1").replace("\0", " "))
        place = end
    for bit, where in ((8, "file name"), (16, "archive comment")):
        if flags[0] & bit:
            end = data.find(b"\0", place)
            field = data[place : end if end >= 0 else len(data)]
            yield from told(file, where, field.decode("latin-1"))
            yield from told(file, where, field.decode("utf-8", "ignore"))
            place = place + len(field) + 1


def read_brotli(file: File) -> Iterator[Segment]:
    """A file compressed with Brotli, where the library for it is installed."""
    if brotli is None:  # pragma: no cover
        raise Unreadable("it is compressed with Brotli; install the brotli package")
    stream = brotli.Decompressor()
    data: bytes = stream.process(file.data, output_buffer_limit=file.allowance.left + 1)
    if len(data) <= file.allowance.left and not stream.is_finished():
        raise Unreadable("what is compressed in it is cut off")
    yield from file.within("text", re.sub(r"(?i)\.br$", "", file.name), data)


def read_zip(file: File) -> Iterator[Segment]:
    """A zip file, office document or e-book: the names and comments of its members, and each member."""
    with zipfile.ZipFile(io.BytesIO(file.data)) as archive:
        members = sorted(archive.infolist(), key=lambda member: member.header_offset)
        _refuse_gaps(file.data, members, archive.start_dir)
        yield from told(file, "archive comment", _spelt(archive.comment))
        for member in members:
            for name in dict.fromkeys((member.filename, member.orig_filename.replace("\0", " "))):
                yield from told(file, "member name", name)
            yield from told(file, f"comment on member {member.filename}", _spelt(member.comment))
            if member.flag_bits & _ENCRYPTED:
                raise Unreadable(f"member {member.filename} is encrypted")
            if member.file_size > file.allowance.left:
                raise Unreadable(f"unpacked it is larger than {LARGEST // 1024 // 1024} MB")
            with archive.open(member) as opened:
                data = opened.read(file.allowance.left + 1)
            yield from file.within(f"member {member.filename}", member.filename, data)


def _refuse_gaps(data: bytes, members: list[zipfile.ZipInfo], directory: int) -> None:
    """A member that the directory does not list could still be recovered."""
    expected = 0
    for member in members:
        start = member.header_offset
        if not expected <= start <= expected + (_DESCRIPTOR if expected else 0):
            raise Unreadable("it holds something that its directory does not list")
        lengths = data[start + 26 : start + _HEADER]
        expected = start + _HEADER + int.from_bytes(lengths[:2], "little") + int.from_bytes(lengths[2:], "little")
        expected += member.compress_size
    if not expected <= directory <= expected + (_DESCRIPTOR if expected else 0):
        raise Unreadable("it holds something that its directory does not list")


def _spelt(comment: bytes) -> str:
    try:
        return comment.decode("utf-8").replace("\0", " ")
    except UnicodeDecodeError:
        return comment.decode("cp437").replace("\0", " ")
