"""The files of a research's editions, without a site around them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.pipeline import Target, make_site, read_and_check
from firsthand.settings import Settings
from tests.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from firsthand.model import Edition
    from firsthand.pipeline import Site

DAY = "2026-07-01"
EDITIONS: tuple[Edition, ...] = ("internal", "external")
TARGET = Target("Copperpot research", "https://research.example/", description="What people told us.")


def site_of(
    content: Path, edition: Edition, target: Target = TARGET, cache: Path | None = None, **settings: object
) -> Site:
    """A site of an edition, without PDFs and cards unless settings ask for them."""
    options = Settings.model_validate({"edition": edition, "pdf": False, "cards": False, **settings})
    checked = read_and_check(content, content.parent, options, DAY)
    return make_site(checked, target=target, cache=cache or content.parent / ".cache")


def sample_files(edition: Edition) -> Mapping[str, bytes]:
    """The data of the sample research."""
    return site_of(ROOT / "content", edition).files
