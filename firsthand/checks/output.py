"""Problems written down: for people, for programs, and for a git host's review of a change."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from firsthand.model import Problem


# What `as_json` writes, for whoever reads it.
PROBLEMS_SCHEMA = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "Problems",
    "description": "What `firsthand check --format json` prints.",
    "type": "array",
    "items": {
        "type": "object",
        "required": ["rule", "severity", "file", "line", "column", "message"],
        "additionalProperties": False,
        "properties": {
            "rule": {"type": "string", "pattern": "^[a-z-]+$", "description": "`firsthand explain RULE` says more."},
            "severity": {"enum": ["error", "warning"]},
            "file": {"type": "string", "description": "Relative to the folder of mkdocs.yml."},
            "line": {"type": "integer", "minimum": 1},
            "column": {"type": "integer", "minimum": 1, "description": "In characters."},
            "message": {"type": "string", "minLength": 10},
        },
    },
}


def as_text(problems: Sequence[Problem]) -> str:
    """One line a problem, grouped by file."""
    lines: list[str] = []
    file = ""
    for problem in problems:
        if problem.source.file != file:
            file = problem.source.file
            lines += ["", printable(file)] if lines else [printable(file)]
        place = f"{problem.source.line}:{problem.source.column}"
        lines.append(f"  {place:<8}  {problem.severity}  {printable(problem.message)}  [{problem.rule}]")
    return "\n".join(lines)


def as_json(problems: Sequence[Problem]) -> str:
    """A list of `rule`, `severity`, `file`, `line`, `column` and `message`."""
    rows = [
        {
            "rule": problem.rule,
            "severity": str(problem.severity),
            "file": problem.source.file,
            "line": problem.source.line,
            "column": problem.source.column,
            "message": problem.message,
        }
        for problem in problems
    ]
    return json.dumps(rows, ensure_ascii=False, indent=2)


def as_annotations(problems: Sequence[Problem]) -> str:
    """Workflow commands that GitHub, and the hosts that follow it, show beside the changed lines."""
    return "\n".join(
        f"::{problem.severity} file={_property(problem.source.file)},line={problem.source.line},"
        f"col={problem.source.column},title={problem.rule}::{_data(problem.message)}"
        for problem in problems
    )


def printable(text: str) -> str:
    """A text without control characters: notes are untrusted, and a terminal obeys these."""
    return "".join(char if char.isprintable() else "�" for char in text)


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
