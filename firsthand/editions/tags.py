"""Tags as an edition shows them, with everything that carries them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.editions.publication import ShownTag
from firsthand.editions.rules import Rule, in_words
from firsthand.editions.small_groups import together
from firsthand.evidence.tags import all_tags, tag_figure
from firsthand.model import covers

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from firsthand.editions.projection import Projection
    from firsthand.editions.publication import ShownFinding
    from firsthand.evidence.tags import TagFigure


def shown_tags(projection: Projection, findings: Mapping[str, ShownFinding]) -> dict[str, ShownTag]:
    """Every tag by its name; outside, those alone that a quote carries which is shown there."""
    figures = {tag: tag_figure(tag, projection.research) for tag in all_tags(projection.research)}
    shown = {
        tag: figure
        for tag, figure in figures.items()
        if not projection.rules.holds(Rule.CODEBOOK) or any(quote.id in projection.quotes for quote in figure.quotes)
    }
    joined = _joined(figures, projection)
    return {tag: _tag(figure, shown, findings, projection, counted=tag not in joined) for tag, figure in shown.items()}


def _joined(figures: Mapping[str, TagFigure], projection: Projection) -> frozenset[str]:
    """The tags whose figures are not shown: too small, or next to one that is, below the same parent."""
    if not projection.rules.holds(Rule.SMALL):
        return frozenset()
    siblings: dict[str, dict[str, tuple[str, ...]]] = {}
    for tag, figure in figures.items():
        siblings.setdefault(tag.rpartition("/")[0], {})[tag] = figure.respondents
    least = projection.rules.settings.smallest_group
    joined = {tag for below in siblings.values() for tag in together(below, least)}
    return frozenset(tag for tag in figures if any(covers(each, tag) for each in joined))


def _tag(
    figure: TagFigure,
    tags: Iterable[str],
    findings: Mapping[str, ShownFinding],
    projection: Projection,
    *,
    counted: bool,
) -> ShownTag:
    tag, rules = figure.tag, projection.rules
    own = tag_figure(tag, projection.research, own=True)
    code = projection.research.codebook.get(tag)
    whole = not rules.holds(Rule.CODEBOOK)
    depth = tag.count("/") + 1
    return ShownTag(
        tag=tag,
        label=rules.text(code.label) if code and code.label else in_words(tag.rpartition("/")[2]),
        description=rules.text(code.description) if code else "",
        focus=code.focus if code else None,
        include=code.include if code and whole else "",
        exclude=code.exclude if code and whole else "",
        aliases=code.aliases if code and whole else (),
        defined=code is not None,
        respondents=len(figure.respondents) if counted else None,
        mentions=figure.mentions if counted else None,
        own_respondents=len(own.respondents) if not rules.holds(Rule.SMALL) else None,
        own_mentions=own.mentions if not rules.holds(Rule.SMALL) else None,
        children=tuple(other for other in tags if covers(tag, other) and other.count("/") == depth),
        quotes=tuple(projection.quotes[quote.id] for quote in figure.quotes if quote.id in projection.quotes),
        observations=tuple(shown for seen in figure.observations if (shown := projection.observation(seen))),
        findings=tuple(
            finding.id
            for finding in findings.values()
            if any(covers(entry, tag) or covers(tag, entry) for entry in (*finding.supports, *finding.contradicts))
        ),
        withheld=sum(quote.id not in projection.quotes for quote in figure.quotes),
    )
