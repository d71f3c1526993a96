"""Who the participants are: `private/identities.csv`, read only to look for leaks."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from firsthand.model import Problem, Source
from firsthand.reading import faults
from firsthand.reading.cells import Cell, read_rows
from firsthand.reading.spelling import listed
from firsthand.reading.text import Text, read_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

FILE = "private/identities.csv"

Role = Literal["id", "name", "first", "last", "email", "phone", "company", "ignored", "other"]

# What columns are called, letters alone: `E-Mail 2` is `email`.
_COLUMNS: dict[Role, str] = {
    "id": "id participant participantid respondent respondentid pseudonym code",
    "name": "name fullname names alias aliases nickname preferredname maidenname formername knownas",
    "first": "firstname givenname forename vorname prenom",
    "last": "lastname surname familyname nachname nom",
    "email": "email emails emailaddress mail mailaddress workemail privateemail",
    "phone": "phone phones phonenumber telephone tel mobile mobilephone mobilenumber cell cellphone fax handy telefon",
    "company": "company companies companyname organisation organization employer firm account firma business",
    # What describes a person or an interview and names neither; looked for, it would be found everywhere.
    "ignored": "note notes comment comments remark remarks date day time consent given expires withdrawn status role "
    "title salutation jobtitle job position department persona segment segments study goal plan incentive recruitedvia "
    "source channel city town country region language timezone currency gender pronouns age industry interviewer "
    "interviewers interviewed recording transcript",
}
_ROLES: dict[str, Role] = {name: role for role, names in _COLUMNS.items() for name in names.split()}
# What people write into a cell that has no value.
_NO_VALUE = listed("- – — ? . / na n/a none null nil unknown anonymous tbd tbc same self private")
_LEAST_LETTERS = 4
_LEAST_TELLING = 3
_PSEUDONYM = re.compile(r"(?=.*\d)[^\W\d_]{0,12}[-_. ]?\d{1,5}[a-z]?")


@dataclass(frozen=True)
class Identity:
    """One row of the list. ``others`` are values of columns that Firsthand does not know."""

    id: str
    names: tuple[str, ...]
    emails: tuple[str, ...]
    phones: tuple[str, ...]
    companies: tuple[str, ...]
    others: tuple[str, ...]
    source: Source
    given: tuple[str, ...] = ()

    @property
    def label(self) -> str:
        """The person as messages may name them: by the id where it tells nothing, else by the line of the list."""
        word = "".join(filter(str.isalpha, self.id)).casefold()
        told = " ".join((*self.names, *self.emails, *self.companies)).casefold()
        if _PSEUDONYM.fullmatch(self.id) and not (len(word) >= _LEAST_TELLING and word in told):
            return self.id
        return f"the person in line {self.source.line} of {self.source.file}"


def read_identities(root: Path) -> tuple[tuple[Identity, ...], list[Problem]]:
    """Read `private/identities.csv`.

    Args:
        root: the project's folder, in which `private/` lies.

    Returns:
        Everybody on the list, none where there is no list, and what is wrong with it. A row with a fault is read as
        far as it can be. No message holds a word of the list.
    """
    path = root / FILE
    if not path.exists():
        return (), []
    text = _text(path)
    if isinstance(text, Problem):
        return (), [text]
    rows, problems = read_rows(text)
    if not rows:
        return (), problems or [faults.identities_unreadable(Source(FILE), "there is no header in it")]
    header, *rows = rows
    roles = [_role(cell.text) for cell in header]
    if not {"name", "first", "last", "email", "phone", "company"} & set(roles):
        reason = "its first line names no column that is known"
        return (), [*problems, faults.identities_unreadable(text.at(header[0].offset), reason)]
    for row in rows:
        if len(row) > len(roles) and any(cell.text for cell in row[len(roles) :]):
            reason = f"this row has {len(row)} cells and the header {len(roles)}"
            problems.append(faults.identities_unreadable(text.at(row[len(roles)].offset), reason))
    return tuple(_identity(text, row, roles) for row in rows), problems


def _text(path: Path) -> Text | Problem:
    """The file as text. A spreadsheet's “Unicode text” is UTF-16, which its mark tells without doubt."""
    text = read_text(path, FILE)
    if not isinstance(text, Problem) or text.rule != "encoding":
        return text
    data = path.read_bytes()
    if not data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return text
    try:
        return Text(FILE, data.decode("utf-16").replace("\r\n", "\n").replace("\r", "\n"))
    except UnicodeDecodeError:
        return text


def _role(header: str) -> Role:
    return _ROLES.get("".join(char for char in header.casefold() if char.isalpha()), "other")


def _identity(text: Text, row: Sequence[Cell], roles: Sequence[Role]) -> Identity:
    found: dict[Role, list[str]] = {}
    # Cells too many belong to nobody knows which column; they are looked for all the same.
    for number, cell in enumerate(row):
        role = roles[number] if number < len(roles) else "other"
        found.setdefault(role, []).extend(_values(cell.text))
    whole = [" ".join((*found.get("first", ()), *found.get("last", ())))] if found.get("last") else []
    alone = [] if found.get("last") else found.get("first", [])
    return Identity(
        id=" ".join(found.get("id", ())[:1]),
        names=_unique((*found.get("name", ()), *whole, *alone)),
        emails=_unique(value for value in _all(found, "email") if "@" in value),
        phones=_unique(_all(found, "phone")),
        companies=_unique(_all(found, "company")),
        others=_unique((*_telling(_all(found, "other")), *(v for v in _all(found, "email") if "@" not in v))),
        source=text.at(row[0].offset),
        given=_unique(_all(found, "first")),
    )


def _values(cell: str) -> Iterator[str]:
    for value in re.split(r"[;\n]", cell):
        value = " ".join(value.split())  # noqa: PLW2901
        if value and value.casefold() not in _NO_VALUE:
            yield value


def _telling(values: Sequence[str]) -> Iterator[str]:
    return (value for value in values if sum(char.isalpha() for char in value) >= _LEAST_LETTERS)


def _all(found: Mapping[Role, Sequence[str]], role: Role) -> Sequence[str]:
    return found.get(role, ())


def _unique(values: Iterator[str] | Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(values))
