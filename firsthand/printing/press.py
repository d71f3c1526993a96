"""One document as PDF. The only module that knows WeasyPrint."""

from __future__ import annotations

import io
import logging
import mimetypes
import os
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

from firsthand.printing.errors import MISSING, PrintingError
from firsthand.theme_files import theme_folder

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from types import ModuleType

    from weasyprint.urls import URLFetcherResponse

# A day that every PDF carries as the date of its fonts and attachments, so that the same words give the same bytes.
_EPOCH = 1767225600
# The folder in which every document believes to lie. There is no such folder: what lies in it is given by name.
_HERE = PurePosixPath("/firsthand")
_THEME = ("print", "site")
_UNIVERSAL, _ARCHIVE = "pdf/ua-1", "pdf/a-3a"
# WeasyPrint declares one standard. An archive is PDF/UA-1 as well, which its metadata says in a schema that PDF/A
# wants described (ISO 19005-3, 6.6.2.3).
_ALSO_UNIVERSAL = b"""\
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" pdfuaid:part="1"/>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
  xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 to which the document conforms</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
"""
_AMBIGUOUS, _TRIES = b"\r\nendstream", 8


@dataclass(frozen=True)
class Attachment:
    """A file inside a PDF: its name, what it is, and its bytes."""

    name: str
    description: str
    data: bytes


@dataclass(frozen=True)
class Paper:
    """A document to be printed.

    ``files`` are pictures, logo and fonts by the paths that the document asks for them by; it gets the theme's beside
    them, and nothing else. An ``archive`` is PDF/A-3. A document of one page comes with ``shorter`` ones that hold less
    and less: the first is printed that takes no more than a page.
    """

    title: str
    html: str
    files: Mapping[str, bytes] = field(default_factory=dict, repr=False)
    archive: bool = False
    attachments: tuple[Attachment, ...] = ()
    shorter: tuple[str, ...] = field(default=(), repr=False)


def weasyprint() -> ModuleType:
    """The library that prints.

    Raises:
        PrintingError: it is missing, or one of its own.
    """
    try:
        import weasyprint as library  # noqa: PLC0415  # an extra that not everybody has
    except (ImportError, OSError) as error:
        raise PrintingError(MISSING) from error
    # What it would say of styles and fonts is said by us where it matters to anybody.
    logging.getLogger("weasyprint").setLevel(logging.ERROR)
    return library  # type: ignore[no-any-return]


def to_pdf(paper: Paper) -> bytes:
    """Print one document, tagged as PDF/UA-1.

    Args:
        paper: the document.

    Raises:
        PrintingError: WeasyPrint is missing, or the document asks for a file that it was not given.
    """
    library = weasyprint()
    from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse  # noqa: PLC0415

    class Given(URLFetcher):  # type: ignore[misc]
        """Hands out what the document was given, and fetches nothing."""

        def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:  # noqa: ARG002
            data = _given(url, paper)
            if data is None:
                raise FatalURLFetchingError(
                    f"“{paper.title}” asks for {url}, which lies outside the theme and the brand."
                )
            return URLFetcherResponse(url, data, {"Content-Type": mimetypes.guess_type(url)[0] or "font/woff2"})

    with _fixed_time():
        try:
            documents = (
                library.HTML(string=html, base_url=f"file://{_HERE}/print/", url_fetcher=Given())
                for html in (paper.html, *paper.shorter)
            )
            return _archived(next(documents), paper) if paper.archive else _fitting(documents)
        except FatalURLFetchingError as error:
            raise PrintingError(str(error)) from error


def _fitting(documents: Iterable[Any]) -> bytes:
    """The first document that takes no more than a page; the last one where none is so short."""
    for document in documents:
        laid_out = document.render(pdf_variant=_UNIVERSAL)
        if len(laid_out.pages) == 1:
            break
    return bytes(laid_out.write_pdf(pdf_variant=_UNIVERSAL))


def _archived(html: Any, paper: Paper) -> bytes:  # noqa: ANN401  # WeasyPrint has no types
    """A document as PDF/A-3 with its attachments, which says that it is PDF/UA as well.

    A packed stream whose last byte is a carriage return seems shorter than it says to readers who take that for a part
    of the line's end. Such a stream stays unpacked; where it is the list of all objects, blanks behind the metadata
    make it another one.
    """

    def finish(_document: object, pdf: Any, padding: int) -> None:  # noqa: ANN401
        metadata = next(each for each in pdf.objects if each.reference == pdf.catalog["Metadata"])
        said = _ALSO_UNIVERSAL + b"</rdf:RDF>" + b" " * padding
        metadata.stream = [part.replace(b"</rdf:RDF>", said, 1) for part in metadata.stream]
        # Any program may read it.
        metadata.compress = False
        for each in pdf.objects:
            if getattr(each, "compress", False) and each.data.endswith(_AMBIGUOUS):
                each.compress = False

    pdf = b""
    for padding in range(_TRIES):
        attached = [_attached(each) for each in sorted(paper.attachments, key=lambda each: each.name)]
        pdf = bytes(
            html.write_pdf(pdf_variant=_ARCHIVE, finisher=partial(finish, padding=padding), attachments=attached)
        )
        if _AMBIGUOUS not in pdf:
            break
    return pdf


def _attached(attachment: Attachment) -> object:
    day = datetime.fromtimestamp(_EPOCH, UTC)
    return weasyprint().Attachment(
        file_obj=io.BytesIO(attachment.data),
        name=attachment.name,
        description=attachment.description,
        created=day,
        modified=day,
        relationship="Data",
    )


def _given(url: str, paper: Paper) -> bytes | None:
    """A file of the theme, or one that came with the document; nothing else is there."""
    parts = urlsplit(url)
    path = PurePosixPath(os.path.normpath(unquote(parts.path)))
    if parts.scheme != "file" or parts.netloc or not path.is_relative_to(_HERE):
        return None
    inside = path.relative_to(_HERE)
    if str(inside) in paper.files:
        return paper.files[str(inside)]
    if inside.parts and inside.parts[0] in _THEME:
        file = theme_folder(inside.parts[0]).joinpath(*inside.parts[1:])
        return file.read_bytes() if file.is_file() else None
    return None


@contextmanager
def _fixed_time() -> Iterator[None]:
    before = os.environ.get("SOURCE_DATE_EPOCH")
    os.environ["SOURCE_DATE_EPOCH"] = before or str(_EPOCH)
    try:
        yield
    finally:
        if before is None:
            del os.environ["SOURCE_DATE_EPOCH"]
