"""Text found in bytes of which nothing else is known, as `strings` finds it."""

from __future__ import annotations

import re

_RUN = re.compile(r"[^\ufffd\x00-\x1f\x7f-\x9f]{4,}")
_WIDE = (
    ("utf-16-le", re.compile(rb"(?:[\x20-\x7e\xa0-\xff]\x00){4,}")),
    ("utf-16-be", re.compile(rb"(?:\x00[\x20-\x7e\xa0-\xff]){4,}")),
)


def strings_in(data: bytes) -> str:
    """All runs of four or more printable characters, one a line, in UTF-8 and in the Latin part of UTF-16."""
    found = _RUN.findall(data.decode("utf-8", "replace"))
    for encoding, pattern in _WIDE:
        found += [run.group().decode(encoding) for run in pattern.finditer(data)]
    return "\n".join(found)
