"""Transcripts of other tools become notes that read back as the same words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.importers.notes import Speakers, as_markdown, to_note
from firsthand.importers.writing import ImportProblem
from firsthand.reading.interviews import read_interview
from firsthand.reading.text import Text

if TYPE_CHECKING:
    from pathlib import Path

WORDS = st.text(
    alphabet=st.one_of(
        st.sampled_from("ab #^=*_`[]{}<>~|&;!\\-+1.)(:/%'\"—"), st.characters(exclude_categories=["C", "Z"])
    )
)


@given(WORDS)
def test_any_words_read_back_as_they_were_said(words: str) -> None:
    said = " ".join(words.split())
    if not said or "%%" in said:
        return
    note = f"---\nparticipant: P1\n---\n\n## Transcript\n\n**P1** [00:01]\n{as_markdown(said)}\n"
    interview, problems = read_interview(Text("content/interviews/p1.md", note), {}.get)
    assert interview is not None
    assert problems == []
    assert [turn.text for turn in interview.turns] == [said]
    assert interview.quotes == interview.observations == interview.links == ()


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def read(path: Path, text: str) -> list[tuple[str, str, str]]:
    interview, problems = read_interview(Text(str(path), text), {}.get)
    assert interview is not None
    assert not problems
    return [(turn.respondent or turn.label, turn.time, turn.text) for turn in interview.turns]


def test_name_and_text(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        "P4 second.txt",
        "Ann: How was it, Bea?\n\nParticipant: Fine.\nAs I said to Ann, fine.\n\nAnn: And?\nParticipnt: And: nothing.\n"
        "Participant: End.\n",
    )
    note = to_note(path, Speakers({"Ann": "R1"}), "s")
    assert note.participants == ("P4",)
    assert read(path, note.text) == [
        ("R1", "", "How was it, Bea?"),
        ("P4", "", "Fine. As I said to R1, fine."),
        ("R1", "", "And?"),
        ("P4", "", "And: nothing. End."),
    ]


def test_webvtt_with_voices_and_names(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        "p9.vtt",
        "WEBVTT\n\n1\n00:00:01.000 --> 00:00:02.000\n<v Ann Lee>Hello.</v>\n\n"
        "00:00:02.500 --> 00:00:04.000\n<v Bo Dal>Hello Ann.\n\n"
        "00:00:04.000 --> 00:00:06.000\n<v Bo Dal>I am Bo &amp; late.</v>\n",
    )
    note = to_note(path, Speakers({"Ann Lee": "R1"}, {"Bo Dal": "P9"}))
    assert read(path, note.text) == [("R1", "00:00:01", "Hello."), ("P9", "00:00:02", "Hello R1. I am P9 & late.")]
    assert "Bo" not in note.text


def test_srt(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        "p2.srt",
        "1\n00:00:01,000 --> 00:00:02,000\nInterviewer: Why?\n\n"
        "2\n00:01:02,000 --> 00:01:04,000\nRespondent: Because.\n",
    )
    note = to_note(path, Speakers())
    assert read(path, note.text) == [("R1", "00:00:01", "Why?"), ("P2", "00:01:02", "Because.")]


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("a.txt", "", "holds no words"),
        ("a.txt", "Ann: Hello.\nBea: Hello.\nCleo: Hello.\nAnn: So.\nBea: So.\nCleo: So.\n", "nobody knows who is who"),
        ("a.vtt", "WEBVTT\n\nnot a time\nwords\n", "a.vtt"),
    ],
)
def test_what_cannot_be_imported_is_said(tmp_path: Path, name: str, text: str, message: str) -> None:
    with pytest.raises(ImportProblem, match=message):
        to_note(write(tmp_path, name, text), Speakers({"Ann": "R1"}))


def test_windows_bytes_are_named(tmp_path: Path) -> None:
    path = tmp_path / "p1.txt"
    path.write_bytes("Ann: Caf\xe9.\nP1: Yes.\n".encode("cp1252"))
    with pytest.raises(ImportProblem, match=r"p1\.txt:1:9: The byte 0xE9"):
        to_note(path, Speakers({"Ann": "R1"}))


def test_speakers_who_are_named_speak_even_if_they_do_it_once(tmp_path: Path) -> None:
    path = tmp_path / "t.txt"
    path.write_text("Ann: How are you?\nBob: Fine, thanks.\nCarl: I joined.\n3:00\nAnn: Good.\n", encoding="utf-8")
    note = to_note(path, Speakers({"Ann": "R1"}, {"Bob": "P07", "Carl": "P08"}), "", "discover")
    assert note.participants == ("P07", "P08")
    assert note.turns == 4
    assert "**P08**\nI joined." in note.text
    assert "**R1** [3:00]\nGood." in note.text


def test_names_go_whatever_their_accents_and_companies_stay(tmp_path: Path) -> None:
    path = tmp_path / "t.txt"
    path.write_text(
        "Ann: Hi Raul, hi Marco.\nRaúl Kripa (Nether): Hello Ann.\nmarco: At Nether we do.\n",
        encoding="utf-8",
    )
    people = {"Raúl Kripa (Nether)": "P1", "marco": "P2"}
    note = to_note(path, Speakers({"Ann": "R1"}, people))
    assert "Hi P1, hi P2." in note.text
    assert "Hello R1." in note.text
    assert "At Nether we do." in note.text
