"""EXIF: what cameras and programs write about a picture, wherever in its directories they write it."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from PIL import ExifTags, Image

from firsthand.guard.readers.file import Segment, Unreadable
from firsthand.guard.readers.strings import strings_in
from firsthand.guard.readers.telling import told

if TYPE_CHECKING:
    from collections.abc import Iterator

    from firsthand.guard.readers.file import File

_CHARSETS = {b"ASCII\0\0\0": ("utf-8",), b"UNICODE\0": ("utf-16-le", "utf-16-be"), b"JIS\0\0\0\0\0": ("iso2022_jp",)}
_DIRECTORIES = (ExifTags.IFD.Exif, ExifTags.IFD.GPSInfo, ExifTags.IFD.Interop, ExifTags.IFD.IFD1)


def exif_texts(file: File, data: bytes) -> Iterator[Segment]:
    """What a block of EXIF says.

    Args:
        file: the image.
        data: the block, from its byte order on.

    Yields:
        Each tag by its name, and all that looks like text in the block, whether a tag leads to it or not.

    Raises:
        Unreadable: if it is damaged.
    """
    if not data:
        return
    yield Segment("EXIF", strings_in(data))
    exif = Image.Exif()
    try:
        exif.load(data)
        found = list(tag_texts(file, exif))
    except Unreadable:
        raise
    except Exception:  # noqa: BLE001 — Pillow fails in its own ways
        raise Unreadable("its EXIF data are damaged") from None
    yield from found


def tag_texts(file: File, exif: Image.Exif) -> Iterator[Segment]:
    """Each tag of EXIF or TIFF by its name.

    Args:
        file: the image.
        exif: its tags.

    Yields:
        Their values as text.
    """
    yield from _directory(file, dict(exif), ExifTags.TAGS)
    for directory in _DIRECTORIES:
        names = ExifTags.GPSTAGS if directory == ExifTags.IFD.GPSInfo else ExifTags.TAGS
        yield from _directory(file, exif.get_ifd(directory), names)


def _directory(file: File, tags: dict[int, object], names: dict[int, str]) -> Iterator[Segment]:
    for tag, value in tags.items():
        name = names.get(tag, str(tag))
        for text in _spelt(tag, value):
            yield from told(file, f"EXIF {name}", text)
        if isinstance(value, bytes):
            yield Segment(f"EXIF {name}", strings_in(value))


def _spelt(tag: int, value: object) -> Iterator[str]:
    """The texts that a value may be meant as."""
    if isinstance(value, str):
        yield value.replace("\0", " ")
        # Many programs write UTF-8 where the format knows ASCII alone, and Pillow takes it for Latin-1.
        with suppress(UnicodeError):
            yield value.encode("latin-1").decode("utf-8").replace("\0", " ")
    elif isinstance(value, bytes):
        charset = _CHARSETS.get(value[:8])
        encodings = charset or (("utf-16-le",) if tag >= ExifTags.Base.XPTitle else ("utf-8",))
        for encoding in encodings:
            text = (value[8:] if charset else value).decode(encoding, "replace").replace("\0", " ")
            if "\ufffd" not in text:
                yield text
    elif isinstance(value, tuple | list):
        yield ", ".join(str(each) for each in value)
        if value and all(isinstance(each, int) and 0 <= each <= 0xFF for each in value):  # noqa: PLR2004 — bytes
            yield from _spelt(tag, bytes(value))
    elif not isinstance(value, dict):
        yield str(value)
