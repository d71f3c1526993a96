"""A brief as the HTML that is printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.pages.arrangement import arrangement
from firsthand.pages.templates import View, environment, kind_of

if TYPE_CHECKING:
    from firsthand.editions.publication import Publication, ShownBrief


class PrintView(View):
    """A document of its own: it links within itself alone."""

    def __init__(self, publication: Publication, brief: ShownBrief) -> None:
        super().__init__(publication)
        self._findings = {finding.id for finding in brief.findings}

    def url(self, kind: str, name: str) -> str:
        """The place of a finding of this brief; nothing else has one."""
        return f"#finding-{name}" if kind == "finding" and name in self._findings else ""


def brief_html(brief: ShownBrief, publication: Publication, publisher: str) -> str:
    """Lay out a brief for printing.

    Args:
        brief: the brief.
        publication: what its edition shows.
        publisher: who publishes it.
    """
    template = environment("print", publication.language).get_template("brief.html.jinja")
    studies = [publication.studies[name] for name in brief.studies if name in publication.studies]
    return template.render(
        brief=brief,
        publication=publication,
        publisher=publisher,
        studies=studies,
        parts=arrangement(brief),
        view=PrintView(publication, brief),
        kind_of=kind_of,
        inside=publication.working,
    )
