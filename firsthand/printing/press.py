"""One document as PDF. The only module that knows WeasyPrint."""

from __future__ import annotations

import io
import logging
import mimetypes
import os
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

from firsthand.printing.errors import PrintingError
from firsthand.theme_files import theme_folder

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from types import ModuleType

    from weasyprint.urls import URLFetcherResponse

# A day that every PDF carries as the date of its fonts and attachments, so that the same words give the same bytes.
_EPOCH = 1767225600
# The folder in which every document believes to lie. There is no such folder: what lies in it is given by name.
_HERE = PurePosixPath("/firsthand")
_THEME = ("print", "site")
# PDF/A-3 with every letter as text, tagged; that a document is PDF/UA as well is said beside it.
_ARCHIVE, _UNIVERSAL = "pdf/a-3a", "pdf/ua-1"
_ALSO_UNIVERSAL = (
    b'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" '
    b'xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" pdfuaid:part="1"/></rdf:RDF>'
)
_MISSING = (
    "Papers cannot be printed: WeasyPrint or its library Pango is missing. Install them with "
    '`pip install "firsthand[pdf]"` and, on Debian or Ubuntu, `sudo apt-get install libpango-1.0-0 '
    "libpangoft2-1.0-0 libharfbuzz-subset0`; on macOS, `brew install pango`. "
    "Or switch papers off with `pdf: false` under `plugins: firsthand:`."
)


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
    them, and nothing else. An ``archive`` is PDF/A-3.
    """

    title: str
    html: str
    files: Mapping[str, bytes] = field(default_factory=dict, repr=False)
    archive: bool = False
    attachments: tuple[Attachment, ...] = ()


def weasyprint() -> ModuleType:
    """The library that prints.

    Raises:
        PrintingError: it is missing, or one of its own.
    """
    try:
        import weasyprint as library  # noqa: PLC0415  # an extra that not everybody has
    except (ImportError, OSError) as error:
        raise PrintingError(_MISSING) from error
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

    options: dict[str, Any] = {"pdf_variant": _ARCHIVE if paper.archive else _UNIVERSAL}
    if paper.archive:
        options["xmp_metadata"] = [io.BytesIO(_ALSO_UNIVERSAL)]
    day = datetime.fromtimestamp(_EPOCH, UTC)
    attached = [
        library.Attachment(
            file_obj=io.BytesIO(each.data),
            name=each.name,
            description=each.description,
            created=day,
            modified=day,
            relationship="Data",
        )
        for each in paper.attachments
    ]
    with _fixed_time():
        try:
            html = library.HTML(string=paper.html, base_url=f"file://{_HERE}/print/", url_fetcher=Given())
            pdf = html.write_pdf(attachments=attached, full_fonts=False, hinting=False, **options)
        except FatalURLFetchingError as error:
            raise PrintingError(str(error)) from error
    return bytes(pdf)


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
