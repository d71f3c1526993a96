"""The JSON Schemas that stand beside the data, written from the definition of its rows."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from pydantic import TypeAdapter

if TYPE_CHECKING:
    from firsthand.exports.rows import Row

_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schema_of(name: str, kind: type[Row]) -> bytes:
    """The schema of a file of rows, as JSON in UTF-8.

    Args:
        name: what the file is called, without its ending.
        kind: what its rows are.
    """
    schema = _without_titles(TypeAdapter(list[kind]).json_schema(mode="serialization"))  # type: ignore[valid-type]
    head = {"$schema": _DIALECT, "title": f"data/{name}.json", "description": "A list, sorted by id."}
    return (json.dumps(head | schema, ensure_ascii=False, indent=2) + "\n").encode()


def _without_titles(schema: Any) -> Any:  # noqa: ANN401  # JSON is whatever it is
    """A schema without the titles that repeat the names of what they stand at."""
    if isinstance(schema, list):
        return [_without_titles(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    # What is below `properties` are names of fields, and one of them is a title.
    return {
        key: {name: _without_titles(each) for name, each in value.items()}
        if key in ("properties", "$defs")
        else _without_titles(value)
        for key, value in schema.items()
        if key != "title" or not isinstance(value, str)
    }
