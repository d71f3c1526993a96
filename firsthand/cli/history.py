"""What git holds of some files, under every name that they ever had."""

from __future__ import annotations

import re
import subprocess
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

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
