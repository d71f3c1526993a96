"""Cards of findings and briefs: what a link preview shows of them."""

from __future__ import annotations

import io
import re
import xml.etree.ElementTree as ET
from typing import TYPE_CHECKING

import pytest
from PIL import Image, ImageChops

from firsthand.pages.wording import wording
from firsthand.printing.cards.pictures import svg_to_png
from firsthand.printing.cards.report_layout import ReportWords
from firsthand.printing.cards.reports import ReportCard, finding_card, report_svg
from tests.conftest import ROOT
from tests.exports.made import EDITIONS, site_of
from tests.hostile import ATTACKS

if TYPE_CHECKING:
    from pathlib import Path

    from firsthand.editions.publication import Publication
    from firsthand.model import Edition

SVG = "{http://www.w3.org/2000/svg}"
WORDS = ReportWords("Finding", "Paper stays on the wall", "Sample Rota", figure="5 of 21", unit="respondents")


@pytest.fixture(scope="module")
def publication() -> Publication:
    return site_of(ROOT / "content", "internal").publication


def drawn(card: ReportCard) -> ET.Element:
    return ET.fromstring(report_svg(card))  # noqa: S314  # our own


def texts(card: ReportCard) -> list[str]:
    return [line.text or "" for line in drawn(card).iter(f"{SVG}text")]


def ink(png: bytes) -> tuple[int, int, int, int]:
    picture = Image.open(io.BytesIO(png)).convert("RGB")
    ground = Image.new("RGB", picture.size, picture.getpixel((0, 0)))  # type: ignore[arg-type]
    box = ImageChops.difference(picture, ground).getbbox()
    assert box is not None
    return box


def test_a_finding_shows_its_statement_its_figure_and_a_mark_for_each_respondent(publication: Publication) -> None:
    for finding in publication.findings.values():
        card = finding_card(finding, "Sample Rota", wording())
        said = " ".join(texts(card))
        assert finding.title in said
        assert finding.evidence.figure in said
        assert said.endswith("Sample Rota")
        assert len(card.marks) == finding.evidence.interviewed == len(drawn(card).findall(f"{SVG}g"))
        sides = {kind: sum(f"fh-ink-{kind}" in mark for mark in card.marks) for kind in ("supports", "contradicts")}
        assert sides == {"supports": finding.evidence.supports, "contradicts": finding.evidence.contradicts}


def test_marks_differ_without_their_colours(publication: Publication) -> None:
    marks = {mark for each in publication.findings.values() for mark in finding_card(each, "", wording()).marks}
    grey = {re.sub(r'"#[0-9a-f]+"|class="[^"]*"', "", mark) for mark in marks}
    assert len(grey) == len(marks) == 5


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_published_finding_and_brief_has_a_picture_without_a_word_in_its_file(
    edition: Edition, tmp_path: Path
) -> None:
    files = site_of(ROOT / "content", edition, cards=True, cache=tmp_path)
    shown = files.publication
    names = {f"findings/{name}-card.png" for name in shown.findings} | {
        f"briefs/{name}-card.png" for name in shown.briefs
    }
    assert {name for name in files.files if name.endswith("-card.png")} == names
    for name in names:
        with Image.open(io.BytesIO(files.files[name])) as picture:
            assert picture.size == (1200, 630)
            assert picture.info == {}
    assert {page.image for page in files.pages if page.path.startswith(("findings/", "briefs/"))} == names | {""}


def test_ink_keeps_within_the_margins() -> None:
    many = ReportCard(WORDS, ('<circle cx="10" cy="10" r="7"/>',) * 137)
    for card in (many, ReportCard(WORDS), ReportCard(ReportWords("Finding", "לוח המשמרות נשאר על הקיר", "P"))):
        left, top, right, bottom = ink(svg_to_png(report_svg(card)))
        assert left >= 66
        assert top >= 66
        assert right <= 1134
        assert bottom <= 568


def test_a_title_is_never_too_long(publication: Publication) -> None:
    finding = next(iter(publication.findings.values()))
    marks = finding_card(finding, "", wording()).marks
    for title in ("word " * 500, "Schichtplanung" * 50, "毎週金曜日にすべてを" * 40):
        card = ReportCard(ReportWords("Finding", title, "P", figure="1 of 2", unit="respondents"), marks)
        assert texts(card)[0] == "Finding"
        assert any(line.endswith("…") for line in texts(card)[1:-3])


def test_more_respondents_than_can_be_told_apart_are_not_drawn() -> None:
    card = ReportCard(WORDS, ('<circle cx="10" cy="10" r="7"/>',) * 9000)
    assert drawn(card).findall(f"{SVG}g") == []
    assert "5 of 21" in texts(card)


@pytest.mark.parametrize("attack", ATTACKS)
def test_markup_stays_text(attack: str) -> None:
    svg = drawn(ReportCard(ReportWords(attack[:40], f"{attack} end", attack[:40], subtitle=attack, figure=attack[:9])))
    assert {each.tag.removeprefix(SVG) for each in svg.iter()} == {"svg", "rect", "path", "text"}
