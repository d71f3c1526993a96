"""Quotes and findings as JSON and CSV, sorted by id, without any date of the build."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from firsthand.editions.publication import Publication, ShownFinding, ShownQuote
    from firsthand.pages.addresses import Addresses

Row = dict[str, object]

# A cell that begins with one of these is a formula to a spreadsheet.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def data_files(publication: Publication, addresses: Addresses, made: Collection[str] = ()) -> dict[str, bytes]:
    """The files below `data/`, by their paths in the site.

    Args:
        publication: what the edition shows.
        addresses: where everything has its page.
        made: the paths of the site's other files, cards among them.
    """
    quotes = quote_rows(publication, addresses)
    findings = finding_rows(publication, addresses)
    return {
        "data/quotes.json": as_json(quotes),
        "data/quotes.csv": as_csv(quotes),
        "data/findings.json": as_json(findings),
        "data/findings.csv": as_csv(findings),
        "data/testimonials.json": as_json(testimonial_rows(publication, addresses, made)),
    }


def quote_rows(publication: Publication, addresses: Addresses) -> list[Row]:
    """Every quote that the edition shows."""
    inside = publication.edition == "internal"
    return [_quote(quote, addresses, inside=inside) for _, quote in sorted(publication.quotes.items())]


def _quote(quote: ShownQuote, addresses: Addresses, *, inside: bool) -> Row:
    row: Row = {
        "id": quote.id,
        "text": quote.text,
        "url": addresses.url("index.md", "quote", quote.id),
        "tags": list(quote.tags),
        "focus": quote.focus,
        "marks": list(quote.marks),
        "persona": quote.persona,
        "segments": list(quote.segments),
        "study": quote.study,
        "goal": quote.goal,
        "time": quote.time,
        "edited": quote.edited,
    }
    if not inside:
        return row | {"attribution": quote.signature}
    return row | {
        "interview": quote.interview,
        "participant": quote.participant,
        "date": quote.date,
        "consent": quote.consent,
    }


def finding_rows(publication: Publication, addresses: Addresses) -> list[Row]:
    """Every finding that the edition shows, with its figures."""
    return [_finding(finding, addresses) for _, finding in sorted(publication.findings.items())]


def _finding(finding: ShownFinding, addresses: Addresses) -> Row:
    evidence = finding.evidence
    return {
        "id": finding.id,
        "title": finding.title,
        "url": addresses.url("index.md", "finding", finding.id),
        "status": "draft" if finding.draft else "published",
        "studies": list(finding.studies),
        "supports": list(finding.supports),
        "contradicts": list(finding.contradicts),
        "as_of": finding.as_of or None,
        "evidence": {
            "interviewed": evidence.interviewed,
            "asked": evidence.asked,
            "unknown": evidence.unknown,
            "supports": evidence.supports,
            "contradicts": evidence.contradicts,
            "mixed": evidence.mixed,
            "silent": evidence.silent,
            "unprompted": evidence.unprompted,
            "mentions": evidence.mentions,
            "figure": evidence.figure,
        },
        "key_quotes": [quote.id for quote in finding.key_quotes],
        "opportunity": finding.opportunity,
        "for": dict(finding.audiences),
    }


def testimonial_rows(publication: Publication, addresses: Addresses, made: Collection[str]) -> list[Row]:
    """Every testimonial, as marketing may use it; ``card`` is empty where the words do not fit on one."""
    rows: list[Row] = []
    for testimonial in publication.testimonials.values():
        card = addresses.card(testimonial.id, "wide.png")
        rows.append(
            {
                "id": testimonial.id,
                "text": testimonial.text,
                "attribution": testimonial.attribution,
                "url": addresses.whole(addresses.path("testimonial", testimonial.id)),
                "card": addresses.whole(card) if card in made else "",
            }
        )
    return rows


def as_json(rows: Sequence[Row]) -> bytes:
    """Rows as a JSON list in UTF-8."""
    return (json.dumps(rows, ensure_ascii=False, indent=2) + "\n").encode()


def as_csv(rows: Sequence[Row]) -> bytes:
    """Rows as CSV in UTF-8; nested values get columns of their own, lists are joined with semicolons."""
    flat = [_flat(row) for row in rows]
    columns = list(dict.fromkeys(name for row in flat for name in row))
    text = io.StringIO()
    writer = csv.DictWriter(text, columns, lineterminator="\n")
    writer.writeheader()
    writer.writerows(flat)
    return text.getvalue().encode()


def _flat(row: Mapping[str, object], prefix: str = "") -> dict[str, str]:
    flat: dict[str, str] = {}
    for name, value in row.items():
        if isinstance(value, Mapping):
            flat |= _flat(value, f"{prefix}{name}.")
        else:
            flat[prefix + name] = _cell(value)
    return flat


def _cell(value: object) -> str:
    if isinstance(value, list):
        value = "; ".join(map(str, value))
    text = "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)
    return "'" + text if text.startswith(_FORMULA) else text
