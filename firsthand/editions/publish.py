"""The projection: research in, what one edition may show out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.editions.audiences import shown_audiences
from firsthand.editions.findings import shown_brief, shown_finding, shows
from firsthand.editions.history import histories
from firsthand.editions.interviews import shown_interview
from firsthand.editions.open_questions import open_questions
from firsthand.editions.patterns import shown_agreement, shown_patterns
from firsthand.editions.projection import Projection
from firsthand.editions.prose import images_in, named_images, shown_page
from firsthand.editions.publication import Publication
from firsthand.editions.quality import shown_quality
from firsthand.editions.register import consent_register
from firsthand.editions.related import related
from firsthand.editions.rules import Rule, Rules
from firsthand.editions.studies import shown_guide, shown_personas, shown_study
from firsthand.editions.tags import shown_tags
from firsthand.editions.testimonials import shown_testimonials
from firsthand.evidence.scope import respondents

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from firsthand.editions.publication import ShownImage, ShownInterview
    from firsthand.model import Edition, Problem, Research, WrittenPage
    from firsthand.settings import Settings


def publish(  # noqa: PLR0913  # what an edition depends on
    research: Research,
    settings: Settings,
    edition: Edition,
    day: str,
    *,
    drafts: bool = False,
    without: frozenset[Rule] = frozenset(),
    say: Callable[[str], str] = str,
    problems: Iterable[Problem] = (),
) -> Publication:
    """Project research to what an edition may show.

    Evidence is counted on everything first: consent never changes a figure, only which words stand beside it.

    Args:
        research: what was read.
        settings: the project's options.
        edition: internal or external.
        day: the day that counts for consent, as an ISO date.
        drafts: whether drafts are shown, as in a preview.
        without: rules that are left out, in tests.
        say: gives our own words in the language of the interface.
        problems: what is wrong with the research; told inside alone, and without its messages.
    """
    rules = Rules(edition, day, settings, without, say)
    projection = Projection(research, rules, drafts)
    inside = not rules.holds(Rule.WORKING)
    findings = {
        finding.id: shown_finding(finding, projection)
        for finding in research.findings.values()
        if shows(finding, projection)
    }
    briefs = {
        brief.id: shown_brief(brief, projection) for brief in research.briefs.values() if shows(brief, projection)
    }
    studies = {study.id: shown_study(study, findings, projection) for study in research.studies.values()}
    patterns = shown_patterns(research, settings) if inside else None
    testimonials = shown_testimonials(projection)
    pages = _pages(research, rules)
    return Publication(
        edition=edition,
        language=settings.language or "en",
        findings=findings,
        briefs=briefs,
        quotes=dict(sorted((quote.id, quote) for quote in projection.quotes.values())),
        testimonials=testimonials,
        tags=shown_tags(projection, findings),
        interviews=_interviews(projection) if inside else {},
        personas=shown_personas(projection, findings) if inside else {},
        studies=studies,
        guides={guide.id: shown_guide(guide, projection) for guide in research.guides.values()} if inside else {},
        pages={name: shown_page(page, projection) for name, page in pages.items()},
        images=_images(projection, pages, briefs),
        respondents=len(respondents(research)),
        patterns=patterns,
        agreement=shown_agreement(research, rules) if inside else None,
        consent=consent_register(research, day) if inside else None,
        working=inside,
        private=not rules.holds(Rule.PRIVATE),
        audiences=shown_audiences(findings, briefs, inside=inside, testimonials=testimonials),
        related=related(findings),
        histories=histories(findings, projection),
        open_questions=open_questions(findings, studies, patterns),
        quality=shown_quality(problems, research) if inside else None,
    )


def _interviews(projection: Projection) -> dict[str, ShownInterview]:
    shown = {
        interview.id: shown_interview(interview, projection) for interview in projection.research.interviews.values()
    }
    return {name: interview for name, interview in shown.items() if interview}


def _pages(research: Research, rules: Rules) -> dict[str, WrittenPage]:
    """The hand-written pages of the edition."""
    return {
        name: page
        for name, page in research.pages.items()
        if not rules.holds(Rule.EDITIONS) or rules.edition in page.editions
    }


def _images(
    projection: Projection, pages: Mapping[str, WrittenPage], briefs: Mapping[str, object]
) -> dict[str, ShownImage]:
    """The pictures of everything that has a page in the edition."""
    research, rules = projection.research, projection.rules
    shown = [finding.blocks for finding in research.findings.values() if shows(finding, projection)]
    shown += [brief.blocks for name, brief in research.briefs.items() if name in briefs]
    if not rules.holds(Rule.STUDIES):
        shown += [study.blocks for study in research.studies.values()]
    if not rules.holds(Rule.WORKING):
        shown += [guide.blocks for guide in research.guides.values()]
        shown += [
            interview.blocks
            for interview in research.interviews.values()
            if all(rules.may_speak(person) for person in interview.participants)
        ]
    images: dict[str, ShownImage] = {}
    for blocks in shown:
        images |= images_in(blocks, projection)
    for page in pages.values():
        images |= named_images(page.images.values(), projection)
    return images
