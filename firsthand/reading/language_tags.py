"""Names of languages, as `de` or `zh-Hant`, after RFC 5646 (BCP 47)."""

from __future__ import annotations

import re

_TAG = re.compile(
    r"(?P<language>[a-z]{2,3})"
    r"(?P<script>-[a-z]{4})?"
    r"(?P<region>-(?:[a-z]{2}|\d{3}))?"
    r"(?:-(?:[a-z0-9]{5,8}|\d[a-z0-9]{3}))*"
    r"(?:-x(?:-[a-z0-9]{1,8})+)?",
    re.IGNORECASE,
)
_SCRIPT, _REGION = 4, 2


def language_tag(text: str) -> str:
    """A language's tag in the letters that the standard recommends: `zh-hant-tw` as `zh-Hant-TW`.

    Extensions, which say how to sort or to count, and tags of the past are not taken.

    Raises:
        ValueError: it is no such tag.
    """
    text = text.strip().replace("_", "-")
    if not _TAG.fullmatch(text):
        raise ValueError(f"`{text}` is no tag of a language; write it as de, ar or zh-Hant")
    first, *others = text.lower().split("-")
    private = others.index("x") if "x" in others else len(others)
    return "-".join([first, *(_cased(part) for part in others[:private]), *others[private:]])


def _cased(part: str) -> str:
    if len(part) == _SCRIPT and part.isalpha():
        return part.capitalize()
    return part.upper() if len(part) == _REGION else part
