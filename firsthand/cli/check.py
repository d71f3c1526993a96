"""`firsthand check`: everything that is wrong with the research."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from firsthand.checks.output import as_annotations, as_json, as_text
from firsthand.checks.sarif import as_sarif
from firsthand.cli.project import day_option, find_project, project_option
from firsthand.model import Problem, Severity
from firsthand.pipeline import read_and_check

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

_FORMATS: dict[str, Callable[[Sequence[Problem]], str]] = {
    "text": as_text,
    "json": as_json,
    "sarif": as_sarif,
    "github": as_annotations,
}


@click.command()
@project_option
@click.option("--format", "form", type=click.Choice(list(_FORMATS)), default="text", help="How problems are written.")
@click.option("--strict", is_flag=True, help="Let warnings fail as errors do.")
@day_option
@click.pass_context
def check(context: click.Context, folder: Path, form: str, day: str, *, strict: bool) -> None:
    """Report everything that is wrong with the research.

    Exits with 1 where errors were found, or warnings under --strict.
    """
    project = find_project(folder)
    if not project.content.is_dir():
        raise click.UsageError(f"There is no folder {project.content}.")
    checked = read_and_check(project.content, project.root, project.settings, day)
    written = _FORMATS[form](checked.problems)
    if form == "text":
        written = _coloured(written)
    if written:
        click.echo(written)
    if form == "text":
        errors = sum(problem.severity is Severity.ERROR for problem in checked.problems)
        warnings = len(checked.problems) - errors
        click.echo(f"{_count(errors, 'error')}, {_count(warnings, 'warning')}.", err=True)
    context.exit(1 if checked.fails(strict=strict or project.settings.strict) else 0)


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _coloured(text: str) -> str:
    """Colour for severities; click takes it away where nobody sees it."""
    return text.replace("  error  ", click.style("  error  ", fg="red")).replace(
        "  warning  ", click.style("  warning  ", fg="yellow")
    )
