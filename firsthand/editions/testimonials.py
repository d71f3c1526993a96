"""Testimonials: words that marketing may use, the same in both editions and always as they may stand outside."""

from __future__ import annotations

from dataclasses import replace

from firsthand.editions.projection import Projection
from firsthand.editions.publication import ShownTestimonial
from firsthand.model import plain


def shown_testimonials(projection: Projection) -> dict[str, ShownTestimonial]:
    """Every testimonial by its public id, which is its address in both editions."""
    research, rules = projection.research, projection.rules
    outside = Projection(research, replace(rules, edition="external"))
    names = outside.public
    found = {}
    for quote in research.quotes.values():
        person = research.speaker(quote)
        if rules.may_testify(person, outside.marks_of(quote)) and quote.id in projection.quotes:
            found[names[quote.id]] = ShownTestimonial(
                id=names[quote.id],
                text=plain(outside.words(quote.words, quote.interview)),
                attribution=outside.rules.signature(person),
                quote=projection.quotes[quote.id],
            )
    return dict(sorted(found.items()))
