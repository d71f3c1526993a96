"""The published schemas accept what Firsthand accepts, and refuse what it refuses."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from jsonschema import Draft202012Validator

from firsthand.model import Source
from firsthand.reading.forms import fill
from firsthand.reading.front_matter import Document, read_yaml, split_note
from firsthand.reading.schemas import SCHEMAS, schema_text
from firsthand.reading.text import Text
from tests.conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path

KINDS = {"interviews": "interview", "findings": "finding", "briefs": "brief", "studies": "study", "guides": "guide"}
NOTES = [(kind, path) for folder, kind in KINDS.items() for path in sorted((ROOT / "content" / folder).rglob("*.md"))]


def validator(kind: str) -> Draft202012Validator:
    schema = json.loads(schema_text(kind))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


@pytest.mark.parametrize(("kind", "path"), NOTES, ids=[path.stem for _, path in NOTES])
def test_the_sample_research_is_valid(kind: str, path: Path) -> None:
    note = split_note(Text(path.name, path.read_text(encoding="utf-8")))
    assert note is not None
    assert [error.message for error in validator(kind).iter_errors(note.front.value)] == []


def test_codebook_and_highlights_are_valid() -> None:
    for kind, path in (
        ("codebook", ROOT / "content/codebook.yml"),
        *(("highlights", path) for path in (ROOT / "content/interviews").rglob("*.highlights.yml")),
    ):
        value = read_yaml(path.read_text(encoding="utf-8"), path.name).value
        assert [error.message for error in validator(kind).iter_errors(value)] == []


@pytest.mark.parametrize(
    ("kind", "front"),
    [
        ("interview", "participant: P1\nconsent: anonymous"),
        ("interview", "participant: P1\nconsent: {level: none}\nsegments: smb\ntags: a"),
        ("interview", "participant: P1\nconsent: certainly"),
        ("interview", "participant: P1\nperzona: x"),
        ("interview", "participant: P1\ngoal: guess"),
        ("finding", "title: F\nfor: {a: b}\namong: {persona: x, plan: [y]}"),
        ("finding", "supports: [a]"),
        ("brief", "title: B\neditions: [public]"),
        ("study", "title: S\ndates: {start: 2026-01-01}"),
    ],
)
def test_schema_and_reading_agree(kind: str, front: str) -> None:
    document = read_yaml(front, "x.md")
    _, problems = fill(SCHEMAS[kind], Document(document.value, {(): Source("x.md"), **document.places}, []))
    assert bool(list(validator(kind).iter_errors(document.value))) == bool(problems)
