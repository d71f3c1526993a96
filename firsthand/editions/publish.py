"""The projection: research in, what one edition may show out."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from firsthand.editions.consent import in_words, may_speak, redacted, signature
from firsthand.editions.interviews import shown_interview
from firsthand.editions.patterns import shown_agreement, shown_patterns
from firsthand.editions.prose import shown_blocks
from firsthand.editions.publication import (
    Cell,
    Publication,
    ShownBrief,
    ShownEvidence,
    ShownFinding,
    ShownGuide,
    ShownInterview,
    ShownObservation,
    ShownPersona,
    ShownQuote,
    ShownStudy,
    ShownTag,
    ShownTestimony,
)
from firsthand.evidence.agreement import range_of
from firsthand.evidence.findings import Evidence, Testimony, evidence_of
from firsthand.evidence.interval import percentage, wilson
from firsthand.evidence.scope import respondents
from firsthand.evidence.tags import all_tags, tag_figure
from firsthand.model import Brief, Edition, Finding, Observation, Quote, Research, Study, covers

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from firsthand.settings import Settings

_KEY_QUOTES = 3


def publish(research: Research, settings: Settings, edition: Edition, day: str, *, drafts: bool = False) -> Publication:
    """Project research to what an edition may show.

    Evidence is counted on everything first: consent never changes a figure, only which words stand beside it.

    Args:
        research: what was read.
        settings: the project's options.
        edition: internal or external.
        day: the day that counts for consent, as an ISO date.
        drafts: whether drafts are shown, as in a preview.
    """
    return _Projection(research, settings, edition, day, drafts).publication()


@dataclass(frozen=True)
class _Projection:
    research: Research
    settings: Settings
    edition: Edition
    day: str
    drafts: bool

    @property
    def inside(self) -> bool:
        return self.edition == "internal"

    def publication(self) -> Publication:
        research = self.research
        quotes = {quote.id: shown for quote in research.quotes.values() if (shown := self._quote(quote))}
        findings = {
            finding.id: self._finding(finding, quotes)
            for finding in research.findings.values()
            if self.drafts or not finding.draft
        }
        briefs = {
            brief.id: self._brief(brief, quotes)
            for brief in research.briefs.values()
            if (self.drafts or not brief.draft) and self.edition in brief.editions
        }
        names = all_tags(research)
        tags = {tag: self._tag(tag, names, quotes, findings) for tag in names}
        return Publication(
            edition=self.edition,
            findings=findings,
            briefs=briefs,
            quotes=dict(sorted(quotes.items())),
            tags=tags if self.inside else {name: tag for name, tag in tags.items() if tag.quotes},
            interviews=self._interviews(quotes),
            personas=self._personas(quotes, findings) if self.inside else {},
            studies={study.id: self._study(study, findings, quotes) for study in research.studies.values()},
            guides=self._guides(quotes) if self.inside else {},
            respondents=len(respondents(research)),
            patterns=shown_patterns(research, self.settings) if self.inside else None,
            agreement=shown_agreement(research, self.day) if self.inside else None,
        )

    def _quote(self, quote: Quote) -> ShownQuote | None:
        person = self.research.speaker(quote)
        if not may_speak(person, self.edition, self.day, quote.marks):
            return None
        interview = self.research.interviews[quote.interview]
        shown = ShownQuote(
            id=quote.id,
            words=redacted(quote.words, self.edition),
            signature=signature(person, self.edition),
            tags=quote.tags,
            focus=quote.focus,
            marks=quote.marks,
            persona=person.persona,
            segments=person.segments,
            study=interview.study,
            goal=interview.goal,
            time=quote.time,
            edited=quote.edited,
        )
        if not self.inside:
            return shown
        return replace(
            shown,
            participant=person.id,
            interview=interview.id,
            date=interview.date,
            consent=person.consent.level,
            original=quote.original,
        )

    def _observation(self, seen: Observation) -> ShownObservation | None:
        person = self.research.speaker(seen)
        if not self.inside or not may_speak(person, self.edition, self.day):
            return None
        return ShownObservation(seen.words, seen.tags, person.id, seen.interview)

    def _finding(self, finding: Finding, quotes: Mapping[str, ShownQuote]) -> ShownFinding:
        evidence = evidence_of(finding, self.research)
        today = evidence_of(finding, self.research, today=True).figure if finding.as_of else ""
        supporting = _chosen(finding.key_quotes, _quotes(evidence, "supporting"), quotes)
        contradicting = _chosen(finding.counter_quotes, _quotes(Evidence(evidence.base), "contradicting"), quotes)
        scope = {interview.id for each in evidence.testimonies for interview, _ in each.respondent.seats}
        named = [
            quote
            for quote in supporting
            if quote.id in finding.key_quotes
            and (not finding.as_of or self.research.quotes[quote.id].interview in scope)
        ]
        counted = {item.id for each in evidence.base for item in each.supporting if isinstance(item, Quote)}
        of_the_base = [quote for quote in supporting if quote.id in counted]
        seen = [item for each in evidence.base for item in each.supporting if isinstance(item, Observation)]
        return ShownFinding(
            id=finding.id,
            title=finding.title,
            source=finding.source.file if self.inside else "",
            draft=finding.draft,
            studies=finding.studies,
            supports=finding.supports,
            contradicts=finding.contradicts,
            among=finding.among,
            asked=finding.asked,
            as_of=finding.as_of,
            evidence=replace(self._evidence(evidence, quotes), range=self._range(finding)),
            today=today if today != evidence.figure else "",
            key_quotes=tuple(named or _of_different_people(of_the_base))[:_KEY_QUOTES],
            supporting=tuple(named) + tuple(quote for quote in of_the_base if quote not in named),
            contradicting=tuple(contradicting),
            unprompted=tuple(quote for quote in supporting if quote not in of_the_base and quote not in named),
            observations=tuple(shown for each in seen if (shown := self._observation(each))),
            opportunity=finding.opportunity,
            audiences=finding.audiences,
            blocks=shown_blocks(finding.blocks, self.research, self.edition, self.day, quotes),
        )

    def _evidence(self, evidence: Evidence, quotes: Mapping[str, ShownQuote]) -> ShownEvidence:
        facets = sorted({facet for each in evidence.testimonies for facet in each.respondent.facets})
        facets = [facet for facet in facets if self.inside or facet in ("persona", "segment")]
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
            withheld=sum(quote.id not in quotes for quote in _quotes(evidence, "supporting")),
            percentage=percentage(
                evidence.k, evidence.asked, self.settings.percentage_from, interval=self.settings.interval
            ),
            strength=wilson(evidence.k, evidence.asked)[0] if evidence.asked else 0.0,
            testimonies=tuple(self._testimony(each, quotes) for each in evidence.testimonies),
            breakdowns={
                facet: tuple(
                    Cell(value, part.k, part.asked) for value, part in evidence.by(facet).items() if part.asked
                )
                for facet in facets
            },
        )

    def _range(self, finding: Finding) -> str:
        found = range_of(finding, self.research) if self.inside else None
        return found.text if found and found.low != found.high else ""

    def _testimony(self, testimony: Testimony, quotes: Mapping[str, ShownQuote]) -> ShownTestimony:
        person = testimony.respondent
        persona = in_words(", ".join(person.facets.get("persona", ())))
        segments = ", ".join(in_words(segment).lower() for segment in person.facets.get("segment", ()))
        who = [person.id] if self.inside else []
        items = testimony.supporting or testimony.contradicting
        first = next((item.id for item in items if isinstance(item, Quote) and item.id in quotes), "")
        return ShownTestimony(
            label=", ".join([*who, *filter(None, (persona, segments))]) or "Respondent",
            persona=persona,
            stance=testimony.stance,
            exposure=testimony.exposure,
            quote=first,
        )

    def _brief(self, brief: Brief, quotes: Mapping[str, ShownQuote]) -> ShownBrief:
        findings = [self.research.findings[name] for name in brief.all_findings]
        return ShownBrief(
            id=brief.id,
            source=brief.source.file if self.inside else "",
            title=brief.title,
            subtitle=brief.subtitle,
            studies=brief.studies,
            date=brief.date,
            authors=brief.authors if self.inside else (),
            audience=brief.audience,
            as_of=brief.as_of,
            draft=brief.draft,
            findings=tuple(
                self._finding(replace(finding, as_of=brief.as_of or finding.as_of), quotes)
                for finding in findings
                if self.drafts or not finding.draft
            ),
            blocks=shown_blocks(brief.blocks, self.research, self.edition, self.day, quotes),
        )

    def _tag(
        self, tag: str, tags: Iterable[str], quotes: Mapping[str, ShownQuote], findings: Mapping[str, ShownFinding]
    ) -> ShownTag:
        figure, own = tag_figure(tag, self.research), tag_figure(tag, self.research, own=True)
        code = self.research.codebook.get(tag)
        depth = tag.count("/") + 1
        return ShownTag(
            tag=tag,
            label=code.label if code and code.label else in_words(tag.rpartition("/")[2]),
            description=code.description if code else "",
            focus=code.focus if code else None,
            include=code.include if code and self.inside else "",
            exclude=code.exclude if code and self.inside else "",
            aliases=code.aliases if code and self.inside else (),
            defined=code is not None,
            respondents=len(figure.respondents),
            mentions=figure.mentions,
            own_respondents=len(own.respondents),
            own_mentions=own.mentions,
            children=tuple(other for other in tags if covers(tag, other) and other.count("/") == depth),
            quotes=tuple(quotes[quote.id] for quote in figure.quotes if quote.id in quotes),
            observations=tuple(shown for seen in figure.observations if (shown := self._observation(seen))),
            findings=tuple(
                finding.id
                for finding in findings.values()
                if any(covers(entry, tag) or covers(tag, entry) for entry in (*finding.supports, *finding.contradicts))
            ),
            withheld=sum(quote.id not in quotes for quote in figure.quotes),
        )

    def _interviews(self, quotes: Mapping[str, ShownQuote]) -> dict[str, ShownInterview]:
        if not self.inside:
            return {}
        shown = {
            interview.id: shown_interview(interview, self.research, self.day, quotes, self._observation)
            for interview in self.research.interviews.values()
        }
        return {name: interview for name, interview in shown.items() if interview}

    def _personas(
        self, quotes: Mapping[str, ShownQuote], findings: Mapping[str, ShownFinding]
    ) -> dict[str, ShownPersona]:
        people = respondents(self.research)
        names = sorted({name for person in people for name in person.facets.get("persona", ())})
        personas = {}
        for name in names:
            own = [person for person in people if name in person.facets.get("persona", ())]
            personas[name] = ShownPersona(
                name=name,
                respondents=len(own),
                interviews=tuple(dict.fromkeys(interview.id for person in own for interview, _ in person.seats)),
                quotes=tuple(quote for quote in quotes.values() if quote.persona == name),
                findings=tuple(
                    finding.id
                    for finding in findings.values()
                    if any(cell.value == name and cell.k for cell in finding.evidence.breakdowns.get("persona", ()))
                ),
            )
        return personas

    def _study(
        self, study: Study, findings: Mapping[str, ShownFinding], quotes: Mapping[str, ShownQuote]
    ) -> ShownStudy:
        people = respondents(self.research, (study.id,))
        personas: dict[str, int] = {}
        for person in people:
            for name in person.facets.get("persona", ()):
                personas[name] = personas.get(name, 0) + 1
        interviews = dict.fromkeys(interview.id for person in people for interview, _ in person.seats)
        month = len("2026-01")
        return ShownStudy(
            id=study.id,
            source=study.source.file if self.inside else "",
            title=study.title,
            goal=study.goal,
            start=study.start if self.inside else study.start[:month],
            end=study.end if self.inside else study.end[:month],
            team=study.team if self.inside else (),
            questions=study.questions if self.inside else (),
            guides=study.guides if self.inside else (),
            method=study.method,
            respondents=len(people),
            personas=tuple(sorted(personas.items())),
            interviews=tuple(interviews) if self.inside else (),
            findings=tuple(each.id for each in findings.values() if not each.studies or study.id in each.studies),
            blocks=shown_blocks(study.blocks, self.research, self.edition, self.day, quotes) if self.inside else (),
        )

    def _guides(self, quotes: Mapping[str, ShownQuote]) -> dict[str, ShownGuide]:
        return {
            guide.id: ShownGuide(
                id=guide.id,
                source=guide.source.file,
                title=guide.title,
                goal=guide.goal,
                blocks=shown_blocks(guide.blocks, self.research, self.edition, self.day, quotes),
            )
            for guide in self.research.guides.values()
        }


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
