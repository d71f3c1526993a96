"""PDF: the text of each page, and every text, file and script in the document behind it."""

from __future__ import annotations

import io
import re
import warnings
from typing import TYPE_CHECKING

import pikepdf
import pypdfium2

from firsthand.guard.readers.file import Unreadable
from firsthand.guard.readers.pdf_objects import object_texts
from firsthand.guard.readers.strings import strings_in
from firsthand.guard.readers.telling import told

if TYPE_CHECKING:
    from collections.abc import Iterator

    from firsthand.guard.readers.file import File, Segment

# PDFium puts these where a word was divided at the end of a line.
_DIVIDED = re.compile(r"[\ufffe\uffff\x02\xad](?:\r?\n)?")
_END = re.compile(rb"%%EOF[\r\n]*")


def read_pdf(file: File) -> Iterator[Segment]:
    """A PDF, with each earlier state that is still in the file."""
    ends = [match.end() for match in _END.finditer(file.data)]
    yield from _document(file, file.data, "")
    for number, end in enumerate(ends[:-1], 1):
        yield from _earlier(file, file.data[:end], f"earlier state {number}, ")
    for data in (file.data[: file.data.find(b"%PDF-")], file.data[ends[-1] if ends else len(file.data) :]):
        if data.strip(b"\0 \r\n\t"):
            yield from _around(file, data)


def _around(file: File, data: bytes) -> Iterator[Segment]:
    try:
        yield from file.within("around the document", "around", data)
    except Unreadable:
        yield from told(file, "around the document", strings_in(data))


def _earlier(file: File, data: bytes, prefix: str) -> Iterator[Segment]:
    try:
        with pikepdf.open(io.BytesIO(file.data)) as pdf:
            if pdf.is_linearized:
                # The first part of a file made for slow lines is no state of its own.
                return
    except pikepdf.PdfError:
        pass
    yield from _document(file, data, prefix)


def _document(file: File, data: bytes, prefix: str) -> Iterator[Segment]:
    try:
        with warnings.catch_warnings(), pikepdf.open(io.BytesIO(data)) as pdf:
            warnings.simplefilter("error", UserWarning)
            if pdf.is_encrypted:
                raise Unreadable("it is an encrypted PDF; save it without a password")
            found = list(object_texts(file, pdf, prefix))
    except pikepdf.PasswordError:
        raise Unreadable("it is an encrypted PDF; save it without a password") from None
    except (pikepdf.PdfError, UserWarning):
        raise Unreadable("it is a damaged PDF") from None
    yield from found
    yield from _pages(file, data, prefix)


def _pages(file: File, data: bytes, prefix: str) -> Iterator[Segment]:
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError:
        raise Unreadable("it is a damaged PDF") from None
    try:
        for number in range(len(document)):
            text = page_text(document, number)
            yield from told(file, f"{prefix}page {number + 1}", text)
    finally:
        document.close()


def page_text(document: pypdfium2.PdfDocument, number: int) -> str:
    """The text of a page, its divided words one word.

    Args:
        document: an open document.
        number: the page's place, from 0.

    Returns:
        The text in the order of the page.

    Raises:
        Unreadable: if the page is damaged.
    """
    try:
        page = document[number]
        text_page = page.get_textpage()
    except pypdfium2.PdfiumError:
        raise Unreadable(f"page {number + 1} is damaged") from None
    text: str = text_page.get_text_range()
    text_page.close()
    page.close()
    return _DIVIDED.sub("\u00ad", text).replace("\0", " ")
