"""Short values of front matter that stay inside: dates, attributes, attributions, and whom a note names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.guard.folding import phrase
from firsthand.guard.secrets import Secret

if TYPE_CHECKING:
    from collections.abc import Iterator

    from firsthand.model import Brief, Finding, Research, Source, Study
    from firsthand.settings import Settings

# In the languages of the interface.
MONTHS = {
    "en": (
        *("January", "February", "March", "April", "May", "June"),
        *("July", "August", "September", "October", "November", "December"),
    ),
    "de": (
        *("Januar", "Februar", "März", "April", "Mai", "Juni"),
        *("Juli", "August", "September", "Oktober", "November", "Dezember"),
    ),
}
_TWO, _TEN = 2, 10


def inner_values(research: Research, settings: Settings) -> Iterator[Secret]:
    """Values that are long enough to be told from other words."""
    for kind, value, source in _values(research, settings):
        if _is_telling(value):
            yield Secret(kind, phrase(value), source)


def inner_names(research: Research) -> Iterator[Secret]:
    """Names of interviews, accounts and interviewers, and attributions that were not agreed to."""
    for interview in research.interviews.values():
        found = [("the name of an interview", interview.id, interview.source)]
        found += [("the name of an interviewer", name, interview.source) for name in interview.interviewers]
        for person in interview.participants:
            found.append(("an account", person.account, person.source))
            if person.consent.level != "attributed":
                found.append(("an attribution that was not agreed to", person.consent.attribution, person.source))
        yield from (Secret(kind, phrase(value), source) for kind, value, source in found if _is_telling(value))


def _is_telling(value: str) -> bool:
    """Whether a value can be told from other words: of two words or more, or a long one."""
    words = phrase(value).split()
    return len(words) >= _TWO or any(len(word) >= _TEN for word in words)


def _values(research: Research, settings: Settings) -> Iterator[tuple[str, str, Source]]:
    for interview in research.interviews.values():
        for person in interview.participants:
            for name, values in person.attributes.items():
                if name not in settings.external_attributes:
                    yield from (("an attribute of a respondent", each, person.source) for each in (name, *values))
        for value in (interview.recruited_via, interview.incentive, interview.recording, interview.transcript):
            yield "a fact of an interview", value, interview.source
    for study in research.studies.values():
        yield from (("the name of a researcher", name, study.source) for name in study.team)
    for brief in research.briefs.values():
        yield from (("the name of an author", name, brief.source) for name in brief.authors)
    for code in research.codebook.values():
        yield from (("an old name of a tag", name, code.source) for name in code.aliases)


def days_of_people(research: Research) -> Iterator[Secret]:
    """Every day of an interview or a consent, which no page may tell."""
    for interview in research.interviews.values():
        consents = [
            day
            for person in interview.participants
            for day in (person.consent.given, person.consent.expires, person.consent.withdrawn)
        ]
        yield from (each for day in (interview.date, *consents) if day for each in _written(day, interview.source))


def days_of_notes(research: Research) -> Iterator[Secret]:
    """Every day of counting and of studies."""
    notes: list[Finding | Brief | Study] = [
        *research.findings.values(),
        *research.briefs.values(),
        *research.studies.values(),
    ]
    for note in notes:
        days_of = (getattr(note, name, "") for name in ("as_of", "date", "start", "end"))
        yield from (each for day in days_of if day.count("-") == _TWO for each in _written(day, note.source))


def _written(day: str, source: Source) -> Iterator[Secret]:
    """A day in the ways in which people and programs write it."""
    year, month, date = day.split("-")
    number = str(int(date))
    names = {short for own in MONTHS.values() for name in [own[int(month) - 1]] for short in (name, name[:3])}
    numbers = (number, _ordinal(int(date)))
    for written in (
        day,
        f"{date}.{month}.{year}",
        f"{number}.{int(month)}.{year}",
        *(f"{which} {name} {year}" for which in numbers for name in sorted(names)),
        *(f"{name} {which} {year}" for which in numbers for name in sorted(names)),
    ):
        yield Secret("a date that is finer than a month", phrase(written), source)


def _ordinal(number: int) -> str:
    return f"{number}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10 if number not in (11, 12, 13) else 0, 'th') }"
