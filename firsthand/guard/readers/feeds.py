"""XML in general: feeds, sitemaps, drawings, the parts of office documents."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING
from xml.parsers import expat

from firsthand.guard.readers.escapes import PROSE, STYLE
from firsthand.guard.readers.file import Segment, Unreadable
from firsthand.guard.readers.pages import BREAKS, is_geometry, read_page
from firsthand.guard.readers.telling import coded, told

if TYPE_CHECKING:
    from collections.abc import Iterator

    from firsthand.guard.readers.file import File

# What ends a word in feeds, sitemaps and office documents, beside what does in HTML.
_BREAK_NAMES = (
    "tab cr tc row c si is item entry loc url lastmod description content author name id updated published "
    "channel guid category pubdate creator subject keywords lastmodifiedby created modified comment note pt v f"
)
# By what office programs call their own things, in attributes of theirs: cells of a sheet, colours of a theme.
_CELLS = re.compile(r"[A-Z]{1,3}[1-9]\d*(?::[A-Z]{1,3}[1-9]\d*)?")
_OF_CELLS = {
    ("c", "r"),
    ("dimension", "ref"),
    ("selection", "activecell"),
    ("selection", "sqref"),
    ("mergecell", "ref"),
}
_COLOURS = re.compile(r"(?:bg|tx|dk|lt)[12]|accent[1-6]|phClr|(?:folH|h)link")
_OF_COLOURS = ("schemeclr", "clrmap", "overrideclrmapping")
# A feed has to name a moment: the first one of a month says no more than the month.
_MONTH = re.compile(r"^\s*(\d{4}-\d\d)-01T00:00:00Z\s*$", re.MULTILINE)
_BREAKS = BREAKS | frozenset(_BREAK_NAMES.split())


def read_xml(file: File) -> Iterator[Segment]:
    """An XML document; as a browser would read it where it is none."""
    document = _Document()
    try:
        document.parse(file.data)
    except (expat.ExpatError, ValueError):
        yield from read_page(file)
        return
    # Words that tags stand between, and the letters of one word that tags stand between.
    for joined in dict.fromkeys(("".join(document.apart), "".join(document.joined))):
        # By itself, since the number that follows would make a day of it.
        for month in dict.fromkeys(_MONTH.findall(joined)):
            yield Segment("text", month)
        yield from told(file, "text", _MONTH.sub("\n", joined))
    for where, text in dict.fromkeys(document.beside):
        if where in ("script", "style", "attribute style"):
            yield from coded(file, where, text, PROSE if where == "script" else STYLE)
        else:
            yield from told(file, where, text)
    yield Segment("names of tags and attributes", "\n".join(sorted(document.names)))
    if document.has_type:
        # Names of entities that stand in a document type elsewhere.
        yield from read_page(file)


class _Document:
    """Collects what a document holds."""

    def __init__(self) -> None:
        self.apart: list[str] = []
        self.joined: list[str] = []
        self.beside: list[tuple[str, str]] = []
        self.names: set[str] = set()
        self.has_type = False
        self._code: list[str] = []
        self._open = ""

    def parse(self, data: bytes) -> None:
        """Read the whole document."""
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._data
        parser.CommentHandler = lambda text: self.beside.append(("comment", text))
        parser.ProcessingInstructionHandler = lambda target, text: self.beside.append(
            ("processing instruction", f"{target} {text}")
        )
        parser.StartDoctypeDeclHandler = self._document_type
        parser.EntityDeclHandler = _refuse_entity
        parser.SkippedEntityHandler = lambda name, _: self._data(html.unescape(f"&{name};"))
        parser.Parse(data, True)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self.names.update((name, *attributes))
        local = _local(name)
        for key, value in attributes.items():
            if value and not is_geometry(key, value) and not _is_office_term(local, key, value):
                self.beside.append((f"attribute {key}", value))
        if local in ("script", "style"):
            self._open, self._code = local, []
        self._break(local)

    def _end(self, name: str) -> None:
        local = _local(name)
        if self._open == local:
            self.beside.append((local, "".join(self._code)))
            self._open = ""
        self._break(local)

    def _data(self, text: str) -> None:
        (self._code if self._open else self.apart).append(text)
        if not self._open:
            self.joined.append(text)

    def _break(self, local: str) -> None:
        self.apart.append("\n")
        if local in _BREAKS:
            self.joined.append("\n")

    def _document_type(self, name: str, system: str | None, public: str | None, _internal: int) -> None:
        self.has_type = True
        self.beside.append(("document type", re.sub(r"\s+", " ", f"{name} {public or ''} {system or ''}")))


def _local(name: str) -> str:
    return name.rsplit(":", 1)[-1].casefold()


def _is_office_term(local: str, key: str, value: str) -> bool:
    """Whether an attribute names a cell or a colour, as ids of participants may be called: `A1`, `tx1`."""
    if (local, key.casefold()) in _OF_CELLS:
        return _CELLS.fullmatch(value) is not None
    return local in _OF_COLOURS and _COLOURS.fullmatch(value) is not None


def _refuse_entity(*_declared: object) -> None:
    raise Unreadable("its document type defines entities of its own; write out what they stand for")
