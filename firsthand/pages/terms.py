"""What the words of front matter are called where readers see them; what a project names itself stays as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.editions.rules import in_words, running_words
from firsthand.pages.wording import later

if TYPE_CHECKING:
    from firsthand.pages.wording import Wording

FOCUS_NAMES = {"persona": later("Persona"), "pain": later("Pain"), "gain": later("Gain"), "gap": later("Gap")}
STANCES = {
    "supports": later("supports it"),
    "mixed": later("says both"),
    "contradicts": later("contradicts it"),
    "silent": later("says nothing to it"),
    "aside": later("was not asked, or may not have been"),
}
FACETS = {
    "persona": later("persona"),
    "segment": later("segment"),
    "segments": later("segment"),
    "account": later("account"),
}
AUDIENCES = {
    "product": later("Product"),
    "engineering": later("Engineering"),
    "marketing": later("Marketing"),
    "finance": later("Finance"),
    "support": later("Support"),
    "sales": later("Sales"),
}
LEVELS = {
    "none": later("none"),
    "internal": later("internal"),
    "anonymous": later("anonymous"),
    "attributed": later("attributed"),
}
GOALS = {
    "discover": later("Discover"),
    "validate": later("Validate"),
    "prototype": later("Test a prototype"),
    "experience": later("Understand an experience"),
    "interest": later("Gauge interest"),
}
# The same within a sentence.
RUNNING_GOALS = {
    "discover": later("discover"),
    "validate": later("validate"),
    "prototype": later("test a prototype"),
    "experience": later("understand an experience"),
    "interest": later("gauge interest"),
}
EDITIONS = {"internal": later("Internal"), "external": later("External")}
EDITION_TITLES = {"internal": later("Internal edition"), "external": later("External edition")}
FORMS = {
    "wide": later("Wide"),
    "square": later("Square"),
    "portrait": later("Portrait"),
    "slide": later("Slide"),
}


def facet_in_words(words: Wording, facet: str) -> str:
    """A facet within a sentence: our own in the language, an attribute as the project calls it."""
    return words.plain(FACETS[facet]) if facet in FACETS else running_words(facet)


def audience_in_words(words: Wording, audience: str) -> str:
    """An audience as a heading: those that most companies have in the language, any other as the project calls it."""
    known = AUDIENCES.get(audience.casefold())
    return words.plain(known) if known else in_words(audience)
