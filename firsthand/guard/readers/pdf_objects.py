"""Every text in the objects of a PDF: information, bookmarks, notes, forms, descriptions, scripts, files."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pikepdf

from firsthand.guard.readers.escapes import whole
from firsthand.guard.readers.file import Segment
from firsthand.guard.readers.pdf_streams import measure, stream_texts
from firsthand.guard.readers.telling import coded, told

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from firsthand.guard.readers.file import File

_PLACES = {
    "/Alt": "alternative text",
    "/ActualText": "actual text",
    "/E": "expansion of an abbreviation",
    "/URI": "link",
    "/JS": "script",
    "/Contents": "annotation",
    "/V": "form field",
    "/DV": "form field",
    "/TU": "form field",
    "/TM": "form field",
    "/T": "title of an annotation or form field",
    "/F": "file name",
    "/UF": "file name",
    "/Desc": "file description",
    "/Names": "named destination",
    "/Limits": "named destination",
    "/D": "destination",
    "/Lang": "language",
}
# What fonts, images and their like are called on a page; no reader is told.
_RESOURCES = frozenset(
    ("/Font", "/XObject", "/ExtGState", "/Pattern", "/Shading", "/ColorSpace", "/Properties", "/CharProcs")
)
_METADATA = "metadata"
_TRAILER = (0, 0)


def object_texts(file: File, pdf: pikepdf.Pdf, prefix: str) -> Iterator[Segment]:
    """Every text in every object, whether anything leads to it or not.

    Args:
        file: the PDF.
        pdf: it, opened.
        prefix: what to say before each place.

    Yields:
        Strings by their place, streams that are text, attached files, and all names together.
    """
    measure(pdf, file.allowance.left)
    objects = _Objects()
    information = pdf.trailer.get("/Info")
    about = information.objgen if isinstance(information, pikepdf.Object) else _TRAILER
    # Numbers and nothing can be objects of their own, and come as Python's.
    for each in (pdf.trailer, *(each for each in pdf.objects if isinstance(each, pikepdf.Object))):
        inside = _METADATA if each.objgen == about != _TRAILER else ""
        for where, text in objects.strings(each, inside):
            teller = coded if where == "script" else told
            yield from teller(file, prefix + where, whole(text))
    yield from stream_texts(file, pdf, objects.attached, prefix)
    names = {whole(name) for owner, known in objects.names.items() if owner not in objects.resources for name in known}
    yield Segment(f"{prefix}names", "\n".join(sorted(names)))


class _Objects:
    """Walks objects, and remembers the names in them and which streams are attached files."""

    def __init__(self) -> None:
        self.names: dict[tuple[int, int], set[str]] = {}
        self.resources: set[tuple[int, int]] = set()
        self.attached: dict[tuple[int, int], str] = {}

    def strings(self, top: pikepdf.Object, inside: str) -> Iterator[tuple[str, str]]:
        """The strings of one object with their places, and of what lies in it, not of what it refers to."""
        names = self.names.setdefault(top.objgen, set())
        waiting: list[tuple[str, object]] = [(inside, top)]
        while waiting:
            where, value = waiting.pop()
            if isinstance(value, pikepdf.String):
                yield where or "string", str(value)
            elif isinstance(value, pikepdf.Name):
                names.add(str(value)[1:])
            elif isinstance(value, pikepdf.Array):
                waiting += [(where, each) for each in value if not _refers(each)]
            elif isinstance(value, pikepdf.Dictionary | pikepdf.Stream):
                held = {str(key): value.get(key) for key in value.keys()}  # noqa: SIM118 — none of Python's own
                if top.objgen == _TRAILER or held.get("/Type") == pikepdf.Name.XRef:
                    # Random bytes that tell files apart.
                    held.pop("/ID", None)
                self._remember(held)
                if where not in _RESOURCES:
                    names.update(key[1:] for key in held)
                waiting += [(_place(key, where, held), each) for key, each in held.items() if not _refers(each)]

    def _remember(self, held: Mapping[str, object]) -> None:
        for key in _RESOURCES & held.keys():
            part = held[key]
            if isinstance(part, pikepdf.Object):
                self.resources.add(part.objgen)
        files = held.get("/EF")
        if isinstance(files, pikepdf.Dictionary):
            name = str(held.get("/UF", held.get("/F", "attachment")))
            streams = [files[key] for key in files.keys()]  # noqa: SIM118 — none of Python's own
            self.attached.update({each.objgen: name for each in streams if isinstance(each, pikepdf.Stream)})


def _refers(value: object) -> bool:
    return isinstance(value, pikepdf.Object) and value.is_indirect


def _place(key: str, where: str, held: Mapping[str, object]) -> str:
    """What a string is called by its key, where the dictionary around it is one of these kinds."""
    if where.startswith(_METADATA):
        return f"{_METADATA} {key[1:]}"
    if key in _RESOURCES:
        return key
    if key == "/Title" and held.keys() & {"/Parent", "/Dest", "/A"}:
        return "bookmark"
    return _PLACES.get(key, f"string {key[1:]}")
