"""All words of the interface come from one catalogue, which other languages say completely."""

from __future__ import annotations

import importlib.util
import re
import shutil
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest
from babel.dates import get_month_names
from babel.messages.pofile import read_po
from markupsafe import Markup

from firsthand.guard.figures import OF
from firsthand.guard.terms import MONTHS
from firsthand.pages.templates import environment
from firsthand.pages.wording import ENGLISH, languages, wording
from tests.conftest import ROOT, lend_cards, mkdocs
from tests.hostile import ATTACKS
from tests.pages.loose_words import loose_words
from tests.test_site import _Anchors, _broken

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from types import ModuleType

    from babel.messages.catalog import Catalog, Message

TEMPLATES = sorted(path for kind in ("*.jinja", "*.html") for path in (ROOT / "theme").rglob(kind))
WORDS = ROOT / "theme" / "words"
TRANSLATIONS = sorted(WORDS.glob("*.po"))
_PLACE = re.compile(r"%\((\w+)\)s|%%")
_TAG = re.compile(r"</?\w+[^<>]*>")


def _script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("words", ROOT / "scripts" / "words.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _read(path: Path) -> Catalog:
    with path.open("rb") as file:
        return read_po(file, locale=path.stem)


def _forms(message: Message) -> list[tuple[str, str]]:
    """What a message says in English and here: the singular beside the singular, every plural beside the plural."""
    if isinstance(message.string, str):
        return [(message.id, message.string)]
    return [(message.id[min(number, 1)], form) for number, form in enumerate(message.string)]


def test_the_catalogue_is_up_to_date() -> None:
    script = _script()
    template = script.catalogue()
    assert (WORDS / "firsthand.pot").read_bytes() == script.written(template), "run make words"
    for path in TRANSLATIONS:
        assert path.read_bytes() == script.written(script.translated(path, template)), "run make words"


@pytest.mark.parametrize("path", TRANSLATIONS, ids=lambda path: path.stem)
def test_a_translation_says_everything(path: Path) -> None:
    catalogue = _read(path)
    assert _script().unsaid(catalogue) == [], f"say these in {path.name}"
    assert [message.id for message in catalogue if message.id and message.fuzzy] == []
    plurals = {len(message.string) for message in catalogue if message.pluralizable}
    assert plurals == {catalogue.num_plurals}


@pytest.mark.parametrize("path", TRANSLATIONS, ids=lambda path: path.stem)
def test_a_translation_has_the_same_places_and_the_same_markup(path: Path) -> None:
    for message in _read(path):
        for english, other in _forms(message) if message.id else ():
            # A singular may say its number in words, and then has no place for it.
            here, there = set(_PLACE.findall(english)), set(_PLACE.findall(other))
            assert here == there or (message.pluralizable and here - there <= {"count", "num"}), english
            assert not re.search(r"%(?!%|\(\w+\)s)", _PLACE.sub("", other)), other
            assert sorted(_TAG.findall(english)) == sorted(_TAG.findall(other)), english
            assert english[:1].isspace() == other[:1].isspace(), english
            assert english[-1:].isspace() == other[-1:].isspace(), english


@pytest.mark.parametrize("language", languages())
def test_the_guard_knows_how_a_language_writes_days_and_figures(language: str) -> None:
    assert list(MONTHS[language]) == list(get_month_names("wide", locale=language).values())
    assert wording(language).figure("10 of 15") in {f"10 {between} 15" for between in OF}


def test_figures_and_days_are_read_in_the_language() -> None:
    german = wording("de")
    assert german.figure("10 of 15") == "10 von 15"
    assert german.figure("9 to 11 of 15") == "9 bis 11 von 15"
    assert german.figure("67 %") == "67 %"
    assert german.figure("67 % (95 % interval 42 to 85 %)") == "67 % (95-%-Intervall 42 bis 85 %)"
    assert german.figure("most of them") == "most of them"
    assert german.day("2026-03-14") == "14. März 2026"
    assert german.day("2026-03") == "März 2026"
    assert german.number("0.67") == "0,67"
    assert german.counted(1, "quote", "quotes") == "1 Zitat"
    assert german.quoted("Ja") == "„Ja“"
    for english in ("10 of 15", "9 to 11 of 15", "67 %", "67 % (95 % interval 42 to 85 %)"):
        assert wording().figure(english) == english


def test_a_language_without_a_catalogue_is_english_and_one_of_a_region_is_its_own() -> None:
    assert wording("fr").language == ENGLISH
    assert wording("../../de").language == ENGLISH
    assert wording("de-AT").language == "de"


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("attack", ATTACKS)
def test_a_value_in_a_sentence_is_text(language: str, attack: str) -> None:
    template = environment("pages", language).from_string(
        "{{ _('for %(audience)s', audience=bad) }}"
        "{% trans topic=bad, asked=1, interviewed=2 %}Counted among those who were asked about <em>{{ topic }}</em>: "
        "{{ asked }} of {{ interviewed }} interviewed.{% endtrans %}"
        "{% trans count=2, bad=bad %}{{ count }} {{ bad }}{% pluralize count %}{{ count }} {{ bad }}{% endtrans %}"
    )
    shown = template.render(bad=attack)
    assert not set("[]{}\"'`*_!$@=\\") & set(_TAG.sub("", shown))
    assert set(_TAG.findall(shown)) == {"<em>", "</em>"}


def test_markup_of_ours_stays_markup_in_a_sentence() -> None:
    template = environment("pages", "de").from_string(
        "{{ _('for %(audience)s', audience=bold) }} {% trans %}5 %{% endtrans %}"
    )
    assert template.render(bold=Markup("<b>us</b>")) == "für <b>us</b> 5 %"


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.relative_to(ROOT / "theme").as_posix())
def test_no_words_stand_in_a_template_itself(path: Path) -> None:
    name = path.relative_to(ROOT / "theme").as_posix()
    assert {f"{name}:{part}" if part else name: words for part, words in loose_words(path).items()} == {}


@pytest.fixture(scope="module")
def german(sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample research with a German interface."""
    folder = tmp_path_factory.mktemp("german")
    shutil.copytree(ROOT / "content", folder / "content")
    settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    settings = settings.replace("  name: material\n", "  name: material\n  language: de\n")
    (folder / "mkdocs.yml").write_text(
        settings.replace("  firsthand:\n", "  firsthand:\n    pdf: false\n"), encoding="utf-8"
    )
    lend_cards(sample, folder, "internal")
    done = mkdocs("build", "--quiet", cwd=folder)
    assert done.returncode == 0, done.stderr
    return folder / "site"


class _Texts(HTMLParser):
    """The texts of a page that a reader sees or hears, but for code, people's words and what a table is about."""

    _SILENT = ("script", "style", "code", "blockquote", "th scope=row")

    def __init__(self, html: str) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.language = ""
        self._tags: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        self._tags.append(f"{tag} scope=row" if values.get("scope") == "row" else tag)
        self.language = values.get("lang") or "" if tag == "html" else self.language
        self.texts += [values.get(name) or "" for name in ("title", "aria-label", "alt", "placeholder")]

    def handle_endtag(self, tag: str) -> None:
        while self._tags and self._tags.pop().split()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if not set(self._tags) & set(self._SILENT):
            self.texts.append(data)


def _english() -> Iterator[str]:
    """Whole stretches of English words that German says in another way."""
    forms = [pair for message in _read(WORDS / "de.po") if message.id for pair in _forms(message)]
    german = {part.strip() for _, other in forms for part in re.split(r"%\(\w+\)s|<[^<>]*>", other)}
    for english, _ in forms:
        for part in re.split(r"%\(\w+\)s|<[^<>]*>", english):
            words = part.strip(" .,:;()")
            if len(re.sub(r"[^a-z]", "", words, flags=re.IGNORECASE)) > 3 and words not in german:
                yield words


@pytest.mark.build
def test_a_german_site_says_nothing_in_english(german: Path) -> None:
    # A page, headings and a tag of the sample are called so; there they are no words of ours.
    english = set(_english()) - {"About", "Pains", "Gains", "Gaps", "Who agreed to what"}
    assert len(english) > 100
    found = {}
    for path in sorted(german.rglob("*.html")):
        page = _Texts(path.read_text(encoding="utf-8"))
        assert page.language == "de", path
        said = {text.strip(" .,:;()\n") for text in page.texts} & english
        if said:
            found[path.relative_to(german).as_posix()] = said
    assert found == {}


@pytest.mark.build
def test_places_are_the_same_in_every_language(german: Path) -> None:
    pages = {
        "/" + path.relative_to(german).as_posix().removesuffix("index.html"): _Anchors(path.read_text(encoding="utf-8"))
        for path in sorted(german.rglob("*.html"))
        if path.name != "404.html"
    }
    assert list(_broken(german, pages)) == []


@pytest.mark.build
def test_data_is_the_same_in_every_language(german: Path, site: Path) -> None:
    for name in ("quotes.json", "findings.json", "findings.csv"):
        assert (german / "data" / name).read_bytes() == (site / "data" / name).read_bytes()
