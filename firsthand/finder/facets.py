"""Facets as columns: for each record, which values it has. A browser counts a hundred thousand of them at once."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from firsthand.finder.records import Record

FACETS = ("tag", "persona", "segment", "focus", "study", "goal", "year", "consent", "mark")
_SIGNS = 7
_Column = dict[str, object]


def columns(records: Sequence[Record], names: Sequence[str]) -> dict[str, object]:
    """The facets of an index.

    Args:
        records: what is in it.
        names: what Pagefind calls each of them.

    Returns:
        ``ids`` are the names in their order, and ``facets`` has for each facet, and for `date`, its values in order,
        the sets of them that occur, and the number of the set of each record, in the order of the names.
    """
    ordered = [record for _, record in sorted(zip(names, records, strict=True), key=lambda pair: pair[0])]
    facets = {facet for record in records for facet in record.facets}
    made = {facet: _column([record.facets.get(facet, ()) for record in ordered]) for facet in sorted(facets)}
    if any(record.date for record in records):
        made["date"] = _column([(record.date,) if record.date else () for record in ordered])
    return {"ids": packed(sorted(names)), "facets": made}


def packed(names: Sequence[str]) -> dict[str, object]:
    """Names as `en_7bfcf5f` in order, as the steps from each to the next, which take half as much when compressed.

    A step is written as three numbers below a thousand. What a name has behind its seven signs stands in ``rest``.
    """
    prefix = names[0][: names[0].index("_") + 1] if names else ""
    steps: list[int] = []
    rest: dict[str, str] = {}
    before = 0
    for row, name in enumerate(names):
        signs = name.removeprefix(prefix)
        number = int(signs[:_SIGNS], 16)
        step, before = number - before, number
        steps += [step // 1_000_000, step // 1000 % 1000, step % 1000]
        if signs[_SIGNS:]:
            rest[str(row)] = signs[_SIGNS:]
    return {"prefix": prefix, "steps": steps, "rest": rest}


def _column(rows: Sequence[tuple[str, ...]]) -> _Column:
    values = sorted({value for row in rows for value in row})
    places = {value: place for place, value in enumerate(values)}
    sets: dict[tuple[int, ...], int] = {}
    numbers = [sets.setdefault(tuple(sorted(places[value] for value in row)), len(sets)) for row in rows]
    return {"values": values, "sets": [list(each) for each in sets], "rows": numbers}


def counts(records: Sequence[Record]) -> dict[str, dict[str, int]]:
    """How many records have each value of each facet."""
    found: dict[str, Counter[str]] = {facet: Counter() for facet in FACETS}
    for record in records:
        for facet, values in record.facets.items():
            found[facet].update(values)
    return {facet: dict(sorted(counter.items())) for facet, counter in found.items() if counter}
