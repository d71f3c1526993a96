"""The ways in which people write a name."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import chain, takewhile
from typing import TYPE_CHECKING

from firsthand.reading.address_forms import company_forms, email_forms, other_forms
from firsthand.reading.spelling import (
    Form,
    everybodys,
    folded_word,
    folded_words,
    letters,
    listed,
    ordinary,
    transliterated,
    writes_blanks,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from firsthand.reading.identities import Identity

__all__ = ["Form", "first_names", "forms"]

_TITLES = listed(
    "dr prof professor mr mrs ms miss mx sir dame herr frau mme mlle monsieur madame jr sr junior senior phd md msc "
    "mba bsc ba ma dipl ing esq ii iii iv"
)
_PARTICLES = listed(
    "af al av bin da das de del della den der di do dos du el ibn la las le los of san st ten ter van vander vom von "
    "y zu zum zur"
)
# Letters from which on a surname alone, and a name of one word, is looked for.
_LEAST_SURNAME = 4
_LEAST_NAME = 3
_LEAST_JOINED = 6
_NICKNAME = re.compile(r"""[("“”'‘«]([^()"“”'‘’«»]+)[)"“”'’»](?=\s|$)""")


@dataclass(frozen=True)
class _Parts:
    """A name taken apart: first and middle names, particles (`van den`), and the surname without them."""

    first: str
    middle: tuple[str, ...]
    particles: tuple[str, ...]
    surname: str

    @property
    def last(self) -> str:
        return " ".join((*self.particles, self.surname))


def forms(identity: Identity) -> tuple[Form, ...]:
    """Every form in which a person or the person's company may stand in a text, telephone numbers aside.

    A surname alone is looked for from four letters on, unless it is an ordinary word or a first name; a first name
    alone only where the list has nothing else. Names wholly of ordinary words (`Mark Price`) and forms with initials
    count only as they are written in names, with capitals.

    Args:
        identity: a row of the list.
    """
    found = chain(
        chain.from_iterable(_name(name) for name in identity.names),
        chain.from_iterable(email_forms(email, identity.names) for email in identity.emails),
        chain.from_iterable(company_forms(company) for company in identity.companies),
        chain.from_iterable(other_forms(other) for other in identity.others),
    )
    return _distinct(found)


def first_names(identity: Identity) -> tuple[Form, ...]:
    """First names alone, which are looked for in the person's own notes and nowhere else.

    Args:
        identity: a row of the list.
    """
    taken_apart = [parts.first for name in identity.names if (parts := _parts(name))]
    return _distinct(
        Form("name", spelled)
        for first in (*identity.given, *taken_apart)
        for spelled in transliterated(first)
        if letters(spelled) >= _LEAST_NAME and not ordinary(spelled)
    )


def _distinct(found: Iterable[Form]) -> tuple[Form, ...]:
    """Each form once, the one that holds in any case where there are both."""
    every = dict.fromkeys(form for form in found if folded_words(form.text))
    return tuple(form for form in every if not form.cased or replace(form, cased=False) not in every)


def _name(name: str) -> Iterator[Form]:
    """The forms of one name."""
    parts = _parts(name)
    if parts and len(parts.first) == len(parts.surname) == 1:
        return
    if parts is None:
        alone = " ".join(_tokens(name))
        least = _LEAST_NAME if alone and writes_blanks(alone[0]) else 2
        if letters(alone) >= least and not ordinary(alone):
            yield from (Form("name", spelled) for spelled in transliterated(alone))
        return
    for text in _whole(parts):
        for spelled in transliterated(text):
            yield Form("name", spelled, cased=ordinary(text) or _has_initial(text))
    for text in _run_together(parts):
        if letters(text) >= _LEAST_JOINED and not ordinary(text):
            yield from (Form("name", spelled) for spelled in transliterated(text))
    for text in _with_initials(parts):
        for spelled in transliterated(text):
            yield Form("name", spelled, cased=True)
    yield from _surname_alone(parts)


def _whole(parts: _Parts) -> Iterator[str]:
    """First name and surname, in either order, with and without what is between and with halves of double names."""
    firsts = [parts.first, *_halves(parts.first), *(each for each in parts.middle if letters(each) >= _LEAST_NAME)]
    lasts = [parts.last, parts.surname, *_halves(parts.surname)]
    yield " ".join((parts.first, *parts.middle, parts.last))
    yield " ".join((parts.last, parts.first, *parts.middle))
    for first in firsts:
        for last in lasts:
            yield f"{first} {last}"
            yield f"{last}, {first}"
        yield f"{first} {_genitive(parts.surname)}"
    # The first of two surnames may stand alone, and nothing tells it from a middle name.
    yield from (f"{parts.first} {middle}" for middle in parts.middle if len(middle) > 1)


def _has_initial(text: str) -> bool:
    return any(len(word) == 1 for word in text.split())


def _run_together(parts: _Parts) -> Iterator[str]:
    """`janedoe`, as accounts are called, and names with a hyphen or an apostrophe as one word."""
    first, last = _bare(parts.first), _bare(parts.last)
    yield first + last
    yield last + first
    yield f"{parts.first} {_bare(parts.surname)}"
    yield f"{first} {parts.last}"


def _bare(text: str) -> str:
    return "".join(filter(str.isalnum, text))


def _with_initials(parts: _Parts) -> Iterator[str]:
    """`F. Last`, `F. M. Last`, `Last, F.`, `First L.`, `FLast`; initials alone are never looked for."""
    initial = parts.first[0].upper()
    middle = " ".join(f"{each[0].upper()}." for each in parts.middle)
    lasts = dict.fromkeys((parts.last, parts.surname))
    for last in lasts:
        yield f"{initial}. {last}"
        yield f"{last}, {initial}."
        yield f"{initial}{last}"
        if middle:
            yield f"{initial}. {middle} {last}"
            yield f"{parts.first} {middle} {last}"
    if letters(parts.first) >= _LEAST_NAME:
        yield f"{parts.first} {parts.surname[0].upper()}."


def _surname_alone(parts: _Parts) -> Iterator[Form]:
    """The surname, its parts where it has some, and their genitives."""
    for last in dict.fromkeys((parts.last, parts.surname, _bare(parts.surname), *_halves(parts.surname))):
        for spelled in transliterated(last):
            if letters(spelled) >= _LEAST_SURNAME and not everybodys(spelled):
                yield Form("name", spelled)
                yield Form("name", _genitive(spelled))


def _genitive(name: str) -> str:
    """`Tannenbaums`, as German writes it and English writes a family. With an apostrophe the name is found anyway."""
    return name if folded_words(name)[-1:] in ("s", "x", "z", "") else name + "s"


def _halves(name: str) -> list[str]:
    """The parts of a double name, where each is long enough to be one."""
    halves = [half for half in re.split(r"[-‐‑– ]", name) if half]
    return [half for half in halves if letters(half) >= _LEAST_NAME] if len(halves) > 1 else []


def _parts(name: str) -> _Parts | None:
    """Take a name apart; nothing where it is of one word."""
    nickname = _NICKNAME.search(name)
    tokens = _tokens(_NICKNAME.sub(" ", name) if nickname else name)
    if len(tokens) < 2:  # noqa: PLR2004
        return None
    first, *rest = tokens
    start = next((number for number, each in enumerate(rest) if _is_particle(each)), len(rest) - 1)
    particles = tuple(takewhile(_is_particle, rest[start:-1]))
    called = tuple(_tokens(nickname[1])) if nickname else ()
    return _Parts(first, (*rest[:start], *called), particles, " ".join(rest[start + len(particles) :]))


def _tokens(name: str) -> list[str]:
    """The words of a name in their order in speech, without titles; `al-` parted from what it belongs to."""
    behind, comma, before = name.partition(",")
    if comma and any(folded_word(word.strip(".")) not in _TITLES for word in before.split()):
        name = f"{before} {behind}"
    name = re.sub(r"\b([Aa]l|[Ee]l)-(?=\w)", r"\1 ", name.replace(",", " "))
    words = [word.strip(".,") for word in re.sub(r"(?<=\w)\.(?=\w)", ". ", name).split()]
    kept = [word for word in words if any(char.isalnum() for char in word) and folded_word(word) not in _TITLES]
    small = all(word.islower() for word in kept)
    # Lists in small letters and with surnames in capitals still mean names.
    return [word.title() if small or (word.isupper() and len(word) >= _LEAST_NAME) else word for word in kept]


def _is_particle(word: str) -> bool:
    return folded_word(word) in _PARTICLES
