"""Files of every kind with words planted in them, built by hand so that each place is known."""

from __future__ import annotations

import gzip
import io
import struct
import zipfile
import zlib
from typing import TYPE_CHECKING

import pikepdf
from PIL import Image
from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.util import Pt

from firsthand.printing.slides.template import template
from firsthand.settings import Brand

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from pptx.presentation import Presentation as Slides
    from pptx.slide import Slide


def picture(form: str, **options: object) -> bytes:
    """A picture of a few pixels."""
    made = io.BytesIO()
    Image.new("RGB", (16, 16), "teal").save(made, form, **options)
    return made.getvalue()


def png(*chunks: tuple[bytes, bytes], after: bytes = b"") -> bytes:
    """A PNG file with chunks before its end."""
    plain = picture("PNG")
    added = b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in chunks
    )
    return plain[:-12] + added + plain[-12:] + after


def jpeg(*segments: tuple[int, bytes], after: bytes = b"") -> bytes:
    """A JPEG file with segments at its beginning."""
    plain = picture("JPEG")
    added = b"".join(bytes((0xFF, marker)) + struct.pack(">H", len(data) + 2) + data for marker, data in segments)
    return plain[:2] + added + plain[2:] + after


def gif(*extensions: tuple[int, bytes], after: bytes = b"") -> bytes:
    """A GIF file with extensions before its end, each already cut into blocks."""
    plain = picture("GIF")
    added = b"".join(b"!" + bytes((label,)) + data for label, data in extensions)
    return plain[:-1] + added + b";" + after


def blocks(data: bytes) -> bytes:
    """Bytes as the blocks of a GIF file."""
    cut = [data[start : start + 255] for start in range(0, len(data), 255)]
    return b"".join(bytes((len(each),)) + each for each in cut) + b"\0"


def webp(*chunks: tuple[bytes, bytes], after: bytes = b"") -> bytes:
    """A WebP file with chunks at its end."""
    plain = picture("WEBP")
    added = b"".join(kind + struct.pack("<I", len(data)) + data + b"\0" * (len(data) % 2) for kind, data in chunks)
    body = plain[8:] + added
    return b"RIFF" + struct.pack("<I", len(body)) + body + after


def exif(tags: Mapping[int, object], directory: int = 0) -> bytes:
    """A block of EXIF with tags in its first directory or in one below it."""
    block = Image.Exif()
    inside = block.get_ifd(directory) if directory else block
    for tag, value in tags.items():
        inside[tag] = value
    return block.tobytes().removeprefix(b"Exif\0\0")


def zipped(members: Mapping[str, bytes], comment: bytes = b"", member_comment: bytes = b"") -> bytes:
    """A zip file."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.comment = comment
        for name, data in members.items():
            member = zipfile.ZipInfo(name)
            member.comment = member_comment
            archive.writestr(member, data)
    return made.getvalue()


def named_gzip(data: bytes, *, name: bytes = b"", comment: bytes = b"") -> bytes:
    """A gzip file with the fields in its head that most programs never show."""
    plain = gzip.compress(data, mtime=0)
    flags = (8 if name else 0) | (16 if comment else 0)
    fields = (name + b"\0" if name else b"") + (comment + b"\0" if comment else b"")
    return plain[:3] + bytes((flags,)) + plain[4:10] + fields + plain[10:]


def cbor(value: object) -> bytes:
    """Lists, texts and whole numbers as CBOR."""
    match value:
        case str():
            data = value.encode()
            return _head(3, len(data)) + data
        case int():
            return _head(0, value)
        case list():
            return _head(4, len(value)) + b"".join(cbor(each) for each in value)
    raise AssertionError(value)


def _head(kind: int, number: int) -> bytes:
    if number < 24:
        return bytes((kind << 5 | number,))
    return bytes((kind << 5 | 25,)) + struct.pack(">H", number)


def pdf(change: Callable[[pikepdf.Pdf], None], *lines: str, **options: object) -> bytes:
    """A PDF of one page with some lines, changed as wished."""
    document = pikepdf.new()
    page = document.add_blank_page(page_size=(300, 300))
    font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
    page.obj.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
    shown = "".join(f"({line}) Tj 0 -14 Td " for line in lines)
    page.obj.Contents = pikepdf.Stream(document, f"BT /F1 12 Tf 20 250 Td {shown}ET".encode())
    change(document)
    made = io.BytesIO()
    document.save(made, **options)
    return made.getvalue()


def slides(change: Callable[[Slides, Slide], None]) -> bytes:
    """A presentation of one slide with nothing but a place for a title, changed as wished."""
    presentation = Presentation(io.BytesIO(template(Brand(), "en")))
    change(presentation, presentation.slides.add_slide(presentation.slide_layouts[2]))
    made = io.BytesIO()
    presentation.save(made)
    return made.getvalue()


def chart(slide: Slide, category: str, series: str) -> None:
    """Put a chart on a slide, with a workbook behind it."""
    data = CategoryChartData()
    data.categories = [category]
    data.add_series(series, (1,))
    slide.shapes.add_chart(XL_CHART_TYPE.BAR_STACKED, Pt(9), Pt(9), Pt(99), Pt(99), data)


def without_cache(presentation: bytes) -> bytes:
    """A presentation whose charts say nothing themselves: their workbooks alone do."""
    return _repacked(presentation, lambda name, data: b"<c/>" if name.startswith("ppt/charts/chart") else data)


def without_workbooks(presentation: bytes) -> bytes:
    """A presentation whose charts have no workbooks."""
    return _repacked(presentation, lambda name, data: b"" if name.endswith(".xlsx") else data)


def _repacked(archive: bytes, change: Callable[[str, bytes], bytes]) -> bytes:
    with zipfile.ZipFile(io.BytesIO(archive)) as opened:
        return zipped({name: change(name, opened.read(name)) for name in opened.namelist()})
