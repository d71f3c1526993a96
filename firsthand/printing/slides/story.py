"""The slides of a brief in the order in which it is told: its summary, its text and findings, its method."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from firsthand.model import Heading
from firsthand.pages.arrangement import arrangement
from firsthand.pages.terms import EDITIONS, GOALS
from firsthand.pages.wording import later
from firsthand.printing.brief import sample_of
from firsthand.printing.slides.findings import FindingSlides
from firsthand.printing.slides.outline import Column, Picture, Short, Slide, Table, Text
from firsthand.printing.slides.paragraphs import Kind, Paragraph, Run, line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from firsthand.editions.publication import ShownBlock, ShownBrief, ShownFinding
    from firsthand.printing.brief import Sample
    from firsthand.printing.slides.outline import Fill
    from firsthand.printing.slides.paragraphs import Group
    from firsthand.printing.slides.telling import Teller

_PNG = b"\x89PNG\r\n\x1a\n"
# Letters of a summary that stands beside the findings.
_BESIDE = 900
# How figures are to be read, inside and outside.
_READING = (
    later(
        "A figure such as “10 of 15” counts respondents, not quotes: of those who were asked, how many said or did "
        "something that supports the finding. Participants were chosen on purpose and are no random sample, so a "
        "figure says how many of these people, not which share of all customers. Every quote was held against its "
        "interview."
    ),
    later(
        "Somebody who says nothing to a finding does not contradict it, and somebody who was not asked is not counted."
    ),
)
_OUTSIDE = later(
    "Respondents who agreed to be counted and not to be quoted are in the figures, and their words are not here."
)
_AS_OF = later("Figures count what was known on %(day)s, so that they stay as they were printed.")


class Story:
    """Tells a brief on slides."""

    def __init__(self, teller: Teller, brief: ShownBrief, publisher: str, contact: str, site: str) -> None:
        """Take a brief.

        Args:
            teller: says things in the publication's language.
            brief: the brief.
            publisher: who publishes it.
            contact: whom to ask; may be empty.
            site: the address of the brief's page; may be empty.
        """
        self._teller = teller
        self._say = teller.say
        self._brief = brief
        self._publisher = publisher
        self._contact = contact
        self._site = site
        publication = teller.publication
        studies = [publication.studies[name] for name in brief.studies if name in publication.studies]
        self._samples = [sample_of(study, publication) for study in studies]

    def slides(self, logo: bytes) -> Iterator[Slide]:
        """All slides.

        Args:
            logo: a picture for the cover; only PNG is shown.
        """
        yield self._cover(logo)
        parts = list(self._parts())
        first = parts[0] if parts else None
        lead: tuple[ShownBlock, ...] = ()
        if isinstance(first, tuple) and not isinstance(first[0], Heading):
            lead, parts = first, parts[1:]
        yield from self._summary(self._teller.blocks(lead))
        number = 0
        for part in parts:
            if isinstance(part, tuple):
                yield self._text(part)
            else:
                number += 1
                yield from FindingSlides(self._teller, part, number, self._brief.audience).slides()
        yield self._method()

    def _parts(self) -> Iterator[tuple[ShownBlock, ...] | ShownFinding]:
        """The brief in its order: findings, and the text around them from heading to heading."""
        for part in arrangement(self._brief):
            if part.finding:
                yield part.finding
            else:
                yield from _by_heading(part.blocks)

    def _cover(self, logo: bytes) -> Slide:
        brief, say = self._brief, self._say
        studies = [sample.study.title for sample in self._samples]
        imprint = {
            self._teller.words.catalogue.ngettext("Study", "Studies", len(studies)): "; ".join(studies),
            say(later("Date")): self._teller.words.day(brief.date),
            say(later("For")): brief.audience,
            say(later("By")): ", ".join(brief.authors),
            say(later("Figures")): self._as_of(),
            say(later("Edition")): say(EDITIONS[self._teller.publication.edition]),
        }
        fills: dict[str, Fill] = {
            "publisher": Short((line(self._publisher), line(say(later("Insight Brief")), Kind.SMALL))),
            "imprint": Short(tuple(_named(what, text, "\t") for what, text in imprint.items() if text)),
        }
        if brief.subtitle:
            fills["subtitle"] = Short((line(brief.subtitle),))
        if logo.startswith(_PNG):
            fills["logo"] = Picture(logo, self._publisher)
        return Slide("cover", brief.title, fills, (*self._edition(), *self._address()))

    def _as_of(self) -> str:
        day = self._brief.as_of
        return self._say(later("as of %(day)s"), day=self._teller.words.day(day)) if day else ""

    def _edition(self) -> tuple[Paragraph, ...]:
        """What the edition holds, and who may see it."""
        if self._teller.publication.working:
            said = later(
                "Internal edition: it holds words that their speakers agreed to share inside the company alone. Do not "
                "pass it on; there is an external edition for that."
            )
        else:
            said = later("External edition: it holds nothing that a participant did not agree to see published.")
        return (line(self._say(said)),)

    def _address(self) -> tuple[Paragraph, ...]:
        """Where the brief has its page."""
        return (Paragraph((Run(self._site, link=self._site),)),) if self._site else ()

    def _summary(self, lead: tuple[Group, ...]) -> Iterator[Slide]:
        """The brief in short, and its findings with their figures, on one slide where they fit."""
        say, brief = self._say, self._brief
        label: dict[str, Fill] = {"label": Short((line(brief.title),))}
        text: dict[str, Fill] = {"text": Text(lead)} if lead else {}
        found: dict[str, Fill] = {}
        if brief.findings:
            figure = self._teller.words.figure
            rows = tuple(((line(figure(each.evidence.figure)),), (line(each.title),)) for each in brief.findings)
            columns = (Column(0.2, serif=True, bold=True, ink="tx2"), Column(0.8))
            found["table"] = Table(columns, (say(later("Respondents")), say(later("What we found"))), rows)
        notes = tuple(
            line(say(later("%(who)s: %(says)s"), who=finding.title, says=self._teller.sentence(finding)))
            for finding in brief.findings
        )
        summary = say(later("Summary"))
        if lead and found and _length(lead) <= _BESIDE:
            yield Slide("summary", summary, {**label, **text, **found}, notes)
            return
        if lead:
            yield Slide("text", summary, {**label, **text})
        if found:
            yield Slide("table", say(later("What we found")), {**label, **found}, notes)

    def _text(self, blocks: tuple[ShownBlock, ...]) -> Slide:
        """A part of the text, under its heading."""
        first = blocks[0]
        title, rest = (first.text, blocks[1:]) if isinstance(first, Heading) else (self._brief.title, blocks)
        groups = self._teller.blocks(rest)
        label: dict[str, Fill] = {"label": Short((line(self._brief.title),))}
        return Slide("text", title, {**label, "text": Text(groups)} if groups else label)

    def _method(self) -> Slide:
        say = self._say
        groups = [self._sample(sample) for sample in self._samples]
        whom = [*([line(self._contact)] if self._contact else []), *self._address()]
        if whom:
            groups.append((line(say(later("Contact")), Kind.HEADING), *whom))
        fills: dict[str, Fill] = {
            "label": Short((line(self._brief.title),)),
            "aside": Text(tuple((paragraph,) for paragraph in self._reading())),
        }
        if groups:
            fills["text"] = Text(tuple(groups))
        questions = [line(question) for sample in self._samples for question in sample.study.questions]
        return Slide("method", say(later("Method and sample")), fills, (*questions, *self._edition()))

    def _sample(self, sample: Sample) -> Group:
        """How a study was made."""
        say, study = self._say, sample.study
        day = self._teller.words.day
        when = day(study.start)
        if study.end and study.end != study.start:
            when = say(later("%(start)s to %(end)s"), start=when, end=day(study.end))
        # Where all are too few to be told apart, there is nothing to tell.
        personas = self._teller.personas(study.personas) if any(name for name, _ in study.personas) else ""
        recruited = ", ".join(f"{way} ({count})" for way, count in sample.recruited)
        if recruited and sample.incentives:
            paid = say(later("incentive: %(what)s"), what=", ".join(sample.incentives))
            recruited = f"{recruited}; {paid}"
        facts = {
            say(later("When")): when,
            say(later("Goal")): say(GOALS[study.goal]) if study.goal else "",
            say(later("Recruited")): recruited,
            say(later("Method")): study.method,
        }
        people = self._teller.words.counted(study.respondents, "respondent", "respondents")
        told = (_named(what, text, ": ") for what, text in facts.items() if text)
        return (line(study.title, Kind.HEADING), line(f"{people}: {personas}" if personas else people), *told)

    def _reading(self) -> Iterator[Paragraph]:
        """How to read the figures."""
        say, day = self._say, self._brief.as_of
        yield line(say(later("What the figures say, and what they do not")), Kind.HEADING)
        yield from (line(say(each)) for each in _READING)
        if not self._teller.publication.working:
            yield line(say(_OUTSIDE))
        if day:
            yield line(say(_AS_OF, day=self._teller.words.day(day)))


def _named(what: str, text: str, between: str) -> Paragraph:
    """Something with what it is before it."""
    return Paragraph((Run(what, bold=True), Run(between), *line(text).runs))


def _by_heading(blocks: Sequence[ShownBlock]) -> Iterator[tuple[ShownBlock, ...]]:
    """A text cut before its headings; those below the first one's level stay in it."""
    top = next((block.level for block in blocks if isinstance(block, Heading)), 0)
    starts = [at for at, block in enumerate(blocks) if isinstance(block, Heading) and block.level <= top]
    for start, end in pairwise(dict.fromkeys((0, *starts, len(blocks)))):
        yield tuple(blocks[start:end])


def _length(groups: Sequence[Group]) -> int:
    return sum(len(paragraph.text) for group in groups for paragraph in group)
