"""Escapes of the web decoded: entities, percent signs, and the backslashes of scripts and style sheets."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from typing import TYPE_CHECKING
from urllib.parse import unquote_to_bytes

from firsthand.guard.readers.file import Unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator

Step = Callable[[str], str]

_PERCENT = re.compile(r"(?:%[0-9a-fA-F]{2})+")
_SCRIPT = re.compile(r"\\(?:u\{([0-9a-fA-F]{1,6})\}|u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|(\r\n|.))", re.DOTALL)
_STYLE = re.compile(r"\\(?:([0-9a-fA-F]{1,6})(?:\r\n|\s)?|(\r\n|.))", re.DOTALL)
_SIGNS = {"n": "\n", "r": "\r", "t": "\t", "b": " ", "f": "\f", "v": "\v", "0": " ", "\n": "", "\r\n": ""}
_MOST = 20
_LAST = 0x10FFFF


def entities(text: str) -> str:
    """Text with `&amp;` and its like decoded once."""
    return html.unescape(text) if "&" in text else text


def percent(text: str) -> str:
    """Text with `%20` and its like decoded where they spell UTF-8, and the plus signs of a query as blanks."""
    if "?" in text and not re.search(r"\s", text):
        text = text.replace("+", " ")
    return _PERCENT.sub(lambda found: _spelt(found.group()), text) if "%" in text else text


def script_escapes(text: str) -> str:
    r"""Text with the `\u00e9`, `\xe9` and `\/` of scripts and JSON decoded."""
    return whole(_SCRIPT.sub(_script_sign, text)) if "\\" in text else text


def style_escapes(text: str) -> str:
    r"""Text with the `\e9` of style sheets decoded."""
    return whole(_STYLE.sub(_style_sign, text)) if "\\" in text else text


PROSE: tuple[Step, ...] = (entities, percent, script_escapes)
STYLE: tuple[Step, ...] = (entities, percent, style_escapes)


def readings(text: str, steps: tuple[Step, ...] = PROSE) -> Iterator[str]:
    """A text as it is written, and each different one that shows when its escapes are decoded, also repeatedly.

    Args:
        text: as it is written.
        steps: the escapes it may have.

    Yields:
        Each text once, the written one first.

    Raises:
        Unreadable: if escapes are escaped without end.
    """
    forms = dict.fromkeys((text, *(step(text) for step in steps)))
    form, before = text, ""
    while form != before:
        before = form
        for step in steps:
            form = step(form)
        forms[form] = None
        if len(forms) > _MOST:
            raise Unreadable("it holds escapes inside escapes inside escapes; write out what they stand for")
    yield from forms


def whole(text: str) -> str:
    """Text with surrogate pairs joined; halves of one and NUL, which no text can hold, made visible."""
    if not text.isascii():
        text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return text.replace("\0", "\ufffd")


def _spelt(escaped: str) -> str:
    try:
        return unquote_to_bytes(escaped).decode("utf-8").replace("\0", "\ufffd")
    except UnicodeDecodeError:
        return escaped


def _script_sign(found: re.Match[str]) -> str:
    number = found[1] or found[2] or found[3]
    return _numbered(number) if number else _SIGNS.get(found[4], found[4])


def _style_sign(found: re.Match[str]) -> str:
    if found[1]:
        return _numbered(found[1])
    return "" if found[2] in ("\n", "\r\n") else found[2]


def _numbered(number: str) -> str:
    code = int(number, 16)
    return chr(code) if code <= _LAST else "\ufffd"
