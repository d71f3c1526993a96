"""What stands between two letters, and letters that become one: read from a font's own tables."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_PAIRS = 2
_LIGATURES = 4


class Kerning:
    """The pairs of a font that stand closer or wider than their letters do alone."""

    def __init__(self, font: Any) -> None:  # noqa: ANN401  # fontTools has no types
        self._lookups = [
            [(table, {glyph: index for index, glyph in enumerate(table.Coverage.glyphs)}) for table in tables]
            for tables in _tables(font["GPOS"].table, "kern", _PAIRS)
        ]
        self._known: dict[tuple[str, str], int] = {}

    def between(self, left: str, right: str) -> int:
        """How much to add between two glyphs, in units of the font."""
        if (left, right) not in self._known:
            self._known[left, right] = sum(_first_that_speaks(tables, left, right) for tables in self._lookups)
        return self._known[left, right]


def _first_that_speaks(tables: list[tuple[Any, dict[str, int]]], left: str, right: str) -> int:
    for table, covered in tables:
        if left not in covered or not right:
            continue
        if table.Format == 1:
            for pair in table.PairSet[covered[left]].PairValueRecord:
                if pair.SecondGlyph == right:
                    return _advance(pair.Value1)
        else:
            first = table.ClassDef1.classDefs.get(left, 0)
            second = table.ClassDef2.classDefs.get(right, 0)
            return _advance(table.Class1Record[first].Class2Record[second].Value1)
    return 0


def _advance(value: Any) -> int:  # noqa: ANN401
    return int(getattr(value, "XAdvance", 0) or 0)


class Ligatures:
    """The runs of letters for which a font has one glyph."""

    def __init__(self, font: Any) -> None:  # noqa: ANN401
        self._by_first: dict[str, list[tuple[list[str], str]]] = {}
        for tables in _tables(font["GSUB"].table, "liga", _LIGATURES):
            for table in tables:
                for first, ligatures in table.ligatures.items():
                    self._by_first.setdefault(first, []).extend((each.Component, each.LigGlyph) for each in ligatures)
        for ligatures in self._by_first.values():
            ligatures.sort(key=lambda each: -len(each[0]))

    def joined(self, glyphs: Sequence[str]) -> Iterator[tuple[str, int]]:
        """The glyphs with their ligatures: each with the number of letters that it stands for."""
        at = 0
        while at < len(glyphs):
            for rest, ligature in self._by_first.get(glyphs[at], ()):
                if list(glyphs[at + 1 : at + 1 + len(rest)]) == rest:
                    yield ligature, 1 + len(rest)
                    at += 1 + len(rest)
                    break
            else:
                yield glyphs[at], 1
                at += 1


def _tables(table: Any, feature: str, kind: int) -> Iterator[list[Any]]:  # noqa: ANN401
    """For each lookup of a feature its tables of one kind, unwrapped."""
    numbers = {
        number
        for record in table.FeatureList.FeatureRecord
        if record.FeatureTag == feature
        for number in record.Feature.LookupListIndex
    }
    for number in sorted(numbers):
        tables = [getattr(each, "ExtSubTable", each) for each in table.LookupList.Lookup[number].SubTable]
        if tables[0].LookupType == kind:
            yield tables
