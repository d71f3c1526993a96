"""`firsthand diff REV`: what changes between two revisions, as Markdown for a comment on a merge request."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import click

from firsthand.checks.output import printable
from firsthand.cli.project import find_project, project_option
from firsthand.cli.revisions import research_at
from firsthand.evidence.changes import Change, Changes, changes
from firsthand.model import Research, Severity
from firsthand.reading.research import read_research

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@click.command()
@click.argument("revision", metavar="REV")
@click.argument("to", metavar="[REV2]", default="")
@project_option
def diff(revision: str, to: str, folder: Path) -> None:
    """Say in Markdown how figures, findings, briefs and consent change since a git revision.

    REV is held against the working tree, or against REV2 where one is given.
    """
    project = find_project(folder)
    before = research_at(project, revision)
    after = research_at(project, to) if to else read_research(project.content, project.root)
    lines = [*_markdown(changes(before, after), revision, to or "the working tree")]
    for research, where in ((before, revision), (after, to or "the working tree")):
        lines += _unread(research, where)
    click.echo("\n".join(lines))


def _markdown(found: Changes, revision: str, to: str) -> Iterator[str]:
    yield f"### What changes from {_code(revision)} to {_code(to)}\n"
    if not any((found.totals, found.findings, found.briefs, found.consent)):
        yield "No figure, finding, brief or consent changes."
        return
    if found.totals:
        yield ", ".join(f"{each.title}: {each.before} → {each.after}" for each in found.totals) + ".\n"
    for heading, rows in (("Findings", found.findings), ("Briefs", found.briefs), ("Consent", found.consent)):
        if rows:
            yield f"#### {heading}\n\n| | before | after |\n| --- | --- | --- |"
            yield from map(_row, rows)
            yield ""


def _unread(research: Research, where: str) -> Iterator[str]:
    """A warning where notes of one side cannot be read, since everything above is without them."""
    if not research.complete:
        files = dict.fromkeys(each.source.file for each in research.problems if each.severity is Severity.ERROR)
        yield f"\n**Some notes of {_code(where)} cannot be read and are not counted:** {', '.join(map(_code, files))}."


def _row(change: Change) -> str:
    name = _cell(change.title) + (f" ({_code(change.id)})" if change.title != change.id else "")
    also = f" *(also: {', '.join(change.also)})*" if change.also else ""
    return f"| {name} | {_cell(change.before) or '*new*'} | {_cell(change.after) or '*gone*'}{also} |"


def _cell(text: str) -> str:
    """Text of a note as a cell: nothing in it is markup to whoever shows the table."""
    line = printable(" ".join(text.split()))
    return re.sub(r"([\\`*_{}\[\]<>#|~@&])", r"\\\1", line)


def _code(text: str) -> str:
    return "`" + re.sub(r"[`|\s]+", " ", text).strip() + "`"
