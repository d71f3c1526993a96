"""The streams of a PDF that say something: descriptions, attached files, photographs, scripts, marked contents."""

from __future__ import annotations

import re
import zlib
from typing import TYPE_CHECKING

import pikepdf

from firsthand.guard.readers.escapes import whole
from firsthand.guard.readers.file import LARGEST, Segment, Unreadable
from firsthand.guard.readers.strings import strings_in
from firsthand.guard.readers.telling import told

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from firsthand.guard.readers.file import File

# What draws and says nothing: programs of fonts, tables of glyphs, functions, shadings, the file's own tables.
_MUTE = ("/Length1", "/FunctionType", "/ShadingType", "/CMapName", "/HalftoneType")
_MUTE_KINDS = ("/XRef", "/ObjStm", "/Type1C", "/CIDFontType0C", "/OpenType")
# Marked contents that carry more than their number.
_MARKED = re.compile(rb"<<(?!\s*/MCID\s+\d+\s*>>)")
_NO_TEXT = re.compile(r"[\x00-\x08\x0b\x0e-\x1f]")


def measure(pdf: pikepdf.Pdf, most: int) -> None:
    """Refuse a PDF that would not fit into memory once it is unpacked.

    Args:
        pdf: it, opened.
        most: how many bytes are allowed.

    Raises:
        Unreadable: if its streams are larger, or were compressed twice.
    """
    for stream in _streams(pdf):
        filters = _filters(stream)
        if filters.count("/FlateDecode") > 1:
            raise Unreadable("it holds something that was compressed twice")
        if filters[:1] == ["/FlateDecode"]:
            inflater = zlib.decompressobj()
            packed = stream.read_raw_bytes()
            while packed and most >= 0:
                try:
                    most -= len(inflater.decompress(packed, 1 << 20))
                except zlib.error:
                    break
                packed = inflater.unconsumed_tail
        if most < 0:
            raise Unreadable(f"unpacked it is larger than {LARGEST // 1024 // 1024} MB")


def stream_texts(
    file: File, pdf: pikepdf.Pdf, attached: Mapping[tuple[int, int], str], prefix: str
) -> Iterator[Segment]:
    """What the streams of a PDF say.

    Args:
        file: the PDF.
        pdf: it, opened.
        attached: the names of attached files, by their streams.
        prefix: what to say before each place.

    Yields:
        Their texts.
    """
    drawn = set(_drawn(pdf))
    for stream in _streams(pdf):
        kinds = (str(stream.get("/Type", "")), str(stream.get("/Subtype", "")))
        if stream.objgen in attached or kinds[0] == "/EmbeddedFile":
            name = whole(attached.get(stream.objgen, "attachment"))
            yield from file.within(f"{prefix}attachment {name}", name, stream.read_bytes())
        elif kinds[1] == "/Image":
            yield from _photograph(file, stream, prefix)
        elif "/XML" in kinds or "/Metadata" in kinds:
            yield from file.within(f"{prefix}metadata", "xmp.xml", stream.read_bytes())
        elif kinds[1] == "/Form" or "/PatternType" in stream or stream.objgen in drawn:
            for text in _marked(stream, pdf):
                yield from told(file, f"{prefix}actual text", whole(text))
        elif not any(key in stream for key in _MUTE) and not any(kind in _MUTE_KINDS for kind in kinds):
            yield from _other(file, stream, prefix)


def _streams(pdf: pikepdf.Pdf) -> Iterator[pikepdf.Stream]:
    for each in pdf.objects:
        if isinstance(each, pikepdf.Stream):
            yield each


def _filters(stream: pikepdf.Stream) -> list[str]:
    named = stream.get("/Filter")
    return [str(each) for each in named] if isinstance(named, pikepdf.Array) else [str(named)] if named else []


def _drawn(pdf: pikepdf.Pdf) -> Iterator[tuple[int, int]]:
    """The streams that pages are drawn from."""
    for page in pdf.pages:
        contents = page.obj.get("/Contents")
        if isinstance(contents, pikepdf.Array):
            yield from (part.objgen for part in contents)
        elif isinstance(contents, pikepdf.Object):
            yield contents.objgen


def _photograph(file: File, stream: pikepdf.Stream, prefix: str) -> Iterator[Segment]:
    filters = _filters(stream)
    if "/JPXDecode" in filters:
        raise Unreadable("it holds a JPEG 2000 image, which cannot be read; use JPEG or PNG")
    if filters[-1:] == ["/DCTDecode"]:
        data = stream.read_raw_bytes()
        if filters == ["/FlateDecode", "/DCTDecode"]:
            data = zlib.decompress(data)
        elif len(filters) > 1:
            raise Unreadable("it holds a JPEG image that was compressed twice")
        yield from file.within(f"{prefix}image", "image.jpg", data)


def _marked(stream: pikepdf.Stream, pdf: pikepdf.Pdf) -> Iterator[str]:
    """The texts that stand among drawing instructions for those who do not see what is drawn."""
    data = stream.read_bytes()
    if not _MARKED.search(data):
        return
    # Whatever the stream belongs to, its instructions are read as those of a form.
    copy = pikepdf.Stream(pdf, data, {"/Type": pikepdf.Name.XObject, "/Subtype": pikepdf.Name.Form})
    for instruction in pikepdf.parse_content_stream(copy):
        if str(instruction.operator) in ("BDC", "DP"):
            for operand in instruction.operands:
                yield from _strings(operand)


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, pikepdf.String):
        yield str(value)
    elif isinstance(value, pikepdf.Dictionary):
        for key in value.keys():  # noqa: SIM118 — none of Python's own
            yield from _strings(value[key])


def _other(file: File, stream: pikepdf.Stream, prefix: str) -> Iterator[Segment]:
    """A script, a form of Adobe's, an appendix of some program: text, or what looks like it."""
    data = stream.read_bytes()
    try:
        text = data.decode("utf-16" if data.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8")
    except UnicodeDecodeError:
        text = "\0"
    yield from told(file, f"{prefix}stream", strings_in(data) if _NO_TEXT.search(text) else text)
