"""Rules that hold the research against itself. One rule a file; its docstring is its manual page.

The list is written out, so that what is checked can be read here.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from firsthand.checks.attribution_missing import attribution_missing
from firsthand.checks.brief_passes_over_contradiction import brief_passes_over_contradiction
from firsthand.checks.citation_without_speaker import citation_without_speaker
from firsthand.checks.claim_disagrees import claim_disagrees
from firsthand.checks.consent_expired import consent_expired
from firsthand.checks.consent_missing import consent_missing
from firsthand.checks.consent_out_of_time import consent_out_of_time
from firsthand.checks.context import Context
from firsthand.checks.contradiction_passed_over import contradiction_passed_over
from firsthand.checks.figure_moved import figure_moved
from firsthand.checks.interview_without_day import interview_without_day
from firsthand.checks.key_quote_does_not_support import key_quote_does_not_support
from firsthand.checks.key_quotes import key_quotes
from firsthand.checks.key_quotes_of_one_persona import key_quotes_of_one_persona
from firsthand.checks.key_quotes_of_one_respondent import key_quotes_of_one_respondent
from firsthand.checks.leading_question import leading_question
from firsthand.checks.no_open_question import no_open_question
from firsthand.checks.one_interview import one_interview
from firsthand.checks.participant_named import participant_named
from firsthand.checks.quote_without_tag import quote_without_tag
from firsthand.checks.segment_never_quoted import segment_never_quoted
from firsthand.checks.tag_of_nothing import tag_of_nothing
from firsthand.checks.testimonial_without_consent import testimonial_without_consent
from firsthand.checks.time_elsewhere import time_elsewhere
from firsthand.checks.two_questions_in_one import two_questions_in_one
from firsthand.checks.uncovered_pattern import uncovered_pattern
from firsthand.checks.undefined_tag import undefined_tag
from firsthand.checks.unknown_facet import unknown_facet
from firsthand.checks.unused_tag import unused_tag
from firsthand.checks.withdrawn_named import withdrawn_named
from firsthand.checks.withdrawn_present import withdrawn_present
from firsthand.evidence.figures import Figures
from firsthand.model import Problem, Research
from firsthand.reading.faults import FAULTS

if TYPE_CHECKING:
    from firsthand.settings import Settings

Check = Callable[[Research, Context], Iterable[Problem]]

# What each note says.
ON_NOTES: tuple[Check, ...] = (
    undefined_tag,
    quote_without_tag,
    key_quotes,
    citation_without_speaker,
    participant_named,
    time_elsewhere,
    interview_without_day,
    leading_question,
    two_questions_in_one,
    no_open_question,
    consent_missing,
    consent_expired,
    consent_out_of_time,
    attribution_missing,
    testimonial_without_consent,
    withdrawn_present,
    withdrawn_named,
)
# What all notes say together; silent while one of them cannot be read, since every figure would be wrong.
ON_EVIDENCE: tuple[Check, ...] = (
    unknown_facet,
    tag_of_nothing,
    unused_tag,
    claim_disagrees,
    key_quote_does_not_support,
    key_quotes_of_one_respondent,
    key_quotes_of_one_persona,
    segment_never_quoted,
    one_interview,
    contradiction_passed_over,
    brief_passes_over_contradiction,
    figure_moved,
    uncovered_pattern,
)
CHECKS = (*ON_NOTES, *ON_EVIDENCE)


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


def check(research: Research, day: str, settings: Settings) -> tuple[Problem, ...]:
    """Every problem: those found in reading and those of the rules, in the order of files and lines.

    Args:
        research: what was read.
        day: the day on which consent is looked at, as an ISO date.
        settings: the project's options.
    """
    context = Context(day, settings, Figures(research))
    found = [problem for rule in (CHECKS if research.complete else ON_NOTES) for problem in rule(research, context)]
    problems = {*research.problems, *found}
    return tuple(sorted(problems, key=lambda problem: (problem.source, problem.rule, problem.message)))
