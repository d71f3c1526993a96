"""Transcripts as speakers' turns: WebVTT, SRT and ``Name: text``. The importers read with this as well."""

from __future__ import annotations

import html
import io
import re
from dataclasses import dataclass, replace
from pathlib import PurePath
from typing import TYPE_CHECKING

import webvtt
from webvtt.errors import MalformedCaptionError, MalformedFileError

from firsthand.model import Problem, Source
from firsthand.reading import faults

if TYPE_CHECKING:
    from collections.abc import Collection

    from firsthand.reading.text import Text

_VOICE = re.compile(r"<v(?:\.[^\s>]+)*\s+([^>]+)>")
_TAGS = re.compile(r"</?[^>\n]*>")
_NAME = re.compile(r"([^\W\d_][\w .'’()-]{0,40}?)\s*:\s+(?=\S)")
_STAMP = r"\d{1,2}:\d{2}(?::\d{2})?"
_LABEL = re.compile(
    rf"(?:[\[(]?(?P<before>{_STAMP})[\])]?\s+)?(?P<label>[^\W\d_][^:\n\[\]]{{0,40}}?)"
    rf"\s*(?:\[?\(?(?P<behind>{_STAMP})\)?\]?)?\s*:(?:\s+|$)"
)
_STAMP_ALONE = re.compile(rf"[\[(]?({_STAMP})[\])]?")


_ROLES = {"interviewer", "moderator", "facilitator", "interviewee", "participant", "respondent"}
_ID = re.compile(r"[A-Z]{1,4}-?\d{1,4}")


@dataclass(frozen=True)
class Utterance:
    """What one speaker says in one go, as the transcript has it. ``time`` is ``hh:mm:ss`` or empty."""

    speaker: str
    time: str
    text: str
    line: int


def read_transcript(text: Text, known: Collection[str] = ()) -> list[Utterance] | Problem:
    """Read a transcript by the ending of its name.

    Args:
        text: the file.
        known: who is known to speak in it, in lower case; others are told by how often they do.

    Returns:
        Its utterances, neighbours of one speaker joined; or the problem that keeps it from being read.
    """
    ending = PurePath(text.file).suffix.casefold()
    try:
        if ending in (".vtt", ".srt"):
            return _joined(_captions(text, ending.removeprefix(".")))
    except (MalformedCaptionError, MalformedFileError, ValueError) as error:
        return faults.transcript_unreadable(Source(text.file), f"`{text.file}`", f"{error}.")
    if ending not in (".txt", ".md", ""):
        reason = f"{ending} is no format that is known here. Convert it to WebVTT, SRT or `Name: text` in .txt."
        return faults.transcript_unreadable(Source(text.file), f"`{text.file}`", reason)
    return _joined(read_labelled_lines(text.text, known))


def _captions(text: Text, form: str) -> list[Utterance]:
    captions: list[webvtt.Caption] = webvtt.from_buffer(io.BytesIO(text.text.encode()), format=form).captions
    utterances = []
    line_of = _line_numbers(text.text)
    for number, caption in enumerate(captions):
        raw = caption.raw_text
        voice = _VOICE.search(raw)
        words = html.unescape(_TAGS.sub("", raw)).replace("\n", " ").strip()
        speaker = voice.group(1).strip() if voice else ""
        name = None if speaker else _NAME.match(words)
        if name:
            speaker, words = name.group(1), words[name.end() :]
        if words:
            line = line_of[number] if number < len(line_of) else 1
            utterances.append(Utterance(html.unescape(speaker), caption.start.partition(".")[0], words, line))
    return utterances


def _line_numbers(text: str) -> list[int]:
    return [number for number, line in enumerate(text.split("\n"), 1) if "-->" in line]


def read_labelled_lines(text: str, known: Collection[str] = ()) -> list[Utterance]:
    """Read ``Name: text``; a line without a name goes on with what the last speaker says.

    Something is a name where it opens a line, holds no more than five words and stands in the text more than once,
    or where it opens the text, looks like an id or is known: ``So here is the thing: …`` is no speaker.
    """
    lines = text.split("\n")
    labels = [match["label"].strip() if (match := _LABEL.match(line.strip())) else "" for line in lines]
    counts: dict[str, int] = {}
    for label in labels:
        counts[label] = counts.get(label, 0) + 1
    names = {label for label in counts if label and len(label.split()) <= 5 and counts[label] > 1}  # noqa: PLR2004
    names |= {label for label in counts if label and any(_one_typo_away(label, name) for name in names)}
    first = next((label for line, label in zip(lines, labels, strict=True) if line.strip()), "")
    known = {*known, *_ROLES}
    names |= {label for label in counts if label.casefold() in known or _ID.fullmatch(label)}
    names |= {first} if first and len(first.split()) <= 3 else set()  # noqa: PLR2004
    utterances: list[Utterance] = []
    stamp = ""
    for number, (line, label) in enumerate(zip(lines, labels, strict=True), 1):
        match = _LABEL.match(line.strip())
        if alone := _STAMP_ALONE.fullmatch(line.strip()):
            # A time on a line of its own belongs to what comes next.
            stamp = alone[1]
            continue
        if match and label in names:
            speaker = next(
                (name for name in names if counts[name] > counts[label] and _one_typo_away(label, name)), label
            )
            time = match["behind"] or match["before"] or stamp
            utterances.append(Utterance(speaker, time, line.strip()[match.end() :].strip(), number))
            stamp = ""
        elif line.strip() and utterances:
            last = utterances[-1]
            utterances[-1] = replace(last, text=f"{last.text} {line.strip()}".strip())
        elif line.strip():
            utterances.append(Utterance("", "", line.strip(), number))
    return utterances


def _one_typo_away(label: str, name: str) -> bool:
    """Whether a label is a slip of the pen for a name: ``Particpant`` for ``Participant``."""
    if label == name or len(name) < 6 or abs(len(label) - len(name)) > 1:  # noqa: PLR2004
        return False
    longer, shorter = sorted((label.casefold(), name.casefold()), key=len, reverse=True)
    if len(longer) == len(shorter):
        return sum(a != b for a, b in zip(longer, shorter, strict=True)) == 1 and not any(c.isdigit() for c in label)
    return any(longer[:index] + longer[index + 1 :] == shorter for index in range(len(longer)))


def _joined(utterances: list[Utterance]) -> list[Utterance]:
    joined: list[Utterance] = []
    for utterance in utterances:
        if joined and joined[-1].speaker == utterance.speaker:
            joined[-1] = replace(joined[-1], text=f"{joined[-1].text} {utterance.text}".strip())
        else:
            joined.append(utterance)
    return [utterance for utterance in joined if utterance.text]
