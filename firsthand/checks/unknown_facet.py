from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.evidence.scope import all_facets
from firsthand.model import Problem, Research, Severity
from firsthand.reading.faults import nearest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from firsthand.checks.context import Context


def unknown_facet(research: Research, _context: Context) -> Iterator[Problem]:
    """A finding that narrows its base by a facet that nobody has, or to a value that nobody has.

    Its base would be empty without anybody having meant it. Facets are `persona`, `segments`, `account`, `goal`,
    `study`, `recruited_via` and whatever stands under `attributes:` of an interview.
    """
    known = all_facets(research)
    for finding in research.findings.values() if research.interviews else ():
        for name, values in finding.among.items():
            source = finding.keys.get(f"among.{name}", finding.source)
            if name not in known:
                hint = nearest(name, known) or f" Known are {', '.join(sorted(known))}."
                yield Problem("unknown-facet", Severity.WARNING, source, f"Nobody has a facet `{name}`.{hint}")
                continue
            if not values:
                yield Problem(
                    "unknown-facet", Severity.WARNING, source, f"`{name}` names nobody. Add a value, or drop it."
                )
            folded = {value.casefold() for value in known[name]}
            for value in values:
                if value.casefold() not in folded:
                    hint = nearest(value, known[name]) or " Correct it, or take it out."
                    yield Problem("unknown-facet", Severity.WARNING, source, f"Nobody's `{name}` is `{value}`.{hint}")
