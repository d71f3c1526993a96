"""What each audience finds on its own page."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from firsthand.editions.publication import ShownBrief, ShownFinding

USUAL = ("product", "engineering", "marketing", "finance", "support")
_WORDS = re.compile(r"[^\W_]+")


@dataclass(frozen=True)
class ShownAudience:
    """An audience with what is for it: meanings by finding, the strongest first, and briefs.

    ``opportunities`` and ``testimonials`` say that its page shows those as well.
    """

    name: str
    meanings: Mapping[str, str]
    briefs: tuple[str, ...]
    opportunities: bool = False
    testimonials: bool = False


def shown_audiences(
    findings: Mapping[str, ShownFinding],
    briefs: Mapping[str, ShownBrief],
    *,
    inside: bool,
    testimonials: Collection[str],
) -> dict[str, ShownAudience]:
    """Every audience for which there is something, by its name; outside, those alone whom a finding still names there.

    Args:
        findings: what the edition shows of findings, without meanings for audiences that it does not name.
        briefs: what it shows of briefs.
        inside: whether working pages are there.
        testimonials: ids of the testimonials.
    """
    named = {audience.casefold() for finding in findings.values() for audience in finding.audiences}
    names = dict.fromkeys((*(each for each in USUAL if inside or each in named), *sorted(named)))
    ranked = sorted(findings.values(), key=lambda finding: -finding.evidence.strength)
    found = {}
    for name in names:
        audience = ShownAudience(
            name=name,
            meanings={
                finding.id: meaning
                for finding in ranked
                for audience, meaning in finding.audiences.items()
                if audience.casefold() == name and meaning.strip()
            },
            briefs=tuple(brief.id for brief in briefs.values() if _is_for(name, brief.audience)),
            opportunities=inside and name == "product" and any(finding.opportunity for finding in ranked),
            testimonials=name == "marketing" and bool(testimonials),
        )
        if audience.meanings or audience.briefs or audience.opportunities or audience.testimonials:
            found[name] = audience
    return found


def _is_for(audience: str, said: str) -> bool:
    """Whether a brief's audience, such as `product and support`, names one."""
    words = _WORDS.findall(audience)
    there = [word.casefold() for word in _WORDS.findall(said)]
    return any(there[start : start + len(words)] == words for start in range(len(there)))
