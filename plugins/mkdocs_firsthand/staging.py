"""A site is built beside the last one and takes its place when it is complete."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig


@dataclass(frozen=True)
class Staging:
    """Where the site belongs, and where it is being built. Both lie in one folder, so that moving is renaming."""

    target: Path
    building: Path

    @classmethod
    def begin(cls, config: MkDocsConfig) -> Staging:
        """Let MkDocs write to a new folder."""
        target = Path(config.site_dir)
        staging = cls(target, target.with_name(f".{target.name}.building"))
        staging.give_up()
        config.site_dir = str(staging.building)
        return staging

    def finish(self, config: MkDocsConfig) -> None:
        """Put the finished site in its place; the last one goes when the new one stands."""
        old = self.target.with_name(f".{self.target.name}.old")
        shutil.rmtree(old, ignore_errors=True)
        if self.target.exists():
            self.target.rename(old)
        self.building.rename(self.target)
        shutil.rmtree(old, ignore_errors=True)
        config.site_dir = str(self.target)

    def give_up(self) -> None:
        """Remove what was begun."""
        shutil.rmtree(self.building, ignore_errors=True)
