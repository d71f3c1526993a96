"""A transcript as an interview note with its turns."""

from __future__ import annotations

import io
import re
import unicodedata
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedSeq

from firsthand.importers.writing import ImportProblem
from firsthand.model import Problem, slug
from firsthand.reading.text import read_text
from firsthand.reading.transcripts import Utterance, read_transcript

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

ENDINGS = (".txt", ".vtt", ".srt")

# Labels that tools and transcribers give to somebody whose name they leave out.
_NAMELESS = re.compile(
    r"(?i)(participant|respondent|interviewee|interviewer|moderator|facilitator|speaker|unknown speaker)\s*\d*"
)
_INTERVIEWERS = re.compile(r"(?i)(interviewer|moderator|facilitator|researcher)\s*\d*")
_ID = re.compile(r"[A-Za-z]{1,8}[-_]?\d{1,5}")


@dataclass(frozen=True)
class Speakers:
    """Who is who: interviewers by the names that a transcript gives them, and participants' ids by theirs."""

    interviewers: Mapping[str, str] = field(default_factory=dict)
    participants: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class ImportedNote:
    """An interview note that was made of a transcript."""

    id: str
    participants: tuple[str, ...]
    text: str
    turns: int


def claims(path: Path) -> bool:
    """Whether a file is a transcript by its name."""
    return path.suffix.casefold() in ENDINGS


def to_note(path: Path, speakers: Speakers, study: str = "", goal: str = "") -> ImportedNote:
    """Turn a transcript into an interview note.

    Args:
        path: the transcript.
        speakers: who is who. Where one speaker alone is no interviewer, the file's name gives the participant's id.
        study: the id of the study, or nothing.
        goal: the goal of the interview, or nothing where its study says it.

    Raises:
        ImportProblem: the file cannot be read, or a speaker is unknown.
    """
    text = read_text(path, str(path))
    known = {name.casefold() for name in (*speakers.interviewers, *speakers.participants)}
    utterances = text if isinstance(text, Problem) else read_transcript(text, known)
    if isinstance(utterances, Problem):
        raise ImportProblem(f"{utterances.source}: {utterances.message}")
    if not utterances:
        raise ImportProblem(f"{path} holds no words.")
    ids = _identify(path, utterances, speakers)
    interviewers = {label: who for label, who in ids.items() if who in speakers.interviewers.values()}
    participants = tuple(dict.fromkeys(who for label, who in ids.items() if label not in interviewers))
    front: dict[str, object] = (
        {"participant": participants[0]}
        if len(participants) == 1
        else {"participants": [{"id": who} for who in participants]}
    )
    if study:
        front["study"] = study
    if goal:
        front["goal"] = goal
    if interviewers:
        front["interviewers"] = list(dict.fromkeys(interviewers.values()))
    names = {label: who for label, who in ids.items() if label and not _NAMELESS.fullmatch(label)}
    turns = "\n".join(_turn(utterance, ids, names) for utterance in utterances)
    note = f"---\n{yaml_text(front)}---\n\n## Transcript\n\n{turns}"
    return ImportedNote(slug(path.stem), participants, note, len(utterances))


def _identify(path: Path, utterances: Sequence[Utterance], speakers: Speakers) -> dict[str, str]:
    """The id of every label in a transcript."""
    known = {name.casefold(): who for name, who in {**speakers.interviewers, **speakers.participants}.items()}
    labels = list(dict.fromkeys(utterance.speaker for utterance in utterances))
    ids = {label: known[label.casefold()] for label in labels if label.casefold() in known}
    for label in labels:
        if label not in ids and _INTERVIEWERS.fullmatch(label):
            ids[label] = next(iter(speakers.interviewers.values()), "R1")
            speakers.interviewers[label] = ids[label]  # type: ignore[index]
    left = [label for label in labels if label not in ids]
    if len(left) == 1 and len(labels) > 1 and not any(who in speakers.participants.values() for who in ids.values()):
        return ids | {left[0]: _id_of_file(path)}
    if left:
        who = ", ".join(f"“{label or 'no name'}”" for label in left)
        raise ImportProblem(
            f"{path}: nobody knows who is who among the speakers {who}. Say who asks with --interviewer NAME, and "
            "who answers with --speaker NAME=P07."
        )
    return ids


def _id_of_file(path: Path) -> str:
    """A participant's id from a file's name: the part that looks like one, or the whole."""
    found = _ID.findall(path.stem)
    return found[0].upper() if len(found) == 1 else slug(path.stem)


def _turn(utterance: Utterance, ids: Mapping[str, str], names: Mapping[str, str]) -> str:
    time = f" [{utterance.time}]" if utterance.time else ""
    return f"**{ids[utterance.speaker]}**{time}\n{as_markdown(_pseudonymous(utterance.text, names))}\n"


def _pseudonymous(text: str, names: Mapping[str, str]) -> str:
    """Put ids in the place of speakers' names, full ones first, then each part of them that opens with a capital.

    Accents and case do not matter: a transcript writes `Raúl` as `Raul`.
    """
    parts = {
        _letters(part): who
        for name, who in names.items()
        for part in re.sub(r"\(.*?\)", " ", name).split()
        if len(part) > 1
    }
    full = [(r"\s+".join(rf"{re.escape(part)}" for part in name.split()), who) for name, who in names.items()]
    for pattern, who in sorted(full, key=lambda each: -len(each[0])):
        text = re.sub(rf"(?<!\w){pattern}(?!\w)", who, text)
    return re.sub(r"[^\W\d_]+", lambda match: _other_name(match.group(), parts), text)


def _other_name(word: str, parts: Mapping[str, str]) -> str:
    return parts.get(_letters(word), word) if word[0].isupper() else word


def _letters(word: str) -> str:
    return "".join(char for char in unicodedata.normalize("NFKD", word).casefold() if char.isalpha())


def as_markdown(text: str) -> str:
    """Plain words as Markdown that reads back as the same words: what would be markup gets a backslash."""
    text = re.sub(r"\s+", " ", text).strip()
    text = re.sub(r"([\\`*_\[\]<>{}~|])", r"\\\1", text)
    text = re.sub(r"&(?=#?\w+;)", r"\\&", text)
    text = re.sub(r"(?<![\w/&#\\])([#^])(?=\w)", r"\\\1", text)
    text = re.sub(r"=(?==)", r"\\=", text)
    text = re.sub(r"%(?=%)", "% ", text)
    text = re.sub(r"^([-+=#])", r"\\\1", text)
    return re.sub(r"^(\d{1,9})([.)])(?=\s|$)", r"\1\\\2", text)


def yaml_text(value: object) -> str:
    """A value as YAML that reads back as the same: mappings in lines, lists of words in brackets."""
    yaml = YAML()
    yaml.default_flow_style = False
    yaml.width = 110
    yaml.allow_unicode = True
    yaml.indent(mapping=2, sequence=2, offset=0)
    stream = io.StringIO()
    yaml.dump(_styled(value), stream)
    return re.sub(r" +$", "", stream.getvalue(), flags=re.MULTILINE)


def _styled(value: object) -> object:
    if isinstance(value, dict):
        return {key: _styled(each) for key, each in value.items()}
    if not isinstance(value, list):
        return value
    items = CommentedSeq(_styled(each) for each in value)
    if all(isinstance(each, str | int | float) for each in value):
        items.fa.set_flow_style()
    return items
