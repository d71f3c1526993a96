"""`firsthand evidence FINDING`: a figure, with the people and the words behind each part of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from firsthand.checks.output import printable
from firsthand.cli.project import find_project, project_option
from firsthand.evidence.agreement import range_of
from firsthand.evidence.findings import Evidence, Testimony, evidence_of
from firsthand.evidence.interval import percentage
from firsthand.model import Finding, Quote, Research
from firsthand.reading.faults import nearest
from firsthand.reading.research import read_research

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from firsthand.settings import Settings

_FACETS = ("persona", "segment", "account")


@click.command()
@click.argument("finding", metavar="FINDING")
@project_option
@click.option("--interval", is_flag=True, help="Give the 95 % Wilson interval, whatever the size of the base.")
@click.option("--today", is_flag=True, help="Leave the finding's as_of aside.")
def evidence(finding: str, folder: Path, *, interval: bool, today: bool) -> None:
    """Print the figure of a finding, and who and what stands behind each part of it.

    Each respondent stands once, with every quote, observation and tag that puts them on a side, and where it is.
    """
    project = find_project(folder)
    research = read_research(project.content, project.root)
    found = next((each for name, each in research.findings.items() if name.casefold() == finding.casefold()), None)
    if found is None:
        raise click.UsageError(f"There is no finding `{finding}`.{nearest(finding, research.findings)}")
    if not research.complete:
        click.echo("Some notes cannot be read, and are not counted here: see `firsthand check`.", err=True)
    figures = evidence_of(found, research, today=today)
    for line in (
        *_summary(found, figures, research, project.settings, interval=interval, today=today),
        *_stances(figures),
        *_aside(figures),
        *_breakdowns(figures),
    ):
        click.echo(line)


def _summary(  # what a figure is counted from
    finding: Finding, figures: Evidence, research: Research, settings: Settings, *, interval: bool, today: bool
) -> Iterator[str]:
    least = 1 if interval else settings.percentage_from
    share = percentage(figures.k, figures.asked, least, interval=interval or settings.interval)
    yield click.style(printable(finding.title), bold=True)
    mentions = f"{figures.mentions} mention{'' if figures.mentions == 1 else 's'}"
    yield f"{figures.figure} respondents{f', {share}' if share else ''}; {mentions}"
    yield f"  supports   {', '.join('#' + tag for tag in finding.supports) or 'what is named'}"
    if finding.contradicts:
        yield f"  against    {', '.join('#' + tag for tag in finding.contradicts)}"
    yield f"  studies    {', '.join(finding.studies) or 'all'}"
    for facet, values in finding.among.items():
        yield f"  among      {facet}: {', '.join(values)}"
    if finding.as_of and not today:
        now = evidence_of(finding, research, today=True).figure
        yield f"  as of      {finding.as_of}{f', and today {now}' if now != figures.figure else ''}"
    asked = f" about #{finding.asked}" if finding.asked else ""
    asked += f"; of {figures.unknown} nobody knows" if figures.unknown else ""
    yield f"  base       {figures.asked} asked{asked}, of {figures.interviewed} interviewed"
    if not today and (found := range_of(finding, research)) and found.low != found.high:
        yield f"  coded twice  {found.text}"


def _stances(figures: Evidence) -> Iterator[str]:
    for stance in ("supports", "mixed", "contradicts", "silent"):
        people = [each for each in figures.base if each.stance == stance]
        yield f"\n{click.style(stance, bold=True)}: {len(people)}"
        for each in people:
            yield from _testimony(each)


def _aside(figures: Evidence) -> Iterator[str]:
    aside = [each for each in figures.testimonies if each.exposure != "asked"]
    if aside:
        yield f"\nnot in the base: {len(aside)}, of whom {figures.unprompted} raised it unprompted"
        for each in aside:
            yield f"  {each.respondent.id} ({each.exposure}, {each.stance})"
            yield from _items(each)


def _breakdowns(figures: Evidence) -> Iterator[str]:
    known = {facet for each in figures.base for facet in each.respondent.facets}
    for facet in (*_FACETS, *sorted(known - {*_FACETS})):
        parts = {value: part for value, part in figures.by(facet).items() if part.asked}
        if len(parts) > 1:
            yield f"\nby {facet}: {', '.join(f'{value} {part.figure}' for value, part in parts.items())}"


def _testimony(testimony: Testimony) -> Iterator[str]:
    person = testimony.respondent
    yield f"  {person.id} ({', '.join(interview.id for interview, _ in person.seats)})"
    yield from _items(testimony)


def _items(testimony: Testimony) -> Iterator[str]:
    for sign, items in (("+", testimony.supporting), ("-", testimony.contradicting)):
        for item in items:
            kind = item.id if isinstance(item, Quote) else type(item).__name__.lower()
            yield f"    {sign} {kind}: {printable(' '.join(item.text.split()))}  [{item.source}]"
    for sign, tagged in (("+", testimony.supports_by_tag), ("-", testimony.contradicts_by_tag)):
        if tagged:
            yield f"    {sign} tags of the interview as a whole"
