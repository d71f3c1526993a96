"""Files written into a text as `data:` addresses."""

from __future__ import annotations

import base64
import binascii
import re
from typing import TYPE_CHECKING
from urllib.parse import unquote_to_bytes

if TYPE_CHECKING:
    from collections.abc import Iterator

_HEAD = re.compile(r"([\"']?)\bdata:([\w.+-]+/[\w.+-]+)?((?:;[^;,\"'\s<>]*)*),", re.IGNORECASE)
_BASE64 = re.compile(r"[A-Za-z0-9+/=%\s_-]*")
_UNQUOTED = re.compile(r"[^\s)\"']*")
_ENDINGS = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "image/svg+xml": "svg",
    "application/json": "json",
    "application/ld+json": "json",
    "application/xml": "xml",
    "text/xml": "xml",
    "text/css": "css",
    "text/javascript": "js",
    "application/javascript": "js",
    "text/csv": "csv",
    "text/plain": "txt",
}


def data_uris(text: str) -> Iterator[tuple[str, bytes]]:
    """The files that a text holds as `data:` addresses.

    Args:
        text: an attribute's value, a style sheet, a script or any other text.

    Yields:
        A name that tells the kind, and the bytes.
    """
    position = 0 if "data:" in text.lower() else len(text)
    while head := _HEAD.search(text, position):
        payload = _payload(text, head)
        position = head.end() + len(payload)
        data = _decoded(payload, in_base64=head[3].casefold().rstrip().endswith(";base64"))
        if data:
            kind = (head[2] or "text/plain").casefold()
            yield f"data.{_ENDINGS.get(kind, kind.rsplit('/', 1)[-1])}", data


def _payload(text: str, head: re.Match[str]) -> str:
    if head[1]:
        end = text.find(head[1], head.end())
        return text[head.end() : end if end >= 0 else len(text)]
    if head.start() == 0:
        return text[head.end() :]
    pattern = _BASE64 if head[3].casefold().endswith(";base64") else _UNQUOTED
    found = pattern.match(text, head.end())
    return found.group() if found else ""


def _decoded(payload: str, *, in_base64: bool) -> bytes:
    data = unquote_to_bytes(payload)
    if not in_base64:
        return data
    kept = re.sub(rb"[^A-Za-z0-9+/]", b"", data.replace(b"-", b"+").replace(b"_", b"/"))
    try:
        return base64.b64decode(kept + b"=" * (-len(kept) % 4))
    except binascii.Error:
        # One letter too many is no byte; what stands before it is.
        return base64.b64decode(kept[: len(kept) // 4 * 4])
