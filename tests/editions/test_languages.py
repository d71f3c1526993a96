"""Interviews in any language: what notes say of it, and how far it goes."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from firsthand.editions.publish import publish
from firsthand.pages.addresses import Addresses
from firsthand.pages.site import site_pages
from firsthand.pages.wording import wording
from firsthand.printing.brief import brief_html
from firsthand.printing.look import look_of
from firsthand.settings import Settings

if TYPE_CHECKING:
    from firsthand.editions.publication import Publication
    from firsthand.model import Edition, Research
    from tests.conftest import MakeResearch

DAY = "2026-07-01"
ARABIC = "كل يوم جمعة أنقل الأرقام إلى جدول."
NOTES = {
    "interviews/p1.md": "---\nparticipant: P1\npersona: owner\ndate: 2026-01-05\nlanguage: ar\n"
    "consent: anonymous\n---\n\n"
    f"> {ARABIC}\n> #export ^friday\n\n## Transcript\n\n**R1:** وكيف تفعل ذلك؟\n\n**P1:** {ARABIC}\n",
    "interviews/p1-again.md": "---\nparticipant: P1\ndate: 2026-03-05\n---\n\n> لا شيء تغيّر.\n> #export\n",
    "interviews/p1-last.md": "---\nparticipant: P1\ndate: 2026-04-05\nlanguage: en-gb\n---\n"
    "\n> Now in English.\n> #export\n",
    "interviews/p2.md": "---\nparticipant: P2\nconsent: anonymous\n---\n\n> Every Friday.\n> #export\n",
    "interviews/group.md": "---\nparticipants:\n  - {id: P3, language: de}\n  - {id: P4, language: zh-hant}\n"
    "consent: anonymous\n---\n\n**P3:** ==Jeden Freitag== #export wieder.\n\n**P4:** ==每個星期五== #export\n",
    "findings/export.md": "---\ntitle: Fridays go into a spreadsheet\nsupports: [export]\n---\n\n"
    f"They say so.\n\n> {ARABIC}\n> — P1\n",
    "briefs/b.md": "---\ntitle: Fridays\nfindings: [export]\neditions: both\nas_of: 2026-06-30\n---\n\nIn short.\n",
}


def _publication(research: Research, edition: Edition = "internal", language: str = "en") -> Publication:
    settings = Settings(edition=edition, language=language)
    return publish(research, settings, edition, DAY, say=wording(language).plain)


def _pages(publication: Publication) -> dict[str, str]:
    return {page.path: page.markdown for page in site_pages(publication, Addresses(publication), ())}


@pytest.fixture
def research(make_research: MakeResearch) -> Research:
    read = make_research(NOTES)
    assert not [problem for problem in read.problems if problem.severity == "error"]
    return read


def test_an_interview_in_a_language_passes_it_on_to_later_ones(research: Research) -> None:
    spoken = {name: interview.language for name, interview in research.interviews.items()}
    assert spoken == {"p1": "ar", "p1-again": "ar", "p1-last": "en-GB", "p2": "", "group": ""}
    assert [person.language for person in research.interviews["group"].participants] == ["de", "zh-Hant"]
    assert not [problem for problem in research.problems if "language" in problem.message]


@pytest.mark.parametrize("edition", ["internal", "external"])
def test_quotes_say_in_which_language_they_are(research: Research, edition: Edition) -> None:
    languages = {quote.text: quote.language for quote in _publication(research, edition).quotes.values()}
    assert languages == {
        ARABIC: "ar",
        "لا شيء تغيّر.": "ar",
        "Now in English.": "en-GB",
        "Every Friday.": "",
        "Jeden Freitag": "de",
        "每個星期五": "zh-Hant",
    }


def test_pages_mark_what_was_said_in_another_language_and_let_it_run_its_own_way(research: Research) -> None:
    publication = _publication(research)
    assert publication.interviews["p1"].language == "ar"
    pages = _pages(publication)
    turns = re.findall(r"<p( lang=[^>]*)>", pages["interviews/p1.md"])
    assert turns == [' lang="ar" dir="auto"'] * 2, "the interviewer speaks Arabic too"
    assert re.findall(r' lang="([^"]*)"', pages["interviews/group.md"]) == ["de", "zh-Hant"]
    assert f'<p lang="ar" dir="auto">{ARABIC[:20]}' in pages["findings/export.md"]
    assert ' lang="' not in pages["interviews/p2.md"]


def test_words_in_the_language_of_the_page_are_not_marked(research: Research) -> None:
    pages = _pages(_publication(research, language="de"))
    assert re.findall(r' lang="([^"]*)"', pages["interviews/group.md"]) == ["zh-Hant"]


@pytest.mark.parametrize("language", ["german", "d", "de DE", '"de\\" onload=x"', "de--at", "'<b>'"])
def test_what_is_no_language_is_an_error(make_research: MakeResearch, language: str) -> None:
    research = make_research({"interviews/p1.md": f"---\nparticipant: P1\nlanguage: {language}\n---\n"})
    (problem,) = (problem for problem in research.problems if problem.severity == "error")
    assert problem.source.line == 3
    assert "is no tag of a language" in problem.message


@pytest.mark.parametrize(
    ("typed", "read"),
    [("de", "de"), ("DE_at", "de-AT"), ("zh-hant-tw", "zh-Hant-TW"), ("es-419", "es-419"), ("sl-rozaj", "sl-rozaj")],
)
def test_a_language_is_written_as_the_standard_has_it(make_research: MakeResearch, typed: str, read: str) -> None:
    research = make_research({"interviews/p1.md": f"---\nparticipant: P1\nlanguage: {typed}\n---\n"})
    assert research.interviews["p1"].language == read


def test_our_words_in_signatures_and_titles_are_in_the_language_of_the_interface(research: Research) -> None:
    inside, outside = _publication(research, "internal", "de"), _publication(research, "external", "de")
    assert inside.interviews["group"].title == "Gruppengespräch mit P3, P4"
    assert inside.interviews["p1"].title == "P1, owner"
    assert {quote.signature for quote in outside.quotes.values()} == {"Owner", "Teilnehmende Person"}
    assert {each.label for each in outside.findings["export"].evidence.testimonies} == {"Befragte Person"}


def test_ids_in_quoted_words_become_somebody_in_the_language(make_research: MakeResearch) -> None:
    note = "---\nparticipant: P1\nconsent: anonymous\n---\n\n> Das macht P1B auch.\n> #export\n"
    research = make_research({"interviews/p1.md": note, "interviews/p1b.md": note.replace("P1\n", "P1B\n", 1)})
    texts = {quote.text for quote in _publication(research, "external", "de").quotes.values()}
    assert texts == {"Das macht [jemand anderes aus der Befragung] auch."}


def test_a_name_of_a_persona_keeps_its_capitals(make_research: MakeResearch) -> None:
    note = "---\nparticipant: P1\npersona: Leiterin-IT\nconsent: anonymous\n---\n\n> Ja.\n> #export\n"
    publication = _publication(make_research({"interviews/p1.md": note}), language="de")
    assert [quote.signature for quote in publication.quotes.values()] == ["P1, Leiterin IT"]
    assert {page.title for page in site_pages(publication, Addresses(publication), ())} >= {"Leiterin IT", "Zitate"}


def test_a_printed_brief_is_in_the_language_of_the_interface(research: Research) -> None:
    publication = _publication(research, "external", "de")
    look = look_of(Settings(), Path())
    html = brief_html(publication.briefs["b"], publication, Addresses(publication), look, "Copperpot")
    assert '<html lang="de">' in html
    assert 'data-edition="Externe Ausgabe"' in html
    assert "<h2>Methode und Stichprobe</h2>" in html
    assert "Stand: Juni 2026." in html
