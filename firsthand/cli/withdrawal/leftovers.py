"""What a withdrawal leaves to be done by hand: sentences that name the person, words that stand among others'."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from firsthand.importers.patching import as_read
from firsthand.reading.faults import short

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping
    from pathlib import Path

    from firsthand.evidence.naming import Names
    from firsthand.evidence.withdrawal import Withdrawal
    from firsthand.importers.taking_out import Cut
    from firsthand.model import Interview, Observation, Quote, Turn
    from firsthand.reading.folder import Folder

_TEXTS = (".md", ".markdown", ".txt", ".yml", ".yaml", ".csv", ".json", ".vtt", ".srt")
_FRONT = re.compile(r"\s*-{3,}[ \t]*\n.*?^-{3,}[ \t]*$", re.DOTALL | re.MULTILINE)


@dataclass(frozen=True)
class Leftover:
    """A place in a file, from line 1, and what is to be done there; line 0 is the file as a whole."""

    path: Path
    line: int
    what: str


def leftovers(
    folder: Folder,
    found: Withdrawal,
    cuts: Mapping[Path, Collection[Cut]],
    *,
    own: Collection[Path],
    remove: bool,
) -> tuple[Leftover, ...]:
    """Everything that names the person and is not theirs alone, in the order of files and lines.

    Args:
        folder: the content folder.
        found: what the withdrawal touches.
        cuts: what is taken out by itself.
        own: the files that are theirs alone.
        remove: whether their words are to go from the files as well.
    """
    places: dict[tuple[Path, int], Leftover] = {}
    for session in found.shared:
        for each in _theirs(folder, session, found.participant) if remove else _said_of_them(folder, session, found):
            places.setdefault((each.path, each.line), each)
    sessions = {folder.root / each.source.file for each in found.shared}
    # What was read of these is listed already, or stays as it is.
    done = {path.resolve() for each in found.shared for path in _raw(folder, each)}
    if not remove:
        done |= {path.resolve() for path in sessions}
        done |= {path.resolve() for each in found.alone for path in _raw(folder, each)}
    for path in _texts(folder):
        if path in own or path.resolve() in done:
            continue
        text = as_read(path.read_bytes().decode("utf-8", "replace"))
        for each in _sentences(path, text, found.names, cuts.get(path, ()), session=path in sessions):
            places.setdefault((each.path, each.line), each)
    for path in _named_files(folder, found.names, own):
        places.setdefault((path, 0), Leftover(path, 0, "its name holds the id: look whether it is theirs"))
    return tuple(places[place] for place in sorted(places))


def _items(session: Interview) -> Iterator[tuple[str, Quote | Turn | Observation]]:
    """Everything in a session that is of one respondent."""
    for coding in session.codings:
        yield from (("quote", quote) for quote in coding.quotes)
    yield from (("quote", quote) for quote in session.quotes)
    yield from (("turn", turn) for turn in session.turns)
    yield from (("observation", seen) for seen in session.observations)


def _theirs(folder: Folder, session: Interview, participant: str) -> Iterator[Leftover]:
    """Their words in a session, and what was seen of them."""
    for kind, item in _items(session):
        if item.respondent.casefold() == participant.casefold():
            path = folder.root / item.source.file
            yield Leftover(path, item.source.line, f"cut this {kind}: “{short(item.text)}”")


def _said_of_them(folder: Folder, session: Interview, found: Withdrawal) -> Iterator[Leftover]:
    """What others say of them in a session. Its running notes are shown no more once somebody in it withdrew."""
    for _, item in _items(session):
        named = next(found.names.within(item.text), None)
        if named and item.respondent.casefold() != found.participant.casefold():
            what = f"names {named[1]}: “{short(item.text)}”"
            yield Leftover(folder.root / item.source.file, item.source.line, what)


def _sentences(path: Path, text: str, names: Names, cuts: Collection[Cut], *, session: bool) -> Iterator[Leftover]:
    lines = text.split("\n")
    done = {line for cut in cuts for line in range(cut.first, cut.last + 1)}
    front = match.group().count("\n") + 1 if session and (match := _FRONT.match(text)) else 0
    # A turn's or a quote's speaker is no sentence about them.
    who = re.escape(names.participant)
    speaker = re.compile(rf"(?i)[\s>]*(?:(?:—|–|―|-{{2,3}})\s*{who}\s*$|(?:[-*]\s+)?\*\*{who}:?\*\*)")
    for index, name in names.within(text):
        number = index + 1
        if number <= front or number in done or (session and speaker.match(lines[index])):
            continue
        yield Leftover(path, number, f"names {name}: {short(lines[index].strip())}")
    for cut in cuts:
        before = next((index for index in range(cut.first - 2, -1, -1) if lines[index].strip()), None)
        if before is not None and cut.what.startswith(("embed", "citation")) and lines[before].rstrip().endswith(":"):
            yield Leftover(path, before + 1, f"leads up to what is taken out: {short(lines[before].strip())}")


def _texts(folder: Folder) -> Iterator[Path]:
    for path in _files(folder):
        if path.suffix.casefold() in _TEXTS:
            yield path


def _named_files(folder: Folder, names: Names, own: Collection[Path]) -> Iterator[Path]:
    for path in _files(folder):
        if path not in own and next(names.within(path.stem), None):
            yield path


def _files(folder: Folder) -> Iterator[Path]:
    for path in sorted(folder.content.rglob("*")):
        hidden = any(part.startswith(".") for part in path.relative_to(folder.content).parts)
        if not hidden and folder.has(path):
            yield path


def _raw(folder: Folder, session: Interview) -> Iterator[Path]:
    """The lists of highlights and the transcript of a session: the words in them are listed by what was read."""
    note = folder.root / session.source.file
    yield from note.parent.glob(f"{note.stem}.highlights*")
    if session.transcript:
        yield from (folder.content / session.transcript, folder.root / session.transcript)


def recordings_elsewhere(folder: Folder, interviews: Iterable[Interview]) -> Iterator[Leftover]:
    """Recordings that are no files of this project."""
    for interview in interviews:
        name = interview.recording
        if name and not folder.has(folder.content / name) and not folder.has(folder.root / name):
            source = interview.keys.get("recording", interview.source)
            yield Leftover(folder.root / source.file, source.line, f"delete the recording where it lies: {name}")
