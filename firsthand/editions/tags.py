"""Tags as an edition shows them, with everything that carries them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.editions.publication import ShownTag
from firsthand.editions.rules import Rule, in_words
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
    return {tag: _tag(figure, shown, findings, projection) for tag, figure in shown.items()}


def _tag(
    figure: TagFigure,
    tags: Iterable[str],
    findings: Mapping[str, ShownFinding],
    projection: Projection,
) -> ShownTag:
    tag, rules = figure.tag, projection.rules
    own = tag_figure(tag, projection.research, own=True)
    code = projection.research.codebook.get(tag)
    whole = not rules.holds(Rule.CODEBOOK)
    depth = tag.count("/") + 1
    # Tags nest and overlap, so that figures of some would tell those of others; outside, findings are counted.
    counted = not rules.holds(Rule.SMALL)
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
        own_respondents=len(own.respondents) if counted else None,
        own_mentions=own.mentions if counted else None,
        children=tuple(other for other in tags if covers(tag, other) and other.count("/") == depth),
        quotes=tuple(
            projection.shuffled([projection.quotes[each.id] for each in figure.quotes if each.id in projection.quotes])
        ),
        observations=tuple(shown for seen in figure.observations if (shown := projection.observation(seen))),
        findings=tuple(
            finding.id
            for finding in findings.values()
            if any(covers(entry, tag) or covers(tag, entry) for entry in (*finding.supports, *finding.contradicts))
        ),
        withheld=sum(quote.id not in projection.quotes for quote in figure.quotes),
    )
