"""What a withdrawal would do to the files of a project, worked out before any of them is touched."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from firsthand.cli.withdrawal.leftovers import Leftover, leftovers, recordings_elsewhere
from firsthand.evidence.withdrawal import Withdrawal, consequences
from firsthand.importers.patching import UnsafeChange, as_read
from firsthand.importers.replacing import Replacement
from firsthand.importers.taking_out import Cut, taken_out
from firsthand.importers.withdrawing import marked
from firsthand.reading.folder import Folder, highlight_lists

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from firsthand.cli.project import Project
    from firsthand.model import Brief, Finding, Interview, Research


@dataclass(frozen=True)
class Plan:
    """Every step, and what no machine can do.

    ``marks`` are notes that get the day, ``told`` notes that have one; ``deletes`` and ``keeps`` (each with its reason)
    are what belongs to the person's own notes; ``unread`` may hold the person too.
    """

    withdrawal: Withdrawal
    day: str
    remove: bool
    marks: tuple[Replacement, ...] = ()
    told: tuple[Path, ...] = ()
    deletes: tuple[Path, ...] = ()
    keeps: tuple[tuple[Path, str], ...] = ()
    reports: tuple[Replacement, ...] = ()
    cuts: dict[Path, tuple[Cut, ...]] = field(default_factory=dict)
    leftovers: tuple[Leftover, ...] = ()
    own: tuple[Path, ...] = ()
    shared: tuple[Path, ...] = ()
    unread: tuple[Path, ...] = ()


def plan(project: Project, research: Research, participant: str, day: str, *, remove: bool) -> Plan:
    """Work out a withdrawal.

    Args:
        project: the project.
        research: what was read of it.
        participant: the id as the notes write it.
        day: the day of the withdrawal, as an ISO date.
        remove: whether notes that are theirs alone are deleted.

    Raises:
        UnsafeChange: a note cannot be marked without changing more of it; the message names it.
    """
    folder = Folder(project.content, project.root)
    found = consequences(research, participant, day)
    own, kept = _belongings(folder, research, found.alone)
    shared, _ = _belongings(folder, research, found.shared)
    to_mark = (*(() if remove else found.alone), *found.shared)
    marks, told = _marks(folder, to_mark, participant, day)
    reports, cuts, by_hand = _reports(folder, research, found)
    reporting = [folder.root / each.source.file for each in found.namings]
    left = leftovers(folder, found, cuts, own=own, remove=remove)
    return Plan(
        withdrawal=found,
        day=day,
        remove=remove,
        marks=marks,
        told=told,
        deletes=tuple(own) if remove else (),
        keeps=tuple(kept) if remove else (),
        reports=reports,
        cuts=cuts,
        leftovers=(*by_hand, *left, *recordings_elsewhere(folder, (*found.alone, *found.shared))),
        own=tuple(own),
        shared=tuple(dict.fromkeys((*shared, *(path for path, _ in kept), *reporting))),
        unread=tuple(_unread(folder, research)),
    )


def _marks(
    folder: Folder, interviews: Iterable[Interview], participant: str, day: str
) -> tuple[tuple[Replacement, ...], tuple[Path, ...]]:
    """The notes with the day in them, and those that have one already."""
    marks = []
    told = []
    for interview in interviews:
        path = folder.root / interview.source.file
        before = path.read_bytes()
        try:
            after = marked(before.decode("utf-8"), participant, day).encode()
        except UnsafeChange as problem:
            raise UnsafeChange(f"{interview.source.file} cannot be marked safely. {problem}") from problem
        if after == before:
            told.append(path)
        else:
            marks.append(Replacement(path, before, after))
    return tuple(marks), tuple(told)


def _reports(
    folder: Folder, research: Research, found: Withdrawal
) -> tuple[tuple[Replacement, ...], dict[Path, tuple[Cut, ...]], tuple[Leftover, ...]]:
    """Findings and briefs without what they quote of the person."""
    reports: list[Finding | Brief] = [*research.findings.values(), *research.briefs.values()]
    named = {each.source.file for each in found.namings}
    replacements = []
    cuts = {}
    by_hand = []
    for report in reports:
        if report.source.file not in named:
            continue
        path = folder.root / report.source.file
        before = path.read_bytes()
        try:
            result = taken_out(before.decode("utf-8"), found.participant, found.names.quotes)
        except UnsafeChange as problem:
            by_hand.append(Leftover(path, 1, str(problem)))
            continue
        if result.cuts:
            replacements.append(Replacement(path, before, result.text.encode()))
            cuts[path] = result.cuts
    return tuple(replacements), cuts, tuple(by_hand)


def _belongings(
    folder: Folder, research: Research, interviews: Iterable[Interview]
) -> tuple[list[Path], list[tuple[Path, str]]]:
    """The notes with all that lies beside them or that they name, and what other notes name as well."""
    own = {each.id for each in interviews}
    lists = highlight_lists(folder)
    elsewhere = {
        path.resolve(): other.id
        for other in research.interviews.values()
        if other.id not in own
        for path in _material(folder, other)
    }
    unread = "\n".join(as_read(path.read_text("utf-8", "replace")) for path in _unread(folder, research))
    found: list[Path] = []
    kept: list[tuple[Path, str]] = []
    for interview in interviews:
        note = folder.root / interview.source.file
        found += [note, *(path for path in lists.get(note, ()) if path.suffix == ".yml")]
        for path in _material(folder, interview):
            other = elsewhere.get(path.resolve())
            if other:
                kept.append((path, f"{other} names it, too"))
            elif path.name in unread:
                kept.append((path, "a note that cannot be read names it, too"))
            else:
                found.append(path)
    return list(dict.fromkeys(found)), kept


def _material(folder: Folder, interview: Interview) -> Iterator[Path]:
    """The transcript and the recording of an interview, where they are files of the content folder."""
    for name in (interview.transcript, interview.recording):
        if name and not re.match(r"[a-z]+://", name):
            paths = (folder.content / name, folder.root / name)
            yield from [path for path in paths if folder.has(path)][:1]


def _unread(folder: Folder, research: Research) -> Iterator[Path]:
    for path in folder.notes("interviews"):
        if path.stem not in research.interviews:
            yield path
