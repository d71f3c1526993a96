"""A site is built beside the last one and takes its place when it is complete."""

from __future__ import annotations

import ctypes
import os
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
_RENAME_SWAP = 2


@dataclass(frozen=True)
class Staging:
    """Where the site belongs, and where it is being built. Both lie in one folder, so that moving is renaming."""

    target: Path
    building: Path

    @classmethod
    def begin(cls, config: MkDocsConfig) -> Staging:
        """Let MkDocs write to a new folder, and mend what a build left that was killed."""
        target = Path(config.site_dir)
        staging = cls(target, target.with_name(f".{target.name}.building"))
        if not target.exists() and staging._old.exists():
            staging._old.rename(target)
        staging.give_up()
        shutil.rmtree(staging._old, ignore_errors=True)
        config.site_dir = str(staging.building)
        return staging

    @property
    def _old(self) -> Path:
        return self.target.with_name(f".{self.target.name}.old")

    def finish(self, config: MkDocsConfig) -> None:
        """Put the finished site in its place, in one step where the system can; the last one goes then."""
        config.site_dir = str(self.target)
        if not self.target.exists():
            self.building.rename(self.target)
        elif not _exchanged(self.building, self.target):
            self.target.rename(self._old)
            self.building.rename(self.target)
            shutil.rmtree(self._old, ignore_errors=True)
        self.give_up()

    def give_up(self) -> None:
        """Remove what was begun."""
        shutil.rmtree(self.building, ignore_errors=True)


def _exchanged(one: Path, other: Path) -> bool:
    """Let two folders change their names at once, so that at no moment one of them is missing.

    Returns:
        Whether the system can do so: Linux (renameat2) and macOS (renamex_np) can, on most file systems.
    """
    names = (os.fsencode(one), os.fsencode(other))
    library = ctypes.CDLL(None) if os.name == "posix" else None
    if sys.platform == "darwin" and hasattr(library, "renamex_np"):
        return bool(library.renamex_np(*names, _RENAME_SWAP) == 0)  # type: ignore[union-attr,unused-ignore]
    if sys.platform == "linux" and hasattr(library, "renameat2"):
        done = library.renameat2(_AT_FDCWD, names[0], _AT_FDCWD, names[1], _RENAME_EXCHANGE)  # type: ignore[union-attr]
        return bool(done == 0)
    return False
