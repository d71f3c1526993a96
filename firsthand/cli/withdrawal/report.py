"""What the rules say of a withdrawal: before it is done, and after."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import click

from firsthand.checks import check
from firsthand.checks.output import as_text, printable
from firsthand.cli.withdrawal.leftovers import leftovers
from firsthand.cli.withdrawal.text import left_lines, read_again
from firsthand.evidence.withdrawal import withdrawn
from firsthand.model import Severity
from firsthand.pipeline import read_and_check
from firsthand.reading.folder import Folder

if TYPE_CHECKING:
    from collections.abc import Iterable

    from firsthand.cli.project import Project
    from firsthand.cli.withdrawal.plan import Plan
    from firsthand.evidence.withdrawal import Withdrawal
    from firsthand.model import Problem, Research
    from firsthand.pipeline import Checked

# What the plan says in its own words, or what its changes mend.
_TOLD = {"withdrawn-present", "withdrawn-named", "key-quote-does-not-support"}


def to_come(found: Plan, checked: Checked, project: Project) -> list[Problem]:
    """What the rules will say of the figures that they do not say now.

    Args:
        found: the plan.
        checked: the research as it is.
        project: the project.
    """
    research = withdrawn(checked.research, found.withdrawal.participant, found.day)
    return _new(check(research, checked.day, project.settings), checked.problems)


def _new(problems: Iterable[Problem], known: Iterable[Problem]) -> list[Problem]:
    """Problems that were not there, wherever in their file the old ones stood and whatever figures they name."""
    told = {_without_figures(each) for each in known}
    return [each for each in problems if each.rule not in _TOLD and _without_figures(each) not in told]


def _without_figures(problem: Problem) -> tuple[str, str, str]:
    return problem.rule, problem.source.file, re.sub(r"\d+", "0", problem.message)


def report(found: Plan, before: Checked, project: Project) -> int:
    """Say what was done and what is left, with lines as they are now.

    Args:
        found: the plan that was carried out.
        before: the research as it was.
        project: the project, as it is now.

    Returns:
        The exit code: 1 where something stops a build.
    """
    done = [f"marked {_count(len(found.marks), 'note')}"] if found.marks else []
    done += [f"deleted {_count(len(found.deletes), 'file')}"] if found.deletes else []
    done += [f"changed {_count(len(found.reports), 'finding or brief')}"] if found.reports else []
    click.echo(f"\nDone: {', '.join(done) or 'nothing was left to do'}.")
    now = read_and_check(project.content, project.root, project.settings)
    folder = Folder(project.content, project.root)
    left = leftovers(folder, _as_it_is(found, now.research), {}, own=found.own, remove=found.remove)
    errors = [each for each in now.problems if each.severity is Severity.ERROR]
    warnings = [each for each in _new(now.problems, before.problems) if each.severity is Severity.WARNING]
    by_hand = [*left_lines(left, project.root), *read_again(found, project.root)]
    if by_hand:
        click.echo(_listed("Left to you, with lines as they are now:", by_hand))
    if warnings:
        click.echo(f"\nNew warnings:\n{as_text(warnings)}")
    if errors:
        click.echo(f"\n{_count(len(errors), 'error')} stop{'s' * (len(errors) == 1)} a build:\n{as_text(errors)}")
    click.echo("\nRead the difference, commit it, build and publish; `firsthand check` shows what is left.")
    return 1 if now.fails(strict=project.settings.strict) else 0


def _as_it_is(found: Plan, research: Research) -> Withdrawal:
    """What was found, with the sessions as they stand in the files now."""
    shared = (research.interviews.get(each.id, each) for each in found.withdrawal.shared)
    return replace(found.withdrawal, shared=tuple(shared))


def _listed(heading: str, lines: Iterable[str]) -> str:
    return "\n".join([f"\n{heading}", *(f"  {printable(line)}" for line in lines)])


def _count(number: int, noun: str) -> str:
    if number == 1:
        return f"1 {noun}"
    return f"{number} findings or briefs" if noun == "finding or brief" else f"{number} {noun}s"
