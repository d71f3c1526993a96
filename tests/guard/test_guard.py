"""What the guard finds in a written site, in whatever form it stands there, and what it leaves alone."""

from __future__ import annotations

import gzip
import io
import json
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, PngImagePlugin

from firsthand.guard.folding import words_of
from firsthand.guard.guard import Subject, leaks_of
from firsthand.guard.runs import LENGTH, Runs
from firsthand.guard.secrets import Leak, Passage, grouped
from firsthand.model import Source
from firsthand.reading.research import read_research
from firsthand.settings import Settings
from tests.conftest import lay_out
from tests.guard.builders import chart, slides, without_cache, without_workbooks

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pptx.presentation import Presentation
    from pptx.slide import Slide

    from tests.conftest import MakeResearch

DAY = "2026-07-01"
WITHHELD = "We stopped paying the bakery for three whole weeks in spring because the totals were wrong"
NOTES = {
    "interviews/p07.md": "---\nparticipant: P07\nconsent: internal\ndate: 2026-03-14\n---\n\n"
    f"> {WITHHELD}.\n> #money\n\n> Crêpes.\n> #money\n",
    "interviews/p08.md": "---\nparticipant: P08\npersona: baker\n"
    "consent: {level: anonymous, testimonial: false, given: 2026-03-01}\n"
    "attributes: {plan: gold leaf}\n---\n\n"
    "> We buy flour at [Bäckerei Zölle]{.private} on Mondays.\n> #flour ^flour {.testimonial}\n\n"
    "The talk was held in a cold room behind the ovens, with the door open. %% She was cross with us all. %%\n",
    "interviews/p09.md": "---\nparticipant: P09\nconsent: {level: anonymous, withdrawn: 2026-04-01}\n---\n\n"
    "> Nobody ever asked me whether I wanted the early shift at all.\n> #shifts\n",
    "findings/flour.md": "---\ntitle: Flour is bought on Mondays\nsupports: [flour]\n---\n\nAll of them do.\n",
}
IDENTITIES = (
    "id,name,email,phone,company\nP07,Zinnia Quartermaine,zinnia@quartermaine.example,+44 20 7946 0958,Ovenworks Ltd\n"
)


@pytest.fixture
def guarded(tmp_path: Path) -> Callable[..., list[str]]:
    """Lay a site out and list what the guard finds, as `file: kind`."""
    lay_out(tmp_path, NOTES)
    (tmp_path / "private").mkdir()
    (tmp_path / "private/identities.csv").write_text(IDENTITIES, encoding="utf-8")
    research = read_research(tmp_path / "content", tmp_path)

    def look(files: dict[str, bytes], edition: str = "external") -> list[str]:
        for name, data in files.items():
            path = tmp_path / "site" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        settings = Settings(edition=edition)  # type: ignore[arg-type]
        subject = Subject(research, tmp_path / "content", tmp_path, settings, DAY)
        found = leaks_of(tmp_path / "site", subject, [])
        return [f"{leak.file}: {leak.kind}" for leak in found]

    return look


def page(text: str) -> dict[str, bytes]:
    return {"index.html": f"<!doctype html><p>Flour is bought on Mondays.</p>{text}".encode()}


QUOTED = "words of somebody who did not agree to be quoted here"
PRIVATE = "private words"
ID = "the id of a participant"
SOFT = "\u00ad"


@pytest.mark.parametrize(
    ("written", "kind"),
    [
        pytest.param(f"<p>{WITHHELD}</p>", QUOTED, id="a withheld quote"),
        pytest.param(f"<p>{WITHHELD.upper()}</p>", QUOTED, id="in capitals"),
        pytest.param(
            "<p>They said: the bakery for three whole weeks in spring, because.</p>", QUOTED, id="eight words"
        ),
        pytest.param(f"<!-- {WITHHELD} -->", QUOTED, id="in a comment"),
        pytest.param(f'<img alt="{WITHHELD}">', QUOTED, id="in an attribute"),
        pytest.param(f"<p>{WITHHELD.replace(' ', '&nbsp;')}</p>", QUOTED, id="with hard blanks"),
        pytest.param(f"<p>{WITHHELD.replace('bakery', 'bak<b>er</b>y')}</p>", QUOTED, id="with markup in a word"),
        pytest.param(f"<p>{WITHHELD.replace('totals', f'to{SOFT}tals')}</p>", QUOTED, id="with soft hyphens"),
        pytest.param(f"<p>{WITHHELD.replace('totals', 'to-<br>tals')}</p>", QUOTED, id="hyphenated at a line's end"),
        pytest.param(f"<script>var a = {json.dumps(WITHHELD)}</script>", QUOTED, id="in a script"),
        pytest.param("<p>Crêpes.</p>", QUOTED, id="a quote of one word, alone"),
        pytest.param("<p>At Bäckerei Zölle.</p>", PRIVATE, id="private words"),
        pytest.param("<p>At Backerei Zolle.</p>", PRIVATE, id="private words without accents"),
        pytest.param("<p>At B&auml;ckerei Z&#246;lle.</p>", PRIVATE, id="private words in references"),
        pytest.param("<p>At Ba\u0308ckerei Zo\u0308lle.</p>", PRIVATE, id="private words decomposed"),
        pytest.param('<a href="/B%C3%A4ckerei%20Z%C3%B6lle">x</a>', PRIVATE, id="private words in an address"),
        pytest.param("<p>So P07 said.</p>", ID, id="an id"),
        pytest.param("<p>As in P07’s case.</p>", ID, id="an id's, with a typographic apostrophe"),
        pytest.param("<p>As in P07's case.</p>", ID, id="an id's"),
        pytest.param("<p>P7 said so.</p>", ID, id="an id without its nought"),
        pytest.param("<p>Participant 7 said so.</p>", ID, id="an id in words"),
        pytest.param('<a href="interviews/p07/">x</a>', ID, id="an id in an address"),
        pytest.param('<div data-x="p08--flour">x</div>', ID, id="an id in a longer name"),
        pytest.param("<p>Zinnia Quartermaine</p>", "the name of P07", id="a name"),
        pytest.param("<p>Quartermaine, Z.</p>", "the name of P07", id="a name turned round"),
        pytest.param("<p>ZINNIA@QUARTERMAINE.EXAMPLE</p>", "the e-mail address of P07", id="an address"),
        pytest.param("<p>Call 020 7946 0958.</p>", "the telephone number of P07", id="a number"),
        pytest.param("<p>(+44) 20-7946-0958</p>", "the telephone number of P07", id="a number written otherwise"),
        pytest.param("<p>Ovenworks</p>", "the company of P07", id="a company"),
        pytest.param(
            "<p>in a cold room behind the ovens, with the door</p>", "notes that are not published", id="notes"
        ),
        pytest.param("<p>She was cross with us all.</p>", "notes that are not published", id="a comment of a note"),
        pytest.param("<p>Zölle</p>", PRIVATE, id="one telling word of private ones"),
        pytest.param("<p>on 14th Mar 2026</p>", "a date that is finer than a month", id="a day written otherwise"),
        pytest.param("<p>14.3.2026</p>", "a date that is finer than a month", id="a day in figures"),
        pytest.param("<p>on 14 March 2026</p>", "a date that is finer than a month", id="a day"),
        pytest.param(
            "<time datetime='2026-03-14T10:00:00Z'>x</time>", "a date that is finer than a month", id="a day and a time"
        ),
        pytest.param("<p>gold leaf</p>", "an attribute of a respondent", id="an attribute"),
        pytest.param("<tr><th>Baker</th><td>1 of 1</td></tr>", "the figure of a group that is too small", id="a group"),
    ],
)
def test_it_finds_what_must_not_be_there(guarded: Callable[..., list[str]], written: str, kind: str) -> None:
    assert f"index.html: {kind}" in guarded(page(written))


@pytest.mark.parametrize(
    ("moment", "leaks"),
    [
        ("2026-03-14T00:00:00Z", 1),
        ("2026-03-01T00:00:00Z", 0),
        ("2026-03-01T09:30:00Z", 1),
        ("2026-03-01", 1),
    ],
)
def test_a_feed_may_name_a_month_by_its_first_moment_and_no_day(
    guarded: Callable[..., list[str]], moment: str, leaks: int
) -> None:
    entry = f"<entry><title>Flour</title><updated>{moment}</updated><summary>14 of 20</summary></entry>"
    feed = f'<feed xmlns="http://www.w3.org/2005/Atom">{entry}</feed>'.encode()
    assert guarded({"feed.xml": feed, **page("")}) == leaks * ["feed.xml: a date that is finer than a month"]


def _png(text: str) -> bytes:
    info = PngImagePlugin.PngInfo()
    info.add_text("Comment", text)
    out = io.BytesIO()
    Image.new("RGB", (4, 4)).save(out, "PNG", pnginfo=info)
    return out.getvalue()


def _pdf(title: str) -> bytes:
    pdf = pikepdf.new()
    pdf.add_blank_page()
    pdf.docinfo["/Title"] = title
    out = io.BytesIO()
    pdf.save(out)
    return out.getvalue()


def _spoken(text: str) -> bytes:
    return slides(lambda _, slide: setattr(slide.notes_slide.notes_text_frame, "text", text))


def _in_runs(slide: Slide, text: str) -> None:
    """Every letter in a run of its own, as programs leave them that check the spelling."""
    for letter in text:
        slide.shapes.title.text_frame.paragraphs[0].add_run().text = letter


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("data/quotes.json", json.dumps([{"text": WITHHELD}]).encode()),
        ("data/quotes.csv", f"id,text\n1,{WITHHELD}\n".encode()),
        ("feed.xml", f"<feed><title>{WITHHELD}</title></feed>".encode()),
        ("sitemap.xml.gz", gzip.compress(WITHHELD.encode(), mtime=0)),
        (
            "pagefind/fragment/en_1.pf_fragment",
            gzip.compress(b"pagefind_dcd" + json.dumps({"content": WITHHELD}).encode(), mtime=0),
        ),
        ("images/a.png", _png(WITHHELD)),
        ("briefs/a.pdf", _pdf(WITHHELD)),
        ("briefs/note.pptx", _spoken(WITHHELD)),
        ("briefs/runs.pptx", slides(lambda _, slide: _in_runs(slide, WITHHELD))),
        ("briefs/core.pptx", slides(lambda deck, _: setattr(deck.core_properties, "comments", WITHHELD))),
        ("briefs/workbook.pptx", without_cache(slides(lambda _, slide: chart(slide, WITHHELD, "x")))),
        ("briefs/chart.pptx", without_workbooks(slides(lambda _, slide: chart(slide, WITHHELD, "x")))),
        ("drawing.svg", f"<svg xmlns='http://www.w3.org/2000/svg'><desc>{WITHHELD}</desc></svg>".encode()),
        ("bundle.js.map", json.dumps({"sourcesContent": [f"// {WITHHELD}"]}).encode()),
        ("style.css", f"p::after {{ content: '{WITHHELD}' }}".encode()),
        (f"{WITHHELD.replace(' ', '-')}/index.html", b"<p>nothing</p>"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_in_every_kind_of_file(guarded: Callable[..., list[str]], name: str, data: bytes) -> None:
    assert [each for each in guarded({name: data}) if each.endswith(QUOTED)]


@pytest.mark.parametrize(
    "written",
    [
        "<p>We buy flour at […] on Mondays.</p>",
        "<p>Flour is bought on Mondays. All of them do.</p>",
        "<p>They like crêpes and flour.</p>",
        "<p>the bakery for three whole weeks in summer</p>",
        "<p>14 of 15; March 2026; P70, AP07, p0 7</p>",
        "<p>Mondays, cold rooms, open doors, and nobody asked.</p>",
    ],
)
def test_it_leaves_alone_what_may_be_read(guarded: Callable[..., list[str]], written: str) -> None:
    assert guarded(page(written)) == []


def test_ids_that_look_like_a_cell_or_a_colour_are_found_in_words_alone(
    make_research: MakeResearch, tmp_path: Path
) -> None:
    ids = ("A1", "B2", "TX1", "lt2")
    research = make_research({f"interviews/{name}.md": f"---\nparticipant: {name}\n---\n" for name in ids})
    subject = Subject(research, tmp_path / "content", tmp_path, Settings(edition="external"), DAY)
    (tmp_path / "site").mkdir()

    def found(data: bytes) -> list[Leak]:
        (tmp_path / "site/a.pptx").write_bytes(data)
        return leaks_of(tmp_path / "site", subject, [])

    assert found(slides(lambda _, slide: chart(slide, "Owner", "supports it"))) == []
    for name in ids:
        assert [leak.kind for leak in found(_spoken(f"As {name} said"))] == [ID]
        assert {leak.kind for leak in found(slides(lambda _, slide, name=name: chart(slide, name, "x")))} == {ID}


def test_the_moment_of_a_file_may_name_a_month(guarded: Callable[..., list[str]]) -> None:
    def made(moment: datetime) -> bytes:
        return slides(lambda deck, _: _date(deck, moment))

    def _date(deck: Presentation, moment: datetime) -> None:
        deck.core_properties.created = deck.core_properties.modified = moment

    assert guarded({"a.pptx": made(datetime(2026, 3, 1, tzinfo=UTC))}) == []
    assert guarded({"a.pptx": made(datetime(2026, 3, 14, tzinfo=UTC))}) == ["a.pptx: a date that is finer than a month"]


def test_everyday_private_words_are_looked_for_with_those_around_them(
    make_research: MakeResearch, tmp_path: Path
) -> None:
    body = '> We lost [two]{.private as="a few"} hours to [us]{.private}, at [Zölle]{.private}.\n> #time\n'
    research = make_research({"interviews/p1.md": f"---\nparticipant: P1\nconsent: anonymous\n---\n\n{body}"})
    subject = Subject(research, tmp_path / "content", tmp_path, Settings(edition="external"), DAY)
    (tmp_path / "site").mkdir()

    def found(text: str) -> bool:
        (tmp_path / "site/index.html").write_text(f"<p>{text}</p>", encoding="utf-8")
        return bool(leaks_of(tmp_path / "site", subject, []))

    assert found("They lost two hours to it.")
    assert not found("Two of us met two others.")


def test_files_of_an_own_theme_are_read_and_its_fonts_are_taken(
    guarded: Callable[..., list[str]], tmp_path: Path
) -> None:
    (tmp_path / "own").mkdir()
    (tmp_path / "own/note.txt").write_text(WITHHELD, encoding="utf-8")
    (tmp_path / "own/face.bin").write_bytes(b"\0\1\2\xff")
    files = {name: (tmp_path / "own" / name).read_bytes() for name in ("note.txt", "face.bin")}
    found = guarded(files)
    assert f"note.txt: {QUOTED}" in found
    assert [each for each in found if each.startswith("face.bin")]
    research = read_research(tmp_path / "content", tmp_path)
    subject = Subject(research, tmp_path / "content", tmp_path, Settings(edition="external"), DAY)
    leaks = leaks_of(tmp_path / "site", subject, [], tmp_path / "own")
    assert {leak.file for leak in leaks} == {"note.txt"}


def test_pictures_and_files_in_the_content_folder_are_no_secrets_of_themselves(tmp_path: Path) -> None:
    title = "A plan of all the ovens in the bakery here"
    drawing = f"<svg xmlns='http://www.w3.org/2000/svg' width='10'><title>{title}</title></svg>"
    page = "---\neditions: both\n---\n\n[List](list.csv)\n"
    table = "question,asked of\nWhat did you bake on the first day of the year,everybody\n"
    lay_out(tmp_path, {**NOTES, "media/plan.svg": drawing, "pages/index.md": page, "pages/list.csv": table})
    (tmp_path / "site").mkdir()
    (tmp_path / "site/list.csv").write_text(table, encoding="utf-8")
    (tmp_path / "site/a.svg").write_text(
        drawing.replace("A plan of all the ovens in the bakery here", ""), encoding="utf-8"
    )
    research = read_research(tmp_path / "content", tmp_path)
    subject = Subject(research, tmp_path / "content", tmp_path, Settings(edition="external"), DAY)
    assert leaks_of(tmp_path / "site", subject, []) == []


def test_leaks_are_grouped_by_what_leaks_with_how_to_mend_it() -> None:
    source = Source("content/interviews/p7.md", 5)
    leaks = [Leak(file, "text", ID, source) for file in ("data/a.json", "index.html", "b.html")]
    (cause,) = grouped(leaks)
    assert str(cause) == (
        "b.html, text and 2 more files: the id of a participant, from content/interviews/p7.md:5:1. "
        "Write “a participant” or the persona instead."
    )


def test_a_testimonial_needs_consent_of_its_own(guarded: Callable[..., list[str]]) -> None:
    public = b"<p>We buy flour at [...] on Mondays.</p>"
    kind = "a testimonial of somebody who did not agree to marketing"
    assert guarded({"tags/flour/index.html": public}) == []
    assert guarded({"testimonials/q-1/index.html": public}) == [f"testimonials/q-1/index.html: {kind}"]


def test_inside_it_keeps_watch_over_those_who_withdrew_and_over_comments(guarded: Callable[..., list[str]]) -> None:
    inside = f"<p>{WITHHELD} P07 P08 Bäckerei Zölle, in a cold room behind the ovens, with the door open.</p>"
    assert guarded(page(inside), "internal") == []
    gone = "<p>ever asked me whether I wanted the early shift at all</p><p>P09</p><p>She was cross with us all.</p>"
    found = guarded(page(gone), "internal")
    assert set(found) == {f"index.html: {kind}" for kind in ("notes that are not published", ID, QUOTED)}


@pytest.mark.parametrize(
    ("name", "data"),
    [("talk.mp3", b"ID3"), ("data.bin", b"\0\1\2\xff"), ("a.png", b"no picture"), ("a.zip", b"PK\3\4")],
)
def test_what_it_cannot_read_it_refuses(guarded: Callable[..., list[str]], name: str, data: bytes) -> None:
    (found,) = guarded({name: data})
    assert "cannot be read, and what cannot be read is not published" in found


def test_ids_that_are_figures_are_refused(tmp_path: Path) -> None:
    lay_out(tmp_path, {"interviews/a.md": "---\nparticipant: 12\nconsent: anonymous\n---\n"})
    (tmp_path / "site").mkdir()
    research = read_research(tmp_path / "content", tmp_path)
    settings = Settings(edition="external")
    (leak,) = leaks_of(tmp_path / "site", Subject(research, tmp_path / "content", tmp_path, settings, DAY), [])
    assert "an id such as P12 can" in str(leak)


def test_files_of_the_theme_are_left_alone(tmp_path: Path) -> None:
    lay_out(tmp_path, NOTES)
    for folder in ("site", "theme"):
        (tmp_path / folder / "assets").mkdir(parents=True)
        (tmp_path / folder / "assets/face.bin").write_bytes(b"\0\1 P07")
    research = read_research(tmp_path / "content", tmp_path)
    settings = Settings(edition="external")
    found = leaks_of(
        tmp_path / "site", Subject(research, tmp_path / "content", tmp_path, settings, DAY), [tmp_path / "theme"]
    )
    assert found == []


WORDS = st.lists(
    st.sampled_from(
        ["alder", "birch", "cedar", "elm", "fir", "hazel", "larch", "maple", "oak", "pine", "rowan", "yew"]
    ),
    max_size=40,
)


@given(kept=WORDS, published=WORDS, site=WORDS)
def test_a_run_is_found_exactly_where_it_stands(kept: list[str], published: list[str], site: list[str]) -> None:
    runs = Runs(([Passage("notes", " ".join(kept), Source("a.md"))], [" ".join(published)]))

    def windows(words: list[str]) -> set[tuple[str, ...]]:
        return {tuple(words[start : start + LENGTH]) for start in range(len(words) - LENGTH + 1)}

    expected = bool(windows(site) & windows(kept) - windows(published))
    assert bool(list(runs.find(site))) == expected


@given(st.text(max_size=60))
def test_folding_is_the_same_twice(text: str) -> None:
    once = " ".join(words_of(text))
    assert " ".join(words_of(once)) == once


def test_a_passage_is_named_with_its_place() -> None:
    passages = [
        Passage("notes", f"{word} " + "one two three four five six seven", Source(f"{word}.md")) for word in ("a", "b")
    ]
    runs = Runs(([*passages, replace(passages[0], text="short")], []))
    assert {each.source.file for each in runs.find(words_of("so b one two three four five six seven"))} == {"b.md"}
