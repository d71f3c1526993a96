"""Briefs as PDF, rendered again only where what they show has changed."""

from __future__ import annotations

import hashlib
import os
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from firsthand import __version__
from firsthand.printing.brief import brief_html
from firsthand.theme_files import theme_folder

if TYPE_CHECKING:
    from collections.abc import Iterator

    from weasyprint.urls import URLFetcherResponse

    from firsthand.editions.publication import Publication
    from firsthand.pages.addresses import Addresses


class PrintingError(Exception):
    """A brief cannot be printed; the message says why and what to do."""


# A day that every PDF carries as the date of its fonts, so that the same words give the same bytes.
_EPOCH = "1767225600"


def print_briefs(publication: Publication, addresses: Addresses, publisher: str, cache: Path) -> dict[str, bytes]:
    """Print every published brief of an edition.

    Args:
        publication: what the edition shows.
        addresses: where the PDFs lie.
        publisher: who publishes, for the cover.
        cache: a folder for PDFs of earlier builds.

    Returns:
        The PDFs by their paths in the site.

    Raises:
        PrintingError: WeasyPrint or one of its libraries is missing, or a brief asks for a file that it may not have.
    """
    folder = cache / "pdf"
    return {
        addresses.pdf(brief.id): _cached(brief_html(brief, publication, publisher), folder)
        for brief in publication.briefs.values()
        if not brief.draft
    }


def _cached(html: str, folder: Path) -> bytes:
    path = folder / f"{_fingerprint(html)}.pdf"
    if path.is_file():
        return path.read_bytes()
    pdf = html_to_pdf(html)
    folder.mkdir(parents=True, exist_ok=True)
    half = path.with_suffix(".half")
    half.write_bytes(pdf)
    half.replace(path)
    return pdf


def _fingerprint(html: str) -> str:
    digest = hashlib.sha256(f"{__version__} {_weasyprint_version()}\n{html}".encode())
    for file in sorted((*theme_folder("print").glob("*.css"), *_fonts().glob("*.woff2"))):
        digest.update(file.name.encode() + file.read_bytes())
    return digest.hexdigest()[:32]


def _fonts() -> Path:
    return theme_folder("site") / "assets" / "fonts"


def _weasyprint_version() -> str:
    try:
        from weasyprint import __version__ as version  # noqa: PLC0415  # an extra that not everybody has
    except (ImportError, OSError) as error:
        raise PrintingError(
            "Briefs cannot be printed: WeasyPrint or its library Pango is missing. Install them with "
            '`pip install "firsthand[pdf]"` and, on Debian or Ubuntu, `sudo apt-get install libpango-1.0-0 '
            "libpangoft2-1.0-0 libharfbuzz-subset0`; on macOS, `brew install pango`. "
            "Or switch PDFs off with `pdf: false` under `plugins: firsthand:`."
        ) from error
    return str(version)


def html_to_pdf(html: str) -> bytes:
    """Render one document of the print room, tagged as PDF/UA-1.

    Nothing but fonts and styles of the theme can be read while it renders: no other file, and nothing from the
    network.

    Raises:
        PrintingError: the document asks for anything else.
    """
    from weasyprint import HTML  # noqa: PLC0415
    from weasyprint.urls import FatalURLFetchingError, URLFetcher  # noqa: PLC0415

    allowed = (theme_folder("print").resolve(), theme_folder("site").resolve())

    class ThemeOnly(URLFetcher):  # type: ignore[misc]
        """Fetches from the theme's folders and from nowhere else."""

        def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
            parts = urlsplit(url)
            path = Path(unquote(parts.path)).resolve()
            if parts.scheme != "file" or not any(path.is_relative_to(folder) for folder in allowed):
                raise FatalURLFetchingError(f"A brief asks for {url}, which lies outside the theme.")
            return super().fetch(url, headers)

    with _fixed_time():
        try:
            document = HTML(
                string=html,
                base_url=theme_folder("print").resolve().as_uri() + "/",
                url_fetcher=ThemeOnly(),
            )
            pdf = document.write_pdf(pdf_variant="pdf/ua-1", full_fonts=False, hinting=False)
        except FatalURLFetchingError as error:
            raise PrintingError(str(error)) from error
    return bytes(pdf)


@contextmanager
def _fixed_time() -> Iterator[None]:
    before = os.environ.get("SOURCE_DATE_EPOCH")
    os.environ["SOURCE_DATE_EPOCH"] = before or _EPOCH
    try:
        yield
    finally:
        if before is None:
            del os.environ["SOURCE_DATE_EPOCH"]
