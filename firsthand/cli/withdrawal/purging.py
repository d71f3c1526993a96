"""How what git holds of a person is taken from it, in sentences and commands; nothing of it is run."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from firsthand.cli.history import History


def purge(history: History | None, participant: str, *, removed: bool) -> Iterator[str]:
    """What git still holds, and how it is taken from there.

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
    yield from (f"  theirs  {name}" for name in history.alone)
    yield from (f"  shared  {name}" for name in history.shared)
    yield ""
    yield "Committing the change does not take them out of older commits. If that was promised, with git-filter-repo:"
    yield ""
    yield from (f"  {line}" for line in _commands(history, participant))
    yield ""
    if history.alone and not removed:
        yield "The first filter also takes the notes from the newest commit, as --remove does."
    yield "Purging gives every later commit a new id: merge open branches first, and let everyone clone anew after it."
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
    # Outside of the repository, wherever in it the project lies.
    file = f"~/{shlex.quote(f'{participant}-words.txt')}"
    if history.shared:
        yield f"firsthand withdraw {shlex.quote(participant)} --words > {file}   # now, while the notes hold them"
    yield "git clone --mirror ADDRESS ~/purge && cd ~/purge   # after the change is committed and pushed"
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
