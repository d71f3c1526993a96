"""`firsthand evidence FINDING`: a figure, with the people and the words behind each part of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from firsthand.cli.project import find_project, project_option
from firsthand.evidence.findings import Testimony, evidence_of
from firsthand.model import Quote
from firsthand.reading.faults import nearest
from firsthand.reading.research import read_research

if TYPE_CHECKING:
    from pathlib import Path


@click.command()
@click.argument("finding", metavar="FINDING")
@project_option
def evidence(finding: str, folder: Path) -> None:
    """Print the figure of a finding, and who and what stands behind it."""
    project = find_project(folder)
    research = read_research(project.content, project.root)
    found = next((each for name, each in research.findings.items() if name.casefold() == finding.casefold()), None)
    if found is None:
        raise click.UsageError(f"There is no finding `{finding}`.{nearest(finding, research.findings)}")
    figures = evidence_of(found, research)
    click.echo(f"{found.title}\n{figures.figure} respondents, {figures.mentions} mentions")
    click.echo(f"{figures.interviewed} interviewed, {figures.asked} asked, {figures.unknown} unknown")
    for stance in ("supports", "mixed", "contradicts", "silent"):
        people = [each for each in figures.base if each.stance == stance]
        click.echo(f"\n{stance}: {len(people)}")
        for each in people:
            _show(each)
    aside = [each for each in figures.testimonies if each.exposure != "asked"]
    if aside:
        click.echo(f"\nnot in the base: {len(aside)}, of whom {figures.unprompted} raised it unprompted")
        for each in aside:
            click.echo(f"  {each.respondent.id} ({each.exposure}, {each.stance})")


def _show(testimony: Testimony) -> None:
    person = testimony.respondent
    click.echo(f"  {person.id} ({', '.join(interview.id for interview, _ in person.seats)})")
    for sign, items in (("+", testimony.supporting), ("-", testimony.contradicting)):
        for item in items:
            kind = item.id if isinstance(item, Quote) else type(item).__name__.lower()
            click.echo(f"    {sign} {kind}: {item.text}  [{item.source}]")
    for sign, tagged in (("+", testimony.supports_by_tag), ("-", testimony.contradicts_by_tag)):
        if tagged:
            click.echo(f"    {sign} tags of the interview as a whole")
