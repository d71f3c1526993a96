"""Briefs as PDF: what a reader, a checker and an attacker find in them."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
import time
import zlib
from collections import Counter
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import page
import pikepdf
import pypdfium2
import pytest
from pptx import Presentation

from firsthand.pipeline import Target, printer_for, read_and_check
from firsthand.printing.errors import PrintingError
from firsthand.printing.press import Attachment, Paper, to_pdf
from firsthand.printing.run import PrintRun
from firsthand.reading.research import read_research
from firsthand.settings import Brand, Settings
from tests.conftest import ROOT, mkdocs
from tests.hostile import HOSTILE
from tests.printing.printed import DAY, briefs_of, letters, read, sample_briefs

if TYPE_CHECKING:
    from collections.abc import Mapping

    from firsthand.printing.papers import Printer
    from tests.conftest import MakeResearch

DESCRIBED = Path(__file__).parent / "briefs"
INTERNAL = ("friday-to-monday", "swaps-people-can-live-with", "where-the-rota-lives")
BRIEFS = [
    *(
        (edition, "A4", name)
        for edition, names in (("internal", INTERNAL), ("external", INTERNAL[1:2]))
        for name in names
    ),
    *(("internal", "Letter", name) for name in INTERNAL),
    ("external", "Letter", INTERNAL[1]),
]


def printed(papers: Mapping[str, Paper], cache: Path, processes: int = 1) -> Mapping[str, bytes]:
    return PrintRun(papers, cache, processes).finish()


@pytest.fixture(scope="module")
def briefs(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str, str], bytes]:
    """The sample's briefs in both editions and on both sheets."""
    papers = {
        f"{edition} {sheet} {name}": paper
        for edition in ("internal", "external")
        for sheet in ("A4", "Letter")
        for name, paper in sample_briefs(edition=edition, paper=sheet).items()
    }
    done = printed(papers, tmp_path_factory.mktemp("papers"), processes=2)
    return {tuple(name.split(" ")): pdf for name, pdf in done.items()}  # type: ignore[misc]


@pytest.mark.parametrize("brief", BRIEFS, ids="-".join)
def test_an_independent_checker_finds_no_fault(
    brief: tuple[str, str, str], briefs: dict[tuple[str, str, str], bytes]
) -> None:
    assert set(briefs) == set(BRIEFS)
    report = page.validate_pdf_bytes(briefs[brief], profile="ua1")
    assert report.is_compliant, [(failure.rule_id, failure.message) for failure in report.failures]


@pytest.mark.parametrize("brief", BRIEFS[:4], ids="-".join)
def test_a_brief_reads_as_described(
    brief: tuple[str, str, str], briefs: dict[tuple[str, str, str], bytes], request: pytest.FixtureRequest
) -> None:
    """Pages, bookmarks, headings, links and text, held against a document that people have read."""
    file = DESCRIBED / f"{brief[0]}-{brief[2]}.txt"
    found = read(briefs[brief]).described()
    if request.config.getoption("--renew"):
        file.write_text(found, encoding="utf-8")
    assert found == file.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", INTERNAL)
def test_another_sheet_changes_nothing_but_the_sheet(name: str, briefs: dict[tuple[str, str, str], bytes]) -> None:
    a4, letter = (read(briefs["internal", sheet, name]) for sheet in ("A4", "Letter"))
    assert Counter(letters(a4.text)) == Counter(letters(letter.text))
    assert a4.headings == letter.headings
    sizes = [pypdfium2.PdfDocument(briefs["internal", sheet, name])[0].get_size() for sheet in ("A4", "Letter")]
    assert [(round(width), round(height)) for width, height in sizes] == [(595, 842), (612, 792)]


@pytest.mark.parametrize("name", INTERNAL)
def test_each_finding_has_a_spread_with_its_figure_and_its_quotes(
    name: str, briefs: dict[tuple[str, str, str], bytes]
) -> None:
    checked = read_and_check(ROOT / "content", ROOT, Settings(id_key="copperpot"), DAY)
    shown = printer_for(checked, Target("")).publication.briefs[name]
    pages = read(briefs["internal", "A4", name]).pages
    for number, finding in enumerate(shown.findings, 1):
        at = next(
            at
            for at, words in enumerate(pages)
            if words.startswith(f"FINDING {number}") or f"FINDING {number} " in words
        )
        assert at % 2 == 1, "a finding begins on a left page"
        assert f"{finding.evidence.figure} respondents" in pages[at]
        assert 1 < len(finding.key_quotes) <= 3
        for quote in finding.key_quotes:
            assert letters(quote.text) in letters(pages[at + 1])
        for quote in (*finding.supporting, *finding.contradicting):
            assert letters(quote.text) in letters(" ".join(pages[-2:]))


def test_every_published_brief_is_printed_and_linked(sample: Path) -> None:
    research = read_research(sample / "content", sample)
    made = {path.stem: path for path in (sample / "site/briefs").glob("*.pdf")}
    assert set(made) == {name for name, each in research.briefs.items() if not each.draft}
    for name in made:
        page = (sample / "site/briefs" / name / "index.html").read_text(encoding="utf-8")
        assert f'href="../{name}.pdf"' in page


def test_a_brief_says_what_it_is_and_nothing_of_where_it_was_made(
    briefs: dict[tuple[str, str, str], bytes],
) -> None:
    for (edition, _, name), pdf in briefs.items():
        with pikepdf.open(io.BytesIO(pdf)) as document:
            assert document.Root.Lang == "en"
            assert document.Root.MarkInfo.Marked
            assert document.docinfo["/Title"]
            assert ("/Author" in document.docinfo) == (edition == "internal"), name
            streams = [each.read_bytes() for each in document.objects if isinstance(each, pikepdf.Stream)]
        for data in (pdf, *streams):
            assert str(ROOT).encode() not in data
            assert b"/firsthand/print" not in data


def test_the_same_brief_gives_the_same_bytes_in_one_process_and_in_two(
    briefs: dict[tuple[str, str, str], bytes], tmp_path: Path
) -> None:
    again = printed(sample_briefs(edition="external"), tmp_path)
    assert again == {name: briefs["external", "A4", name] for name in again}


SAID = [
    "We counted the hours again and again on a sheet of paper in the cellar. " * (number % 5 + 1) + f"Number {number}."
    for number in range(60)
]
LONG = {
    "interviews/i.md": "---\nparticipant: P1\nconsent: {level: anonymous}\n---\n\n"
    + "\n\n".join(f"> {words} #hours ^q{number}" for number, words in enumerate(SAID)),
    "findings/f.md": "---\ntitle: Hours are counted again\nsupports: [hours]\nkey_quotes: [i#q1, i#q7]\n---\n",
    "findings/g.md": "---\ntitle: And nobody knows why\nsupports: [hours]\nkey_quotes: [i#q4, i#q9, i#q14]\n---\n",
    "briefs/b.md": "---\ntitle: Long\nfindings: [f, g]\n---\n\n"
    + "\n\n".join(f"## Part {number}\n\n{'Words of the researcher, many of them. ' * 25}" for number in range(9)),
}


def test_no_quote_is_torn_and_no_heading_stands_alone_at_the_foot_of_a_page(
    make_research: MakeResearch, tmp_path: Path
) -> None:
    papers = briefs_of(make_research(LONG))
    (pdf,) = printed(papers, tmp_path / "cache").values()
    found = read(pdf)
    for words in SAID:
        assert any(letters(words) in letters(page) for page in found.pages), words[-12:]
    for number in range(9):
        assert any(re.search(rf"Part {number} Words of the researcher", words) for words in found.pages), number
    assert not any(re.search(r"Part \d Long ", words) for words in found.pages)
    report = page.validate_pdf_bytes(pdf, profile="ua1")
    assert report.is_compliant, [(failure.rule_id, failure.message) for failure in report.failures]


def test_an_archive_carries_its_evidence_inside_and_nothing_outside(tmp_path: Path) -> None:
    for edition in ("internal", "external"):
        settings = Settings(edition=edition, archive=True, id_key="copperpot")
        printer = printer_for(read_and_check(ROOT / "content", ROOT, settings, DAY), Target(""))
        brief = printer.publication.briefs["swaps-people-can-live-with"]
        (pdf,) = printed({"": printer.brief(brief)}, tmp_path / edition).values()
        for profile in (page.ValidationProfile.PDF_A_3A, page.ValidationProfile.PDF_UA_1):
            report = page.validate_pdf_bytes(pdf, profile=profile)
            assert report.is_compliant, [(failure.rule_id, failure.message) for failure in report.failures]
        with pikepdf.open(io.BytesIO(pdf)) as document:
            attached = {name: each.get_file().read_bytes().decode() for name, each in document.attachments.items()}
        if edition == "external":
            assert not attached
            continue
        assert sorted(attached) == ["findings.csv", "quotes.csv", "respondents.csv"]
        for finding in brief.findings:
            assert finding.evidence.figure in attached["findings.csv"]
            rows = [line for line in attached["respondents.csv"].split("\n") if line.startswith(finding.id + ",")]
            assert len(rows) == finding.evidence.interviewed
            assert sum(",asked,supports," in row or ",asked,mixed," in row for row in rows) == (
                finding.evidence.supports + finding.evidence.mixed
            )


def test_a_streams_last_byte_does_not_make_it_look_shorter(tmp_path: Path) -> None:
    """A packed stream that ends in a carriage return would, to readers who take it for the end of the line."""
    words = next(text for length in range(300) if zlib.compress(text := b"a" * length, 9).endswith(b"\r"))
    html = "<html lang=en><head><title>t</title></head><body><h1>t</h1></body></html>"
    paper = Paper("t", html, archive=True, attachments=(Attachment("a.csv", "Letters", words),))
    (pdf,) = printed({"t": paper}, tmp_path).values()
    assert page.validate_pdf_bytes(pdf, profile=page.ValidationProfile.PDF_A_3A).is_compliant


def test_no_document_reads_a_file_or_the_network(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("classified", encoding="utf-8")
    for wanted in (
        f'<img src="{secret.as_uri()}">',
        '<img src="http://tracker.invalid/p.png">',
        f'<link rel="attachment" href="{secret.as_uri()}">',
        '<link rel="stylesheet" href="../../../../../etc/passwd">',
        '<link rel="stylesheet" href="../site/../../pyproject.toml">',
        '<object data="ftp://tracker.invalid/x"></object>',
    ):
        with pytest.raises(PrintingError, match="outside the theme"):
            to_pdf(Paper("t", f"<html lang=en><head><title>t</title></head><body>{wanted}</body></html>"))


def test_a_hostile_brief_prints_as_text(make_research: MakeResearch, tmp_path: Path) -> None:
    research = make_research(HOSTILE)
    assert not [each for each in research.problems if each.severity == "error"]
    (pdf,) = printed(briefs_of(research, "A <b>publisher</b>"), tmp_path / "cache").values()
    text = read(pdf).text
    assert "<script>window.hurt = 1</script>" in text
    assert "{{ 7 * 191 }}" in text
    assert "A <b>publisher</b>" in text
    assert "1337" not in text
    with pikepdf.open(io.BytesIO(pdf)) as document:
        assert "/EmbeddedFiles" not in document.Root.get("/Names", {})
        assert b"tracker.invalid" not in pdf or "/URI" not in str(document.Root)


BRIEF = {"briefs/b.md": "---\ntitle: A brief\n---\n\nWords.\n"}


def test_an_unchanged_brief_is_not_printed_again(make_research: MakeResearch, tmp_path: Path) -> None:
    papers = briefs_of(make_research(BRIEF))
    first = printed(papers, tmp_path / "cache")
    (kept,) = (tmp_path / "cache").rglob("*.pdf")
    kept.write_bytes(b"from the cache")
    run = PrintRun(papers, tmp_path / "cache")
    assert run.finish() == {"briefs/b.pdf": b"from the cache"} != first
    changed = printed(briefs_of(make_research(BRIEF), "They"), tmp_path / "cache")
    assert changed["briefs/b.pdf"][:4] == b"%PDF"
    assert len(list((tmp_path / "cache").rglob("*.pdf"))) == 1, "what no brief needs any more leaves the cache"


def test_a_brief_that_asks_for_too_much_ends_the_run_and_leaves_nothing_half_done(tmp_path: Path) -> None:
    html = "<html lang=en><head><title>t</title></head><body><h1>t</h1>{}</body></html>"
    papers = {"a": Paper("Fine", html.format("")), "b": Paper("Greedy", html.format('<img src="file:///etc/passwd">'))}
    run = PrintRun(papers, tmp_path / "cache", processes=2)
    with pytest.raises(PrintingError, match="“Greedy” asks for file:///etc/passwd"):
        run.finish()
    assert {file.suffix for file in (tmp_path / "cache").iterdir()} <= {".pdf", ".json"}


def test_letters_without_a_font_are_named(make_research: MakeResearch, tmp_path: Path) -> None:
    research = make_research({"briefs/b.md": "---\ntitle: Łódź, naïve\n---\n\nThe sign 世 and ☃ stood there.\n"})
    run = PrintRun(briefs_of(research), tmp_path / "cache", processes=1)
    run.finish()
    assert run.missing() == {"Łódź, naïve": "☃世"}
    (tmp_path / "mkdocs.yml").write_text(
        "site_name: s\ndocs_dir: pages\ntheme: material\nplugins: [firsthand: {cards: false}]\n", encoding="utf-8"
    )
    (tmp_path / "pages").mkdir()
    done = mkdocs("build", cwd=tmp_path)
    assert done.returncode == 0
    assert "“Łódź, naïve” holds letters that none of its fonts has: ☃ (SNOWMAN), 世" in done.stderr
    strict = mkdocs("build", "--strict", cwd=tmp_path)
    assert strict.returncode == 1


@pytest.mark.parametrize(("language", "parted"), [("de", True), ("en", False)])
def test_words_are_parted_by_the_rules_of_their_language(
    language: str, parted: bool, make_research: MakeResearch, tmp_path: Path
) -> None:
    words = "Die Schichtplanungsverantwortlichen beschreiben Arbeitszeiterfassungssysteme ausführlich. " * 9
    research = make_research({"briefs/b.md": f"---\ntitle: Titel\n---\n\n{words}\n"})
    (pdf,) = printed(briefs_of(research, language=language), tmp_path / "cache").values()
    text = pypdfium2.PdfDocument(pdf)[1].get_textpage().get_text_range()
    assert (
        bool(re.search("Schichtpla.\r?\nnungsverantwortlichen|Schichtplanungsverant.\r?\nwortlichen", text)) is parted
    )


LOGO = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 10"><path d="M0 0h40v10H0z" fill="#fff"/></svg>'


def _branded(research_of: MakeResearch, folder: Path, **brand: str) -> Printer:
    fonts = ROOT / "theme/site/assets/fonts"
    research_of(BRIEF)
    (folder / "brand/text").mkdir(parents=True)
    (folder / "brand/logo.svg").write_bytes(LOGO)
    (folder / "brand/serif.woff2").write_bytes((fonts / "source-serif-4-latin-600-normal.woff2").read_bytes())
    for style in ("400-normal", "600-normal"):
        name = f"source-sans-3-latin-{style}.woff2"
        (folder / "brand/text" / name).write_bytes((fonts / name).read_bytes())
    settings = Settings(brand=Brand(**brand))
    return printer_for(read_and_check(folder / "content", folder, settings, DAY), Target("Us"))


def test_a_brand_is_a_few_options(make_research: MakeResearch, tmp_path: Path) -> None:
    printer = _branded(
        make_research,
        tmp_path,
        logo="brand/logo.svg",
        colour="#ffd400",
        accent="#00aa88",
        headings="brand/serif.woff2",
        text="brand/text",
        contact="Ask R2",
    )
    papers = dict(printer.papers(("brief",)))
    (paper,) = papers.values()
    assert sorted(paper.files) == [
        "brand/headings-0.woff2",
        "brand/logo.svg",
        "brand/text-0.woff2",
        "brand/text-1.woff2",
    ]
    (pdf,) = printed(papers, tmp_path / "cache").values()
    assert "Contact: Ask R2" in read(pdf).text
    document = pypdfium2.PdfDocument(pdf)
    cover = document[0].render().to_pil()
    assert cover.getpixel((5, 5)) == (255, 212, 0)
    # Words on a light colour are dark.
    assert min(sum(cover.getpixel((x, y))) for x in range(60, 300) for y in range(180, 260)) < 200
    assert page.validate_pdf_bytes(pdf, profile="ua1").is_compliant
    slides = Presentation(io.BytesIO(printer.slides(printer.publication.briefs["b"]))).slides
    (logo,) = (shape for shape in slides[0].shapes if shape.name == "logo")
    assert logo.width / logo.height == pytest.approx(4, rel=0.01)


@pytest.mark.parametrize(
    ("brand", "says"),
    [
        ({"logo": "brand/none.svg"}, "there is no brand/none.svg beside mkdocs.yml"),
        ({"logo": "../logo.svg"}, "../logo.svg lies outside the project"),
        ({"logo": "brand/serif.woff2"}, "neither SVG nor PNG"),
        ({"headings": "brand/logo.svg"}, "logo.svg is no font that can be read"),
        ({"text": "content"}, "content holds no font"),
    ],
)
def test_a_file_of_the_brand_that_cannot_be_used_is_named(
    brand: dict[str, str], says: str, make_research: MakeResearch, tmp_path: Path
) -> None:
    with pytest.raises(PrintingError, match=re.escape(says)):
        _branded(make_research, tmp_path, **brand)


def test_edited_words_have_what_was_said_in_a_footnote(make_research: MakeResearch, tmp_path: Path) -> None:
    note = (
        "---\nparticipant: P1\nconsent: {level: anonymous}\n---\n\n"
        "> We do [the hours] by hand. #hours ^hand\n\n## Transcript\n\nP1: We do them by hand.\n"
    )
    finding = "---\ntitle: By hand\nsupports: [hours]\nkey_quotes: [i#hand]\n---\n"
    research = make_research(
        {"interviews/i.md": note, "findings/f.md": finding, "briefs/b.md": "---\ntitle: B\nfindings: [f]\n---\n"}
    )
    (pdf,) = printed(briefs_of(research), tmp_path / "cache").values()
    assert re.search(r"Edited\. What was said: “We do them by hand\.”", read(pdf).text)


def test_the_parts_of_a_brief_follow_in_order(briefs: dict[tuple[str, str, str], bytes]) -> None:
    for pdf in briefs.values():
        titles = [re.sub(r" \(\d+\)$", "", line.strip()) for line in read(pdf).bookmarks]
        order = [titles.index(each) for each in ("Summary", "Contents", "Method and sample", "All quotes")]
        assert all(one < other for one, other in pairwise(order))


STARTED = """
import sys, time, multiprocessing
from pathlib import Path
from firsthand.printing.press import Paper
from firsthand.printing.run import PrintRun

if __name__ == "__main__":
    html = "<html lang=en><head><title>t</title></head><body>" + "<p>words</p>" * 9999 + "</body></html>"
    run = PrintRun({"a": Paper("t", html)}, Path(sys.argv[1]), processes=1)
    print(*(each.pid for each in multiprocessing.active_children()), flush=True)
    time.sleep(60)
"""


def test_nothing_goes_on_printing_for_a_build_that_was_killed(tmp_path: Path) -> None:
    script = tmp_path / "started.py"
    script.write_text(STARTED, encoding="utf-8")
    with subprocess.Popen([sys.executable, script, tmp_path / "cache"], stdout=subprocess.PIPE, text=True) as started:
        assert started.stdout
        (pid,) = map(int, started.stdout.readline().split())
        os.kill(pid, 0)
        started.kill()
    for _ in range(300):
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return
        time.sleep(0.1)
    pytest.fail("it still prints")
