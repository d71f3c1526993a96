"""Telephone numbers as people write them, and digits that are none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.reading.telephone import known_numbers, national, numbers_in, same_number

# What is written, and the part of it that is the number.
NUMBERS = [
    ("call +44 20 7946 0000 before noon", "+44 20 7946 0000"),
    ("+44 (0)20 7946 0000", "+44 (0)20 7946 0000"),
    ("+442079460000", "+442079460000"),
    ("(+44) 20 7946 0000", "(+44) 20 7946 0000"),
    ("0044 20 7946 0000", "0044 20 7946 0000"),
    ("+49-30-901820-15", "+49-30-901820-15"),
    ("+1 202.555.0123", "+1 202.555.0123"),
    ("Tel:+1-202-555-0123.", "+1-202-555-0123"),
    ("020 7946 0000", "020 7946 0000"),
    ("(020) 7946 0000", "(020) 7946 0000"),
    ("07700 900123, any time", "07700 900123"),
    ("she said 07700900123 twice", "07700900123"),
    ("06 12 19 85 20", "06 12 19 85 20"),
    ("06.12.19.85.20", "06.12.19.85.20"),
    ("030/901820-15", "030/901820-15"),
    ("555-123-4567", "555-123-4567"),
    ("555.123.4567", "555.123.4567"),
    ("(555) 123-4567", "(555) 123-4567"),
    ("1-555-123-4567", "1-555-123-4567"),
    ("my number is 5551234567", "5551234567"),
    ("phone: 555-0123", "555-0123"),
    ("call me on 7946 0000", "7946 0000"),
    ("Mobile 5551234567", "5551234567"),
    ("+44\u00a020\u00a07946\u00a00000", "+44\u00a020\u00a07946\u00a00000"),
    ("+44 20 7946‑0000", "+44 20 7946‑0000"),
    ("**+44 20 7946 0000**", "+44 20 7946 0000"),
    ("[020 7946 0000]", "020 7946 0000"),
    ("“020 7946 0000”", "020 7946 0000"),
]
NONE = [
    "2026-03-14",
    "date: 2026-03-14",
    "2026-03-14 12:31",
    "14.03.2026",
    "03/14/2026",
    "14/03/2026",
    "01-02-2026",
    "from 01.02.2026 to 03.02.2026",
    "20260314",
    "20260314-0915",
    "2026-2027",
    "1998 - 2026",
    "[00:14:02]",
    "[12:31-12:48]",
    "00:00:01.000 --> 00:00:04.000",
    "00:12:31,480 --> 00:12:35,120",
    "0800-1700",
    "from 0900 to 1730",
    "version 0.10.12.2026",
    "firsthand 10.20.30.4000",
    "192.168.100.200",
    "010.000.000.001",
    "ISBN 978-0-306-40615-7",
    "ISBN 0306406152",
    "ISBN 0-306-40615-2",
    "order number 0123456789",
    "invoice 01234567-89",
    "ticket #0123456789",
    "AB-01234567-89",
    "IBAN DE89 3704 0044 0532 0130 00",
    "4111 1111 1111 1111",
    "12 345 678",
    "1,234,567,890",
    "1.234.567.890",
    "$ 12 345 678",
    "€10000000",
    "10 000 000 EUR",
    "0.123456789",
    "12.345678901",
    "+10 000 000 users",
    "+15 %",
    "550e8400-e29b-41d4-a716-446655440000",
    "0123456789abcdef",
    "1700000000",
    "doi.org/10.1000/0123456789",
    "https://shop.invalid/item/0207946000",
    "10 of 15 respondents, 7 of 9 in 2026",
    "1 2 3 4 5 6 7 8 9",
    "00000000",
    "0000 0000 0000",
    "5 to 6, 10 to 12, 2026",
    "in 2024, 2025, 2026",
    "| 12 | 34 | 5678 |",
    "0100\t0256\tLATIN",
    "(1987--1989)",
    "MA 02111-1307",
    "[^0123456789]",
    "0 1 1 0 0 1 1 1 0 0 1 1 1 0 0 0 0 1 1 1 0 1 0 0 1",
    "0 0 1 1 1 0 0 0",
]


@pytest.mark.parametrize(("text", "number"), NUMBERS)
def test_a_number_is_found(text: str, number: str) -> None:
    assert [text[start:end] for start, end, _ in numbers_in(text)] == [number]


@pytest.mark.parametrize("text", NONE)
def test_what_is_no_number_is_left_alone(text: str) -> None:
    assert list(numbers_in(text)) == []


@pytest.mark.parametrize("text", NONE)
@pytest.mark.parametrize("region", ["GB", "US", "DE", "FR"])
def test_no_country_makes_it_one(text: str, region: str) -> None:
    assert list(numbers_in(text, region)) == []


def test_a_region_knows_numbers_that_nothing_else_tells() -> None:
    text = "it was 2025550123, or so"
    assert list(numbers_in(text)) == []
    assert list(numbers_in(text, "US")) == [(7, 17, "2025550123")]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("+44 20 7946 0000", "020 7946 0000"),
        ("+44 20 7946 0000", "0044 (0)20 7946-0000"),
        ("+44 (0)20 7946 0000", "2079460000"),
        ("+44 20 7946 0000", "011 44 20 7946 0000"),
        ("44 20 7946 0000", "020.7946.0000"),
        ("020 7946 0000 ext. 12", "+442079460000"),
        ("020 7946 0000 x12", "020 7946 0000"),
        ("+1 (202) 555-0123", "202.555.0123"),
        ("1-202-555-0123", "(202) 555 0123"),
        ("+49 30 901820", "030/901820"),
        ("555-0123", "5550123"),
    ],
)
def test_the_same_number(one: str, other: str) -> None:
    assert same_number(one, other)
    assert same_number(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("+44 20 7946 0000", "020 7946 0001"),
        ("+44 20 7946 0000", "0000"),
        ("555-0123", "202-555-0123"),
        ("", ""),
        ("none", "none"),
        ("+44 20 7946 0000", "999 20 7946 0000"),
    ],
)
def test_not_the_same_number(one: str, other: str) -> None:
    assert not same_number(one, other)


@given(
    st.text(alphabet="2079460000", min_size=8, max_size=10),
    st.lists(st.sampled_from(["", " ", "-", ".", " ("]), min_size=10),
)
def test_a_known_number_is_found_in_any_grouping(digits: str, gaps: list[str]) -> None:
    written = "".join(digit + gap for digit, gap in zip(digits, gaps, strict=False))
    written = written if written[-1].isdigit() else written.rstrip(" -.(")
    found = list(known_numbers(f"so {written}, she said", [digits]))
    assert [number for _, _, number in found] == [digits]
    assert all(start >= 3 for start, _, _ in found)


@given(st.text(alphabet="0123456789+-. ()/x#:\n", max_size=60))
def test_no_digits_raise(text: str) -> None:
    for start, end, digits in numbers_in(text, "GB"):
        assert digits.isdecimal()
        assert text[start:end].strip()
    assert national(text) == "" or national(text).isdecimal()
