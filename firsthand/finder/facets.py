"""Facets as columns: for each record, which values it has. A browser counts a hundred thousand of them at once."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from firsthand.finder.records import Record

FACETS = ("tag", "persona", "segment", "focus", "study", "goal", "year", "consent", "mark")
_Column = dict[str, object]


def columns(records: Sequence[Record], names: Sequence[str]) -> dict[str, _Column]:
    """The facets of an index.

    Args:
        records: what is in it.
        names: what Pagefind calls each of them.

    Returns:
        For each facet, and for `date`, its values in order, the sets of them that occur, and the number of the set of
        each record. Records come in the order of their names, which is the one order that a browser can know.
    """
    ordered = [record for _, record in sorted(zip(names, records, strict=True), key=lambda pair: pair[0])]
    facets = {facet for record in records for facet in record.facets}
    made = {facet: _column([record.facets.get(facet, ()) for record in ordered]) for facet in sorted(facets)}
    if any(record.date for record in records):
        made["date"] = _column([(record.date,) if record.date else () for record in ordered])
    return made


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
