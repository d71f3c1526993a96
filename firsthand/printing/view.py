"""What the template of a paper can reach: places within it, and pages of the site where its address is known."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from markupsafe import Markup

from firsthand.pages.templates import View
from firsthand.printing.errors import MISSING, PrintingError

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from firsthand.editions.publication import Publication
    from firsthand.pages.addresses import Addresses


class PrintView(View):
    """A document of its own: what it holds, it links to within itself; what it does not, on the site."""

    def __init__(
        self,
        publication: Publication,
        addresses: Addresses,
        findings: Collection[str] = (),
        numbers: Mapping[str, int] | None = None,
    ) -> None:
        super().__init__(publication)
        self._addresses = addresses
        self._findings = findings
        self._numbers = numbers or {}

    def url(self, kind: str, name: str) -> str:
        """The place of a finding or quote in this paper, or the page of anything on the site."""
        if kind == "finding" and name in self._findings:
            return f"#finding-{name}"
        if kind == "quote" and name in self._numbers:
            return f"#quote-{self._numbers[name]}"
        return self.whole(kind, name)

    def whole(self, kind: str, name: str) -> str:
        """The address of something on the site; empty where the site's own is not known."""
        return self._addresses.abroad(kind, name)

    def to(self, path: str) -> str:
        """The path of a picture, which is printed; the address of anything else on the site."""
        if path in self.publication.images:
            return f"../{path}"
        address = self._addresses.whole(path)
        return address if "://" in address else ""


def code_of(address: str) -> Markup:
    """An address as a QR code, drawn in the colour of the words around it; nothing without an address.

    Raises:
        PrintingError: segno is missing.

    ISO/IEC 18004, by segno, with the middle level of error correction, which survives a crease.
    """
    if not address:
        return Markup()
    try:
        import segno  # noqa: PLC0415  # an extra that not everybody has
    except ImportError as error:
        raise PrintingError(MISSING) from error
    out = io.BytesIO()
    segno.make_qr(address, error="m").save(
        out, kind="svg", xmldecl=False, svgns=True, nl=False, border=0, title=address, omitsize=True, dark="#1d2730"
    )
    return Markup(out.getvalue().decode("utf-8"))  # noqa: S704  # drawn here
