"""Words of names made comparable: case, accents and transliterations aside."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from firsthand.reading.ordinary_words import FIRST_NAMES, ORDINARY

if TYPE_CHECKING:
    from collections.abc import Iterable

Kind = Literal["name", "email", "company", "other"]

# Accents, soft hyphens and blanks of no width stand within words.
_WITHIN = "\u0300-\u036f\u00ad\u200b-\u200d\u2060\ufeff"
WORD = re.compile(rf"(?:[^\W_]+[{_WITHIN}]*)+")
# Letters that no decomposition takes apart.
_PLAIN = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i"})
_WRITTEN_OUT = (("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("å", "aa"), ("ø", "oe"))
_DRAWN_IN = (("ae", "a"), ("oe", "o"), ("ue", "u"), ("aa", "a"))


@dataclass(frozen=True)
class Form:
    """A way to write what identifies a person: words, between which anything but letters and digits may stand.

    ``cased`` ones are the same only in the case given here, since in any other they are ordinary words.
    """

    kind: Kind
    text: str
    cased: bool = False


def listed(words: str) -> frozenset[str]:
    """A set of words written as a line of them."""
    return frozenset(words.split())


def words_of(text: str) -> list[str]:
    """The words of a text as they are written."""
    return WORD.findall(text)


@lru_cache(maxsize=1 << 16)
def folded_word(word: str) -> str:
    """A word without case and accents: `Müller` and `MULLER` are one."""
    if word.isascii():
        return word.lower()
    plain = unicodedata.normalize("NFKD", word.casefold().translate(_PLAIN)).casefold()
    return "".join(char for char in plain if char.isalnum()) or word


def folded_words(text: str) -> str:
    """The words of a text made comparable, one blank between two."""
    return " ".join(map(folded_word, words_of(text)))


def transliterated(text: str) -> tuple[str, ...]:
    """A name as it stands, with umlauts written out, and with what may be umlauts written out drawn in."""
    composed = unicodedata.normalize("NFC", text)
    return tuple(dict.fromkeys((text, _replaced(composed, _WRITTEN_OUT), _replaced(composed, _DRAWN_IN))))


def _replaced(text: str, pairs: Iterable[tuple[str, str]]) -> str:
    for old, new in pairs:
        text = text.replace(old, new).replace(old.capitalize(), new.capitalize()).replace(old.upper(), new.upper())
    return text


def ordinary(text: str) -> bool:
    """Whether a text is made of words that everybody uses, so that finding it tells nothing."""
    return all(word in ORDINARY or word.isdigit() for word in folded_words(text).split())


def everybodys(surname: str) -> bool:
    """Whether a surname alone tells nothing: it is an ordinary word or a first name."""
    return all(word in ORDINARY or word in FIRST_NAMES for word in folded_words(surname).split())


def letters(text: str) -> int:
    """How many letters a text has."""
    return sum(char.isalpha() for char in text)


def writes_blanks(char: str) -> bool:
    """Whether a letter's script keeps words apart: Latin and Cyrillic do, Chinese and Thai do not."""
    return unicodedata.category(char) != "Lo"
