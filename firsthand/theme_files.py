"""Where the theme lies: in the package once installed, beside it in a checkout."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).parent


def theme_folder(part: str) -> Path:
    """A part of the theme: ``site``, ``pages``, ``print`` or ``words``.

    Raises:
        FileNotFoundError: the installation is not complete.
    """
    for home in (_PACKAGE / "theme", _PACKAGE.parent / "theme"):
        if (home / part).is_dir():
            return home / part
    raise FileNotFoundError(f"Firsthand's theme/{part} is missing; install the package again.")
