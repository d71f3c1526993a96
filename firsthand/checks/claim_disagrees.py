from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.evidence.claims import Claim, claims
from firsthand.evidence.findings import Evidence
from firsthand.model import Block, Brief, Finding, Heading, Link, Problem, Prose, Research, Severity, Source

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from firsthand.checks.context import Context

Figures = dict[str, Evidence]
_NAMED = 3


def claim_disagrees(research: Research, context: Context) -> Iterator[Problem]:
    """Prose that says how many, where the evidence says otherwise.

    “10 of 15”, “nine out of twelve”, “two thirds”, “67 %”, “most”, “all”, “nobody” and the like are held against the
    evidence of the finding that they stand in, in its title, its text and what it says to audiences; in a brief against
    the finding placed above them, or else against any of the brief's findings. The manual's page on evidence lists what
    each word stands for. A claim about a persona or segment is held against that group, and a clause that speaks of the
    other side (“two of 15 did not”) may count it.

    Correct the figure, or end a sentence that is about something else with `{.aside}`.
    """
    for finding in research.findings.values():
        figures = {finding.id: context.figures.of(finding)}
        for text, source in _texts(finding):
            yield from _wrong(text, source, figures)
    for brief in research.briefs.values():
        figures = context.figures.of_brief(brief)
        if figures:
            for text, source, here in _brief_texts(brief, figures):
                yield from _wrong(text, source, here)


def _texts(finding: Finding) -> Iterator[tuple[str, Source]]:
    yield finding.title, finding.keys.get("title", finding.source)
    yield finding.opportunity, finding.keys.get("opportunity", finding.source)
    for audience, text in finding.audiences.items():
        yield text, finding.keys.get(f"for.{audience}", finding.source)
    yield from _prose(finding.blocks)


def _prose(blocks: Iterable[Block]) -> Iterator[tuple[str, Source]]:
    for block in blocks:
        if isinstance(block, Prose):
            yield block.markdown, block.source
        elif isinstance(block, Heading) and not block.aside:
            yield block.text, block.source


def _brief_texts(brief: Brief, figures: Figures) -> Iterator[tuple[str, Source, Figures]]:
    yield brief.title, brief.keys.get("title", brief.source), figures
    yield brief.subtitle, brief.keys.get("subtitle", brief.source), figures
    here = figures
    for block in brief.blocks:
        if isinstance(block, Link) and block.id in figures:
            here = {block.id: figures[block.id]}
        elif isinstance(block, Heading) and not block.aside:
            here = figures
        for text, source in _prose((block,)):
            yield text, source, here


def _wrong(text: str, source: Source, figures: Figures) -> Iterator[Problem]:
    groups = {
        value
        for evidence in figures.values()
        for each in evidence.testimonies
        for facet in ("persona", "segment")
        for value in each.respondent.facets.get(facet, ())
    }
    bases = {size for evidence in figures.values() for size in (evidence.asked, evidence.interviewed)}
    for claim in claims(text, groups):
        speaks = not claim.unsure or claim.of in bases
        true = any(claim.holds(*pair) for evidence in figures.values() for pair in _pairs(claim, evidence))
        if speaks and not true:
            place = _place(text, claim.offset, source)
            yield Problem("claim-disagrees", Severity.WARNING, place, _message(claim, figures))


def _pairs(claim: Claim, evidence: Evidence) -> Sequence[tuple[int, int]]:
    """The figures that a claim may be true of."""
    parts = [evidence]
    if claim.about:
        cells: Iterable[Mapping[str, Evidence]] = (evidence.by("persona"), evidence.by("segment"))
        parts = [part for cell in cells for value, part in cell.items() if value == claim.about] or parts
    pairs = [(part.k, part.asked) for part in parts]
    for part in parts if claim.contrary else ():
        against, mixed, silent = part.count("contradicts"), part.count("mixed"), part.count("silent")
        counts = [against + mixed, against + silent]
        # A number may be any part of the other side; “nobody disagreed” must be true of all of it.
        counts += [] if claim.share else [against, mixed, silent]
        pairs += [(count, part.asked) for count in counts]
    if claim.of_the_sample and evidence.asked != evidence.interviewed and not claim.share:
        pairs += [(count, evidence.interviewed) for count in (evidence.asked, evidence.unknown)]
    return pairs


def _place(text: str, offset: int, source: Source) -> Source:
    before = text[:offset]
    line = before.count("\n")
    column = offset - (before.rfind("\n") + 1) + 1
    return Source(source.file, source.line + line, column if line else source.column + column - 1)


def _message(claim: Claim, figures: Figures) -> str:
    said = " ".join(claim.text.split())
    if len(figures) == 1:
        evidence = next(iter(figures.values()))
        against = evidence.count("contradicts")
        figure = f"the evidence of this finding is {evidence.figure} respondents"
        figure += f", and {against} who contradict it" if against else ""
    else:
        shown = [f"{evidence.figure} (`{name}`)" for name, evidence in list(figures.items())[:_NAMED]]
        figure = f"no finding of this brief bears it out: {', '.join(shown)}{', …' if len(figures) > _NAMED else ''}"
    mend = "Correct it; in the text, a sentence about something else ends in {.aside}."
    return f"“{said}” is written here, and {figure}. {mend}"
