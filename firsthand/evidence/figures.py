"""The figures of a research, each counted once however many ask for it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from firsthand.evidence.findings import Evidence, evidence_of

if TYPE_CHECKING:
    from firsthand.model import Brief, Finding, Research


@dataclass(frozen=True)
class Figures:
    """Evidence by finding and day. A finding's id stands for it: all must be of ``research``."""

    research: Research
    _known: dict[tuple[str, str, bool], Evidence] = field(default_factory=dict)

    def of(self, finding: Finding, *, today: bool = False) -> Evidence:
        """The evidence of a finding, in its own scope or in one with another ``as_of``."""
        key = (finding.id, finding.as_of, today)
        if key not in self._known:
            self._known[key] = evidence_of(finding, self.research, today=today)
        return self._known[key]

    def of_brief(self, brief: Brief) -> dict[str, Evidence]:
        """The evidence of a brief's findings by their ids, as of the brief's own day where it has one."""
        findings = (self.research.findings[name] for name in brief.all_findings if name in self.research.findings)
        return {each.id: self.of(replace(each, as_of=brief.as_of or each.as_of)) for each in findings}
