"""JSON: every string and every key with its path."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from firsthand.guard.readers.escapes import whole
from firsthand.guard.readers.plain import text_of
from firsthand.guard.readers.telling import told

if TYPE_CHECKING:
    from collections.abc import Iterator

    from firsthand.guard.readers.file import File, Segment

# Shorter ones are counts, places and versions.
_LONG_NUMBER = 5


class _Pairs(list[tuple[str, object]]):
    """A mapping as it is written, with keys that stand twice."""


def read_json(file: File) -> Iterator[Segment]:
    """JSON or lines of JSON; as text where it is neither."""
    text = text_of(file.data)
    try:
        values = _values(text)
    except (ValueError, RecursionError):
        yield from told(file, "text", text)
        return
    keys: set[str] = set()
    for path, word, is_key in _words(values):
        if not is_key:
            yield from told(file, f"string at {path}" if path else "string", whole(word))
        elif word not in keys:
            keys.add(word)
            yield from told(file, f"key at {path}", whole(word))


def _values(text: str) -> list[tuple[str, object]]:
    try:
        return [("", _loads(text))]
    except ValueError:
        lines = text.splitlines()
        return [(f"line {number}", _loads(line)) for number, line in enumerate(lines, 1) if line.strip()]


def _loads(text: str) -> object:
    return json.loads(text, object_pairs_hook=_Pairs, parse_int=str, parse_float=str, parse_constant=str)


def _words(values: list[tuple[str, object]]) -> Iterator[tuple[str, str, bool]]:
    """Each string with its path, and whether it is a key."""
    waiting = values[::-1]
    while waiting:
        path, value = waiting.pop()
        if isinstance(value, str):
            if not _is_short_number(value):
                yield path, value, False
        elif isinstance(value, _Pairs):
            inner = [(f"{path}.{key}" if path else key, key, each) for key, each in value]
            for place, key, _ in inner:
                yield place, key, True
            waiting += [(place, each) for place, _, each in reversed(inner)]
        elif isinstance(value, list):
            waiting += [(f"{path}[{number}]", each) for number, each in reversed(list(enumerate(value)))]


def _is_short_number(value: str) -> bool:
    return len(value) < _LONG_NUMBER and value.isdecimal()
