"""A testimonial in the forms in which marketing pastes it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from markupsafe import escape

if TYPE_CHECKING:
    from firsthand.editions.publication import ShownTestimonial
    from firsthand.pages.wording import Wording


CARD_FORMS = {"wide": (1200, 630), "square": (1080, 1080), "portrait": (1080, 1350), "slide": (1920, 1080)}
"""The formats of quote cards in points: link previews, posts, tall posts, and slides."""


def as_text(testimonial: ShownTestimonial, words: Wording) -> str:
    """The words and who said them, on two lines."""
    return f"{words.quoted(testimonial.text)}\n— {testimonial.attribution}"


def as_html(testimonial: ShownTestimonial, address: str) -> str:
    """A figure to paste into any page.

    Args:
        testimonial: the testimonial.
        address: where its page stands; left out where it is no whole address.
    """
    cite = f' cite="{escape(address)}"' if "://" in address else ""
    return (
        f"<figure>\n  <blockquote{cite}><p>{escape(testimonial.text)}</p></blockquote>\n"
        f"  <figcaption>— {escape(testimonial.attribution)}</figcaption>\n</figure>"
    )


def as_json_ld(testimonial: ShownTestimonial, address: str) -> str:
    """A script element with the quotation in the words of schema.org (https://schema.org/Quotation).

    It is a quotation and no review: nobody gave a rating.
    """
    data = {"@context": "https://schema.org", "@type": "Quotation", "text": testimonial.text}
    data |= {"creditText": testimonial.attribution}
    data |= {"url": address, "@id": address} if "://" in address else {}
    # Nothing in the words may end the script.
    written = json.dumps(data, ensure_ascii=False, indent=2).replace("<", "\\u003c")
    return f'<script type="application/ld+json">\n{written}\n</script>'
