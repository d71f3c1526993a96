"""The words of the interface in the language of a site, from one catalogue for each language.

English stands in the templates; `theme/words/firsthand.pot` lists all of it, and `theme/words/<language>.po` says it in
another language. `make words` writes both anew.
"""

from __future__ import annotations

import gettext
import io
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from babel import Locale, UnknownLocaleError
from babel.core import get_global
from babel.dates import format_date
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import Translations
from markupsafe import Markup

from firsthand.pages.safe import encode
from firsthand.theme_files import theme_folder

if TYPE_CHECKING:
    from pathlib import Path

ENGLISH = "en"


def later(message: str) -> str:
    """Mark words for the catalogue that are translated where they are shown."""
    return message


@dataclass(frozen=True)
class Wording:
    """The catalogue of one language."""

    language: str
    catalogue: gettext.NullTranslations

    def say(self, message: str, /, **values: object) -> Markup:
        """Words of the interface with values in their places, written `%(name)s`; what a value holds is text."""
        return _filled(self.catalogue.gettext(message), values)

    def say_many(self, one: str, many: str, number: int, /, **values: object) -> Markup:
        """As ``say``, for words that depend on a number, which is the value `num`."""
        return _filled(self.catalogue.ngettext(one, many, number), {"num": number, **values})

    def plain(self, message: str, /, **values: object) -> str:
        """As ``say``, for places that hold text and no markup: values stand in it as they are."""
        said = self.catalogue.gettext(message)
        return said % values if values else said

    def counted(self, number: int, one: str, many: str) -> str:
        """A count with its noun: `1 quote`, `2 quotes`."""
        return f"{number} {self.catalogue.ngettext(one, many, number)}"

    def figure(self, figure: str) -> str:
        """A figure as `4 of 7` in words of the language."""
        count, of, base = figure.partition(" of ")
        return self.say("%(count)s of %(base)s", count=count, base=base) if of else figure

    def day(self, day: str) -> str:
        """An ISO day or month as a reader reads it: `2026-03-14` as `14 March 2026`; anything else as it is."""
        try:
            parts = [int(part) for part in day.split("-")]
            whole = date(*parts, *([1] * (3 - len(parts))))
        except (ValueError, TypeError):
            return day
        # As in the Unicode standard's date patterns: d is the day, MMMM the month's name, y the year.
        pattern = {3: self.catalogue.gettext("d MMMM y"), 2: self.catalogue.gettext("MMMM y")}.get(len(parts))
        return format_date(whole, pattern, locale=_locale(self.language)) if pattern else day


@cache
def wording(language: str = ENGLISH) -> Wording:
    """The catalogue of a language; English where we have none for it.

    Args:
        language: a language's code, as `de` or `pt-BR`.
    """
    file = _file(language)
    if file is None:
        return Wording(ENGLISH, gettext.NullTranslations())
    compiled = io.BytesIO()
    write_mo(compiled, read_po(io.BytesIO(file.read_bytes()), locale=file.stem))
    compiled.seek(0)
    return Wording(file.stem, Translations(compiled))


def languages() -> list[str]:
    """The languages that the interface speaks."""
    return sorted({ENGLISH, *(path.stem for path in theme_folder("words").glob("*.po"))})


def locale_name(language: str) -> str:
    """A language with the country where most of its speakers live, as link previews want it: `de` as `de_DE`."""
    locale = _locale(language)
    likely = Locale.parse(get_global("likely_subtags").get(locale.language, locale.language))
    return "_".join(filter(None, (locale.language, locale.territory or likely.territory)))


def _file(language: str) -> Path | None:
    """The catalogue of a language, or that of the language without its region."""
    for name in (language.replace("-", "_"), language.replace("_", "-").partition("-")[0]):
        path = theme_folder("words") / f"{name}.po"
        if name.replace("_", "").isalnum() and path.is_file():
            return path
    return None


def _locale(language: str) -> Locale:
    try:
        return Locale.parse(language.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return Locale.parse(ENGLISH)


def _filled(message: str, values: dict[str, object]) -> Markup:
    text = Markup(message)  # noqa: S704  # the catalogue is ours
    return text % {name: encode(value) for name, value in values.items()} if values else text
