"""What holds for any input: nothing raises, nothing depends on line ends, order or comments."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from firsthand.model import Problem
from firsthand.reading.front_matter import read_yaml
from firsthand.reading.interviews import read_interview
from firsthand.reading.research import read_research
from firsthand.reading.text import Text, read_text
from firsthand.reading.transcripts import read_transcript

# Text made of what our notation is made of, so that chance finds its corners.
PIECES = st.sampled_from(
    [
        "> ",
        "==",
        "#tag",
        "#a/b",
        " ",
        "\n",
        "\n\n",
        "**P1**",
        "[00:01]",
        "[00:01-00:02]",
        "^here",
        "{.key}",
        "— P1",
        "words",
        "[a]{.private}",
        '[a]{.private as="b"}',
        "[",
        "]",
        "{",
        "}",
        "%%",
        "<!--",
        "-->",
        "## Pains",
        "- ",
        "| a |",
        "`",
        "```",
        "[[p1]]",
        "![[",
        "]]",
        "“",
        '"',
        "\\",
        "&amp;",
        "…",
        "[…]",
        "\t",
        "1. ",
        "---",
        "#",
        "*",
        "_",
        "é",
        "价",
    ]
)
BODIES = st.lists(PIECES, max_size=40).map("".join)


def note(body: str) -> Text:
    return Text("content/interviews/p1.md", f"---\nparticipant: P1\ninterviewers: [R1]\n---\n{body}")


@given(BODIES)
@settings(max_examples=600)
def test_no_body_raises_and_every_problem_has_a_place_in_the_file(body: str) -> None:
    text = note(body)
    interview, problems = read_interview(text, {}.get)
    assert interview is not None
    for problem in problems:
        assert problem.source.file == text.file
        assert 1 <= problem.source.line <= len(text.lines)
        assert 1 <= problem.source.column <= len(text.lines[problem.source.line - 1]) + 1
        assert problem.message.rstrip().endswith((".", "”", "`", "]", ")"))


@given(BODIES)
@settings(max_examples=300)
def test_every_quote_has_words_a_respondent_and_an_id_of_its_own(body: str) -> None:
    interview, _ = read_interview(note(body), {}.get)
    assert interview is not None
    for quote in interview.quotes:
        assert quote.text.strip() == quote.text != ""
        assert quote.respondent == "P1"
        assert quote.id.startswith("p1#")
        for place in quote.places:
            assert 0 <= place.start < place.end <= len(interview.turns[place.turn].text)
    assert len({quote.id for quote in interview.quotes}) == len(interview.quotes)


@given(BODIES, st.sampled_from(["\r\n", "\r"]))
@settings(max_examples=100)
def test_line_ends_change_nothing(body: str, end: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "p1.md"
        results = []
        for form in (body, body.replace("\n", end)):
            path.write_bytes(b"---\nparticipant: P1\n---\n" + form.encode())
            text = read_text(path, "p1.md")
            assert isinstance(text, Text)
            results.append(read_interview(text, {}.get))
    assert results[0] == results[1]


@given(st.binary(max_size=200))
def test_no_bytes_raise(data: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        content = Path(folder) / "content"
        for name in ("interviews/p1.md", "findings/f.md", "briefs/b.md", "codebook.yml", "studies/s.md", "guides/g.md"):
            (content / name).parent.mkdir(parents=True, exist_ok=True)
            (content / name).write_bytes(data)
        read_research(content)


@given(st.text(alphabet="ab:-[]{}#&*!|>'\"%@`, \n\t?0.~", max_size=60))
@settings(max_examples=400)
def test_no_yaml_raises(text: str) -> None:
    document = read_yaml(text, "x.yml")
    for problem in document.problems:
        assert 1 <= problem.source.line <= text.count("\n") + 2


@given(st.text(alphabet="WEBVT\n0123456789:.,-><v P1abc&;/", max_size=120), st.sampled_from([".vtt", ".srt", ".txt"]))
@settings(max_examples=300)
def test_no_transcript_raises(text: str, ending: str) -> None:
    result = read_transcript(Text("t" + ending, text))
    assert isinstance(result, Problem) or all(utterance.text for utterance in result)


@pytest.mark.parametrize("depth", [50, 3000])
def test_deep_nesting_is_no_fault_of_ours(depth: int) -> None:
    for body in ("> " * depth + "words", "- " * depth + "words", "[" * depth + "]" * depth, "*" * depth + "a"):
        assert read_interview(note(body), {}.get)[0] is not None


def test_a_long_note_does_not_take_for_ever() -> None:
    body = "\n\n".join(f"**P1** [00:00:01]\nTurn {n} with ==words number {n}== #tag and more." for n in range(3000))
    interview, problems = read_interview(note(body), {}.get)
    assert interview is not None
    assert len(interview.quotes) == 3000
    assert problems == []
