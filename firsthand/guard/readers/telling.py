"""Text told in full: as it is written, its escapes decoded, its markup read, the files inside it opened."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from firsthand.guard.readers.data_uris import data_uris
from firsthand.guard.readers.escapes import PROSE, readings
from firsthand.guard.readers.file import Segment

if TYPE_CHECKING:
    from collections.abc import Iterator

    from firsthand.guard.readers.escapes import Step
    from firsthand.guard.readers.file import File

_TAG = re.compile(r"<[a-zA-Z/!?][^<>]*>")


def told(file: File, where: str, text: str) -> Iterator[Segment]:
    """Text that people read, or that a program shows them.

    Args:
        file: where it was found.
        where: where in it.
        text: as it is written.

    Yields:
        The text, each reading of it, and what its markup and its `data:` addresses hold.
    """
    marked = ""
    for form in readings(text):
        if form.strip():
            yield Segment(where, form)
        marked = marked or (form if _TAG.search(form) else "")
    if marked:
        # The byte order mark says that this is text, whatever it begins with.
        yield from file.within(where, "markup.html", marked.encode("utf-8-sig", "replace"))
    yield from _embedded(file, where, text)


def coded(file: File, where: str, text: str, steps: tuple[Step, ...] = PROSE) -> Iterator[Segment]:
    """The text of a script or a style sheet: told as `told` does, its markup dropped and not read.

    Args:
        file: where it was found.
        where: where in it.
        text: as it is written.
        steps: the escapes it may have.

    Yields:
        The text, each reading of it with and without tags, and what its `data:` addresses hold.
    """
    for form in readings(text, steps):
        if form.strip():
            yield Segment(where, form)
            if _TAG.search(form):
                yield Segment(where, _TAG.sub("", form))
    yield from _embedded(file, where, text)


def _embedded(file: File, where: str, text: str) -> Iterator[Segment]:
    for name, data in data_uris(text):
        yield from file.within(f"{where}, data address", name, data)
