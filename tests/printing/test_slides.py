"""Briefs as slides: what an audience, a speaker, a designer and an attacker find in them."""

from __future__ import annotations

import hashlib
import io
import os
import re
import subprocess
import sys
import zipfile
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from PIL import Image
from pptx import Presentation
from pptx.oxml.ns import qn

from firsthand.editions.publish import publish
from firsthand.guard.guard import Subject, leaks_of
from firsthand.pages.drawings import sides_of
from firsthand.pages.wording import wording
from firsthand.printing.errors import PrintingError
from firsthand.printing.slides import brief_slides
from firsthand.printing.slides.measuring import line_count
from firsthand.printing.slides.paragraphs import paragraphs_of
from firsthand.reading.research import read_research
from firsthand.settings import Brand, Settings
from tests.conftest import ROOT
from tests.hostile import HOSTILE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pptx.presentation import Presentation as Deck
    from pptx.slide import Slide

    from firsthand.editions.publication import Publication, ShownFinding
    from tests.conftest import MakeResearch

DAY = "2026-07-01"
WORDS = wording("en")


def published(edition: str = "internal", language: str = "en") -> Publication:
    research = read_research(ROOT / "content", ROOT)
    return publish(research, Settings(edition=edition, language=language), edition, DAY)  # type: ignore[arg-type]


def made(publication: Publication, brief: str = "", brand: Brand | None = None, **more: object) -> bytes:
    shown = publication.briefs[brief or next(iter(publication.briefs))]
    return brief_slides(shown, publication, "Copperpot research", brand or Brand(), **more)  # type: ignore[arg-type]


def opened(data: bytes) -> Deck:
    return Presentation(io.BytesIO(data))


def title_of(slide: Slide) -> str:
    return str(slide.shapes.title.text)


def paragraphs(slide: Slide) -> Iterator[str]:
    """Everything that is written on a slide, its charts aside."""
    for shape in slide.shapes:
        if shape.has_text_frame:
            yield from (paragraph.text for paragraph in shape.text_frame.paragraphs)
        elif shape.has_table:
            yield from (cell.text for row in shape.table.rows for cell in row.cells)


def written(deck: Deck) -> str:
    return "\n".join(paragraph for slide in deck.slides for paragraph in paragraphs(slide))


def spoken(slide: Slide) -> str:
    return slide.notes_slide.notes_text_frame.text if slide.has_notes_slide else ""


def evidence_slide(deck: Deck, finding: ShownFinding) -> Slide:
    return next(slide for slide in deck.slides if title_of(slide) == finding.title)


@pytest.fixture(scope="module")
def inside() -> Publication:
    return published()


@pytest.fixture(scope="module")
def outside() -> Publication:
    return published("external")


@pytest.fixture(scope="module")
def decks(inside: Publication) -> dict[str, Deck]:
    return {name: opened(made(inside, name)) for name in inside.briefs}


def test_a_brief_is_told_in_order(inside: Publication, decks: dict[str, Deck]) -> None:
    assert [title_of(slide) for slide in decks["swaps-people-can-live-with"].slides] == [
        "Swaps that people can live with",
        "Summary",
        "What this means for Copperpot",
        "People want a say in the risky swaps and no part in the others",
        "Finding 1 · Key quotes",
        "Finding 1 · Opportunity",
        "First come, first served hands the good shifts to whoever is looking at a phone",
        "Finding 2 · Key quotes",
        "Finding 2 · Opportunity",
        "Method and sample",
    ]
    cover = list(paragraphs(decks["friday-to-monday"].slides[0]))
    brief = inside.briefs["friday-to-monday"]
    assert brief.subtitle in cover
    assert "By\tR1, R2" in cover
    assert "Figures\tas of 20 March 2026" in cover


def test_findings_stand_with_figures_quotes_and_what_they_mean(inside: Publication, decks: dict[str, Deck]) -> None:
    for name, deck in decks.items():
        text = written(deck)
        summary = next(slide for slide in deck.slides if title_of(slide) == "Summary")
        table = next(shape.table for shape in summary.shapes if shape.has_table)
        listed = [(row.cells[0].text, row.cells[1].text) for row in list(table.rows)[1:]]
        findings = inside.briefs[name].findings
        assert listed == [(finding.evidence.figure, finding.title) for finding in findings]
        for finding in findings:
            on_slide = list(paragraphs(evidence_slide(deck, finding)))
            assert finding.evidence.figure in on_slide
            assert ("respondents asked" if finding.asked else "respondents") in on_slide
            for quote in finding.key_quotes:
                assert f"“{quote.text}”" in text
                assert f"— {quote.signature}" in text
            assert finding.opportunity in text


def test_dissent_stands_beside_the_key_quotes_and_is_called_so(decks: dict[str, Deck]) -> None:
    deck = decks["friday-to-monday"]
    voices = next(slide for slide in deck.slides if title_of(slide) == "Finding 3 · Key quotes")
    against = next(shape for shape in voices.shapes if shape.name == "against").text_frame
    assert [paragraph.text for paragraph in against.paragraphs] == [
        "Against it",
        "“It took ten minutes. I was annoyed, I'd put the whole afternoon aside.”",
        "— P05, head chef",
    ]


def test_words_that_may_not_be_passed_on_are_marked(decks: dict[str, Deck]) -> None:
    deck = decks["friday-to-monday"]
    assert "— P03, owner · Internal only" in written(deck)
    dotted = [
        run.text
        for slide in deck.slides
        for shape in slide.shapes
        if shape.has_text_frame
        for paragraph in shape.text_frame.paragraphs
        for run in paragraph.runs
        if run.font.underline not in (None, True, False)
    ]
    assert dotted == ["My brother-in-law"]
    assert "— P08, owner · Private: never shown outside" in written(deck)


def test_charts_hold_the_numbers_of_the_evidence(inside: Publication, decks: dict[str, Deck]) -> None:
    for name, deck in decks.items():
        for finding in inside.briefs[name].findings:
            charts = [shape.chart for shape in evidence_slide(deck, finding).shapes if shape.has_chart]
            sides, groups = (chart.plots[0] for chart in charts)
            assert [(series.name, *series.values) for series in sides.series] == [
                (said, count) for _, count, said in sides_of(WORDS, finding.evidence)
            ]
            assert sum(value for series in sides.series for value in series.values) == finding.evidence.interviewed
            cells = finding.evidence.breakdowns["persona"]
            assert [category.split(", ")[1] for category in groups.categories] == [
                f"{cell.k} of {cell.asked}" for cell in cells
            ]
            assert list(groups.series[0].values) == [cell.k for cell in cells]
            assert list(groups.series[1].values) == [cell.asked - cell.k for cell in cells]


def test_the_workbook_of_a_chart_holds_the_same_numbers(inside: Publication, decks: dict[str, Deck]) -> None:
    finding = inside.briefs["friday-to-monday"].findings[0]
    slide = evidence_slide(decks["friday-to-monday"], finding)
    workbook = next(shape.chart for shape in slide.shapes if shape.has_chart).part.chart_workbook.xlsx_part.blob
    with zipfile.ZipFile(io.BytesIO(workbook)) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml").decode()
        words = archive.read("xl/sharedStrings.xml").decode()
    assert re.findall(r'<c r="\w2"[^>]*><v>(\d+)</v>', sheet)[1:] == ["6", "1", "1", "3"]
    assert re.findall(r"<t>([^<]+)</t>", words)[1:] == [
        "6 support it",
        "1 says both",
        "1 says nothing to it",
        "3 not asked",
    ]


def test_a_speaker_has_the_evidence_in_sentences(inside: Publication, decks: dict[str, Deck]) -> None:
    finding = inside.briefs["friday-to-monday"].findings[0]
    notes = spoken(evidence_slide(decks["friday-to-monday"], finding)).split("\n")
    assert notes[:7] == [
        "7 of 8 respondents asked: 6 support it, 1 says both, 1 says nothing to it, 3 not asked",
        "9 mentions",
        "Counted among those who were asked about payroll: 8 of 11 interviewed.",
        "As of 20 March 2026.",
        "With a second researcher’s coding: 6 to 7 of 8.",
        "1 quote withheld: the respondent agreed to be counted, not to be quoted here.",
        "By persona: General manager 4 of 4; Head chef 1 of 1; Owner 2 of 3",
    ]
    assert notes[7].startswith("The week ends twice")


def test_the_last_slide_tells_of_method_and_whom_to_ask(inside: Publication) -> None:
    address = "https://research.copperpot.example/briefs/where-the-rota-lives/"
    deck = opened(made(inside, "where-the-rota-lives", Brand(contact="Ask the research team."), site=address))
    text = "\n".join(paragraph for slide in list(deck.slides)[-2:] for paragraph in paragraphs(slide))
    for study in inside.studies.values():
        assert study.title in text
        assert study.method in text
    assert "11 respondents: floor staff (2), general manager (4), head chef (2), owner (3)" in text
    assert "counts respondents, not quotes" in text
    assert "Ask the research team." in text
    links = [run.hyperlink.address for run in _runs(deck) if run.hyperlink.address]
    assert set(links) == {address}


def _runs(deck: Deck) -> Iterator[object]:
    for slide in deck.slides:
        bodies = [shape.text_frame for shape in slide.shapes if shape.has_text_frame]
        tables = [shape.table for shape in slide.shapes if shape.has_table]
        bodies += [cell.text_frame for table in tables for row in table.rows for cell in row.cells]
        bodies += [slide.notes_slide.notes_text_frame] if slide.has_notes_slide else []
        for body in bodies:
            for paragraph in body.paragraphs:
                yield from paragraph.runs


def test_everybody_can_read_and_hear_them(decks: dict[str, Deck]) -> None:
    for deck in decks.values():
        titles = [title_of(slide) for slide in deck.slides]
        assert all(titles)
        assert len(set(titles)) == len(titles)
        for number, slide in enumerate(deck.slides):
            shapes = list(slide.shapes)
            assert shapes[0] == slide.shapes.title, "the title is read first"
            assert len({shape.shape_id for shape in shapes}) == len(shapes)
            assert all(shape.text_frame.text for shape in shapes if shape.has_text_frame), "no empty places"
            fields = [field.get("type") for field in slide.element.iter(qn("a:fld"))]
            assert fields == (["slidenum"] if number else [])
            for shape in shapes:
                if shape.has_chart:
                    assert len(shape.element.nvGraphicFramePr.cNvPr.get("descr")) > 20
                if shape.has_table and title_of(slide) in ("Summary", "What we found"):
                    assert shape.table.first_row, "its head is one"
        assert {run._r.rPr.get("lang") for run in _runs(deck)} == {"en-US"}


def test_nothing_is_a_picture_and_nothing_is_fixed_to_a_place(decks: dict[str, Deck]) -> None:
    for deck in decks.values():
        for slide in deck.slides:
            for shape in slide.shapes:
                assert shape.is_placeholder, (title_of(slide), shape.name)
                if shape.has_text_frame:
                    assert shape.element.spPr.find(qn("a:xfrm")) is None, "it stands where its layout says"


def test_a_designer_finds_the_brand_in_the_theme(inside: Publication) -> None:
    deck = made(inside, brand=Brand(colour="#FFD400", accent="#2a2a72"))
    with zipfile.ZipFile(io.BytesIO(deck)) as archive:
        theme = archive.read("ppt/theme/theme1.xml").decode()
        slides = [archive.read(name).decode() for name in archive.namelist() if name.startswith("ppt/slides/slide")]
        cover = archive.read("ppt/slideLayouts/slideLayout1.xml").decode()
    assert '<a:accent1><a:srgbClr val="FFD400"/></a:accent1><a:accent2><a:srgbClr val="2A2A72"/></a:accent2>' in theme
    assert re.findall(r'<a:latin typeface="([^"]+)"', theme) == ["Georgia", "Calibri"]
    assert not [slide for slide in slides if "srgbClr" in slide or 'typeface="Georgia"' in slide]
    assert '<a:schemeClr val="tx1"/>' in cover, "white cannot be read on yellow"
    assert len(opened(deck).slide_layouts[0].name) > 0
    assert opened(deck).slide_width * 9 == opened(deck).slide_height * 16


def _png(size: tuple[int, int] = (300, 100)) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, "white").save(out, "PNG")
    return out.getvalue()


def test_a_logo_stands_whole_on_the_cover_and_says_whose_it_is(inside: Publication) -> None:
    for size in ((300, 100), (100, 300)):
        cover = opened(made(inside, logo=_png(size))).slides[0]
        logo = next(shape for shape in cover.shapes if shape.name == "logo")
        assert logo.element.nvPicPr.cNvPr.get("descr") == "Copperpot research"
        assert round(logo.width / logo.height, 1) == round(size[0] / size[1], 1)
        assert logo.crop_left == logo.crop_top == 0
    plain = opened(made(inside, logo=b"<svg xmlns='http://www.w3.org/2000/svg'/>")).slides[0]
    assert "logo" not in [shape.name for shape in plain.shapes]


def test_a_logo_that_cannot_be_read_is_named(inside: Publication) -> None:
    with pytest.raises(PrintingError, match="logo: it is no PNG"):
        made(inside, logo=_png()[:20])


def test_without_the_library_it_says_what_to_install(inside: Publication, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "firsthand.printing.slides.deck")
    monkeypatch.setitem(sys.modules, "pptx", None)
    with pytest.raises(PrintingError, match=r"firsthand\[pdf\]"):
        made(inside)


_MAKE = """
import hashlib
from tests.printing.test_slides import made, published
print(hashlib.sha256(made(published())).hexdigest())
"""


def test_the_same_brief_gives_the_same_bytes(inside: Publication) -> None:
    deck = made(inside)
    assert made(inside) == deck
    for seed, zone in (("1", "Asia/Tokyo"), ("2", "America/Lima")):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "PYTHONPATH": os.pathsep.join(sys.path)}
        done = subprocess.run(
            [sys.executable, "-c", _MAKE], env=environment, cwd=ROOT, capture_output=True, text=True, check=True
        )
        assert done.stdout.strip() == hashlib.sha256(deck).hexdigest()


def _files(package: bytes) -> Iterator[tuple[zipfile.ZipInfo, bytes]]:
    """The files of a package and of the packages in it."""
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        for member in archive.infolist():
            data = archive.read(member)
            yield member, data
            if member.filename.endswith(".xlsx"):
                yield from _files(data)


def test_no_file_in_it_tells_when_where_or_by_whom_it_was_made(inside: Publication) -> None:
    moments = set()
    for member, data in _files(made(inside, "friday-to-monday", logo=_png())):
        assert member.date_time == (1980, 1, 1, 0, 0, 0), member.filename
        assert b"python-pptx" not in data
        assert str(ROOT).encode() not in data
        if member.filename == "docProps/core.xml":
            moments |= set(re.findall(rb"\d{4}-\d\d-\d\dT[\d:]+Z", data))
    # The brief's own day, and the first one that a zip file knows.
    assert moments == {b"2026-03-27T00:00:00Z", b"1980-01-01T00:00:00Z"}
    properties = opened(made(inside, "friday-to-monday")).core_properties
    assert (properties.author, properties.last_modified_by) == ("R1; R2", "Firsthand")
    undated = replace(inside, briefs={"b": replace(inside.briefs["friday-to-monday"], date="", authors=())})
    properties = opened(made(undated)).core_properties
    assert (properties.author, properties.modified, properties.created) == ("", None, None)


def test_the_external_edition_holds_no_participant(outside: Publication, tmp_path: Path) -> None:
    deck = made(outside, logo=_png(), site="https://research.example/")
    (tmp_path / "briefs").mkdir()
    (tmp_path / "briefs/a.pptx").write_bytes(deck)
    research = read_research(ROOT / "content", ROOT)
    subject = Subject(research, ROOT / "content", ROOT, Settings(edition="external"), DAY)
    assert leaks_of(tmp_path, subject, [ROOT / "theme"]) == []
    everything = written(opened(deck)) + "".join(spoken(slide) for slide in opened(deck).slides)
    assert not re.search(r"\bP\d\d\b", everything)
    assert "External edition" in everything
    assert "Barista, group of cafés" in everything
    # Inside there are participants, so that the same words would have been found.
    (tmp_path / "briefs/a.pptx").write_bytes(made(published(), "swaps-people-can-live-with"))
    assert leaks_of(tmp_path, subject, [ROOT / "theme"])


def _said(count: int, begin: int = 0) -> str:
    return " ".join(f"word{number}" for number in range(begin, begin + count))


def _long() -> dict[str, str]:
    """A brief of which everything is far too long."""
    files = {
        f"interviews/p{number}.md": f"---\nparticipant: P{number}\npersona: {'owner-of-a-chain-of-' * 3}{number}\n---\n"
        f"\n> {_said(700 if number == 1 else 120, 1000 * number)}.\n> #bad ^q\n"
        for number in range(1, 10)
    }
    title, text = _said(300, 20_000), _said(900, 30_000)
    return {
        **files,
        "findings/f.md": f"---\ntitle: {title}\nsupports: [bad]\nkey_quotes: [p1#q, p2#q]\n"
        f"opportunity: {_said(300, 40_000)}\n"
        f"for: {{product: {_said(900, 50_000)}, support: {_said(60, 60_000)}}}\n---\n\nText.\n",
        "briefs/b.md": f"---\ntitle: {_said(200, 70_000)}\nfindings: [f]\n---\n\n{text}\n\n## {_said(90, 80_000)}\n\n"
        f"{'x' * 4000}\n",
    }


def _in_order(text: str, begin: int, count: int) -> bool:
    """Whether counted words stand in a text in their order, each once."""
    found = [int(number) for number in re.findall(r"word(\d+)", text)]
    return [number for number in found if begin <= number < begin + count] == list(range(begin, begin + count))


def test_long_words_go_on_on_further_slides(make_research: MakeResearch) -> None:
    publication = publish(make_research(_long()), Settings(), "internal", DAY)
    deck = opened(made(publication))
    text = written(deck)
    assert _in_order(text, 1000, 700), "a quote"
    assert _in_order(text, 2000, 120)
    assert _in_order(text, 30_000, 900), "the summary"
    assert _in_order(text, 40_000, 300), "the opportunity"
    assert sum(len(run) for run in re.findall(r"x{20,}", text)) == 4000, "a word that is wider than a slide"
    titles = [title_of(slide) for slide in deck.slides]
    assert "Finding 1 · Key quotes (2)" in titles
    assert "Finding 1 · By persona" in titles, "too many and too long for a chart"


def test_what_must_be_shortened_is_whole_in_the_notes(make_research: MakeResearch) -> None:
    publication = publish(make_research(_long()), Settings(), "internal", DAY)
    deck = opened(made(publication))
    for begin, count in ((70_000, 200), (20_000, 300), (80_000, 90), (50_000, 900)):
        slides = [slide for slide in deck.slides if f"word{begin} " in "\n".join(paragraphs(slide))]
        assert slides
        first = "\n".join(paragraphs(slides[0]))
        if not _in_order(first, begin, count):
            assert " …" in first
            assert _said(count, begin) in spoken(slides[0]), begin


def test_a_title_gets_smaller_before_it_is_shortened(inside: Publication) -> None:
    brief = replace(inside.briefs["friday-to-monday"], title=_said(25), findings=(), blocks=())
    cover = opened(made(replace(inside, briefs={"b": brief}))).slides[0]
    assert title_of(cover) == brief.title
    (size,) = {run.font.size for run in cover.shapes.title.text_frame.paragraphs[0].runs}
    assert size is not None
    assert 24 <= size.pt < 48


def test_lines_are_counted_on_the_safe_side() -> None:
    assert line_count("short", 300, 20, serif=True) == 1
    assert line_count("", 300, 20, serif=False) == 1
    counts = [line_count(_said(100), 300, size, serif=True) for size in (12, 18, 24, 36)]
    assert all(fewer < more for fewer, more in pairwise(counts))
    # 100 words of at least six letters are no less than half an em a letter.
    assert counts[-1] >= 100 * 6 * 0.4 * 36 / 300


def test_hostile_words_are_words(make_research: MakeResearch) -> None:
    research = make_research(HOSTILE)
    publication = publish(research, Settings(), "internal", DAY)
    shown = publication.briefs["b1"]
    data = brief_slides(shown, publication, "A <b>publisher</b>", Brand(contact="=1+1"), b"", "https://x.example/")
    deck = opened(data)
    text = written(deck)
    assert "<script>window.hurt = 1</script>" in text
    assert "{{ 7 * 191 }}" in text
    assert "A <b>publisher</b>" in text
    assert "1337" not in text
    targets = [rel.target_ref for slide in deck.slides for rel in slide.part.rels.values() if rel.is_external]
    assert set(targets) == {"https://x.example/"}


def test_signs_that_no_file_can_hold_do_not_break_it(inside: Publication) -> None:
    bad = "a\x00b\x08c\x0bd\x1be\ud800f\ufffeg\u202eh\U000e0041i"
    markdown = bad.replace("\ud800", "")
    brief = inside.briefs["friday-to-monday"]
    finding = replace(brief.findings[0], title=bad, opportunity=markdown, audiences={bad: markdown})
    harmed = replace(brief, title=bad, subtitle=bad, audience=bad, authors=(bad,), findings=(finding,))
    publication = replace(inside, briefs={"b": harmed})
    deck = opened(brief_slides(harmed, publication, bad, Brand(contact=bad), b"", "https://x.example/\x00"))
    assert title_of(deck.slides[0]).replace(" ", "") == "abcdefghi"
    assert deck.core_properties.author.replace(" ", "") == "abcdefghi"


def test_a_name_that_looks_like_a_formula_is_none(make_research: MakeResearch) -> None:
    note = "---\nparticipant: P{0}\npersona: '{1}'\n---\n\n> Words {0}.\n> #bad\n"
    people = {
        f"interviews/p{number}.md": note.format(number, persona)
        for number, persona in enumerate(('=HYPERLINK("http://tracker.invalid")', "http://tracker.invalid", "_x0041_"))
    }
    files = {
        **people,
        "findings/f.md": "---\ntitle: A finding\nsupports: [bad]\n---\n\nText.\n",
        "briefs/b.md": "---\ntitle: A brief\nfindings: [f]\n---\n\nText.\n",
    }
    data = made(publish(make_research(files), Settings(), "internal", DAY))
    sheets = [content.decode() for member, content in _files(data) if member.filename.startswith("xl/worksheets/sheet")]
    assert len(sheets) == 2
    assert not [sheet for sheet in sheets if "<f>" in sheet or "hyperlink" in sheet]
    categories = [
        str(category)
        for slide in opened(data).slides
        for shape in slide.shapes
        if shape.has_chart
        for category in shape.chart.plots[0].categories
    ]
    assert '=HYPERLINK("http://tracker.invalid"), 1 of 1' in categories


def test_words_that_run_to_the_left_do_so_and_name_their_language(make_research: MakeResearch) -> None:
    files = {
        "interviews/p1.md": "---\nparticipant: P1\nlanguage: ar\n---\n\n> أنا أصدّر كل شيء كل يوم جمعة.\n> #bad ^q\n",
        "findings/f.md": "---\ntitle: A finding\nsupports: [bad]\nkey_quotes: [p1#q]\n---\n\nText.\n",
        "briefs/b.md": "---\ntitle: A brief\nfindings: [f]\n---\n\nText.\n",
    }
    deck = opened(made(publish(make_research(files), Settings(), "internal", DAY)))
    voices = next(slide for slide in deck.slides if title_of(slide) == "Finding 1 · Key quotes")
    body = next(shape for shape in voices.shapes if shape.name == "quotes").text_frame
    said, signed = body.paragraphs
    assert (said._p.pPr.get("rtl"), said._p.pPr.get("algn"), said.runs[0]._r.rPr.get("lang")) == ("1", "r", "ar-EG")
    assert (signed._p.pPr.get("rtl"), signed.runs[0]._r.rPr.get("lang")) == ("0", "en-US")


def test_slides_speak_the_language_of_the_site() -> None:
    deck = opened(made(published(language="de"), "friday-to-monday"))
    titles = [title_of(slide) for slide in deck.slides]
    assert "Zusammenfassung" in titles
    assert "Erkenntnis 1 · Schlüsselzitate" in titles
    assert "7 von 8" in written(deck)
    assert deck.core_properties.language == "de-DE"


def test_a_finding_about_which_nobody_was_interviewed_is_told(make_research: MakeResearch) -> None:
    files = {
        "findings/f.md": "---\ntitle: Nobody knows\nsupports: [bad]\n---\n\nText.\n",
        "briefs/b.md": "---\ntitle: A brief\nfindings: [f]\n---\n",
    }
    deck = opened(made(publish(make_research(files), Settings(), "internal", DAY)))
    (slide,) = (slide for slide in deck.slides if title_of(slide) == "Nobody knows")
    assert not [shape for shape in slide.shapes if shape.has_chart]
    assert "0 of 0" in list(paragraphs(slide))
    assert "No quote may be shown here." in written(deck)


def test_running_text_keeps_its_lists_marks_and_links() -> None:
    html = (
        '<p>One <strong>bold</strong>\n<em>word</em> <a href="https://x.example/">here</a>.<br />And '
        '<span class="fh-private" title="x">her</span>.</p>'
        "<ul><li>first<ul><li>inner</li></ul></li><li><p>second</p></li></ul>"
        "<h4>Head</h4><pre><code>a\nb</code></pre><table><tr><th>c</th><th>d</th></tr>"
        "<tr><td>1</td><td>2</td></tr></table>"
    )
    found = paragraphs_of(html)
    assert [(int(each.kind), each.text) for each in found] == [
        (0, "One bold word here. And her."),
        (1, "first"),
        (2, "inner"),
        (1, "second"),
        (3, "Head"),
        (0, "a"),
        (0, "b"),
        (0, "c · d"),
        (0, "1 · 2"),
    ]
    assert [run.text for run in found[0].runs if run.bold] == ["bold"]
    assert [run.text for run in found[0].runs if run.private] == ["her"]
    assert [run.link for run in found[0].runs if run.link] == ["https://x.example/"]
