"""The research as git keeps it, at any revision."""

from __future__ import annotations

import os
import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import click

from firsthand.model import Research
from firsthand.reading.research import read_research

if TYPE_CHECKING:
    from collections.abc import Mapping

    from firsthand.cli.project import Project


def research_at(project: Project, revision: str) -> Research:
    """The research as it was at a revision.

    Raises:
        click.UsageError: git knows no such revision, or is not there.
    """
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
