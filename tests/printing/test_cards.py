"""Quote cards: what somebody who posts one, opens one in another program, or means harm finds in them."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
import unicodedata
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageChops, ImageStat
from playwright.sync_api import sync_playwright

from firsthand.printing.cards import (
    FORMATS,
    Card,
    card_files,
    card_svg,
    missing_letters,
    svg_to_png,
    undrawable_letters,
)
from firsthand.printing.cards.lettering import ORDINARY, SANS, SERIF, face
from tests.browsing import executable
from tests.hostile import ATTACKS

SVG = "{http://www.w3.org/2000/svg}"
TAGS = {"svg", "title", "desc", "style", "rect", "path", "text"}
LETTERS = "abcfijltAVTWÖßłő.,’-–“”/ 日本。「」Ωж"
CARD = Card(
    "I end up exporting everything to a spreadsheet every Friday, and by Monday it is already wrong.",
    "Operations manager, logistics firm",
    "Sample Rota",
)
ARABIC = Card("كنت أكتب جدول المناوبات على ورقة كل يوم جمعة (فقط) مع Rota.", "مديرة مقهى", "Sample Rota")
JAPANESE = Card(
    "毎週金曜日にすべてを表計算ソフトへ書き出していましたが、今は「早く帰れる」のが一番うれしいです。", "店長", ""
)


def drawn(card: Card, form: str = "wide") -> ET.Element:
    svg = card_svg(card, form)
    assert svg is not None
    return ET.fromstring(svg)  # noqa: S314  # our own


def lines(card: Card, form: str = "wide") -> list[ET.Element]:
    """The lines of the words, without signature and publisher."""
    return [line for line in drawn(card, form).iter(f"{SVG}text") if SERIF in line.get("font-family", "")]


def said(card: Card, form: str = "wide") -> list[str]:
    return [line.text or "" for line in lines(card, form)]


def size(card: Card, form: str = "wide") -> float:
    return float(lines(card, form)[0].get("font-size", "0"))


def opened(png: bytes) -> Image.Image:
    return Image.open(io.BytesIO(png)).convert("RGB")


@pytest.mark.parametrize("form", FORMATS)
def test_a_card_says_the_words_in_order_then_who_and_for_whom(form: str) -> None:
    texts = [line.text or "" for line in drawn(CARD, form).iter(f"{SVG}text")]
    assert " ".join(texts) == f"{CARD.words} {CARD.signature} {CARD.publisher}"


def test_a_card_is_described_for_those_who_do_not_see_it() -> None:
    svg = drawn(CARD)
    assert svg.get("role") == "img"
    assert svg.findtext(f"{SVG}title") == CARD.signature
    assert svg.findtext(f"{SVG}desc") == f"{CARD.words}\n— {CARD.signature}"


def test_an_unsigned_card_is_no_riddle() -> None:
    svg = drawn(Card("It just works.", "", ""))
    assert [line.text for line in svg.iter(f"{SVG}text")] == ["It just works."]
    assert svg.findtext(f"{SVG}desc") == "It just works."


@pytest.mark.parametrize(("form", "measures"), FORMATS.items())
def test_the_picture_has_the_size_of_its_format_and_tells_what_it_says(form: str, measures: tuple[int, int]) -> None:
    svg = card_svg(CARD, form)
    assert svg is not None
    picture = opened(svg_to_png(svg))
    assert picture.size == measures
    assert picture.info == {"Description": f"{CARD.words}\n— {CARD.signature}"}


def test_the_picture_shows_ink_within_its_margins_alone() -> None:
    svg = card_svg(CARD, "square")
    assert svg is not None
    picture = opened(svg_to_png(svg))
    ink = ImageChops.difference(picture, Image.new("RGB", picture.size, picture.getpixel((0, 0)))).getbbox()  # type: ignore[arg-type]
    assert ink is not None
    assert ink[0] >= 98
    assert ink[1] >= 98
    assert ink[2] <= 982
    assert ink[3] <= 992


def test_few_words_are_large_and_many_are_small() -> None:
    words = CARD.words.split()
    sizes = [size(Card(" ".join(words * count), "Chef", ""), "portrait") for count in (1, 3, 6)]
    assert sizes == sorted(sizes, reverse=True)
    assert size(Card("Finally.", "Chef", ""), "portrait") > sizes[0] > sizes[-1]


def test_lines_are_even_and_none_is_left_with_one_short_word() -> None:
    for form in FORMATS:
        widths = [face(SERIF, 400).setting(line).width(0, len(line)) for line in said(CARD, form)]
        assert min(widths) > 0.6 * max(widths), form
        assert len(said(CARD, form)[-1].split()) > 1


def test_no_line_begins_with_a_dash() -> None:
    words = "It was a mess – a daily one – until we found a way and I told a colleague – a good one – about it."
    for form in FORMATS:
        assert not any(line.startswith("–") for line in said(Card(words, "", ""), form))


def test_a_word_of_one_letter_had_better_not_end_a_line() -> None:
    assert not any(line.endswith((" a", " I")) for line in said(CARD, "portrait"))


def test_compounds_break_behind_their_hyphen_and_single_letters_stay() -> None:
    broken = said(Card("Schichtplanungs-Verantwortliche " * 3, "", ""), "square")
    assert "".join(broken).replace(" ", "") == "Schichtplanungs-Verantwortliche" * 3
    assert any(line.endswith("Schichtplanungs-") for line in broken)
    assert not any(line.endswith("e-") for line in said(Card("Another e-mail about yet another e-mail. " * 4, "", "")))


@given(
    form=st.sampled_from(list(FORMATS)),
    words=st.lists(st.text(st.sampled_from(LETTERS), min_size=1, max_size=40), min_size=1),
)
@settings(max_examples=80, deadline=None)
def test_every_line_keeps_within_the_margins(form: str, words: list[str]) -> None:
    card = Card(" ".join(words), "Chef", "")
    wanted = " ".join(card.words.split())
    if card_svg(card, form) is None:
        assert not wanted or len(wanted) > 100
        return
    assert "".join("".join(said(card, form)).split()) == unicodedata.normalize("NFC", "".join(wanted.split()))
    measure, height = FORMATS[form][0] - 2 * float(lines(card, form)[0].get("x", "0")), FORMATS[form][1]
    for line in lines(card, form):
        text, size = line.text or "", float(line.get("font-size", "0"))
        assert face(SERIF, 400).setting(text).width(0, len(text)) * size <= measure + 0.01
        assert size < float(line.get("y", "0")) < height - size / 3
        if "textLength" in line.attrib:
            assert float(line.get("textLength", "0")) <= measure + 0.01


def test_words_that_only_small_type_could_hold_get_no_card() -> None:
    speech = Card("word " * 300, "Chef", "")
    assert [form for form in FORMATS if card_svg(speech, form)] == []
    assert card_svg(Card("a" * 100_000, "Chef", ""), "slide") is None
    assert card_svg(Card("Fine.", "so and so " * 10_000, ""), "slide") is None
    assert card_svg(Card("Fine.", "Chef", "so and so " * 100), "slide") is None
    assert card_svg(Card(" \x00\u202e ", "Chef", ""), "slide") is None


def test_a_long_word_without_a_blank_is_broken_only_where_it_must_be() -> None:
    assert said(Card("Schichtplanungsbeauftragtenvertretung", "", ""), "square") == [
        "Schichtplanungsbeauftragtenvertretung"
    ]
    assert "".join(said(Card("ab" * 60, "", ""), "wide")) == "ab" * 60


def test_words_that_hold_quotation_marks_are_not_given_another() -> None:
    def ornament(words: str) -> str:
        return drawn(Card(words, "", "")).findall(f"{SVG}path")[0].get("d", "")

    assert "Q" in ornament("It’s fine, isn’t it")
    for words in ("My mother said “rest”.", '"Fine", he said.', "„Gut“", "« Bien »", "‘Fine’"):
        assert "Q" not in ornament(words)
        assert "v" in ornament(words)


@pytest.mark.parametrize("attack", ATTACKS)
def test_markup_in_words_and_signature_stays_text(attack: str) -> None:
    svg = drawn(Card(f"{attack} end", attack[:60], attack[:40]), "slide")
    assert {each.tag.removeprefix(SVG) for each in svg.iter()} == {
        "svg",
        "title",
        "desc",
        "style",
        "rect",
        "path",
        "text",
    }
    assert (svg.findtext(f"{SVG}desc") or "").startswith(f"{attack} end\n")
    text = card_svg(Card(f"{attack} end", attack[:60], ""), "slide")
    assert text is not None
    assert opened(svg_to_png(text)).info["Description"].startswith(f"{attack} end\n")


def test_letters_that_mislead_or_break_a_document_are_left_out() -> None:
    words = "good\x00 \x1bwords\ud800 \u202egnorw\u202c so\xadft \U000e0041tag\ufeff\n\nend" + "\u0301" * 90
    assert " ".join(said(Card(words, "", ""))) == "good words gnorw soft tag end\u0301\u0301\u0301"


def test_nothing_is_fetched() -> None:
    svg = card_svg(CARD, "wide") or ""
    assert "href" not in svg
    assert set(re.findall(r"url\(([^,)]{10})", svg)) == {"data:font/"}
    assert re.findall(r"https?://[^\"]+", svg) == ["http://www.w3.org/2000/svg"]


def test_right_to_left_words_stand_at_the_right() -> None:
    svg = drawn(ARABIC)
    for line in svg.iter(f"{SVG}text"):
        assert line.get("x") == "1124"
        backwards = line.text != ARABIC.publisher
        assert line.get("direction") == ("rtl" if backwards else None)
        assert line.get("text-anchor") == ("start" if backwards else "end")
    picture = opened(svg_to_png(card_svg(ARABIC, "wide") or ""))
    ink = ImageChops.difference(picture, Image.new("RGB", picture.size, picture.getpixel((0, 0))))  # type: ignore[arg-type]
    box = ink.getbbox()
    assert box is not None
    assert 1110 < box[2] <= 1126
    assert box[0] > 200


def test_a_line_of_right_to_left_words_that_begins_with_a_name_runs_like_the_others() -> None:
    card = Card("לפני זה כתבתי הכול על נייר, ועכשיו Rota Rota Rota Rota Rota Rota Rota הכול!", "", "")
    assert any(line.startswith("Rota") for line in said(card, "portrait"))
    assert {line.get("direction") for line in lines(card, "portrait")} == {"rtl"}


def test_words_without_blanks_break_between_signs_but_not_before_a_full_stop() -> None:
    for form in FORMATS:
        got = said(JAPANESE, form)
        assert "".join(got) == JAPANESE.words
        assert len(got) > 2
        assert not any(line[0] in "、。」っ" or line[-1] == "「" for line in got)


def test_letters_that_the_fonts_lack_are_named() -> None:
    assert missing_letters(CARD) == ""
    assert missing_letters(Card("Łódź, Őrült, Đorđe – “ok” €5", "Tomáš’s", "")) == ""
    assert missing_letters(Card("Ωmega Ω", "Жanna", "日")) == "ΩЖ日"
    assert missing_letters(Card("👍\ufe0f\u200d", "", "")) == "👍"


def test_both_parts_of_a_family_are_drawn() -> None:
    """Letters of other Latin alphabets lie in a second file with the same name: each needs ink of its own."""
    bare = svg_to_png(card_svg(Card("lodz", "", ""), "wide") or "")
    marked = svg_to_png(card_svg(Card("łódź", "", ""), "wide") or "")
    assert bare != marked
    unheld = svg_to_png((card_svg(Card("łódź", "", ""), "wide") or "").replace(">łódź<", ">\U000fffff\U000ffffe<"))
    assert len({bare, marked, unheld}) == 3


def test_a_card_that_this_machine_cannot_draw_comes_as_svg_alone(tmp_path: Path) -> None:
    card = Card("Signs of a script that has no letters: \U0001fbff\U00016fe4\U0001e94a", "Chef", "")
    assert undrawable_letters(card)
    assert {Path(name).suffix for name in card_files({"p1-odd": card}, tmp_path)} == {".svg"}


def test_the_same_card_is_the_same_bytes_in_another_process(tmp_path: Path) -> None:
    script = (
        "import sys\nfrom pathlib import Path\nfrom firsthand.printing.cards import Card, card_files\n"
        f"for name, file in card_files({{'q': Card(*{(CARD.words, CARD.signature, CARD.publisher)!r})}}, "
        "Path(sys.argv[1])).items():\n    Path(sys.argv[1], name).write_bytes(file)\n"
    )
    environment = {**os.environ, "PYTHONHASHSEED": "7", "PYTHONPATH": os.pathsep.join(sys.path), "TZ": "Asia/Tokyo"}
    subprocess.run([sys.executable, "-c", script, str(tmp_path)], check=True, env=environment)
    for name, file in card_files({"q": CARD}, tmp_path / "elsewhere").items():
        assert (tmp_path / name).read_bytes() == file, name


def test_cards_are_files_of_every_format_in_which_they_fit(tmp_path: Path) -> None:
    long = Card("I did not think that a calendar could change how people talk to each other. " * 8, "Chef", "")
    files = card_files({"p1-short": CARD, "p2-long": long}, tmp_path)
    assert {name for name in files if "short" in name} == {
        f"p1-short-{form}.{kind}" for form in FORMATS for kind in ("svg", "png")
    }
    assert {name for name in files if "long" in name} == {
        f"p2-long-{form}.{kind}" for form in ("slide", "portrait", "square") for kind in ("svg", "png")
    }


def test_pictures_of_an_earlier_build_are_taken_as_they_are(tmp_path: Path) -> None:
    first = card_files({"q": CARD}, tmp_path)
    kept = {path: path.stat().st_mtime_ns for path in (tmp_path / "cards").iterdir()}
    assert {path.suffix for path in kept} == {".png", ".svg"}
    assert len(kept) == 2 * len(FORMATS)
    assert card_files({"another-id": CARD}, tmp_path) == {
        name.replace("q-", "another-id-"): file for name, file in first.items()
    }
    assert {path: path.stat().st_mtime_ns for path in (tmp_path / "cards").iterdir()} == kept
    card_files({"q": Card("Other words.", "", "")}, tmp_path)
    assert len(list((tmp_path / "cards").iterdir())) == 4 * len(FORMATS)


def test_a_picture_of_which_half_was_written_is_never_taken(tmp_path: Path) -> None:
    whole = card_files({"q": CARD}, tmp_path)
    for path in list((tmp_path / "cards").iterdir()):
        path.with_suffix(f"{path.suffix}.half").write_bytes(path.read_bytes()[:100])
        path.unlink()
    assert card_files({"q": CARD}, tmp_path) == whole
    assert {path.suffix for path in (tmp_path / "cards").iterdir()} == {".png", ".svg"}


def test_ordinary_letters_are_in_all_fonts_of_the_theme() -> None:
    letters = "".join(letter for letter in map(chr, range(0x20, 0x2030)) if ORDINARY.fullmatch(letter))
    assert len(letters) > 190
    for family, weight in ((SERIF, 400), (SANS, 400), (SANS, 600)):
        assert face(family, weight).missing(letters) == ""


@pytest.mark.parametrize("text", ["office AVATAR, To", "“Quote,” – Łódź Őrült", "fjord affluent’s T. W. 1,000"])
@pytest.mark.parametrize(("family", "weight"), [(SERIF, 400), (SANS, 400), (SANS, 600)])
def test_the_letters_of_a_file_are_the_letters_of_the_theme(family: str, weight: int, text: str) -> None:
    assert face(family, weight).missing(text) == ""
    whole, apart = face(family, weight).setting(text), sum(face(family, weight).setting(each).ends[0] for each in text)
    assert 0.85 * apart < whole.width(0, len(text)) < apart


@pytest.mark.parametrize(("family", "weight"), [(SERIF, 400), (SANS, 400), (SANS, 600)])
def test_western_letters_are_set_alike_whether_or_not_others_stand_beside_them(family: str, weight: int) -> None:
    text = "office AVATAR, To “Quote,” fjord affluent’s T. W. 1,000 "
    alone, beside = face(family, weight).setting(text), face(family, weight).setting(text + "Łódź")
    assert beside.ends[: len(text)] == pytest.approx(alone.ends)
    assert face(family, weight).ttf(text) != face(family, weight).ttf("Łódź")


@pytest.mark.browser
@pytest.mark.parametrize("form", FORMATS)
def test_a_browser_shows_what_the_picture_shows(form: str, tmp_path: Path) -> None:
    svg = card_svg(CARD, form) or ""
    (tmp_path / "card.svg").write_text(svg, encoding="utf-8")
    width, height = FORMATS[form]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable(), args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": width, "height": height})
        page.goto((tmp_path / "card.svg").as_uri())
        shot = page.screenshot()
        # How wide the browser's own letters are, beside what the card says that they are.
        natural = page.evaluate(
            "[...document.querySelectorAll('text')].map(line => {"
            "const said = line.getAttribute('textLength'); line.removeAttribute('textLength');"
            "return [Number(said), line.getComputedTextLength()]})"
        )
        browser.close()
    for said_width, own_width in natural:
        assert own_width == pytest.approx(said_width, abs=0.5)
    seen = ImageChops.difference(opened(shot).convert("L"), opened(svg_to_png(svg)).convert("L"))
    assert ImageStat.Stat(seen).mean[0] < 2
