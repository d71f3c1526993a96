"""Digits that are a telephone number, told from days, times, sums, versions and the numbers of things."""

from __future__ import annotations

import re

import phonenumbers

_LEAST, _LEAST_CUED, _MOST = 8, 7, 15
_WHOLE = (10, 11)
# Groups of one digit: a country's code, a trunk zero in brackets, and the first of a French number.
_MOST_SINGLE = 3
# Words before a number which say that it is one …
_CUE = re.compile(
    r"\b(?:tel|telephone|telefon|phone|mobile|mobil|cell|handy|fax|whatsapp|signal|dial|landline|sms"
    r"|(?:call|ring|text|reach) (?:me|us|him|her|them)|call"
    r"|(?:phone|mobile|cell|my|his|her|our|their) (?:number|no|nr)|number is)\b"
    r"[^\n\w]{0,4}(?:(?:is|on|at|under|it's|number|no|nr)\b\W{0,3})?$",
    re.IGNORECASE,
)
# … or that it is the number of something else.
_OF_A_THING = re.compile(
    r"\b(?:isbn|issn|iban|bic|id|ids|order|invoice|ticket|case|ref|reference|serial|account|acct|version|build|release|"
    r"sku|ean|gtin|upc|vat|part|item|model|article|customer|contract|policy|badge|shift|rota|version|commit|hash|code|pin|"
    r"doi|orcid|siret|siren|ssn|card|port|rev|issue|no|nr|number|#)\b[^\n\w]{0,3}(?:(?:is|no|nr|number|id)\b\W{0,3})?$",
    re.IGNORECASE,
)
_DATE = re.compile(
    r"(?<!\d)(?:(?:19|20)\d\d([-./ ])(?:0?[1-9]|1[0-2])\1(?:0?[1-9]|[12]\d|3[01])"
    r"|(?:0?[1-9]|[12]\d|3[01])([-./ ])(?:0?[1-9]|[12]\d|3[01])\2(?:19|20)\d\d)(?!\d)"
)
_TIMES = re.compile(r"(?:[01]\d|2[0-4])[0-5]\d\s?[-–/]\s?(?:[01]\d|2[0-4])[0-5]\d")
# What makes digits a part of something longer.
_ATTACHED = re.compile(r"(?:[\w.\-/#$€£@=&%+,]|\d:)$")
_LEAST_NATIONAL = 6
_DECIMAL = re.compile(r"\d{1,3}\.\d+")
_POSTCODE = re.compile(r"\d{5}-\d{4}")
_DOTTED_QUAD = re.compile(r"\d{1,3}(?:\.\d{1,3}){3}")
_YEARS = re.compile(r"\W*(?:19|20)\d\d\W+(?:19|20)\d\d\W*")
_SUM_BEHIND = re.compile(r"\s?(?:[€$£¥%]|(?:eur|usd|gbp|chf|euros?|dollars?|pounds?|kr)\b)", re.IGNORECASE)
# `555 123 4567` and `1-555-123-4567`; sums are never grouped so.
_NORTH_AMERICAN = re.compile(r"(?:1[-. ])?\(?[2-9]\d\d\)?[-. /]{1,2}\d{3}[-. ]\d{4}")


def looks_like_a_number(written: str, before: str, behind: str, *, valid: bool = False) -> bool:
    """Whether some digits are a telephone number.

    Args:
        written: the digits with what stands between them.
        before: what stands before them.
        behind: what stands behind them.
        valid: whether a country's own rules say that it is one.
    """
    written = written.strip()
    digits = "".join(char for char in written if char.isdecimal())
    cued = bool(_CUE.search(before))
    if not (_LEAST_CUED if cued or valid else _LEAST) <= len(digits) <= _MOST:
        return False
    if _ATTACHED.search(before) or _is_something_else(written, behind) or (not cued and _OF_A_THING.search(before)):
        return False
    if len(re.findall(r"(?<!\d)\d(?!\d)", written)) > _MOST_SINGLE:
        return False
    if written.startswith(("+", "(+")):
        return _possible(written.lstrip("(+ "))
    if digits.startswith("00"):
        return _possible(digits[2:])
    return cued or valid or _grouped_like_one(written, digits)


def _is_something_else(written: str, behind: str) -> bool:
    return bool(
        _DATE.search(written)
        or _TIMES.fullmatch(written)
        or _DECIMAL.fullmatch(written)
        or _POSTCODE.fullmatch(written)
        or _DOTTED_QUAD.fullmatch(written)
        or _YEARS.fullmatch(written)
        or _SUM_BEHIND.match(behind)
        or len(set(filter(str.isdecimal, written))) == 1
        or written == "0123456789"
    )


def _grouped_like_one(written: str, digits: str) -> bool:
    """Whether the digits begin with a trunk zero or a bracket and stand in groups, or as in North America."""
    if _NORTH_AMERICAN.fullmatch(written):
        return True
    groups = re.findall(r"\d+", written)
    if written.startswith("("):
        return len(groups) > 1 and all(len(group) > 1 for group in groups)
    if not digits.startswith("0"):
        return False
    if len(groups) == 1:
        return len(digits) in _WHOLE
    return all(len(group) > 1 for group in groups)


def _possible(digits: str) -> bool:
    """Whether digits behind a `+` are as many as the country that they begin with has."""
    try:
        number = phonenumbers.parse("+" + digits)
    except phonenumbers.NumberParseException:
        return False
    return phonenumbers.is_possible_number(number) and len(str(number.national_number)) >= _LEAST_NATIONAL
