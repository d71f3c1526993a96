"""An Insight Brief as slides: native text, charts, tables and speaker notes, for PowerPoint and its like.

What slides say is told first (`story.py`, `findings.py`), as records (`outline.py`); the deck draws these (`deck.py`) into
a file that the theme's templates make (`template.py`), with words as large as they fit (`fitting.py`).
"""

from __future__ import annotations

import io
from contextlib import suppress
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from pptx.oxml.ns import qn

from firsthand.pages.terms import EDITION_TITLES
from firsthand.pages.wording import later
from firsthand.printing.cards.readable import readable
from firsthand.printing.slides.deck import Deck
from firsthand.printing.slides.settling import settled
from firsthand.printing.slides.story import Story
from firsthand.printing.slides.telling import Teller
from firsthand.printing.slides.template import colours_of, template

if TYPE_CHECKING:
    from pptx.opc.coreprops import CoreProperties

    from firsthand.editions.publication import Publication, ShownBrief
    from firsthand.settings import Brand

__all__ = ["brief_slides"]


def brief_slides(
    brief: ShownBrief, publication: Publication, publisher: str, brand: Brand, logo: bytes = b"", site: str = ""
) -> bytes:
    """Make the slides of a brief.

    Args:
        brief: the brief.
        publication: what its edition shows.
        publisher: who publishes it.
        brand: a company's colours and contact.
        logo: a picture for the cover; only PNG is shown.
        site: the address of the brief's page; empty where it is not known.

    Returns:
        A PPTX file; the same bytes for the same brief.

    Raises:
        PrintingError: the logo cannot be read.
    """
    teller = Teller(publication)
    edition = teller.say(EDITION_TITLES[publication.edition])
    deck = Deck(
        template(brand, teller.words.language), colours_of(brand), teller.words.tag, f"{brief.title} · {edition}"
    )
    for slide in Story(teller, brief, publisher, brand.contact, site).slides(logo):
        deck.add(slide)
    _describe(deck.presentation.core_properties, brief, teller)
    made = io.BytesIO()
    deck.presentation.save(made)
    return settled(made.getvalue())


def _describe(properties: CoreProperties, brief: ShownBrief, teller: Teller) -> None:
    """What the file says of itself: nothing of the machine, and no day but the brief's own."""
    properties.title = readable(brief.title)
    properties.subject = readable(teller.say(later("Insight Brief")))
    properties.author = readable("; ".join(brief.authors))
    properties.language = teller.words.tag
    properties.last_modified_by = "Firsthand"
    properties.revision = 1
    day = _first_moment(brief.date)
    if day:
        properties.created = properties.modified = day
    else:
        # python-pptx gives every new file the moment of its making.
        for moment in properties._element.findall(qn("dcterms:modified")):  # noqa: SLF001
            properties._element.remove(moment)  # noqa: SLF001


def _first_moment(day: str) -> datetime | None:
    """The moment at which an ISO day or month begins; outside, days are months."""
    for form in ("%Y-%m-%d", "%Y-%m"):
        with suppress(ValueError):
            return datetime.strptime(day, form).replace(tzinfo=UTC)
    return None
