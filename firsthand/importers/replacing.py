"""Files changed and deleted together: all of them or none."""

from __future__ import annotations

import os
import shutil
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from firsthand.importers.patching import UnsafeChange

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True)
class Replacement:
    """A file's new bytes, and the old ones that they were made of."""

    path: Path
    before: bytes
    after: bytes


def replace_all(replacements: Sequence[Replacement], deleted: Sequence[Path]) -> None:
    """Write new files over old ones and delete others; where one step fails, everything is as it was.

    Raises:
        UnsafeChange: a file is no longer what the new one was made of.
        OSError: the system refuses; nothing has changed.
    """
    for each in replacements:
        if each.path.read_bytes() != each.before:
            raise UnsafeChange(f"{each.path} was changed meanwhile, so nothing was written. Start again.")
    staged: list[Path] = []
    moved: list[tuple[Path, Path]] = []
    written: list[Replacement] = []
    try:
        staged += [_beside(each.path, each.after) for each in replacements]
        for path in deleted:
            aside = _beside(path, b"")
            moved.append((path, aside))
            path.replace(aside)
        for each, half in zip(replacements, staged, strict=True):
            half.replace(each.path)
            written.append(each)
    except BaseException:
        for each in written:
            _beside(each.path, each.before).replace(each.path)
        for path, aside in moved:
            if not path.exists():
                aside.replace(path)
        raise
    finally:
        # What was moved aside, or never came into its place.
        for half in (*staged, *(aside for _, aside in moved)):
            with suppress(FileNotFoundError):
                half.unlink()


def _beside(path: Path, data: bytes) -> Path:
    """A hidden file in the same folder, with the rights of a file."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        shutil.copymode(path, name)
    except BaseException:
        Path(name).unlink()
        raise
    return Path(name)
