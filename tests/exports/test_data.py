"""Data out: what somebody who reads it with a program, a schema or a spreadsheet finds."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator

from tests.conftest import lay_out
from tests.exports.made import EDITIONS, sample_files, site_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from firsthand.model import Edition

NAMES = ("quotes", "findings", "testimonials")


@pytest.fixture(params=EDITIONS)
def files(request: pytest.FixtureRequest) -> Mapping[str, bytes]:
    return sample_files(request.param)


def loaded(files: Mapping[str, bytes], name: str) -> Any:
    return json.loads(files[f"data/{name}.json"])


def table(files: Mapping[str, bytes], name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(files[f"data/{name}.csv"].decode())))


def schema(files: Mapping[str, bytes], name: str) -> Draft202012Validator:
    written = loaded(files, f"{name}.schema")
    Draft202012Validator.check_schema(written)
    assert written["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    return Draft202012Validator(written)


def properties(written: Any) -> Iterator[tuple[str, Any]]:
    """Every property that a schema knows, wherever it stands."""
    if isinstance(written, dict):
        yield from written.get("properties", {}).items()
        for each in written.values():
            yield from properties(each)
    elif isinstance(written, list):
        for each in written:
            yield from properties(each)


@pytest.mark.parametrize("name", NAMES)
def test_the_sample_is_as_its_schema_says(files: Mapping[str, bytes], name: str) -> None:
    rows = loaded(files, name)
    assert rows
    assert [error.message for error in schema(files, name).iter_errors(rows)] == []
    assert [row["id"] for row in rows] == sorted(row["id"] for row in rows)


@pytest.mark.parametrize("name", NAMES)
def test_every_property_is_described(files: Mapping[str, bytes], name: str) -> None:
    known = dict(properties(loaded(files, f"{name}.schema")))
    assert [each for each, property_ in known.items() if not property_.get("description")] == []
    assert set(loaded(files, name)[0]) <= set(known)


@pytest.mark.parametrize("edition", EDITIONS)
def test_an_empty_research_has_all_files_and_they_are_valid(tmp_path: Path, edition: Edition) -> None:
    lay_out(tmp_path, {"pages/index.md": "# Hello\n"})
    files = site_of(tmp_path / "content", edition).files
    for name in NAMES:
        assert loaded(files, name) == []
        assert list(schema(files, name).iter_errors([])) == []
    assert files["data/quotes.csv"].decode().startswith("id,text,url,tags,")
    assert files["data/findings.csv"].decode().startswith("id,title,url,status,")
    assert b"evidence.interviewed" in files["data/findings.csv"]
    assert files["data/quotes.csv"].count(b"\n") == files["data/findings.csv"].count(b"\n") == 1


def broken(name: str, row: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield {key: value for key, value in row.items() if key != "url"}
    yield row | {"note": "a field that there is not"}
    yield row | {"id": 7}
    if name == "quotes":
        yield row | {"tags": "rota"}
        yield row | {"focus": "joy"}
        yield row | {"edited": "no"}
    if name == "findings":
        yield row | {"as_of": "last March"}
        yield row | {"status": "secret"}
        yield row | {"evidence": row["evidence"] | {"asked": -1}}
        yield row | {"evidence": row["evidence"] | {"figure": "most"}}
        yield row | {"for": ["product"]}


@pytest.mark.parametrize("name", NAMES)
def test_a_broken_row_is_not(files: Mapping[str, bytes], name: str) -> None:
    validator, rows = schema(files, name), loaded(files, name)
    for wrong in broken(name, rows[0]):
        assert not validator.is_valid([wrong])
    assert not validator.is_valid(rows[0])


def test_each_edition_has_its_own_fields_alone() -> None:
    inside, outside = (sample_files(edition) for edition in EDITIONS)
    own = {"interview", "participant", "date", "consent"}
    assert set(loaded(inside, "quotes")[0]) - set(loaded(outside, "quotes")[0]) == own
    assert set(loaded(outside, "quotes")[0]) - set(loaded(inside, "quotes")[0]) == {"attribution"}
    assert not schema(outside, "quotes").is_valid(loaded(inside, "quotes"))
    assert not schema(inside, "quotes").is_valid(loaded(outside, "quotes"))
    assert {"participant", "interview", "consent"} & set(dict(properties(loaded(outside, "quotes.schema")))) == set()


def test_a_table_says_what_the_list_says(files: Mapping[str, bytes]) -> None:
    for name in ("quotes", "findings"):
        rows, lines = loaded(files, name), table(files, name)
        assert [line["id"] for line in lines] == [row["id"] for row in rows]
    finding, line = loaded(files, "findings")[0], table(files, "findings")[0]
    assert line["evidence.figure"] == finding["evidence"]["figure"]
    assert line["key_quotes"] == "; ".join(finding["key_quotes"])
    audiences = {name.removeprefix("for."): text for name, text in line.items() if name.startswith("for.") and text}
    assert audiences.keys() == finding["for"].keys()


def test_no_cell_is_a_formula(tmp_path: Path) -> None:
    note = "---\nparticipant: P1\ngoal: discover\nconsent: anonymous\n---\n\n> =1+1 is what I typed.\n> #sums\n"
    lay_out(tmp_path, {"interviews/p1.md": note})
    files = site_of(tmp_path / "content", "external").files
    assert table(files, "quotes")[0]["text"] == "'=1+1 is what I typed."
    assert loaded(files, "quotes")[0]["text"] == "=1+1 is what I typed."
