"""Names and contact details of people in the raw text of a content folder, comments and names of files included."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

from firsthand.model import Problem, Source
from firsthand.reading import faults
from firsthand.reading.contacts import contacts_in
from firsthand.reading.identities import FILE, read_identities
from firsthand.reading.spelling import listed
from firsthand.reading.spotting import Spot, Spotter
from firsthand.reading.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from firsthand.reading.folder import Folder

_TEXTS = listed(".md .markdown .mdx .txt .vtt .srt .yml .yaml .json .csv .tsv .html .htm .xml .css .js .svg .rst .qmd")
# What a note says of whose it is.
_OF_WHOM = re.compile(r"^[ \t{-]*(?:participant|id):[ \t]*[\"']?([\w.-]+)", re.MULTILINE)


def leaks(folder: Folder, region: str = "") -> list[Problem]:
    """Look for everybody in `private/identities.csv`, and for e-mail addresses and telephone numbers of anybody.

    Args:
        folder: the content folder; the list lies in `private/` below its root.
        region: the country whose telephone numbers are written without its code, such as `GB`.

    Returns:
        A problem for each place, and what is wrong with the list. Contact details are welcome in hand-written pages.
    """
    identities, problems = read_identities(folder.root)
    spotter = Spotter.of(identities, region) if identities else None
    for path in _files(folder):
        name = folder.name(path)
        known = spotter.spots(name) if spotter else []
        problems += [faults.identity_named(Source(name), spot.kind, _labels(spot), in_name=True) for spot in known]
        if path.suffix.casefold() in _TEXTS:
            problems += _in_text(_text(path, name), path.relative_to(folder.content).parts[0], spotter, region)
    return problems


def _files(folder: Folder) -> Iterator[Path]:
    """Every file below the content folder, hidden folders and the list itself left alone."""
    for base, folders, names in os.walk(folder.content):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for path in (Path(base, name) for name in sorted(names)):
            if path != folder.root / FILE and (not path.is_symlink() or folder.has(path)):
                yield path


def _text(path: Path, name: str) -> Text:
    """A file's text in whatever encoding; what no reader accepts may still hold a name."""
    try:
        data = path.read_bytes()
    except OSError:
        return Text(name, "")
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = data.decode("utf-16", "replace")
    else:
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = data.decode("cp1252", "replace")
    return Text(name, text.replace("\r\n", "\n").replace("\r", "\n"))


def _in_text(text: Text, kind: str, spotter: Spotter | None, region: str) -> Iterator[Problem]:
    known = spotter.spots(text.text, _own(text)) if spotter else []
    for spot in known:
        yield faults.identity_named(text.at(spot.start), spot.kind, _labels(spot))
    if kind == "pages":
        return
    for contact in contacts_in(text.text, region):
        if not any(spot.start < contact.end and contact.start < spot.end for spot in known):
            yield faults.contact_details(text.at(contact.start), contact.kind, contact.masked)


def _own(text: Text) -> frozenset[str]:
    """The ids of those whose notes a file holds, in lower case: by its name and by what it says."""
    stem = text.file.rpartition("/")[2].partition(".")[0]
    return frozenset(id_.casefold() for id_ in (stem, *_OF_WHOM.findall(text.text)))


def _labels(spot: Spot) -> str:
    return " or ".join(dict.fromkeys(identity.label for identity in spot.whose))
