"""Rules that hold the research against itself. One rule a file; its docstring is its manual page.

The list is written out, so that what is checked can be read here.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from firsthand.checks.citation_without_speaker import citation_without_speaker
from firsthand.checks.claim_disagrees import claim_disagrees
from firsthand.checks.consent_expired import consent_expired
from firsthand.checks.consent_missing import consent_missing
from firsthand.checks.key_quotes import key_quotes
from firsthand.checks.quote_without_tag import quote_without_tag
from firsthand.checks.undefined_tag import undefined_tag
from firsthand.checks.unknown_facet import unknown_facet
from firsthand.checks.unused_tag import unused_tag
from firsthand.checks.withdrawn_present import withdrawn_present
from firsthand.model import Problem, Research
from firsthand.reading.faults import FAULTS

Check = Callable[[Research, str], Iterable[Problem]]

CHECKS: tuple[Check, ...] = (
    unknown_facet,
    undefined_tag,
    unused_tag,
    quote_without_tag,
    key_quotes,
    citation_without_speaker,
    claim_disagrees,
    consent_missing,
    consent_expired,
    withdrawn_present,
)


@dataclass(frozen=True)
class Rule:
    """A rule by its name, with its manual page."""

    name: str
    manual: str


def _rules() -> dict[str, Rule]:
    functions: tuple[Callable[..., object], ...] = (*FAULTS, *CHECKS)
    manuals = {function.__name__.replace("_", "-"): inspect.getdoc(function) or "" for function in functions}
    return {name: Rule(name, manuals[name]) for name in sorted(manuals)}


RULES = _rules()


def check(research: Research, day: str) -> tuple[Problem, ...]:
    """Every problem: those found in reading and those of the rules, in the order of files and lines.

    Args:
        research: what was read.
        day: the day on which consent is looked at, as an ISO date.
    """
    found = [problem for rule in CHECKS for problem in rule(research, day)]
    problems = {*research.problems, *found}
    return tuple(sorted(problems, key=lambda problem: (problem.source, problem.rule, problem.message)))
