"""Every generated page of a site."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from firsthand.editions.rules import in_words
from firsthand.model import Page
from firsthand.pages import listing
from firsthand.pages.addresses import place_of
from firsthand.pages.arrangement import arrangement, cards, meanings_of, parents, split_interview
from firsthand.pages.descriptions import Descriptions
from firsthand.pages.templates import PageView, environment, kind_of, shortened
from firsthand.pages.terms import audience_in_words
from firsthand.pages.testimonials import CARD_FORMS, as_html, as_json_ld, as_text
from firsthand.pages.wording import later, wording

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from firsthand.editions.publication import Publication
    from firsthand.pages.addresses import Addresses

# Said in the language of the site where they are shown.
# In the order of the navigation. Those of RESEARCH stand in a section of their own.
HUB_TITLES = {
    "findings": later("Findings"),
    "quotes": later("Quotes"),
    "briefs": later("Briefs"),
    "testimonials": later("Testimonials"),
    "audiences": later("For your team"),
    "interviews": later("Interviews"),
    "personas": later("Personas"),
    "studies": later("Studies"),
    "guides": later("Guides"),
    "opportunities": later("Opportunities"),
    "tags": later("Tags"),
    "patterns": later("Patterns"),
    "agreement": later("Agreement"),
    "consent": later("Consent"),
    "quality": later("Quality"),
}
RESEARCH = (
    *("interviews", "personas", "studies", "guides", "opportunities", "tags"),
    *("patterns", "agreement", "consent", "quality"),
)
# What a site has even where it is empty: inside, such a page says how to fill it.
_ALWAYS = ("findings", "quotes", "tags")
_ALWAYS_INSIDE = (
    *(*_ALWAYS, "briefs", "testimonials", "audiences"),
    *("interviews", "personas", "studies", "guides", "opportunities"),
)
_OUTSIDE = (*_ALWAYS, "testimonials", "briefs", "audiences")


def site_pages(
    publication: Publication, addresses: Addresses, made: Collection[str], publisher: str = ""
) -> Iterator[Page]:
    """The hubs and a page for each thing that the edition shows; hubs are ``listed``.

    Args:
        publication: what the edition shows.
        addresses: where its pages lie.
        made: the paths of the site's other files, PDFs and cards among them.
        publisher: whom a citation names.
    """
    writer = _Writer(publication, addresses, made, publisher)
    words = wording(publication.language)
    always = _ALWAYS_INSIDE if publication.working else _ALWAYS
    for folder in HUB_TITLES:
        things = getattr(publication, folder)
        if (things or folder in always) and (publication.working or folder in _OUTSIDE):
            title = hub_title(folder, publication)
            yield writer.page(f"{folder}/index.md", title, f"{folder}.md.jinja", listed=True, things=things)
    for finding in publication.findings.values():
        path = addresses.path("finding", finding.id)
        yield writer.page(path, finding.title, "finding.md.jinja", source=finding.source, finding=finding)
    for tag in publication.tags.values():
        yield writer.page(addresses.path("tag", tag.tag), tag.label, "tag.md.jinja", tag=tag)
    for interview in publication.interviews.values():
        path = addresses.path("interview", interview.id)
        yield writer.page(path, interview.title, "interview.md.jinja", source=interview.source, interview=interview)
    for persona in publication.personas.values():
        path = addresses.path("persona", persona.name)
        yield writer.page(path, in_words(persona.name), "persona.md.jinja", persona=persona)
    for testimonial in publication.testimonials.values():
        path = addresses.path("testimonial", testimonial.id)
        title = words.quoted(shortened(testimonial.text))
        yield writer.page(path, title, "testimonial.md.jinja", testimonial=testimonial)
    for study in publication.studies.values() if publication.working else ():
        path = addresses.path("study", study.id)
        yield writer.page(path, study.title, "study.md.jinja", source=study.source, study=study)
    for brief in publication.briefs.values():
        path = addresses.path("brief", brief.id)
        yield writer.page(path, brief.title, "brief.md.jinja", source=brief.source, brief=brief)
    for guide in publication.guides.values():
        path = addresses.path("guide", guide.id)
        yield writer.page(path, guide.title, "guide.md.jinja", source=guide.source, guide=guide)
    for audience in publication.audiences.values():
        path = addresses.path("audience", audience.name)
        title = audience_in_words(words, audience.name)
        yield writer.page(path, title, "audience.md.jinja", audience=audience)


def hub_title(folder: str, publication: Publication) -> str:
    """What a hub is called, in the language of the interface."""
    title = later("Audiences") if folder == "audiences" and not publication.working else HUB_TITLES[folder]
    return wording(publication.language).plain(title)


def home_lists(publication: Publication, addresses: Addresses, made: Collection[str]) -> str:
    """What the home page shows below its hand-written welcome."""
    return _Writer(publication, addresses, made).render("index.md", "home.md.jinja")


class _Writer:
    """Renders templates for one publication."""

    def __init__(
        self, publication: Publication, addresses: Addresses, made: Collection[str], publisher: str = ""
    ) -> None:
        self._publication = publication
        self._publisher = publisher
        self._made = frozenset(made)
        self._addresses = addresses
        self._env = environment("pages", publication.language)
        self._descriptions = Descriptions(publication)

    def page(  # the parts of a page
        self, path: str, title: str, template: str, *, source: str = "", listed: bool = False, **values: object
    ) -> Page:
        markdown = self.render(path, template, title=title, **values)
        picture = self._addresses.picture(path)
        return Page(
            path,
            title,
            markdown,
            source,
            listed,
            description=self._descriptions.of(path.partition("/")[0], values),
            image=picture if picture in self._made else "",
        )

    def render(self, path: str, template: str, **values: object) -> str:
        view = PageView(path, self._publication, self._addresses, self._made)
        context: dict[str, Any] = {
            "view": view,
            "publication": self._publication,
            "inside": self._publication.working,
            "card_forms": CARD_FORMS,
            "as_text": partial(as_text, words=wording(self._publication.language)),
            "as_html": as_html,
            "as_json_ld": as_json_ld,
            "kind_of": kind_of,
            "arrangement": arrangement,
            "meanings_of": meanings_of,
            "parts": split_interview,
            "cards": cards,
            "parents": parents,
            "place_of": place_of,
            "publisher": self._publisher,
            "listing": listing,
            **values,
        }
        return self._env.get_template(template).render(context)
