"""The templates of generated pages, in which every plain value comes out harmless."""

from __future__ import annotations

from functools import cache, partial
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from firsthand.editions.register import SOON
from firsthand.editions.rules import in_words, running_words
from firsthand.evidence import agreement, cooccurrence, groups, saturation
from firsthand.model import Heading, Link, Prose, QuoteRef, TurnRef
from firsthand.pages import terms
from firsthand.pages.drawings import KINDS, in_order, row_of_marks, saturation_curve, shade, sides_of
from firsthand.pages.prose import PRIVATE, Surroundings, prose_html, words_html
from firsthand.pages.safe import encode, preformatted
from firsthand.pages.transcript import Stretch, stretches
from firsthand.pages.wording import in_language, wording
from firsthand.reading.folding import fold
from firsthand.theme_files import theme_folder

if TYPE_CHECKING:
    from collections.abc import Mapping

    from markupsafe import Markup

    from firsthand.editions.publication import Publication, ShownBlock, ShownInterview, ShownQuote
    from firsthand.model import Image
    from firsthand.pages.addresses import Addresses

# The colours of a drawing: those of the page around it, and on paper, where no style reaches into a drawing, their own.
INK = {
    "pages": dict.fromkeys(KINDS, "currentColor"),
    "print": {
        "supports": "#1f5c63",
        "mixed": "#1f5c63",
        "contradicts": "#9c3f1e",
        "silent": "#6f7d87",
        "aside": "#6f7d87",
    },
}


@cache
def environment(part: str, language: str) -> Environment:
    """The templates of one part of the theme in a language.

    What a template prints is encoded unless it is markup already. Its words are said as `{{ _("words") }}`, as
    `{% trans %}words{% endtrans %}`, or as `{{ counted(number, "quote", "quotes") }}`.
    """
    words = wording(language)
    env = Environment(
        extensions=["jinja2.ext.i18n"],
        loader=FileSystemLoader([theme_folder(part), theme_folder("pages")]),
        autoescape=True,
        finalize=encode,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=True,
    )
    env.filters |= {
        "in_words": in_words,
        "running_words": running_words,
        "facet_in_words": partial(terms.facet_in_words, words),
        "audience_in_words": partial(terms.audience_in_words, words),
        "figure_in_words": words.figure,
        "number": words.number,
        "quoted": words.quoted,
        "day": words.day,
        "preformatted": preformatted,
        "shortened": shortened,
        "words": partial(words_html, private=words.plain(PRIVATE)),
    }
    # The values in translated words are encoded as all others are: so these, and not what Jinja makes of gettext.
    env.newstyle_gettext = True  # type: ignore[attr-defined]
    env.globals |= {
        "_": words.say,
        "gettext": words.say,
        "ngettext": lambda one, many, number, **values: words.say_many(one, many, number, **{"num": number, **values}),
        "counted": words.counted,
        "sides_of": partial(sides_of, words),
        "in_order": in_order,
        "placed": row_of_marks,
        "ink": INK[part],
        "language": words.tag,
        "focus_names": terms.FOCUS_NAMES,
        "stances": terms.STANCES,
        "goals": terms.GOALS,
        "goals_in_words": terms.RUNNING_GOALS,
        "levels": terms.LEVELS,
        "editions": terms.EDITIONS,
        "edition_titles": terms.EDITION_TITLES,
        "forms": terms.FORMS,
        "first_coding": agreement.FIRST,
        "soon": SOON,
        "in_language": partial(in_language, words),
        "shade": shade,
        "draw_curve": saturation_curve,
        "saturation_base": saturation.BASE,
        "saturation_run": saturation.RUN,
        "saturation_threshold": saturation.THRESHOLD,
        "enough": {
            "respondents": cooccurrence.ENOUGH,
            "interviews": groups.ENOUGH,
            "units": agreement.ENOUGH,
            "turns": 10 * agreement.ENOUGH,
        },
    }
    return env


def shortened(text: str, longest: int = 60) -> str:
    """The beginning of a text, cut between words, with an ellipsis where it goes on."""
    if len(text) <= longest:
        return text
    return text[: longest + 1].rsplit(" ", 1)[0][:longest].rstrip(" ,;:.–—-") + " …"


class View:
    """What a template can reach: the publication, and no page but its own."""

    def __init__(self, publication: Publication) -> None:
        self.publication = publication
        self._wording = wording(publication.language)

    def url(self, kind: str, name: str) -> str:  # noqa: ARG002  # a page of a site knows better
        """The address of something from here; empty where it has none."""
        return ""

    def to(self, path: str) -> str:  # noqa: ARG002
        """The address of a page or file by its path; empty where there are no pages."""
        return ""

    def title(self, kind: str, name: str) -> str:
        """What something is called."""
        publication = self.publication
        if kind == "quote":
            quote = publication.quotes[name]
            return f"{self._wording.quoted(quote.text)} — {quote.signature}"
        if kind == "tag":
            return publication.tags[name].label
        things: Mapping[str, Mapping[str, Any]] = {
            "finding": publication.findings,
            "interview": publication.interviews,
            "study": publication.studies,
            "brief": publication.briefs,
            "guide": publication.guides,
        }
        found = things[kind].get(name)
        return str(found.title) if found else ""

    def prose(
        self, markdown: str, interview: ShownInterview | None = None, images: Mapping[str, Image] | None = None
    ) -> Markup:
        """Markdown of a note as safe HTML."""
        places = {}
        if interview:
            places = {fold(quote.text): quote.id.partition("#")[2] for quote in interview.quotes}
        around = Surroundings(
            resolve=self.resolve,
            tag=lambda tag: self.url("tag", tag),
            places=places,
            images=self._pictures(images or {}),
            private=self._wording.plain(PRIVATE),
        )
        return prose_html(markdown, around)

    def _pictures(self, images: Mapping[str, Image]) -> dict[str, str]:
        """The addresses of pictures by their targets."""
        return {target: self.to(image.file) for target, image in images.items() if self.to(image.file)}

    def resolve(self, target: str) -> tuple[str, str] | None:
        """The address and the title of what a `[[link]]` leads to; nothing where the edition does not show it."""
        name = target.strip().casefold().replace("#^", "#").removeprefix("#")
        publication = self.publication
        kinds: Mapping[str, Mapping[str, Any]] = {
            "finding": publication.findings,
            "interview": publication.interviews,
            "brief": publication.briefs,
            "study": publication.studies,
            "guide": publication.guides,
            "quote": publication.quotes,
            "tag": publication.tags,
        }
        for kind, things in kinds.items():
            found = next((identity for identity in things if identity.casefold() == name), None)
            if found is not None:
                return self.url(kind, found), self.title(kind, found)
        return None

    def stretches(self, interview: ShownInterview, index: int) -> list[Stretch]:
        """A turn of an interview, cut where quotes begin and end."""
        turn = interview.turns[index]
        return stretches(index, turn, interview.places) if turn else []

    def spoken(self, interview: ShownInterview, index: int) -> str:
        """The language of a turn, where notes tell it; interviewers speak that of everybody."""
        turn = interview.turns[index]
        speaker = turn.respondent.casefold() if turn else ""
        return next((each.language for each in interview.people if each.id.casefold() == speaker), interview.language)

    def quote(self, name: str) -> ShownQuote:
        """A quote by its id."""
        return self.publication.quotes[name]


class PageView(View):
    """What the template of a site's page can reach: the publication, and where things are from here."""

    def __init__(
        self, path: str, publication: Publication, addresses: Addresses, made: frozenset[str] = frozenset()
    ) -> None:
        super().__init__(publication)
        self._path = path
        self._made = made
        self._addresses = addresses

    def url(self, kind: str, name: str) -> str:
        """The address of something from this page."""
        return self._addresses.url(self._path, kind, name)

    def to(self, path: str) -> str:
        """The address of a page or file by its path."""
        return self._addresses.to(self._path, path)

    def pdf(self, kind: str, name: str = "") -> str:
        """The address of the PDF of something, or of all things of a kind; empty where none was made."""
        path = self._addresses.pdf(kind, name)
        return self._addresses.to(self._path, path) if path in self._made else ""

    def slides(self, brief: str) -> str:
        """The address of a brief's slides; empty where none were made."""
        path = self._addresses.slides(brief)
        return self._addresses.to(self._path, path) if path in self._made else ""

    def whole(self, kind: str, name: str) -> str:
        """The address of something with that of the site, where this is known."""
        return self._addresses.whole(self._addresses.path(kind, name))

    def card(self, testimonial: str, file: str) -> str:
        """The address of one of a testimonial's pictures, as `wide.png`; empty where none was made."""
        path = self._addresses.card(testimonial, file)
        return self._addresses.to(self._path, path) if path in self._made else ""


def kind_of(block: ShownBlock) -> str:
    """What a block of a body is, for a template to choose by."""
    match block:
        case Heading():
            return "heading"
        case Prose():
            return "prose"
        case QuoteRef():
            return "quote"
        case TurnRef():
            return "turn"
        case Link():
            return f"embedded {block.kind}"
        case _:
            return type(block).__name__.casefold()
