"""The words of the interface in the language of a site, from one catalogue for each language.

English stands in the templates; `theme/words/firsthand.pot` lists all of it, and `theme/words/<language>.po` says it in
another language. `make words` writes both anew.
"""

from __future__ import annotations

import gettext
import io
import re
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from babel import Locale, UnknownLocaleError
from babel.core import get_global
from babel.dates import format_date
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import get_decimal_symbol
from babel.support import Translations
from markupsafe import Markup

from firsthand.pages.safe import encode
from firsthand.theme_files import theme_folder

if TYPE_CHECKING:
    from pathlib import Path

ENGLISH = "en"
# A figure as data holds it: `10 of 15`, and `9 to 11 of 15` where two codings differ.
_FIGURE = re.compile(r"(?:(?P<low>\d+) to )?(?P<k>\d+) of (?P<n>\d+)")
_SHARE = re.compile(r"(?P<share>\d+) %(?: \(95 % interval (?P<low>\d+) to (?P<high>\d+) %\))?")


def later(message: str) -> str:
    """Mark words for the catalogue that are translated where they are shown."""
    return message


@dataclass(frozen=True)
class Wording:
    """The catalogue of one language."""

    language: str
    catalogue: gettext.NullTranslations

    @property
    def tag(self) -> str:
        """The language as documents name it: `pt-BR`."""
        return self.language.replace("_", "-")

    def say(self, message: str, /, **values: object) -> Markup:
        """Words of the interface with values in their places, written `%(name)s`; what a value holds is text."""
        return _filled(self.catalogue.gettext(message), values)

    def say_many(self, one: str, many: str, number: int, /, **values: object) -> Markup:
        """As ``say``, for words that depend on a number, which is the value `num`."""
        return _filled(self.catalogue.ngettext(one, many, number), {"num": number, **values})

    def plain(self, message: str, /, **values: object) -> str:
        """As ``say``, for what holds text and no markup, as titles do: values stand in it as they are."""
        said = self.catalogue.gettext(message)
        return said % values if values else said

    def counted(self, number: int, one: str, many: str) -> str:
        """A count with its noun: `1 quote`, `2 quotes`."""
        return f"{number} {self.catalogue.ngettext(one, many, number)}"

    def number(self, number: object) -> str:
        """A decimal number as the language writes it: `0.67` as `0,67`."""
        return str(number).replace(".", get_decimal_symbol(_locale(self.language)))

    def quoted(self, text: str) -> str:
        """A text between the quotation marks of the language."""
        return self.catalogue.gettext("“%(words)s”") % {"words": text}

    def figure(self, text: str) -> str:
        """A figure or a share as data writes it, `10 of 15` or `67 %`, as a reader reads it; anything else as it is."""
        if found := _FIGURE.fullmatch(text):
            message = later("%(low)s to %(k)s of %(n)s") if found["low"] else later("%(k)s of %(n)s")
        elif found := _SHARE.fullmatch(text):
            wide = later("%(share)s %% (95 %% interval %(low)s to %(high)s %%)")
            message = wide if found["low"] else later("%(share)s %%")
        else:
            return text
        return self.catalogue.gettext(message) % found.groupdict()

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


def in_language(words: Wording, language: str) -> Markup:
    """The attributes of an element with words that somebody said: their language, where it is another, and their way.

    Args:
        words: those of the page.
        language: the tag of the language of what was said; empty where that is not known.
    """
    other = language and language.casefold() != words.tag.casefold()
    return Markup(' lang="{}" dir="auto"').format(encode(language)) if other else Markup(' dir="auto"')


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
    # Jinja doubles the per cent signs of a block, also of one without values.
    filled = values or "%%" in message
    return text % {name: encode(value) for name, value in values.items()} if filled else text
