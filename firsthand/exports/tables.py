"""Quotes, findings and testimonials as JSON and CSV, sorted by id, without any date of the build."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from firsthand.exports.rows import (
    EvidenceRow,
    FindingRow,
    InsideQuote,
    OutsideQuote,
    RespondentRow,
    Row,
    TestimonialRow,
)
from firsthand.exports.schemas import schema_of

if TYPE_CHECKING:
    from firsthand.editions.publication import Publication, ShownBrief, ShownFinding, ShownQuote
    from firsthand.pages.addresses import Addresses

# A cell that begins with one of these is a formula to a spreadsheet.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def data_files(publication: Publication, addresses: Addresses, made: Collection[str] = ()) -> dict[str, bytes]:
    """The files below `data/`, by their paths in the site.

    Args:
        publication: what the edition shows.
        addresses: where everything has its page.
        made: the paths of the site's other files, cards among them.
    """
    quote = InsideQuote if publication.edition == "internal" else OutsideQuote
    quotes = quote_rows(publication, addresses)
    findings = finding_rows(publication, addresses)
    return {
        "data/quotes.json": as_json(quotes),
        "data/quotes.csv": as_csv(quotes, quote),
        "data/quotes.schema.json": schema_of("quotes", quote),
        "data/findings.json": as_json(findings),
        "data/findings.csv": as_csv(findings, FindingRow),
        "data/findings.schema.json": schema_of("findings", FindingRow),
        "data/testimonials.json": as_json(testimonial_rows(publication, addresses, made)),
        "data/testimonials.schema.json": schema_of("testimonials", TestimonialRow),
    }


def brief_tables(brief: ShownBrief, addresses: Addresses) -> dict[str, bytes]:
    """What a brief's figures are counted from, as CSV by names of files; for the internal edition.

    Args:
        brief: the brief, its findings counted as of its own day.
        addresses: where everything has its page.
    """
    quotes = {name: quote for finding in brief.findings for name, quote in finding.quotes.items()}
    respondents = [
        RespondentRow(
            finding=finding.id,
            respondent=each.label,
            persona=each.persona,
            exposure=each.exposure,
            stance=each.stance,
            quote=each.quote,
        )
        for finding in brief.findings
        for each in finding.evidence.testimonies
    ]
    return {
        "findings.csv": as_csv([_finding(finding, addresses) for finding in brief.findings], FindingRow),
        "quotes.csv": as_csv([_quote(quotes[name], addresses, inside=True) for name in sorted(quotes)], InsideQuote),
        "respondents.csv": as_csv(respondents, RespondentRow),
    }


def quote_rows(publication: Publication, addresses: Addresses) -> list[InsideQuote | OutsideQuote]:
    """Every quote that the edition shows."""
    inside = publication.edition == "internal"
    return [_quote(quote, addresses, inside=inside) for _, quote in sorted(publication.quotes.items())]


def _quote(quote: ShownQuote, addresses: Addresses, *, inside: bool) -> InsideQuote | OutsideQuote:
    both = {
        "id": quote.id,
        "text": quote.text,
        "url": addresses.url("index.md", "quote", quote.id),
        "tags": quote.tags,
        "focus": quote.focus,
        "marks": quote.marks,
        "persona": quote.persona,
        "segments": quote.segments,
        "study": quote.study,
        "goal": quote.goal,
        "time": quote.time,
        "edited": quote.edited,
    }
    if not inside:
        return OutsideQuote.model_validate(both | {"attribution": quote.signature})
    own = ("interview", "participant", "date", "consent")
    return InsideQuote.model_validate(both | {name: getattr(quote, name) for name in own})


def finding_rows(publication: Publication, addresses: Addresses) -> list[FindingRow]:
    """Every finding that the edition shows, with its figures."""
    return [_finding(finding, addresses) for _, finding in sorted(publication.findings.items())]


def _finding(finding: ShownFinding, addresses: Addresses) -> FindingRow:
    return FindingRow(
        id=finding.id,
        title=finding.title,
        url=addresses.url("index.md", "finding", finding.id),
        status="draft" if finding.draft else "published",
        studies=finding.studies,
        supports=finding.supports,
        contradicts=finding.contradicts,
        as_of=finding.as_of or None,
        evidence=EvidenceRow(**{name: getattr(finding.evidence, name) for name in EvidenceRow.model_fields}),
        key_quotes=tuple(quote.id for quote in finding.key_quotes),
        opportunity=finding.opportunity,
        audiences=dict(finding.audiences),
    )


def testimonial_rows(publication: Publication, addresses: Addresses, made: Collection[str]) -> list[TestimonialRow]:
    """Every testimonial, as marketing may use it; ``card`` is empty where the words do not fit on one."""
    rows = []
    for testimonial in publication.testimonials.values():
        card = addresses.card(testimonial.id, "wide.png")
        rows.append(
            TestimonialRow(
                id=testimonial.id,
                text=testimonial.text,
                attribution=testimonial.attribution,
                url=addresses.whole(addresses.path("testimonial", testimonial.id)),
                card=addresses.whole(card) if card in made else "",
            )
        )
    return rows


def as_json(rows: Sequence[Row]) -> bytes:
    """Rows as a JSON list in UTF-8."""
    return (json.dumps([row.model_dump() for row in rows], ensure_ascii=False, indent=2) + "\n").encode()


def as_csv(rows: Sequence[Row], kind: type[Row]) -> bytes:
    """Rows as CSV in UTF-8; nested values get columns of their own, lists are joined with semicolons.

    Args:
        rows: the rows.
        kind: what they are, which says what columns there are: without any row, there is a line of their names.
    """
    flat = [_flat(row.model_dump()) for row in rows]
    columns = list(dict.fromkeys((*_columns(kind), *(name for row in flat for name in row))))
    text = io.StringIO()
    writer = csv.DictWriter(text, columns, lineterminator="\n")
    writer.writeheader()
    writer.writerows(flat)
    return text.getvalue().encode()


def _columns(kind: type[Row], prefix: str = "") -> Iterator[str]:
    """The columns that every row has; a mapping's depend on what is in it, and follow."""
    for name, field in kind.model_fields.items():
        inner = field.annotation
        if isinstance(inner, type) and issubclass(inner, Row):
            yield from _columns(inner, f"{prefix}{name}.")
        elif not field.alias:
            yield prefix + name


def _flat(row: Mapping[str, object], prefix: str = "") -> dict[str, str]:
    flat: dict[str, str] = {}
    for name, value in row.items():
        if isinstance(value, Mapping):
            flat |= _flat(value, f"{prefix}{name}.")
        else:
            flat[prefix + name] = _cell(value)
    return flat


def _cell(value: object) -> str:
    if isinstance(value, tuple | list):
        value = "; ".join(map(str, value))
    text = "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)
    return "'" + text if text.startswith(_FORMULA) else text
