"""What git holds of some files, under every name that they ever had."""

from __future__ import annotations

import re
import shlex
import subprocess
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

_STATUS = re.compile(r"\n?([ACDMRTUXB])\d*")


@dataclass(frozen=True)
class History:
    """Files that commits hold, named from the top of the repository, and how many commits wrote them.

    ``alone`` may go as a whole, ``shared`` hold others' words too. ``shallow`` says that older commits are elsewhere.
    """

    commits: int
    alone: tuple[str, ...]
    shared: tuple[str, ...]
    shallow: bool


def history_of(root: Path, alone: Collection[Path], shared: Collection[Path]) -> History | None:
    """Find every commit of any branch that wrote one of the files, renamed or deleted ones included.

    Args:
        root: a folder of the repository.
        alone: files that belong to one person.
        shared: files that others need.

    Returns:
        What git holds, or ``None`` where the folder is no repository.
    """
    top = _git(root, "rev-parse", "--show-toplevel")
    if not top:
        return None
    home = Path(top).resolve()
    written = list(_written(home))
    renamed = [(old, new) for _, old, new in written if old]
    named = {PurePosixPath(name).name.casefold() for name in _relative(alone, home)}
    # A file that was moved and rewritten at once is known by its name alone.
    again = {new for _, _, new in written if PurePosixPath(new).name.casefold() in named}
    own = _with_old_names(_relative(alone, home) | again, renamed)
    others = _with_old_names(_relative(shared, home), renamed) - own
    held = {name for _, old, new in written for name in (old, new)}
    commits = {commit for commit, old, new in written if {old, new} & (own | others)}
    shallow = _git(home, "rev-parse", "--is-shallow-repository") == "true"
    return History(len(commits), tuple(sorted(own & held)), tuple(sorted(others & held)), shallow)


def _relative(paths: Collection[Path], top: Path) -> set[str]:
    return {path.resolve().relative_to(top).as_posix() for path in paths if path.resolve().is_relative_to(top)}


def _with_old_names(names: set[str], renamed: Sequence[tuple[str, str]]) -> set[str]:
    known = set(names)
    while more := {old for old, new in renamed if new in known} - known:
        known |= more
    return known


def _written(top: Path) -> Iterator[tuple[str, str, str]]:
    """What each commit wrote: the commit, the old name where there is one, and the name."""
    log = _git(top, "log", "--all", "HEAD", "-M", "-l0", "--name-status", "-z", "--format=%x01%H")
    commit = ""
    words = iter(log.split("\0"))
    for word in words:
        if word.startswith("\x01"):
            commit = word.rpartition("\x01")[2]
        elif status := _STATUS.fullmatch(word):
            first = next(words, "")
            yield (commit, first, next(words, "")) if status[1] in "RC" else (commit, "", first)


def _git(folder: Path, *arguments: str) -> str:
    """What git says; nothing where it is not there or refuses."""
    try:
        done = subprocess.run(["git", *arguments], cwd=folder, capture_output=True, check=False)  # noqa: S603, S607
    except FileNotFoundError:
        return ""
    return done.stdout.decode("utf-8", "surrogateescape").rstrip("\n") if done.returncode == 0 else ""


def purge(history: History | None, participant: str, *, removed: bool) -> Iterator[str]:
    """What git still holds, and how it is taken from there. Nothing of it is run.

    Args:
        history: what git holds.
        participant: the person, as in file names and commands.
        removed: whether the notes that are theirs alone are deleted now.
    """
    if history is None:
        yield "This is no git repository; nothing is to be purged."
        yield from _elsewhere(participant)
        return
    if history.shallow:
        yield "This clone is shallow: older commits are not in it. Run `git fetch --unshallow` and look again."
    if not history.commits:
        yield "No commit holds their files; nothing is to be purged from git."
        yield from _elsewhere(participant)
        return
    yield f"{history.commits} commit{'' if history.commits == 1 else 's'} wrote these files, under all of their names:"
    yield from (f"  theirs  {_name(name)}" for name in history.alone)
    yield from (f"  shared  {_name(name)}" for name in history.shared)
    yield ""
    yield "Committing the change does not take them out of older commits. If that was promised, with git-filter-repo:"
    yield ""
    yield from (f"  {line}" for line in _commands(history, participant))
    yield ""
    if history.alone and not removed:
        yield "The first filter also takes the notes from the newest commit, as --remove does."
    yield "Purging gives every later commit a new id: merge open branches first, and let everyone clone anew afterwards."
    yield "Old clones, forks and open merge requests bring the words back; delete them."
    yield "A branch of the built site, as gh-pages, holds them too: build anew, and push it as one commit by force."
    yield "Ask the git host to clear its caches and unreachable commits, and delete artefacts and caches of CI."
    yield "Backups keep them until they are overwritten; write down when that is."
    yield from _elsewhere(participant)


def _elsewhere(participant: str) -> Iterator[str]:
    yield (
        f"Outside of git: the row of {participant} in private/identities.csv, the signed consent, and the recording "
        "where it was made."
    )


def _commands(history: History, participant: str) -> Iterator[str]:
    file = shlex.quote(f"../{participant}-words.txt")
    if history.shared:
        yield f"firsthand withdraw {shlex.quote(participant)} --words > {file}   # now, while the notes hold them"
    yield "git clone --mirror ADDRESS ../purge && cd ../purge   # after the change is committed and pushed"
    if history.alone:
        yield "git filter-repo --invert-paths \\"
        *most, last = history.alone
        yield from (f"  --path {shlex.quote(name)} \\" for name in most)
        yield f"  --path {shlex.quote(last)}"
    if history.shared:
        yield f"git filter-repo --force --replace-text {file} --replace-message {file}"
    yield "git reflog expire --expire=now --all && git gc --prune=now --aggressive"
    yield "git push --force --mirror ADDRESS"
    if history.shared:
        yield f"rm {file}"


def _name(name: str) -> str:
    return click.unstyle(name)
