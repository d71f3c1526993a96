"""An Insight Brief as slides: native text, charts, tables and speaker notes, for PowerPoint and its like.

What slides say is told first (`story.py`, `findings.py`), as records (`outline.py`). The deck draws these (`deck.py`)
into a file that the theme's templates make (`template.py`), with words as large as they fit (`fitting.py`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.pages.terms import EDITION_TITLES
from firsthand.printing.errors import PrintingError
from firsthand.printing.slides.settling import settled
from firsthand.printing.slides.story import Story
from firsthand.printing.slides.telling import Teller
from firsthand.printing.slides.template import colours_of, template

if TYPE_CHECKING:
    from firsthand.editions.publication import Publication, ShownBrief
    from firsthand.settings import Brand


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
        PrintingError: python-pptx is missing, or the logo cannot be read.
    """
    try:
        from firsthand.printing.slides.deck import Deck  # noqa: PLC0415  # an extra that not everybody has
    except ImportError as error:
        raise PrintingError(
            'Slides cannot be made: python-pptx is missing. Install it with `pip install "firsthand[pdf]"`, or take '
            "`slides` out of `papers:` under `plugins: firsthand:`."
        ) from error
    teller = Teller(publication)
    words = teller.words
    foot = f"{brief.title} · {teller.say(EDITION_TITLES[publication.edition])}"
    deck = Deck(template(brand, words.language), colours_of(brand), words.tag, foot)
    for slide in Story(teller, brief, publisher, brand.contact, site).slides(logo):
        deck.add(slide)
    deck.describe(brief.title, "; ".join(brief.authors), brief.date)
    return settled(deck.saved())
