"""Briefs as PDF: what a reader, a checker and an attacker find in them."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING

import page
import pikepdf
import pypdfium2
import pytest

from firsthand.editions.publish import publish
from firsthand.pages.addresses import Addresses
from firsthand.printing.errors import PrintingError
from firsthand.printing.look import look_of
from firsthand.printing.papers import Printer
from firsthand.printing.press import Paper, to_pdf
from firsthand.printing.run import PrintRun
from firsthand.reading.research import read_research
from firsthand.settings import Settings
from tests.hostile import HOSTILE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from firsthand.editions.publication import Publication
    from tests.conftest import MakeResearch


def text_of(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    text = "\n".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    return " ".join(text.replace("￾", "").replace("­", "").split())


def printed(publication: Publication, cache: Path, publisher: str = "We") -> Mapping[str, bytes]:
    look = look_of(Settings(), Path())
    printer = Printer(publication, Addresses(publication), look, publisher, {})
    return PrintRun(dict(printer.papers()), cache).finish()


@pytest.fixture(scope="module")
def briefs(sample: Path) -> dict[str, bytes]:
    return {path.stem: path.read_bytes() for path in sorted((sample / "site/briefs").glob("*.pdf"))}


def test_every_published_brief_is_printed_and_linked(sample: Path, briefs: dict[str, bytes]) -> None:
    research = read_research(sample / "content", sample)
    assert set(briefs) == {name for name, each in research.briefs.items() if not each.draft}
    for name in briefs:
        page = (sample / "site/briefs" / name / "index.html").read_text(encoding="utf-8")
        assert f'href="../{name}.pdf"' in page


def test_a_brief_shows_finding_evidence_and_key_quotes(sample: Path, briefs: dict[str, bytes]) -> None:
    research = read_research(sample / "content", sample)
    publication = publish(research, Settings(), "internal", "2026-07-01")
    for name, pdf in briefs.items():
        text = text_of(pdf)
        for finding in publication.briefs[name].findings:
            assert finding.title.split()[0] in text
            assert f"{finding.evidence.figure} respondents" in text
            assert 1 < len(finding.key_quotes) <= 3
            for quote in finding.key_quotes:
                assert quote.text.split(".")[0][:30] in text


def test_a_brief_names_its_title_and_language_and_has_bookmarks(briefs: dict[str, bytes]) -> None:
    for pdf in briefs.values():
        with pikepdf.open(io.BytesIO(pdf)) as document:
            assert document.Root.Lang == "en"
            assert document.docinfo["/Title"]
            with document.open_outline() as outline:
                assert len(outline.root) > 0
            assert document.Root.MarkInfo.Marked


def test_an_independent_checker_finds_no_fault(briefs: dict[str, bytes]) -> None:
    for name, pdf in briefs.items():
        report = page.validate_pdf_bytes(pdf, profile="ua1")
        assert report.is_compliant, (name, [(failure.rule_id, failure.message) for failure in report.failures])


def test_the_same_brief_gives_the_same_bytes(sample: Path, briefs: dict[str, bytes], tmp_path: Path) -> None:
    research = read_research(sample / "content", sample)
    publication = publish(research, Settings(), "internal", "2026-07-01")
    again = printed(publication, tmp_path, "Copperpot research")
    assert {Path(path).stem: pdf for path, pdf in again.items()} == briefs


def test_no_document_reads_a_file_or_the_network(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("classified", encoding="utf-8")
    for wanted in (
        f'<img src="{secret.as_uri()}">',
        '<img src="http://tracker.invalid/p.png">',
        f'<link rel="attachment" href="{secret.as_uri()}">',
        '<link rel="stylesheet" href="../../../../../etc/passwd">',
        '<object data="ftp://tracker.invalid/x"></object>',
    ):
        with pytest.raises(PrintingError, match="outside the theme"):
            to_pdf(Paper("t", f"<html lang=en><head><title>t</title></head><body>{wanted}</body></html>"))


def test_a_hostile_brief_prints_as_text(make_research: MakeResearch, tmp_path: Path) -> None:
    research = make_research(HOSTILE)
    assert not [each for each in research.problems if each.severity == "error"]
    publication = publish(research, Settings(), "internal", "2026-07-01")
    (pdf,) = printed(publication, tmp_path / "cache", "A <b>publisher</b>").values()
    text = text_of(pdf)
    assert "<script>window.hurt = 1</script>" in text
    assert "{{ 7 * 191 }}" in text
    assert "A <b>publisher</b>" in text
    assert "1337" not in text
    with pikepdf.open(io.BytesIO(pdf)) as document:
        assert "/EmbeddedFiles" not in document.Root.get("/Names", {})
        assert b"tracker.invalid" not in pdf or "/URI" not in str(document.Root)


def test_an_unchanged_brief_is_not_printed_again(make_research: MakeResearch, tmp_path: Path) -> None:
    research = make_research({"briefs/b.md": "---\ntitle: A brief\n---\n\nWords.\n"})
    publication = publish(research, Settings(), "internal", "2026-07-01")
    first = printed(publication, tmp_path / "cache")
    (kept,) = (tmp_path / "cache").rglob("*.pdf")
    kept.write_bytes(b"from the cache")
    assert printed(publication, tmp_path / "cache") != first
    assert printed(publication, tmp_path / "cache", "They")["briefs/b.pdf"][:4] == b"%PDF"
