"""Telephone numbers in whatever way people write them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import phonenumbers
from phonenumbers import COUNTRY_CODE_TO_REGION_CODE, NumberParseException, PhoneNumberMatcher

from firsthand.reading.number_shapes import looks_like_a_number

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

_EXTENSION = re.compile(r"\s*(?:;?\s*ext(?:ension)?\.?|x|#|durchwahl|poste)\s*[:=.]?\s*\d{1,6}\s*$", re.IGNORECASE)
_GAP = r"[ .\-/()\u00a0\u2007\u2009\u202f\u2010-\u2013]"
# A blank, a sign or a bracket between two groups, never a line's end.
_CANDIDATE = re.compile(
    rf"(?<![\w.\-/#$€£@=&%+,])(?<!\d:)(?:\+\s?|\(\+?)?\d(?:{_GAP}{{0,3}}\d){{6,19}}(?!{_GAP}{{0,3}}\d)(?!\w|[-.,:]\w|%)"
)
# A run of digits in which a number that is known may stand; here lines may end.
_RUN = re.compile(r"\d(?:[\s.\-/()>\u2010-\u2013]{0,4}\d){5,40}")
_PREFIXES = re.compile(r"^(?:00|011)")
_LEAST_KNOWN = 6
_LONGEST_CODE = 3


def numbers_in(text: str, region: str = "") -> Iterator[tuple[int, int, str]]:
    """Find what looks like a telephone number, in the order of the text.

    International ones begin with `+` or `00`. Without a region, others are told by how they are grouped or by the
    words before them; days, times, sums, versions and the numbers of things are left alone.

    Args:
        text: any text.
        region: the country whose numbers are written without its code, such as `GB`; its own rules are used then.

    Returns:
        Of each the start, the end and the significant digits.
    """
    found = [
        (match.start(), match.end(), national(match[0], region))
        for match in _CANDIDATE.finditer(text)
        if looks_like_a_number(match[0], text[max(0, match.start() - 40) : match.start()], text[match.end() :][:8])
    ]
    # The country's rules know better where a number ends.
    valid = list(_of_region(text, region)) if region and _RUN.search(text) else []
    guessed = [each for each in found if not any(each[0] < end and start < each[1] for start, end, _ in valid)]
    yield from sorted([*valid, *guessed])


def _of_region(text: str, region: str) -> Iterator[tuple[int, int, str]]:
    """Numbers that are valid in a country, without those that are days, sums or numbers of things as well."""
    for match in PhoneNumberMatcher(text, region, leniency=phonenumbers.Leniency.VALID):
        before = text[max(0, match.start - 40) : match.start]
        if looks_like_a_number(match.raw_string, before, text[match.end : match.end + 8], valid=True):
            yield match.start, match.end, str(match.number.national_number)


def national(number: str, region: str = "") -> str:
    """The significant digits of a number: without country code, trunk zeros and extension, as far as can be told.

    Args:
        number: a number as somebody wrote it.
        region: the country that it is of where it says none.
    """
    number = _EXTENSION.sub("", number.strip())
    digits = "".join(char for char in number if char.isdecimal())
    international = number.lstrip("( ").startswith("+")
    if _PREFIXES.match(digits) and not international:
        international, digits = True, _PREFIXES.sub("", digits, count=1)
        number = digits
    try:
        parsed = phonenumbers.parse(f"+{number.lstrip('(+ ')}" if international else number, region or None)
    except NumberParseException:
        return digits.lstrip("0")
    if parsed.national_number is None or not phonenumbers.is_possible_number(parsed):
        return digits.lstrip("0")
    return str(parsed.national_number)


def same_number(one: str, other: str) -> bool:
    """Whether two numbers reach the same telephone, however they are written.

    Args:
        one: a number.
        other: another.
    """
    short, long = sorted((national(one), national(other)), key=len)
    return len(short) >= _LEAST_KNOWN and long.endswith(short) and _code(long[: len(long) - len(short)])


def known_numbers(text: str, known: Collection[str]) -> Iterator[tuple[int, int, str]]:
    """Find numbers that are known, in any grouping and over ends of lines.

    Args:
        text: any text.
        known: significant digits, as ``national`` gives them.

    Returns:
        Of each the start, the end and the digits.
    """
    for run in _RUN.finditer(text) if known else ():
        places = [run.start() + offset for offset, char in enumerate(run[0]) if char.isdecimal()]
        digits = "".join(text[place] for place in places)
        for number in known:
            first = digits.find(number)
            last = first + len(number) - 1
            if first < 0 or len(number) < _LEAST_KNOWN:
                continue
            begins = first == 0 or places[first - 1] < places[first] - 1 or _code(digits[:first])
            ends = last + 1 == len(digits) or places[last + 1] > places[last] + 1
            if begins and ends:
                yield places[first], places[last] + 1, number


def _code(digits: str) -> bool:
    """Whether digits before a number are nothing, trunk zeros or a country's code, however it is dialled."""
    code = _PREFIXES.sub("", digits).strip("0")
    return not code or (len(code) <= _LONGEST_CODE and int(code) in COUNTRY_CODE_TO_REGION_CODE)
