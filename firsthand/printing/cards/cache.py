"""Cards of earlier builds, taken again where nothing that they are made of has changed."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from typing import TYPE_CHECKING

import fontTools

from firsthand import __version__
from firsthand.theme_files import theme_folder

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def cached(folder: Path, name: str, make: Callable[[], bytes]) -> bytes:
    """Take a file of an earlier build, or make it.

    Args:
        folder: where such files lie.
        name: says all of what the file is made.
        make: makes it.
    """
    path = folder / name
    if path.is_file():
        return path.read_bytes()
    data = make()
    folder.mkdir(parents=True, exist_ok=True)
    half = path.with_suffix(f"{path.suffix}.half")
    half.write_bytes(data)
    half.replace(path)
    return data


def fingerprint(*parts: str) -> str:
    """A name for what is made of some words with the theme's fonts and colours by this version."""
    return hashlib.sha256("\n".join((_theme(), *parts)).encode()).hexdigest()[:32]


@lru_cache(maxsize=1)
def _theme() -> str:
    digest = hashlib.sha256(f"{__version__} {fontTools.version}".encode())
    assets = theme_folder("site") / "assets"
    for file in sorted((assets / "firsthand.css", *assets.glob("fonts/*.woff2"))):
        digest.update(file.name.encode() + file.read_bytes())
    return digest.hexdigest()
