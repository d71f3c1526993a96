"""`firsthand withdraw P07`: what it means that a participant withdraws, and then the doing of it."""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING

import click

from firsthand.checks.output import printable
from firsthand.cli.history import history_of
from firsthand.cli.project import Project, find_project, project_option
from firsthand.cli.revisions import research_at
from firsthand.cli.withdrawal.plan import plan
from firsthand.cli.withdrawal.report import report, to_come
from firsthand.cli.withdrawal.text import plan_text
from firsthand.exports.expressions import expressions
from firsthand.importers.patching import UnsafeChange
from firsthand.importers.replacing import replace_all
from firsthand.pipeline import read_and_check, today
from firsthand.reading.faults import nearest
from firsthand.reading.forms import is_day

if TYPE_CHECKING:
    from pathlib import Path

    from firsthand.model import Research


def _day(_context: click.Context, _parameter: click.Parameter, value: str) -> str:
    if value and not is_day(value):
        raise click.BadParameter(f"`{value}` is no day of the calendar; write it as 2026-03-14.")
    return value or today()


@click.command()
@click.argument("participant", metavar="PARTICIPANT")
@project_option
@click.option("--day", default="", metavar="DAY", callback=_day, help="The day of the withdrawal; today by default.")
@click.option("--remove", is_flag=True, help="Delete notes that are theirs alone, with transcript and recording.")
@click.option("--dry-run", is_flag=True, help="Show what it means, and change nothing.")
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.option("--words", is_flag=True, help="Print their words as expressions for git filter-repo, and stop.")
@click.pass_context
def withdraw(  # noqa: PLR0913  # the options of the command
    context: click.Context,
    participant: str,
    folder: Path,
    day: str,
    *,
    remove: bool,
    dry_run: bool,
    yes: bool,
    words: bool,
) -> None:
    """Withdraw a participant: say first what that means, then do it.

    The notes are marked as withdrawn, so that the person appears nowhere and counts nowhere; with --remove those that
    are theirs alone are deleted. Key quotes, embeds and citations are taken out of findings and briefs; sentences that
    name the person are listed, and stay. Git's history is left alone: what it holds is listed, with how to purge it.

    Exits with 1 where something is left that stops a build.
    """
    project = find_project(folder)
    checked = read_and_check(project.content, project.root, project.settings)
    if words:
        research = _with_notes(participant, checked.research, project)
        _print_words(_participant(participant, research), research)
        return
    who = _participant(participant, checked.research)
    try:
        found = plan(project, checked.research, who, day, remove=remove)
    except UnsafeChange as problem:
        raise click.UsageError(str(problem)) from problem
    history = history_of(project.root, found.own, found.shared)
    click.echo(plan_text(found, to_come(found, checked, project), history, project.root))
    if dry_run:
        click.echo("\nNothing was changed.")
        return
    if not yes and not sys.stdin.isatty():
        raise click.UsageError(
            "Nothing was changed: there is no terminal to ask on. Add --yes to do it, or --dry-run to look alone."
        )
    if not yes and not click.confirm("\nDo this?"):
        click.echo("Nothing was changed.")
        return
    try:
        replace_all((*found.marks, *found.reports), found.deletes)
    except UnsafeChange as problem:
        raise click.UsageError(str(problem)) from problem
    context.exit(report(found, checked, project))


def _with_notes(typed: str, research: Research, project: Project) -> Research:
    """The research, or as git has it last where the participant's notes are deleted and that is not committed yet."""
    key = typed.strip().casefold()
    if any(person.key == key for each in research.interviews.values() for person in each.participants):
        return research
    try:
        return research_at(project, "HEAD")
    except click.UsageError:
        return research


def _participant(typed: str, research: Research) -> str:
    """The id as the notes write it.

    Raises:
        click.UsageError: nobody has it, or it is written in several ways.
    """
    people = [person for each in research.interviews.values() for person in each.participants]
    ids = sorted({person.id for person in people if person.key == typed.strip().casefold()})
    if len(ids) > 1:
        files = sorted({person.source.file for person in people if person.id in ids})
        raise click.UsageError(
            f"{' and '.join(f'`{each}`' for each in ids)} differ in the case of letters alone and count as one person. "
            f"If they are, write the id in one way first: {', '.join(files)}. If not, give one of them another id."
        )
    if not ids:
        unread = "" if research.complete else " Some notes cannot be read, see `firsthand check`; it may stand there."
        # Another person's id must never be offered: only the same number, written otherwise.
        number = _number(typed)
        meant = nearest(typed, [each.id for each in people if number and _number(each.id) == number])
        raise click.UsageError(
            f"No note has a participant `{printable(typed)}`.{meant}{unread} "
            "Where the notes are deleted already, git may still hold them: git log --all --stat -- "
            f"'*{printable(typed).casefold()}*'"
        )
    return ids[0]


def _number(name: str) -> str:
    return re.sub(r"\D", "", name).lstrip("0")


def _print_words(who: str, research: Research) -> None:
    found = expressions(who, research)
    for line in found.lines:
        click.echo(line)
    if found.left_out:
        click.echo("Left out, since they are short or others say the same; look for them by hand:", err=True)
        for words in found.left_out:
            click.echo(f"  {printable(words)}", err=True)
