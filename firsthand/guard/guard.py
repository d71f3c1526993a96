"""The guard: reads a written site as its readers could, and finds what must not be in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from firsthand.guard.names import too_plain
from firsthand.guard.readers import Segment, Unreadable, read
from firsthand.guard.search import Search
from firsthand.guard.secrets import Leak, Secret
from firsthand.guard.withheld import withheld_of
from firsthand.model import Source

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from firsthand.model import Research
    from firsthand.settings import Settings

# The vocabulary of file formats, in which short ids such as H1 are words.
_VOCABULARY = ("names", "names of tags and attributes")
_TELLING = len(" P0000 ")
# Words that the theme writes stand in these files of its folders.
_WORDING = ("*.html", "*.jinja", "*.po")


@dataclass(frozen=True)
class Subject:
    """What a site is held against.

    Args:
        research: what was read of the content folder.
        content: the content folder, read again file by file.
        root: what file names are given relative to, and where `private/` lies.
        settings: the project's options; they say which edition it is.
        day: the day that counts for consent, as an ISO date.
    """

    research: Research
    content: Path
    root: Path
    settings: Settings
    day: str


def leaks_of(site: Path, subject: Subject, theme: Sequence[Path], own: Path | None = None) -> list[Leak]:
    """Read every file of a site and list what must not stand in it.

    Args:
        site: the folder with the written site.
        subject: the research, and how it is published.
        theme: folders whose files a site may hold as they are, and whose wording is no secret.
        own: a folder whose files a site may hold where they cannot be read, such as a company's fonts.

    Returns:
        Each place once, by file; none where the site holds nothing that it must not.
    """
    wording = [
        path.read_text(encoding="utf-8", errors="replace")
        for folder in theme
        for pattern in _WORDING
        for path in sorted(folder.rglob(pattern))
    ]
    settings = subject.settings
    withheld = withheld_of(subject.research, subject.content, subject.root, settings, subject.day, wording)
    if withheld.nothing and settings.edition == "internal":
        return []
    search = Search(withheld)
    found = {leak for path in sorted(site.rglob("*")) for leak in _of_file(path, site, search, (theme, own))}
    if settings.edition == "external":
        found |= {_plain(name, source) for name, source in too_plain(subject.research)}
    return sorted(found)


def _plain(name: str, source: Source) -> Leak:
    kind = f"`{name}` cannot be told from other words and figures; an id such as P{_number(name)} can"
    return Leak(source.file, "participant", kind, source)


def _number(name: str) -> str:
    return name if name.isdigit() else "07"


def _of_file(path: Path, site: Path, search: Search, known: tuple[Sequence[Path], Path | None]) -> Iterator[Leak]:
    file = path.relative_to(site).as_posix()
    seen: set[object] = set()
    for segment in (Segment("its name", file), *_segments(path, file, *known)):
        if isinstance(segment, Leak):
            yield segment
            continue
        for secret in search.find(segment.text, file):
            short = isinstance(secret, Secret) and len(secret.phrase) < _TELLING
            if short and segment.where.endswith(_VOCABULARY):
                continue
            if (secret.kind, secret.source) not in seen:
                seen.add((secret.kind, secret.source))
                yield Leak(file, segment.where, secret.kind, secret.source)


def _segments(path: Path, file: str, theme: Sequence[Path], own: Path | None) -> Iterator[Segment | Leak]:
    if path.is_dir():
        return
    if path.is_symlink():
        yield Leak(file, "the file", "a link to another place, which cannot be kept watch over", Source(file))
        return
    data = path.read_bytes()
    # The theme's own files were there before any note was written.
    if any(_holds(folder, file, data) for folder in theme):
        return
    try:
        yield from read(file, data)
    except Unreadable as error:
        if own and _holds(own, file, data):
            return
        yield Leak(file, "the file", f"cannot be read, and what cannot be read is not published: {error}", Source(file))


def _holds(folder: Path, file: str, data: bytes) -> bool:
    """Whether a folder holds the very same file."""
    return (folder / file).is_file() and (folder / file).read_bytes() == data
