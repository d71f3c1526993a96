"""A withdrawal written into notes and reports: what is meant changes, and nothing else of the file."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from firsthand.importers.patching import UnsafeChange
from firsthand.importers.replacing import Replacement, replace_all
from firsthand.importers.taking_out import taken_out
from firsthand.importers.withdrawing import marked
from firsthand.reading.interviews import read_interview
from firsthand.reading.text import Text

if TYPE_CHECKING:
    from pathlib import Path

    from firsthand.model import Participant

DAY = "2026-07-01"
BODY = "\n# Notes — “so”\n\n> Words.\n> #tag\n> — P1\n\n%% a comment %%\n"

# What may stand below `consent:` of somebody who has not withdrawn, at two blanks of indentation.
CONSENTS = [
    "",
    "consent:\n",
    "consent:   # to ask\n",
    "consent: ~\n",
    "consent: null # later\n",
    "consent: anonymous\n",
    "consent: 'none'   # as said\n",
    'consent: "internal"\n',
    "consent: >-\n  anonymous\n",
    "consent: {}\n",
    "consent: {level: anonymous}\n",
    "consent: { level: anonymous, given: 2026-01-01, }\n",
    "consent: {level: anonymous, # so\n  testimonial: true}\n",
    "consent: {withdrawn: , level: none}\n",
    "consent: {level: none, withdrawn: null}\n",
    "consent: {level: none, withdrawn}\n",
    "consent:\n  level: anonymous\n",
    'consent:\n    level: attributed   # four blanks\n    attribution: "Cook: a café\'s"\n',
    "consent:\n  # the form of January\n  level: none\n  withdrawn:     # a day\n  given: 2026-01-01\n",
    "consent:\n  withdrawn: ~\n",
    "consent:\n  level: none\n  withdrawn:\n\n",
    '"consent":\n  "level": \'none\'\n',
]
OTHERS = ["date: 2026-01-02\n", "tags: [a, b] # what\n", "persona: chef\n", "# only a comment\n", "\n", "asked:\n- a\n"]


@st.composite
def notes(draw: st.DrawFn) -> str:
    """A note of P1, alone or beside others, with the keys in any order."""
    consent = draw(st.sampled_from(CONSENTS))
    others = draw(st.lists(st.sampled_from(OTHERS), max_size=4, unique=True))
    if draw(st.booleans()):
        who = draw(st.sampled_from(["participant: P1\n", "participant: 'P1' # she\n", "participant:\n  p1\n"]))
        parts = draw(st.permutations([who, consent, *others]))
        front = "".join(parts)
    else:
        own = draw(st.permutations(["id: P1\n", consent]))
        block = "".join(own)
        indented = "".join(f"    {line}\n" if line else "\n" for line in block.rstrip("\n").split("\n"))
        member = draw(st.sampled_from([f"  - {indented.lstrip()}", "  - {id: P1, persona: chef}\n"]))
        other = "  - id: P2\n    consent: {level: none}\n"
        people = "".join(draw(st.permutations([member, other])))
        front = "".join(draw(st.permutations([f"participants:\n{people}", *others, "consent: anonymous\n"])))
    text = f"---\n{front}---\n{BODY}".replace("\n", draw(st.sampled_from(["\n", "\r\n", "\r"])))
    return draw(st.sampled_from(["", "\ufeff"])) + text


def _read(raw: str) -> tuple[object, ...]:
    """An interview without what its lines and its consents are."""
    text = raw.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    interview, problems = read_interview(Text("p1.md", text), {}.get)
    assert interview is not None, problems
    people = {person.key: person for person in interview.participants}
    return people, interview.quotes[0].text, interview.tags, interview.date, interview.asked, len(problems)


def _alike(one: str, other: str) -> int:
    """How many signs two texts have in common at their beginning."""
    return len(list(takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False))))


def _without_consent(person: Participant) -> tuple[object, ...]:
    return person.id, person.persona, person.segments, person.attributes


@given(notes())
@settings(max_examples=600)
def test_marking_withdraws_one_person_and_leaves_every_other_byte(raw: str) -> None:
    result = marked(raw, "p1", DAY)
    start = len(list(takewhile(lambda pair: pair[0] == pair[1], zip(raw, result, strict=False))))
    end = len(
        list(takewhile(lambda pair: pair[0] == pair[1], zip(raw[start:][::-1], result[start:][::-1], strict=False)))
    )
    gone, came = raw[start : len(raw) - end], result[start : len(result) - end]
    # One stretch changes; what it held before is a word for nothing, or the bare level.
    assert gone.strip() in ("", "~", "null") or gone.strip("'\"") in came or "anonymous" in gone
    assert DAY in came
    assert "\n" not in came.replace("\r\n", "") or "\r" not in raw

    before, after = _read(raw), _read(result)
    assert before[1:] == after[1:]
    old, new = before[0], after[0]
    assert isinstance(old, dict)
    assert isinstance(new, dict)
    assert new["p1"].consent.withdrawn == DAY
    assert {key: _without_consent(person) for key, person in old.items()} == {
        key: _without_consent(person) for key, person in new.items()
    }
    assert all(new[key].consent == old[key].consent for key in old if key != "p1")
    if "p2" not in old:
        assert new["p1"].consent.level == old["p1"].consent.level
    assert marked(result, "P1", "2026-08-01") == result


@given(notes())
@settings(max_examples=100)
def test_any_yaml_reader_sees_one_change(raw: str) -> None:
    def front(text: str) -> dict[str, object]:
        lines = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
        return dict(YAML(typ="safe", pure=True).load(lines.split("---\n")[1]))

    old, new = front(raw), front(marked(raw, "P1", DAY))
    for values in (old, new):
        values.pop("consent", None) if "participant" in values else None
        for person in values.get("participants", []):  # type: ignore[attr-defined]
            person.pop("consent", None) if person["id"] == "P1" else None
    assert old == new


def test_a_note_that_says_so_already_is_left_as_it_is() -> None:
    raw = "---\nparticipant: P1\nconsent: {level: none, withdrawn: 2026-01-01}\n---\n"
    assert marked(raw, "P1", DAY) == raw


def test_consent_of_a_whole_session_is_no_withdrawal_of_all() -> None:
    raw = "---\nparticipants:\n  - id: P1\n  - id: P2\nconsent: anonymous\n---\n"
    assert marked(raw, "P1", DAY) == raw.replace("P1\n", f"P1\n    consent: {{withdrawn: {DAY}}}\n")


@pytest.mark.parametrize(
    "raw",
    ["No front matter.\n", "---\nparticipant: P2\n---\n", "---\nparticipant: [P1\n---\n", "---\nparticipant: P1\n"],
)
def test_what_cannot_be_marked_is_said(raw: str) -> None:
    with pytest.raises(UnsafeChange):
        marked(raw, "P1", DAY)


REPORT = """---
title: T # a title
{lists}---
Text about it:

![[p1#a]]

> Their words.
> — P1

> Words of another.
> — P2

- > Within a list.
  > — P1

See ![[p1#a]] here.
"""
WITHOUT = """Text about it:

> Words of another.
> — P2

- > Within a list.
  > — P1

See ![[p1#a]] here.
"""


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", ""),
        ("key_quotes: [p1#a, p2#b]\n", "key_quotes: [p2#b]\n"),
        ("key_quotes: [p2#b, p1#^A]  # two\n", "key_quotes: [p2#b]  # two\n"),
        ("key_quotes: ['p1#a', \"p1#c\",]\n", "key_quotes: []\n"),
        ("key_quotes: [p1#a,\n  p2#b, # so\n  p1#c]\n", "key_quotes: [p2#b]\n"),
        ("key_quotes:\n  - p1#a # hers\n  - p2#b # his\n", "key_quotes:\n  - p2#b # his\n"),
        ("key_quotes:\n- p1#a\n- p1#c\ncounter_quotes: p1#c\n", "key_quotes: []\ncounter_quotes: []\n"),
        ("key_quotes: [p1#another]\n", "key_quotes: [p1#another]\n"),
    ],
)
def test_quotes_are_taken_out_and_sentences_stay(before: str, after: str, end: str) -> None:
    raw = REPORT.replace("{lists}", before).replace("\n", end)
    head, _, _ = REPORT.partition("{lists}")
    result = taken_out(raw, "p1", {"p1#a", "p1#c"})
    assert result.text == f"{head}{after}---\n{WITHOUT}".replace("\n", end)
    assert [cut.what for cut in result.cuts][-2:] == ["embed p1#a", "citation of p1"]


def test_a_report_that_quotes_nobody_of_them_is_left() -> None:
    raw = "\ufeff---\ntitle: T\nkey_quotes: [p2#b]\n---\nWords.\n"
    assert taken_out(raw, "P1", {"p1#a"}).text == raw


def test_the_last_line_may_go_without_a_line_end() -> None:
    assert taken_out("---\ntitle: T\n---\nText.\n\n> Words.\n> — P1", "P1", ()).text == "---\ntitle: T\n---\nText.\n\n"


def _files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def test_files_are_replaced_and_deleted_together(tmp_path: Path) -> None:
    a, b = tmp_path / "a.md", tmp_path / "b.md"
    a.write_bytes(b"old")
    a.chmod(0o640)
    b.write_bytes(b"gone")
    replace_all([Replacement(a, b"old", b"new")], [b])
    assert _files(tmp_path) == {"a.md": b"new"}
    assert a.stat().st_mode & 0o777 == 0o640


def test_nothing_happens_where_a_file_was_changed_meanwhile(tmp_path: Path) -> None:
    a, b = tmp_path / "a.md", tmp_path / "b.md"
    a.write_bytes(b"newer")
    b.write_bytes(b"stays")
    with pytest.raises(UnsafeChange, match="meanwhile"):
        replace_all([Replacement(a, b"old", b"new")], [b])
    assert _files(tmp_path) == {"a.md": b"newer", "b.md": b"stays"}


@pytest.mark.parametrize("refused", ["missing.md", "folder"])
def test_everything_comes_back_where_one_file_cannot_be_deleted(tmp_path: Path, refused: str) -> None:
    a, b = tmp_path / "a.md", tmp_path / "b.md"
    a.write_bytes(b"old")
    b.write_bytes(b"stays")
    (tmp_path / "folder" / "inner").mkdir(parents=True)
    with pytest.raises(OSError, match=refused):
        replace_all([Replacement(a, b"old", b"new")], [b, tmp_path / refused])
    assert _files(tmp_path) == {"a.md": b"old", "b.md": b"stays"}
    assert [path.name for path in tmp_path.iterdir() if path.is_dir()] == ["folder"]
