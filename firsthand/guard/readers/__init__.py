"""Every file that a site may hold, read as its readers could: as text, with all that is not on the surface."""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.guard.readers.feeds import read_xml
from firsthand.guard.readers.file import Allowance, File, Segment, Unreadable
from firsthand.guard.readers.fonts import read_font
from firsthand.guard.readers.images import (
    read_avif,
    read_gif,
    read_ico,
    read_jpeg,
    read_png,
    read_tiff,
    read_webp,
)
from firsthand.guard.readers.objects import read_json
from firsthand.guard.readers.packed import read_brotli, read_gzip, read_zip
from firsthand.guard.readers.pages import read_page
from firsthand.guard.readers.plain import read_script, read_style, read_text, read_unknown
from firsthand.guard.readers.printed import read_pdf
from firsthand.guard.readers.search_index import read_pagefind
from firsthand.guard.readers.sniffing import kind_of
from firsthand.guard.readers.tables import read_table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

__all__ = ["READERS", "Segment", "Unreadable", "read"]

# Kinds by the endings of their files. What stands in neither list may be text, and is refused where it is none.
READERS: dict[str, Callable[[File], Iterator[Segment]]] = {
    "html": read_page,
    "htm": read_page,
    "xhtml": read_page,
    "json": read_json,
    "jsonl": read_json,
    "ndjson": read_json,
    "geojson": read_json,
    "jsonld": read_json,
    "map": read_json,
    "webmanifest": read_json,
    "xml": read_xml,
    "rss": read_xml,
    "atom": read_xml,
    "svg": read_xml,
    "opf": read_xml,
    "ncx": read_xml,
    "rels": read_xml,
    "xsl": read_xml,
    "csv": read_table,
    "tsv": read_table,
    "txt": read_text,
    "md": read_text,
    "yml": read_text,
    "yaml": read_text,
    "toml": read_text,
    "vtt": read_text,
    "srt": read_text,
    "css": read_style,
    "js": read_script,
    "mjs": read_script,
    "cjs": read_script,
    "gz": read_gzip,
    "br": read_brotli,
    "zip": read_zip,
    "pagefind": read_pagefind,
    "pdf": read_pdf,
    **dict.fromkeys(("woff2", "woff", "ttf", "otf"), read_font),
    "png": read_png,
    "jpg": read_jpeg,
    "jpeg": read_jpeg,
    "gif": read_gif,
    "webp": read_webp,
    "avif": read_avif,
    "tif": read_tiff,
    "tiff": read_tiff,
    "ico": read_ico,
}
# Kinds whose words are drawn, spoken or run, with what a person would call them.
CLOSED = {
    "eot": "a font of a kind that is not opened; use .woff2",
    "wasm": "a program",
    **dict.fromkeys(("mp3", "m4a", "ogg", "opus", "wav", "flac", "aac"), "a sound recording"),
    **dict.fromkeys(("mp4", "m4v", "webm", "mov", "avi", "mkv", "ogv"), "a film"),
    **dict.fromkeys(("bz2", "xz", "7z", "rar", "zst", "tar"), "an archive of a kind that is not opened; use .zip"),
}


def read(name: str, data: bytes) -> Iterator[Segment]:
    """Read a file of the site, and the files inside it.

    Args:
        name: its path inside the site.
        data: its content.

    Yields:
        Everything that a reader could find in it, as text.

    Raises:
        Unreadable: if it cannot be read, as a whole or in one of its parts. What came before that was read.
    """
    return _opened(File(name, data, _opened, Allowance()))


def _opened(file: File) -> Iterator[Segment]:
    if not file.data:
        return
    kind = kind_of(file.ending, file.data)
    if kind in CLOSED:
        raise Unreadable(f"it is {CLOSED[kind]}")
    try:
        yield from READERS.get(kind, read_unknown)(file)
    except Unreadable:
        raise
    except Exception as error:
        raise Unreadable(f"it is damaged, or not the {kind or 'text'} file that its name says") from error
