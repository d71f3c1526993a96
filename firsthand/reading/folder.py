"""The content folder: which files are notes, which belong to one, and which were meant to be and are none."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from firsthand.model import Problem, Source
from firsthand.reading import faults

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

Problems = list[Problem]
_NOTES = ("interviews", "findings", "briefs", "studies", "guides")
_TEXTS = (".md", ".markdown", ".txt", ".docx", ".vtt", ".srt", ".yml", ".yaml", ".json", ".csv")
_OTHERS = ("pages", "transcripts", "media")


@dataclass(frozen=True)
class Folder:
    """A content folder, and the root that file names in messages are relative to."""

    content: Path
    root: Path

    def name(self, path: Path) -> str:
        """A file's name in messages and in records: relative to the root, with ``/``."""
        try:
            return path.relative_to(self.root).as_posix()
        except ValueError:
            return path.as_posix()

    def notes(self, kind: str, pattern: str = "*.md") -> list[Path]:
        """The files of one kind, by name; hidden ones and links that lead out of the folder left alone."""
        home = self.content / kind
        found = []
        for path in sorted(home.rglob(pattern)):
            hidden = any(part.startswith((".", "_")) for part in path.relative_to(home).parts)
            if not hidden and self.has(path):
                found.append(path)
        return found

    def has(self, path: Path) -> bool:
        """Whether a path leads to a file inside the content folder, links followed."""
        try:
            return path.is_file() and path.resolve().is_relative_to(self.content.resolve())
        except (OSError, ValueError):
            # A name that no file can have, or a link that leads to itself.
            return False


def unread(folder: Folder, read: Mapping[str, Mapping[str, object]]) -> frozenset[str]:
    """The notes that are there and could not be read, by their names in lower case."""
    return frozenset(
        path.stem.casefold() for kind, known in read.items() for path in folder.notes(kind) if path.stem not in known
    )


def highlight_lists(folder: Folder) -> dict[Path, list[Path]]:
    """All lists of highlights, by the note that each belongs to."""
    lists: dict[Path, list[Path]] = {}
    for path in folder.notes("interviews", "*.highlights*"):
        note = path.with_name(path.name.split(".highlights", maxsplit=1)[0] + ".md")
        lists.setdefault(note, []).append(path)
    return lists


def stray_highlights(folder: Folder, lists: Mapping[Path, Sequence[Path]]) -> Problems:
    """Lists of highlights that belong to no note."""
    return [
        faults.highlights_without_note(Source(folder.name(path)), note.stem)
        for note, paths in lists.items()
        for path in paths
        if path.suffix != ".yml" or not note.is_file()
    ]


def stray_files(folder: Folder) -> Problems:
    """Files that were meant to be notes and are none, by their folder or by the end of their names."""
    problems = []
    for path in sorted(folder.content.glob("*/**/*")):
        kind = path.relative_to(folder.content).parts[0]
        if not path.is_file() or any(part.startswith((".", "_")) for part in path.relative_to(folder.content).parts):
            continue
        source = Source(folder.name(path))
        if kind not in (*_NOTES, *_OTHERS) and path.suffix == ".md":
            hint = faults.nearest(kind, _NOTES) or f" Notes lie in {', '.join(_NOTES)}."
            problems.append(faults.stray_file(source, f"there is no folder `{kind}`.{hint}"))
        elif (
            kind in _NOTES
            and path.suffix.casefold() in _TEXTS
            and ".highlights" not in path.name
            and path.suffix != ".md"
        ):
            hint = "Rename it, import it with `firsthand import`, or move it to content/transcripts/."
            problems.append(faults.stray_file(source, f"notes end in .md. {hint}"))
    return problems
