"""What changes between two states of a research: figures, findings, briefs and consent."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from firsthand.evidence.findings import evidence_in, evidence_of
from firsthand.evidence.scope import respondents

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from firsthand.evidence.findings import Evidence
    from firsthand.model import Brief, Consent, Finding, Research


@dataclass(frozen=True)
class Change:
    """One thing before and after; empty where it was not there, or is no more."""

    id: str
    title: str
    before: str
    after: str


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


def _differing(before: Mapping[str, tuple[str, str]], after: Mapping[str, tuple[str, str]]) -> Iterator[Change]:
    for name in sorted({*before, *after}):
        was, now = before.get(name, ("", "")), after.get(name, ("", ""))
        if was[1] != now[1] or (was[0] != now[0] and was[1] and now[1]):
            renamed = f"{was[0]} → {now[0]}" if was[0] and now[0] and was[0] != now[0] else now[0] or was[0]
            yield Change(name, renamed, was[1], now[1])


def _findings(research: Research) -> dict[str, tuple[str, str]]:
    return {name: (each.title, _figure(each, research)) for name, each in research.findings.items()}


def _figure(finding: Finding, research: Research) -> str:
    evidence = evidence_of(finding, research)
    parts = [f"{evidence.figure}, {evidence.mentions} mention{'' if evidence.mentions == 1 else 's'}"]
    if finding.as_of:
        today = evidence_of(finding, research, today=True)
        parts.append(f"as of {finding.as_of}" + (f", today {today.figure}" if today.figure != evidence.figure else ""))
    parts += [f"{count} against" for count in [_against(evidence)] if count]
    parts += [f"{evidence.unknown} unknown"] if evidence.unknown else []
    return "; ".join([*parts, *(["draft"] if finding.draft else [])])


def _against(evidence: Evidence) -> int:
    return evidence.count("contradicts") + evidence.count("mixed")


def _briefs(research: Research) -> dict[str, tuple[str, str]]:
    return {name: (each.title, _figures(each, research)) for name, each in research.briefs.items()}


def _figures(brief: Brief, research: Research) -> str:
    figures = [f"{name} {evidence.figure}" for name, evidence in evidence_in(brief, research).items()]
    return "; ".join([", ".join(figures) or "no findings", " and ".join(brief.editions), *(["draft"] * brief.draft)])


def _consents(research: Research) -> dict[str, tuple[str, str]]:
    people = {
        person.key: (person.id, _agreed(person.consent))
        for interview in research.interviews.values()
        for person in interview.participants
    }
    return {who: (who, said) for who, said in people.values()}


def _agreed(consent: Consent) -> str:
    parts: list[str] = [consent.level if "level" in consent.stated else "nothing said"]
    parts += ["testimonial"] if consent.testimonial else []
    parts += ["recording"] if consent.recording else []
    parts += [f"until {consent.expires}"] if consent.expires else []
    parts += [f"withdrawn on {consent.withdrawn}"] if consent.withdrawn else []
    return ", ".join(parts)
