"""What long lists are filtered and sorted by: the values of each row, and those of all rows for a form to offer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from firsthand.evidence.coding import with_parents
from firsthand.pages.terms import LEVELS
from firsthand.pages.wording import later

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from firsthand.editions.publication import (
        Publication,
        ShownBrief,
        ShownEvidence,
        ShownFinding,
        ShownInterview,
        ShownQuote,
        ShownTestimonial,
    )
    from firsthand.model import Focus

Facets = dict[str, tuple[str, ...]]

STRENGTHS = {"strong": later("Strong"), "fair": later("Fair"), "weak": later("Weak")}
FOCUSES: dict[Focus, str] = {
    "persona": later("Persona"),
    "pain": later("Pains"),
    "gain": later("Gains"),
    "gap": later("Gaps"),
}
UNKNOWN = "unknown"
CONSENTS = {**LEVELS, UNKNOWN: later("not recorded")}
_STRONG, _FAIR = 0.5, 0.25
_MONTH = len("2026-03")


def strength_of(evidence: ShownEvidence) -> str:
    """How strong a figure is: whether the low end of its interval is above a half, above a quarter, or neither."""
    return "strong" if evidence.strength > _STRONG else "fair" if evidence.strength > _FAIR else "weak"


def finding_facets(finding: ShownFinding, publication: Publication) -> Facets:
    """By what a finding is filtered. Tags stand with those above them; a finding of no study is one of all."""
    personas = finding.evidence.breakdowns.get("persona", ())
    return {
        "tag": tuple(sorted(with_parents((*finding.supports, *finding.contradicts)))),
        "persona": tuple(cell.value for cell in personas if cell.k and not cell.others),
        "study": finding.studies or tuple(publication.studies),
        "audience": tuple(dict.fromkeys(audience.casefold() for audience in finding.audiences)),
        "strength": (strength_of(finding.evidence),),
        "date": (finding.day,) if finding.day else (),
    }


def interview_facets(interview: ShownInterview) -> Facets:
    """By what an interview is filtered."""
    return {
        "study": (interview.study,) if interview.study else (),
        "persona": tuple(dict.fromkeys(person.persona for person in interview.people if person.persona)),
        "goal": (interview.goal,) if interview.goal else (),
        "consent": tuple(dict.fromkeys(person.consent or UNKNOWN for person in interview.people)),
        "date": (interview.date,) if interview.date else (),
    }


def testimonial_facets(testimonial: ShownTestimonial) -> Facets:
    """By what a testimonial is filtered."""
    quote = testimonial.quote
    return {"tag": tuple(sorted(with_parents(quote.tags))), "persona": (quote.persona,) if quote.persona else ()}


def choices(rows: Iterable[Facets], facet: str) -> list[str]:
    """Every value of a facet that some row has."""
    return sorted({value for row in rows for value in row[facet]})


def months(rows: Iterable[Facets]) -> list[str]:
    """Every month of a row, the newest first."""
    return sorted({day[:_MONTH] for row in rows for day in row["date"]}, reverse=True)


def newest(publication: Publication, most: int) -> list[ShownFinding | ShownBrief]:
    """The newest findings and briefs by their dates; those without one are never new."""
    things: Mapping[str, Any] = {
        **publication.findings,
        **{f"brief {name}": b for name, b in publication.briefs.items()},
    }
    dated = [each for _, each in sorted(things.items()) if each.day]
    return sorted(dated, key=lambda each: each.day, reverse=True)[:most]


def in_focus(quotes: Iterable[ShownQuote], focus: Focus) -> list[ShownQuote]:
    """The quotes of a focus, key quotes first."""
    return sorted((quote for quote in quotes if quote.focus == focus), key=lambda quote: "key" not in quote.marks)
