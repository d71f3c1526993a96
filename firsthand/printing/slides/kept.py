"""When slides have to be made again: by all that they are made of."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from firsthand.theme_files import theme_folder

_MADE_BY = ("firsthand", "python-pptx", "xlsxwriter")


def fingerprint(*parts: str) -> str:
    """A name for slides by what they tell, and by the templates, words and programs that make them."""
    return hashlib.sha256("\n".join((_made_with(), *parts)).encode()).hexdigest()[:32]


@lru_cache(maxsize=1)
def _made_with() -> str:
    digest = hashlib.sha256()
    for library in _MADE_BY:
        try:
            digest.update(f"{library} {version(library)}\n".encode())
        except PackageNotFoundError:
            digest.update(library.encode())
    folders = (Path(__file__).parent, theme_folder("print") / "slides", theme_folder("words"))
    for file in sorted(file for folder in folders for file in folder.rglob("*") if file.suffix not in ("", ".pyc")):
        digest.update(file.name.encode() + file.read_bytes())
    return digest.hexdigest()
