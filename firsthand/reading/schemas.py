"""The JSON Schemas of front matter, written from the forms that check it."""

from __future__ import annotations

import json
from typing import Any

from pydantic import TypeAdapter

from firsthand.reading.forms import (
    BriefForm,
    CodeForm,
    FindingForm,
    GuideForm,
    HighlightForm,
    InterviewForm,
    PageForm,
    StudyForm,
)

SCHEMAS: dict[str, Any] = {
    "interview": InterviewForm,
    "finding": FindingForm,
    "brief": BriefForm,
    "study": StudyForm,
    "guide": GuideForm,
    "page": PageForm,
    "codebook": dict[str, CodeForm | str | None],
    "highlights": list[HighlightForm],
}


def schema_text(name: str) -> str:
    """One of the schemas as JSON.

    Raises:
        KeyError: there is no such schema.
    """
    schema = TypeAdapter(SCHEMAS[name]).json_schema(by_alias=True)
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": f"Firsthand {name}", **schema}
    schema["title"] = f"Firsthand: {name}"
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
