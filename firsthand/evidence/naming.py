"""Where findings, briefs, studies and guides name a person, or something that the person said."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from firsthand.model import Citation, Finding, Heading, Link, Prose, Source

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from firsthand.model import Brief, Guide, Research, Study

    Report = Finding | Brief | Study | Guide

Manner = Literal["key quote", "counter quote", "embed", "citation", "mention"]
_TEXTS = ("title", "subtitle", "audience", "opportunity", "method")


@dataclass(frozen=True)
class Naming:
    """One place that names a person: in which manner, and by which id as it is known or typed."""

    manner: Manner
    name: str
    source: Source


@dataclass(frozen=True)
class Names:
    """Everything that stands for a person in a text: the id, notes that are theirs alone, and their quotes."""

    participant: str
    quotes: frozenset[str]
    pattern: re.Pattern[str]

    def within(self, text: str) -> Iterator[tuple[int, str]]:
        """The lines of a text that name the person, from 0, each with the first name in it."""
        for number, line in enumerate(text.split("\n")):
            found = next((match["own"] for match in self.pattern.finditer(line) if match["own"]), "")
            if found:
                yield number, found


def names_of(participant: str, research: Research) -> Names:
    """What stands for a participant in texts, in any case of letters.

    An id without a digit may be a word of its own and counts as it is typed; a note's name counts in links alone.
    """
    key = participant.casefold()
    quotes = {quote.id for quote in research.quotes.values() if quote.respondent.casefold() == key}
    notes = [each for each in research.interviews.values() if each.participant(participant)]
    alone = [each.id for each in notes if len(each.participants) == 1]
    known = {
        *research.interviews,
        *research.quotes,
        *(person.id for each in research.interviews.values() for person in each.participants),
    }
    ids = sorted({person.id for each in notes if (person := each.participant(participant))} | {participant})
    own = [
        *(_quote(name) for name in sorted(quotes, key=len, reverse=True)),
        *(rf"(?<=\[\[){_any_case(name)}(?=\s*[#|\]])" for name in alone),
        *(_any_case(name) if re.search(r"\d", name) else re.escape(name) for name in ids),
    ]
    # Where the id is a part of another's, as P1 is of P1-b, the longer one is meant.
    others = sorted((name for name in known - quotes if name.casefold() != key and key in name.casefold()), key=len)
    longer = [_quote(name) for name in reversed(others) if name not in alone]
    skipped = f"{'|'.join(longer)}|" if longer else ""
    pattern = re.compile(rf"(?<![^\W_])(?:{skipped}(?P<own>{'|'.join(own)}))(?![^\W_])")
    return Names(participant, frozenset(quotes), pattern)


def _quote(name: str) -> str:
    """A quote's id, with `#` or `#^` before the anchor; a name without an anchor as it is."""
    interview, sign, anchor = name.partition("#")
    return _any_case(interview) + (rf"#\^?{_any_case(anchor)}" if sign else "")


def _any_case(name: str) -> str:
    return f"(?i:{re.escape(name)})"


def namings(names: Names, research: Research) -> tuple[Naming, ...]:
    """Every place of the reports that names a person, in the order of files and lines."""
    reports: list[Mapping[str, Report]] = [research.findings, research.briefs, research.studies, research.guides]
    found = {each for kind in reports for report in kind.values() for each in _of_report(report, names)}
    return tuple(sorted(found, key=lambda each: (each.source, each.manner, each.name)))


def _of_report(report: Report, names: Names) -> Iterator[Naming]:
    if isinstance(report, Finding):
        yield from _listed(report, "key_quotes", report.key_quotes, names)
        yield from _listed(report, "counter_quotes", report.counter_quotes, names)
    for block in report.blocks:
        if isinstance(block, Citation) and block.respondent.casefold() == names.participant.casefold():
            yield Naming("citation", block.respondent, block.source)
        elif isinstance(block, Link) and block.embed and block.id in names.quotes:
            yield Naming("embed", block.id, block.source)
        elif isinstance(block, Prose | Heading):
            text = block.markdown if isinstance(block, Prose) else block.text
            for line, name in names.within(text):
                yield Naming("mention", name, Source(block.source.file, block.source.line + line))
    for key, text in _front_texts(report):
        for _, name in names.within(text):
            yield Naming("mention", name, getattr(report, "keys", {}).get(key, report.source))


def _listed(finding: Finding, key: str, listed: tuple[str, ...], names: Names) -> Iterator[Naming]:
    manner: Manner = "key quote" if key == "key_quotes" else "counter quote"
    for index, name in enumerate(listed):
        if name in names.quotes:
            source = finding.keys.get(f"{key}.{index}") or finding.keys.get(key, finding.source)
            yield Naming(manner, name, source)


def _front_texts(report: Report) -> Iterator[tuple[str, str]]:
    for key in _TEXTS:
        yield key, getattr(report, key, "")
    for name, text in getattr(report, "audiences", {}).items():
        yield f"for.{name}", text
    # A guide's questions are its body.
    for question in getattr(report, "questions", ()):
        if isinstance(question, str):
            yield "questions", question
