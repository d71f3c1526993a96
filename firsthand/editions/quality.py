"""The state of the research: what is wrong with it by rule and place. Internal alone.

Messages are left out: they quote notes, and so may hold words that nobody is to see.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Literal

from firsthand.checks import RULES
from firsthand.model import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable

    from firsthand.model import Problem, Research

Matter = Literal["coverage", "consent", "other"]
COVERAGE = ("undefined-tag", "unused-tag", "quote-without-tag", "uncovered-pattern")
CONSENT = (
    *("consent-missing", "consent-expired", "consent-out-of-time", "attribution-missing"),
    *("testimonial-without-consent", "withdrawn-present", "withdrawn-named", "participant-named"),
)


@dataclass(frozen=True)
class ShownProblem:
    """Where something is wrong. ``file`` is empty where its name would tell of somebody who withdrew."""

    file: str
    line: int


@dataclass(frozen=True)
class ShownRule:
    """A rule that something breaks, what it is about, and every place, in the order of files.

    ``about`` is the first sentence of its manual page, in English.
    """

    name: str
    matter: Matter
    severity: Severity
    about: str
    problems: tuple[ShownProblem, ...]


@dataclass(frozen=True)
class ShownQuality:
    """All rules that something breaks, the gravest and most frequent first."""

    rules: tuple[ShownRule, ...]

    def about(self, matter: Matter) -> list[ShownRule]:
        """The rules of one matter."""
        return [rule for rule in self.rules if rule.matter == matter]

    def count(self, severity: str) -> int:
        """How many problems have a severity."""
        return sum(len(rule.problems) for rule in self.rules if rule.severity == severity)


def shown_quality(problems: Iterable[Problem], research: Research) -> ShownQuality:
    """Group problems by rule, without their messages.

    Args:
        problems: everything that was found wrong.
        research: what was read.
    """
    found = list(problems)
    gone = {
        interview.id.casefold()
        for interview in research.interviews.values()
        if all(person.consent.withdrawn for person in interview.participants)
    }
    counts = Counter((problem.rule, problem.severity) for problem in found)
    order = sorted(counts, key=lambda each: (each[1] != Severity.ERROR, -counts[each], each[0]))
    rules = (
        ShownRule(
            name=rule,
            matter="coverage" if rule in COVERAGE else "consent" if rule in CONSENT else "other",
            severity=severity,
            about=_about(rule),
            problems=tuple(
                ShownProblem("" if _note(each.source.file) in gone else each.source.file, each.source.line)
                for each in found
                if (each.rule, each.severity) == (rule, severity)
            ),
        )
        for rule, severity in order
    )
    return ShownQuality(tuple(rules))


def _about(rule: str) -> str:
    found = RULES.get(rule)
    return found.manual.partition("\n\n")[0].replace("\n", " ") if found else ""


def _note(file: str) -> str:
    """The note that a file belongs to: `p07.highlights.R2.yml` belongs to `p07`."""
    return PurePosixPath(file).name.partition(".")[0].casefold()
