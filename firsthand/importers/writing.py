"""What an import would write, and the writing: all or nothing of a file, and nothing over what is there."""

from __future__ import annotations

import os
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from firsthand.reading.nearest import Near


@dataclass(frozen=True)
class Draft:
    """A file to be written. ``append`` adds to a file that may be there already."""

    path: Path
    text: str
    mode: Literal["create", "append"] = "create"


@dataclass(frozen=True)
class Unplaced:
    """A highlight that is in no transcript, with the passage most like it."""

    document: str
    tags: tuple[str, ...]
    text: str
    reason: str
    near: Near | None = None


class ImportProblem(Exception):  # noqa: N818  # said to the user in these words
    """A file that cannot be imported as it is; the message says what to do."""


def write(drafts: list[Draft]) -> None:
    """Write the drafts; where one of them would overwrite something, none is written.

    Raises:
        ImportProblem: a file that would be created is there already.
    """
    taken = [draft.path for draft in drafts if draft.mode == "create" and draft.path.exists()]
    if taken:
        raise ImportProblem(
            f"{taken[0]} exists already, and nothing is overwritten. Move it away, or leave out what makes it."
        )
    for draft in drafts:
        before = draft.path.read_text(encoding="utf-8") if draft.mode == "append" and draft.path.exists() else ""
        gap = "" if not before or before.endswith("\n") else "\n"
        _write_whole(draft.path, before + gap + draft.text)


def _write_whole(path: Path, text: str) -> None:
    """Let a file appear at once with all of its text, whatever happens in between."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, half = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
        Path(half).chmod(0o644)
        Path(half).replace(path)
    except BaseException:
        Path(half).unlink(missing_ok=True)
        raise
