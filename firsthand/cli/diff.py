"""`firsthand diff REV`: what changes between two revisions, as Markdown for a comment on a merge request."""

from __future__ import annotations

import os
import re
import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import click

from firsthand.checks.output import printable
from firsthand.cli.project import Project, find_project, project_option
from firsthand.evidence.changes import Change, Changes, changes
from firsthand.model import Research, Severity
from firsthand.reading.research import read_research

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


@click.command()
@click.argument("revision", metavar="REV")
@click.argument("to", metavar="[REV2]", default="")
@project_option
def diff(revision: str, to: str, folder: Path) -> None:
    """Say in Markdown how figures, findings, briefs and consent change since a git revision.

    REV is held against the working tree, or against REV2 where one is given.
    """
    project = find_project(folder)
    before = _at(project, revision)
    after = _at(project, to) if to else read_research(project.content, project.root)
    lines = [*_markdown(changes(before, after), revision, to or "the working tree")]
    for research, where in ((before, revision), (after, to or "the working tree")):
        lines += _unread(research, where)
    click.echo("\n".join(lines))


def _at(project: Project, revision: str) -> Research:
    """The research as it was at a revision."""
    if revision.startswith("-"):
        raise click.UsageError(f"`{revision}` is no revision.")
    top = Path(_git(project.root, "rev-parse", "--show-toplevel").decode().strip())
    content = project.content.resolve().relative_to(top.resolve()).as_posix()
    commit = _git(top, "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}").decode().strip()
    if not _git(top, "ls-tree", "--name-only", commit, "--", content).strip():
        return Research()
    with tempfile.TemporaryDirectory() as name:
        # An index of its own leaves the user's alone; a checkout knows nothing of what archives leave out.
        index = {"GIT_INDEX_FILE": str(Path(name) / "index")}
        _git(top, "read-tree", f"{commit}:{content}", env=index)
        _git(top, "checkout-index", "--all", f"--prefix={name}/content/", env=index)
        return read_research(Path(name) / "content", Path(name))


def _git(folder: Path, *arguments: str, env: Mapping[str, str] | None = None) -> bytes:
    try:
        done = subprocess.run(  # noqa: S603
            ["git", *arguments],  # noqa: S607
            cwd=folder,
            capture_output=True,
            check=False,
            env={**os.environ, **(env or {})},
        )
    except FileNotFoundError as error:
        raise click.UsageError("git is not installed, and revisions are git's.") from error
    if done.returncode:
        unknown = f"git knows no revision `{arguments[-1].removesuffix('^{commit}')}`. `git log` lists them."
        reason = done.stderr.decode(errors="replace").strip() or unknown
        raise click.UsageError(reason.splitlines()[0].removeprefix("fatal: "))
    return done.stdout


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
