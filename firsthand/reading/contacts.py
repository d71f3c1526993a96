"""E-mail addresses and telephone numbers wherever they stand in a text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from firsthand.reading.spelling import listed
from firsthand.reading.telephone import numbers_in

if TYPE_CHECKING:
    from collections.abc import Iterator

_AT = r"(?:@|\s?[\[({<]\s?(?:at|@)\s?[\])}>]\s?)"
_DOT = r"(?:\.|\s?[\[({<]\s?(?:dot|\.)\s?[\])}>]\s?|\sdot\s)"
_EMAIL = re.compile(
    rf"(?<![\w.+/-])\w(?:[\w.+'’-]{{0,63}}[\w+-])?{_AT}"
    rf"(?:[\w-]{{1,63}}{_DOT}){{1,8}}(?P<top>[^\W\d_]{{2,24}})\b(?!\()",
    re.IGNORECASE,
)
# Without one of these there is no address.
_SIGNS_OF_ONE = re.compile(r"@|[\[({<]\s?at\s?[\])}>]", re.IGNORECASE)
# Domains that lead to nobody, kept for examples (RFC 2606), and ends of names of files, `logo@2x.png`.
_RESERVED = ("example", "invalid", "test", "localhost")
_FILES = listed("png jpg jpeg gif svg webp avif ico pdf mp3 mp4 wav css js ts html md json csv zip woff")
# Addresses of machines, which reach no person.
_MACHINES = frozenset(("git", "hg", "svn"))


@dataclass(frozen=True)
class Contact:
    """Where an address or a number stands, what it is, and as much of it as may be shown."""

    start: int
    end: int
    kind: str
    masked: str


def reserved(host: str) -> bool:
    """Whether a host is one of those kept for examples, which belong to nobody."""
    labels = host.casefold().split(".")
    return labels[-1] in _RESERVED or (labels[-2:-1] == ["example"] and labels[-1] in ("com", "net", "org"))


def contacts_in(text: str, region: str = "") -> Iterator[Contact]:
    """Find e-mail addresses, those at domains kept for examples left out, and telephone numbers.

    Args:
        text: any text.
        region: the country whose numbers are written without its code, such as `GB`.
    """
    if _SIGNS_OF_ONE.search(text):
        yield from _emails(text)
    for start, end, _ in numbers_in(text, region):
        digits = [char for char in text[start:end] if char.isdigit()]
        yield Contact(start, end, "A telephone number", "… " + "".join(digits[-2:]))


def _emails(text: str) -> Iterator[Contact]:
    for match in _EMAIL.finditer(text):
        host = re.sub(r"\W+(?:dot\W+)?|\sdot\s", ".", re.split(_AT, match[0], maxsplit=1)[-1])
        top = match["top"].casefold()
        if reserved(host) or top in _FILES or re.split(r"\W", match[0])[0] in _MACHINES:
            continue
        yield Contact(match.start(), match.end(), "An e-mail address", f"{match[0][0]}…@….{top}")
