"""Findings and briefs as an edition shows them: figures counted on everything, words as consent lets them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from firsthand.editions.prose import shown_blocks
from firsthand.editions.publication import Cell, ShownBrief, ShownEvidence, ShownFinding, ShownTestimony
from firsthand.editions.rules import Rule, in_words
from firsthand.editions.small_groups import together
from firsthand.evidence.agreement import range_of
from firsthand.evidence.findings import Evidence, evidence_of
from firsthand.evidence.interval import percentage, wilson
from firsthand.evidence.newest import day_of
from firsthand.model import Brief, Finding, Observation, Quote

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from firsthand.editions.projection import Projection
    from firsthand.editions.publication import ShownQuote
    from firsthand.evidence.findings import Testimony

_KEY_QUOTES = 3


def shown_finding(finding: Finding, projection: Projection) -> ShownFinding:
    """Project a finding; its key quotes are those that it names, or else the best of different people."""
    research, rules, quotes = projection.research, projection.rules, projection.quotes
    evidence = evidence_of(finding, research)
    today = _today(finding, evidence, projection) if finding.as_of else ""
    supporting = _chosen(finding.key_quotes, _quotes(evidence, "supporting"), quotes)
    contradicting = _chosen(finding.counter_quotes, _quotes(Evidence(evidence.base), "contradicting"), quotes)
    named_against = {quotes[name].id for name in finding.counter_quotes if name in quotes}
    scope = {interview.id for each in evidence.testimonies for interview, _ in each.respondent.seats}
    key = {
        quotes[name].id
        for name in finding.key_quotes
        if name in quotes and (not finding.as_of or research.quotes[name].interview in scope)
    }
    supporting, contradicting = projection.shuffled(supporting, key), projection.shuffled(contradicting, named_against)
    named = [quote for quote in supporting if quote.id in key]
    said = {item.id for each in evidence.base for item in each.supporting if isinstance(item, Quote)}
    counted = {quotes[name].id for name in said if name in quotes}
    of_the_base = [quote for quote in supporting if quote.id in counted]
    seen = [item for each in evidence.base for item in each.supporting if isinstance(item, Observation)]
    among = {facet: values for facet, values in finding.among.items() if _may_name(facet, values, projection)}
    return ShownFinding(
        id=finding.id,
        title=rules.text(finding.title),
        source=finding.source.file if not rules.holds(Rule.NAMES) else "",
        draft=finding.draft,
        studies=finding.studies,
        supports=finding.supports,
        contradicts=finding.contradicts,
        among=among,
        narrowed=len(among) < len(finding.among),
        asked=finding.asked,
        as_of=rules.date(finding.as_of),
        evidence=_evidence(finding, evidence, projection),
        today=today if today != evidence.figure else "",
        key_quotes=tuple(named or _of_different_people(of_the_base))[:_KEY_QUOTES],
        supporting=tuple(named) + tuple(quote for quote in of_the_base if quote not in named),
        contradicting=tuple(contradicting),
        unprompted=tuple(quote for quote in supporting if quote not in of_the_base and quote not in named),
        observations=tuple(shown for each in seen if (shown := projection.observation(each))),
        opportunity=projection.line(finding.opportunity),
        audiences={
            audience: projection.line(text)
            for audience, text in finding.audiences.items()
            if not rules.holds(Rule.AUDIENCES) or audience in rules.settings.external_audiences
        },
        blocks=shown_blocks(finding.blocks, projection),
        day=rules.date(day_of(finding, evidence)),
    )


def _today(finding: Finding, evidence: Evidence, projection: Projection) -> str:
    """Today's figure beside an older one; outside not where it would tell what one or two people said since."""
    now = evidence_of(finding, projection.research, today=True)
    newcomers = now.asked - evidence.asked
    told = projection.rules.holds(Rule.SMALL) and 0 < newcomers < projection.rules.settings.smallest_group
    return "" if told else now.figure


def _may_name(facet: str, values: Iterable[str], projection: Projection) -> bool:
    """Whether it may be said by what a base is narrowed: its size would tell how many there are of a small group."""
    small = {value.casefold() for value in projection.small.get("segment" if facet == "segments" else facet, ())}
    return bool(projection.rules.facets([facet])) and not small & {value.casefold() for value in values}


def shown_brief(brief: Brief, projection: Projection) -> ShownBrief:
    """Project a brief; its findings are counted as of its own day where it has one."""
    rules = projection.rules
    inside = not rules.holds(Rule.NAMES)
    findings = tuple(
        shown_finding(replace(finding, as_of=brief.as_of or finding.as_of), projection)
        for finding in (projection.research.findings[name] for name in brief.all_findings)
        if shows(finding, projection)
    )
    return ShownBrief(
        id=brief.id,
        source=brief.source.file if inside else "",
        title=rules.text(brief.title),
        subtitle=rules.text(brief.subtitle),
        studies=brief.studies,
        date=rules.date(brief.date),
        authors=brief.authors if inside else (),
        audience=rules.text(brief.audience),
        as_of=rules.date(brief.as_of),
        draft=brief.draft,
        findings=findings,
        blocks=shown_blocks(brief.blocks, projection),
        day=rules.date(brief.date or brief.as_of) or max((each.day for each in findings), default=""),
    )


def shows(note: Finding | Brief, projection: Projection) -> bool:
    """Whether a finding or a brief belongs to the edition."""
    rules = projection.rules
    if note.draft and rules.holds(Rule.DRAFTS) and not projection.drafts:
        return False
    return not rules.holds(Rule.EDITIONS) or rules.edition in note.editions


def _evidence(finding: Finding, evidence: Evidence, projection: Projection) -> ShownEvidence:
    rules = projection.rules
    inside = not rules.holds(Rule.WORKING)
    coded_twice = range_of(finding, projection.research) if inside else None
    known = {facet for each in evidence.testimonies for facet in each.respondent.facets}
    return ShownEvidence(
        figure=evidence.figure,
        interviewed=evidence.interviewed,
        asked=evidence.asked,
        unknown=evidence.unknown,
        supports=evidence.count("supports"),
        contradicts=evidence.count("contradicts"),
        mixed=evidence.count("mixed"),
        silent=evidence.count("silent"),
        unprompted=evidence.unprompted,
        mentions=evidence.mentions,
        withheld=len(_withheld(finding, evidence, projection)),
        percentage=percentage(
            evidence.k, evidence.asked, rules.settings.percentage_from, interval=rules.settings.interval
        ),
        strength=wilson(evidence.k, evidence.asked)[0] if evidence.asked else 0.0,
        range=coded_twice.text if coded_twice and coded_twice.low != coded_twice.high else "",
        testimonies=_testimonies(evidence, projection),
        breakdowns={facet: _cells(facet, evidence, projection) for facet in rules.facets(known)},
    )


def _cells(facet: str, evidence: Evidence, projection: Projection) -> tuple[Cell, ...]:
    """A figure by the values of a facet; groups that are too small to stand alone are one cell, without a value."""
    parts = {value: part for value, part in evidence.by(facet).items() if part.asked}
    joined: tuple[str, ...] = ()
    least = projection.rules.settings.smallest_group
    if projection.rules.holds(Rule.SMALL):
        members = {value: {each.respondent.key for each in part.base} for value, part in parts.items()}
        unnamed = {each.respondent.key for each in evidence.base if not each.respondent.facets.get(facet)}
        members |= {"": unnamed} if unnamed else {}
        joined = together(members, least, projection.small.get(facet, ()))
    cells = [Cell(value, part.k, part.asked) for value, part in parts.items() if value not in joined]
    others = Evidence(
        tuple(each for each in evidence.base if set(joined) & set(each.respondent.facets.get(facet) or ("",)))
    )
    return (*cells, Cell("", others.k, others.asked)) if others.asked >= least and joined else tuple(cells)


def _withheld(finding: Finding, evidence: Evidence, projection: Projection) -> set[str]:
    """The quotes for and against that the edition does not show."""
    said = (*_quotes(evidence, "supporting"), *_quotes(Evidence(evidence.base), "contradicting"))
    names = {*(quote.id for quote in said), *finding.key_quotes, *finding.counter_quotes}
    present = (projection.research.quotes[name] for name in names if name in projection.research.quotes)
    counted = {quote.id for quote in present if not projection.research.speaker(quote).consent.withdrawn}
    return counted - set(projection.quotes)


def _testimonies(evidence: Evidence, projection: Projection) -> tuple[ShownTestimony, ...]:
    """Everybody's part; outside in no order of people, which would put the words of one together over pages."""
    shown = [_testimony(each, projection) for each in evidence.testimonies]
    return tuple(sorted(shown, key=lambda each: each.quote) if projection.rules.holds(Rule.SIGNED) else shown)


def _testimony(testimony: Testimony, projection: Projection) -> ShownTestimony:
    person = testimony.respondent
    items = testimony.supporting or testimony.contradicting
    shown = (projection.quotes.get(item.id) for item in items if isinstance(item, Quote))
    quote = next((each.id for each in shown if each), "")
    if projection.rules.holds(Rule.SIGNED):
        # A mark that says both and leads to a quote would put it together with one on the other side.
        quote = "" if testimony.stance == "mixed" else quote
        # Persona and segments of single respondents would undo what small groups are joined for.
        return ShownTestimony("Respondent", "", testimony.stance, testimony.exposure, quote)
    persona = in_words(", ".join(person.facets.get("persona", ())))
    segments = ", ".join(in_words(segment).lower() for segment in person.facets.get("segment", ()))
    label = ", ".join(filter(None, (person.id, persona, segments)))
    return ShownTestimony(label, persona, testimony.stance, testimony.exposure, quote)


def _quotes(evidence: Evidence, side: str) -> list[Quote]:
    """The quotes of one side, of respondents who were asked first."""
    people = sorted(evidence.testimonies, key=lambda each: each.exposure != "asked")
    return [item for each in people for item in getattr(each, side) if isinstance(item, Quote)]


def _chosen(named: Iterable[str], found: Iterable[Quote], quotes: Mapping[str, ShownQuote]) -> list[ShownQuote]:
    """The named quotes in their order, then the others that were found; those alone that the edition shows."""
    order = dict.fromkeys((*named, *(quote.id for quote in found)))
    return [quotes[name] for name in order if name in quotes]


def _of_different_people(quotes: Iterable[ShownQuote]) -> list[ShownQuote]:
    """Quotes with key ones first, one of each person before a second one of anybody."""
    ranked = sorted(quotes, key=lambda quote: "key" not in quote.marks)
    seen: dict[str, int] = {}
    turns = []
    for quote in ranked:
        speaker = quote.participant or quote.signature
        turns.append((seen.get(speaker, 0), quote))
        seen[speaker] = seen.get(speaker, 0) + 1
    return [quote for _, quote in sorted(turns, key=lambda turn: turn[0])]
