"""What changes between two states of a research: figures, findings, briefs and consent."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from firsthand.evidence.figures import Figures
from firsthand.evidence.findings import evidence_of
from firsthand.evidence.scope import respondents
from firsthand.model import Citation, Heading, Prose

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from firsthand.evidence.findings import Evidence
    from firsthand.model import Block, Brief, Consent, Finding, Research


@dataclass(frozen=True)
class Change:
    """One thing before and after, empty where it was not there or is no more, and which other parts of it changed."""

    id: str
    title: str
    before: str
    after: str
    also: tuple[str, ...] = ()


@dataclass(frozen=True)
class _State:
    """What is shown of a thing, and the parts of which only a change is told."""

    title: str
    shown: str
    parts: Mapping[str, object]


@dataclass(frozen=True)
class Changes:
    """Everything that changed, each list in the order of ids. ``totals`` are the sizes of the whole."""

    totals: tuple[Change, ...]
    findings: tuple[Change, ...]
    briefs: tuple[Change, ...]
    consent: tuple[Change, ...]


def changes(before: Research, after: Research) -> Changes:
    """Hold two states of a research against each other."""
    return Changes(
        totals=tuple(each for each in _totals(before, after) if each.before != each.after),
        findings=tuple(_differing(_findings(before), _findings(after))),
        briefs=tuple(_differing(_briefs(before), _briefs(after))),
        consent=tuple(_differing(_consents(before), _consents(after))),
    )


def _totals(before: Research, after: Research) -> Iterator[Change]:
    for (name, was), now in zip(_sizes(before).items(), _sizes(after).values(), strict=True):
        yield Change(name, name, str(was), str(now))


def _sizes(research: Research) -> dict[str, int]:
    return {
        "interviews": len(research.interviews),
        "respondents": len(respondents(research)),
        "quotes": len(research.quotes),
        "findings": len(research.findings),
        "briefs": len(research.briefs),
    }


def _differing(before: Mapping[str, _State], after: Mapping[str, _State]) -> Iterator[Change]:
    for name in sorted({*before, *after}):
        was, now = before.get(name), after.get(name)
        if was is None or now is None:
            yield Change(
                name, (now or was or _State(name, "", {})).title, was.shown if was else "", now.shown if now else ""
            )
            continue
        also = tuple(part for part, value in now.parts.items() if was.parts.get(part) != value)
        if was.title != now.title or was.shown != now.shown or also:
            title = now.title if was.title == now.title else f"{was.title} → {now.title}"
            yield Change(name, title, was.shown, now.shown, also)


def _findings(research: Research) -> dict[str, _State]:
    return {
        name: _State(
            each.title,
            _figure(each, research),
            {
                "scope": (each.studies, each.among, each.asked, each.supports, each.contradicts),
                "key quotes": _words((*each.key_quotes, *each.counter_quotes), research),
                "opportunity": each.opportunity,
                "what it means": each.audiences,
                "text": _text(each.blocks),
            },
        )
        for name, each in research.findings.items()
    }


def _words(quotes: Iterable[str], research: Research) -> tuple[tuple[str, str], ...]:
    """Quotes by their ids and their words, of which either may change."""
    return tuple((name, research.quotes[name].text) for name in quotes if name in research.quotes)


def _text(blocks: Iterable[Block]) -> tuple[str, ...]:
    """What a body says, wherever it stands."""
    return tuple(
        block.text
        if isinstance(block, Heading | Citation)
        else block.markdown
        if isinstance(block, Prose)
        else getattr(block, "target", "")
        for block in blocks
    )


def _figure(finding: Finding, research: Research) -> str:
    evidence = evidence_of(finding, research)
    parts = [f"{evidence.figure}, {evidence.mentions} mention{'' if evidence.mentions == 1 else 's'}"]
    if finding.as_of:
        today = evidence_of(finding, research, today=True)
        parts.append(f"as of {finding.as_of}" + (f", today {today.figure}" if today.figure != evidence.figure else ""))
    parts += [f"{count} against" for count in [_against(evidence)] if count]
    parts += [f"{evidence.unknown} unknown"] if evidence.unknown else []
    parts += [f"{evidence.unprompted} unprompted"] if evidence.unprompted else []
    parts += [f"of {evidence.interviewed} interviewed"] if evidence.interviewed != evidence.asked else []
    return "; ".join([*parts, *(["draft"] if finding.draft else [])])


def _against(evidence: Evidence) -> int:
    return evidence.count("contradicts") + evidence.count("mixed")


def _briefs(research: Research) -> dict[str, _State]:
    return {
        name: _State(
            each.title,
            _figures(each, research),
            {"subtitle": each.subtitle, "audience": each.audience, "date": each.date, "text": _text(each.blocks)},
        )
        for name, each in research.briefs.items()
    }


def _figures(brief: Brief, research: Research) -> str:
    figures = [f"{name} {evidence.figure}" for name, evidence in Figures(research).of_brief(brief).items()]
    return "; ".join([", ".join(figures) or "no findings", " and ".join(brief.editions), *(["draft"] * brief.draft)])


def _consents(research: Research) -> dict[str, _State]:
    return {
        person.id: _State(
            person.id,
            _agreed(person.consent),
            {"given": person.consent.given, "attribution": person.consent.attribution},
        )
        for interview in research.interviews.values()
        for person in interview.participants
    }


def _agreed(consent: Consent) -> str:
    parts: list[str] = [consent.level if "level" in consent.stated else "nothing said"]
    parts += ["testimonial"] if consent.testimonial else []
    parts += ["recording"] if consent.recording else []
    parts += [f"until {consent.expires}"] if consent.expires else []
    parts += [f"withdrawn on {consent.withdrawn}"] if consent.withdrawn else []
    return ", ".join(parts)
