"""What the site holds as one Markdown file for language models, in the form of llmstxt.org."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import quote

from firsthand.exports.feed import PATH as FEED
from firsthand.pages.descriptions import Descriptions
from firsthand.pages.site import hub_title
from firsthand.pages.wording import later, wording

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from firsthand.editions.publication import Publication
    from firsthand.pages.addresses import Addresses
    from firsthand.pages.wording import Wording

PATH = "llms.txt"
# Whatever Markdown could read as its own.
_SIGNS = re.compile(r"([\\`*_{}\[\]<>#!|~&])")
_DATA = {
    "data/quotes.json": later("Every quote with its tags, its focus and where it stands."),
    "data/findings.json": later("Every finding with its figures and its key quotes."),
    "data/testimonials.json": later("Quotes that may be used, with how they are signed."),
}
_HUBS = ("quotes", "tags", "testimonials")
_WORKING = ("interviews", "personas", "studies", "guides", "patterns")


def llms_file(
    publication: Publication, addresses: Addresses, name: str, description: str, made: Collection[str]
) -> bytes:
    """The file of an edition.

    Args:
        publication: what the edition shows.
        addresses: where everything has its page.
        name: what the site is called.
        description: what the site is, in a sentence; may be empty.
        made: the paths of the site's other files, PDFs among them.
    """
    guide = _Guide(publication, addresses, made)
    parts = [f"# {_text(name)}", f"> {guide.summary(description)}", guide.caveat(), *guide.sections()]
    return ("\n\n".join(parts) + "\n").encode()


_CAVEAT = later(
    "Figures count respondents, not mentions: “4 of 7” means that 4 of the 7 people who were asked support it. "
    "Participants were chosen on purpose and are no random sample."
)


class _Guide:
    """Writes the parts of the file."""

    def __init__(self, publication: Publication, addresses: Addresses, made: Collection[str]) -> None:
        self._publication = publication
        self._addresses = addresses
        self._made = made
        self._words: Wording = wording(publication.language)
        self._about = Descriptions(publication)

    def summary(self, description: str) -> str:
        """What the site is and how much it holds."""
        publication, counted = self._publication, self._words.counted
        holds = self._words.plain(
            later("%(findings)s and %(quotes)s of interviews with %(respondents)s."),
            findings=counted(len(publication.findings), "finding", "findings"),
            quotes=counted(len(publication.quotes), "quote", "quotes"),
            respondents=counted(publication.respondents, "respondent", "respondents"),
        )
        return _text(f"{description} {holds}")

    def caveat(self) -> str:
        """How figures are to be read."""
        return _text(self._words.plain(_CAVEAT))

    def sections(self) -> Iterator[str]:
        """The lists of links; those of which nothing is there are left out."""
        say = self._words.plain
        yield from _section(say(later("Findings")), self._findings())
        yield from _section(say(later("Briefs")), self._briefs())
        yield from _section(say(later("Data")), self._data())
        yield from _section("Optional", self._hubs())

    def _findings(self) -> Iterator[str]:
        for finding in self._publication.findings.values():
            if not finding.draft:
                yield self._link(
                    self._addresses.path("finding", finding.id), finding.title, self._about.finding(finding)
                )

    def _briefs(self) -> Iterator[str]:
        for brief in self._publication.briefs.values():
            if not brief.draft:
                yield self._link(self._addresses.path("brief", brief.id), brief.title, self._about.brief(brief))
                if (pdf := self._addresses.pdf("brief", brief.id)) in self._made:
                    yield self._link(pdf, f"{brief.title} (PDF)", self._words.plain(later("The same, to print.")))

    def _data(self) -> Iterator[str]:
        for path, about in _DATA.items():
            yield self._link(path, path, self._words.plain(about))
            schema = path.replace(".json", ".schema.json")
            yield self._link(schema, schema, self._words.plain(later("The JSON Schema of the same.")))
        yield self._link(FEED, FEED, self._words.plain(later("New findings and briefs, as Atom.")))

    def _hubs(self) -> Iterator[str]:
        for folder in (*_HUBS, *(_WORKING if self._publication.working else ())):
            if getattr(self._publication, folder):
                title = hub_title(folder, self._publication)
                yield self._link(f"{folder}/index.md", title, self._about.hub(folder))

    def _link(self, path: str, title: str, about: str) -> str:
        address = quote(self._addresses.whole(path) or "./", safe="/:?#@!$&'*+,;=%")
        return f"- [{_text(title)}]({address})" + (f": {_text(about)}" if about else "")


def _section(title: str, links: Iterator[str]) -> Iterator[str]:
    listed = "\n".join(links)
    if listed:
        yield f"## {_text(title)}\n\n{listed}"


def _text(text: str) -> str:
    """Words as Markdown shows them, on one line."""
    return _SIGNS.sub(r"\\\1", " ".join(text.split()))
