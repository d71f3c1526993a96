"""Problems as SARIF 2.1.0, which code hosts read: https://docs.oasis-open.org/sarif/sarif/v2.1.0/."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from urllib.parse import quote

from firsthand import __version__
from firsthand.checks import RULES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from firsthand.model import Problem

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def as_sarif(problems: Sequence[Problem]) -> str:
    """One run with the rules that fired, each with its manual, and a result for every problem."""
    names = sorted({problem.rule for problem in problems})
    driver = {"name": "Firsthand", "semanticVersion": __version__, "rules": [_rule(name) for name in names]}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {"ROOT": {"description": {"text": "The folder of mkdocs.yml."}}},
        "results": [_result(problem, names.index(problem.rule)) for problem in problems],
    }
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2)


def _rule(name: str) -> dict[str, object]:
    manual = RULES[name].manual
    summary = " ".join(manual.split("\n\n", maxsplit=1)[0].split())
    return {"id": name, "shortDescription": {"text": summary}, "fullDescription": {"text": manual}}


def _result(problem: Problem, index: int) -> dict[str, object]:
    region = {"startLine": problem.source.line, "startColumn": problem.source.column}
    location = {"uri": quote(problem.source.file), "uriBaseId": "ROOT"}
    return {
        "ruleId": problem.rule,
        "ruleIndex": index,
        "level": str(problem.severity),
        "message": {"text": problem.message},
        "locations": [{"physicalLocation": {"artifactLocation": location, "region": region}}],
    }
