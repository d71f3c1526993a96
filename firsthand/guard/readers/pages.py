"""HTML as a browser, a search engine or somebody who looks at the source reads it."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from firsthand.guard.readers.escapes import STYLE, entities, readings
from firsthand.guard.readers.file import Segment
from firsthand.guard.readers.plain import text_of
from firsthand.guard.readers.telling import coded, told

if TYPE_CHECKING:
    from collections.abc import Iterator

    from firsthand.guard.readers.file import File

_BREAK_NAMES = (
    "address article aside blockquote body br button caption center dd details dialog div dl dt fieldset "
    "figcaption figure footer form h1 h2 h3 h4 h5 h6 head header hr html iframe input legend li main menu nav "
    "noscript object ol optgroup option p pre section select summary svg table tbody td template text textarea "
    "tfoot th thead title tr ul desc metadata"
)
BREAKS = frozenset(_BREAK_NAMES.split())
_GEOMETRY = frozenset(("d", "points", "transform", "viewbox"))
_PATH_GRAMMAR = re.compile(
    r"(?:[\s,+.\deE()-]|[MmLlHhVvCcSsQqTtAaZz](?![a-z])|matrix|translate|scale|rotate|skew[XY])*"
)
_TAG = re.compile(r"<[a-zA-Z/][^<>]*>")
_AROUND = re.compile(r"<!--|-->|<!\[CDATA\[|\]\]>")
_CODE = ("script", "style")


def is_geometry(name: str, value: str) -> bool:
    """Whether an attribute draws and says nothing."""
    return name.casefold() in _GEOMETRY and _PATH_GRAMMAR.fullmatch(value) is not None


def read_page(file: File) -> Iterator[Segment]:
    """A page: its text, attributes, comments, scripts and styles, and once more its whole source."""
    source = text_of(file.data)
    page = _Page()
    page.feed(source)
    page.close()
    # A script that never ends is still waited for.
    page.beside.append(("script", page.rawdata))
    text = "".join(page.text)
    # What is no shorter than its source holds no markup that would be read another time.
    yield from told(file, "text", text) if len(text) < len(source) else coded(file, "text", text)
    for where, text in dict.fromkeys(page.beside):
        yield from _beside(file, where, text)
    yield Segment("names of tags and attributes", "\n".join(sorted(page.names)))
    for form in readings(_untagged(source, page.tags), (entities,)):
        yield Segment("source", form)


def _beside(file: File, where: str, text: str) -> Iterator[Segment]:
    match where:
        case "data in a script":
            yield from file.within(where, "script.json", text.encode("utf-8-sig", "replace"))
        case "script":
            yield from coded(file, where, text)
        case "style" | "attribute style":
            yield from coded(file, where, text, STYLE)
        case _:
            yield from told(file, where, text)


def _untagged(source: str, tags: set[str]) -> str:
    """The source without the tags that were read: what a parser swallows is still in it."""

    def gap(tag: re.Match[str]) -> str:
        return "\n" if tag.group() in tags or tag.group().lower() in tags else tag.group()

    return _AROUND.sub("\n", _TAG.sub(gap, source))


class _Page(HTMLParser):
    """Collects what a page holds, and which tags were read."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.text: list[str] = []
        self.beside: list[tuple[str, str]] = []
        self.tags: set[str] = set()
        self.names: set[str] = set()
        self._script = "script"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(self.get_starttag_text() or "")
        self.names.update((tag, *(name for name, _ in attrs)))
        for name, value in attrs:
            if value and not is_geometry(name, value):
                self.beside.append((f"attribute {name}", value))
        if tag == "script":
            kind = dict(attrs).get("type") or ""
            self._script = "data in a script" if "json" in kind.casefold() or kind == "importmap" else "script"
        self._break(tag)

    def handle_endtag(self, tag: str) -> None:
        self.tags.add(f"</{tag}>")
        self.names.add(tag)
        self._break(tag)

    def handle_data(self, data: str) -> None:
        if self.cdata_elem in _CODE:
            self.beside.append((self._script if self.cdata_elem == "script" else "style", data))
        else:
            self.text.append(data)

    def handle_comment(self, data: str) -> None:
        self.beside.append(("comment", data))

    def handle_decl(self, decl: str) -> None:
        self.beside.append(("document type", decl))

    def handle_pi(self, data: str) -> None:
        self.beside.append(("processing instruction", data))

    def parse_marked_section(self, i: int, report: bool = True) -> int:
        """Browsers take `<![…]>` for a comment, whatever it says; the library knows some and fails on others."""
        return self.parse_bogus_comment(i, report)

    def _break(self, tag: str) -> None:
        if tag in BREAKS:
            self.text.append("\n")
