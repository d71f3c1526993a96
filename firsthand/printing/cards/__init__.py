"""Cards: a testimonial as a picture, to post or to put on a slide; a finding or a brief, for link previews."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from firsthand.pages.testimonials import CARD_FORMS
from firsthand.printing.cards.cache import cached, fingerprint
from firsthand.printing.cards.drawing import svg_of
from firsthand.printing.cards.layout import Form, layout
from firsthand.printing.cards.lettering import missing_in_theme
from firsthand.printing.cards.pictures import cached_png, svg_to_png
from firsthand.printing.cards.readable import readable
from firsthand.printing.cards.reports import report_files
from firsthand.printing.cards.system_fonts import held_by_none

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

__all__ = [
    "FORMATS",
    "Card",
    "card_files",
    "card_svg",
    "missing_letters",
    "report_files",
    "svg_to_png",
    "undrawable_letters",
]

FORMATS: Mapping[str, tuple[int, int]] = MappingProxyType(CARD_FORMS)
_FORMS = {
    "wide": Form(*FORMATS["wide"], margin=76, largest=92, smallest=30, signature=25, publisher=21),
    "square": Form(*FORMATS["square"], margin=100, largest=128, smallest=38, signature=32, publisher=26),
    "portrait": Form(*FORMATS["portrait"], margin=100, largest=132, smallest=38, signature=33, publisher=26),
    "slide": Form(*FORMATS["slide"], margin=150, largest=150, smallest=44, signature=38, publisher=29),
}


@dataclass(frozen=True)
class Card:
    """What a card says.

    Attributes:
        words: the testimonial.
        signature: who says so, as they agreed to be called.
        publisher: who shows it.
    """

    words: str
    signature: str
    publisher: str


def card_svg(card: Card, form: str) -> str | None:
    """Lay a card out.

    Args:
        card: what it says; untrusted.
        form: one of `FORMATS`.

    Returns:
        An SVG that needs no other file; None where the words do not fit in the smallest size that reads well (30 px
        on a wide card, 38 px on a square or portrait one, 44 px on a slide), or the signature in two lines, or the
        publisher in one.
    """
    drawing = layout(readable(card.words), readable(card.signature), readable(card.publisher), _FORMS[form])
    return svg_of(drawing) if drawing else None


def missing_letters(card: Card) -> str:
    """The letters of a card that the theme's fonts do not hold: another font sets them, and each program its own."""
    return missing_in_theme(readable(f"{card.words} {card.signature} {card.publisher}"))


def undrawable_letters(card: Card) -> str:
    """The letters of a card that no font of this machine holds either: a PNG would show boxes for them."""
    return held_by_none(missing_letters(card))


def card_files(cards: Mapping[str, Card], cache: Path) -> dict[str, bytes]:
    """Draw cards in every format in which they fit.

    A card with letters that no font of this machine holds comes as SVG alone: whoever opens it may have the font.

    Args:
        cards: the cards by their ids.
        cache: a folder for pictures of earlier builds.

    Returns:
        Files by their names, `<id>-<format>.svg` and `<id>-<format>.png`.
    """
    files: dict[str, bytes] = {}
    for name, card in cards.items():
        drawable = not undrawable_letters(card)
        for form in FORMATS:
            svg = _cached_svg(card, form, cache / "cards")
            if not svg:
                continue
            files[f"{name}-{form}.svg"] = svg.encode()
            if drawable:
                files[f"{name}-{form}.png"] = cached_png(svg, cache / "cards")
    return files


def _cached_svg(card: Card, form: str, folder: Path) -> str:
    """A card as SVG; empty where it does not fit."""

    def drawn() -> bytes:
        return (card_svg(card, form) or "").encode()

    name = fingerprint(form, card.words, card.signature, card.publisher)
    return cached(folder, f"{name}.svg", drawn).decode()
