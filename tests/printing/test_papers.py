"""Papers beside the briefs: guides, snapshots, sheets for audiences, cards; what readers find in them."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import page
import pypdfium2
import pytest

from firsthand.editions.publish import publish
from firsthand.model import plain
from firsthand.pages.addresses import Addresses
from firsthand.pages.wording import wording
from firsthand.printing.look import look_of
from firsthand.printing.papers import Printer
from firsthand.printing.press import to_pdf
from firsthand.reading.research import read_research
from firsthand.settings import Brand, Settings
from tests.hostile import ATTACKS, HOSTILE
from tests.printing.printed import DAY, letters, read

if TYPE_CHECKING:
    from firsthand.editions.publication import Publication
    from firsthand.model import Research
    from tests.conftest import MakeResearch

OTHERS = ("guide", "snapshot", "audience", "testimonials")
ONE_PAGE = ("interviews", "audiences")


def published(research: Research, **options: object) -> tuple[Publication, dict[str, bytes]]:
    """An edition, and its papers but for briefs by their paths."""
    settings = Settings(**{"papers": OTHERS, **options})  # type: ignore[arg-type]
    publication = publish(research, settings, settings.edition, DAY, say=wording(settings.language).plain)
    look = look_of(settings, Path())
    printer = Printer(publication, Addresses(publication), look, "A <b>publisher</b>", {}, brand=Brand())
    return publication, {path: to_pdf(paper) for path, paper in printer.papers(settings.papers)}


def of_site(folder: Path) -> dict[str, bytes]:
    every = {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*.pdf"))}
    return {path: pdf for path, pdf in every.items() if not path.startswith("briefs/")}


@pytest.fixture(scope="module")
def papers(sample: Path) -> dict[str, bytes]:
    return of_site(sample / "site")


@pytest.fixture(scope="module")
def inside(sample: Path) -> Publication:
    return publish(read_research(sample / "content", sample), Settings(), "internal", DAY)


def test_every_paper_lies_beside_its_page_which_links_to_it(
    sample: Path, papers: dict[str, bytes], inside: Publication
) -> None:
    wanted = {f"guides/{name}.pdf" for name in inside.guides}
    wanted |= {f"interviews/{name}.pdf" for name, interview in inside.interviews.items() if interview.quotes}
    wanted |= {f"audiences/{name}.pdf" for name in inside.audiences}
    assert set(papers) == wanted | {"testimonials.pdf"}
    for path in papers:
        html = (sample / "site" / path.removesuffix(".pdf") / "index.html").read_text(encoding="utf-8")
        assert f'href="../{Path(path).name}"' in html


def test_a_page_without_a_paper_links_to_none(sample: Path, inside: Publication) -> None:
    (silent,) = (name for name, interview in inside.interviews.items() if not interview.quotes)
    assert ".pdf" not in (sample / "site/interviews" / silent / "index.html").read_text(encoding="utf-8")


def test_an_independent_checker_finds_no_fault(papers: dict[str, bytes], external_site: Path) -> None:
    outside = of_site(external_site)
    assert set(outside) == {"testimonials.pdf"}, "neither guides nor interviews go outside"
    for path, pdf in [*papers.items(), *outside.items()]:
        report = page.validate_pdf_bytes(pdf, profile="ua1")
        assert report.is_compliant, (path, [(failure.rule_id, failure.message) for failure in report.failures])


def test_a_snapshot_and_an_audiences_sheet_are_one_page(papers: dict[str, bytes]) -> None:
    short = {path: len(read(pdf).pages) for path, pdf in papers.items() if path.startswith(ONE_PAGE)}
    assert set(short.values()) == {1}, short


def test_a_guide_holds_every_question_in_order_and_where_one_is(sample: Path, papers: dict[str, bytes]) -> None:
    guides = read_research(sample / "content", sample).guides
    for name, guide in guides.items():
        pages = read(papers[f"guides/{name}.pdf"]).pages
        text = letters(" ".join(pages))
        places = [text.index(letters(question.text)) for question in guide.questions]
        assert places == sorted(places)
        for number, words in enumerate(pages, 1):
            assert f"{number} / {len(pages)}" in words
        assert "Don’t ask leading questions" in pages[0]
        assert all("Tell me more about that." in words for words in pages), "follow-up questions are at hand"


def test_a_guide_says_what_to_do_for_its_goal(papers: dict[str, bytes]) -> None:
    assert "Give them something to do" in read(papers["guides/shift-swaps.pdf"]).text
    assert "Give them something to do" not in read(papers["guides/getting-started.pdf"]).text


def test_a_snapshot_tells_the_facts_the_words_and_the_findings(papers: dict[str, bytes], inside: Publication) -> None:
    interview, text = inside.interviews["p07"], read(papers["interviews/p07.pdf"]).text
    for words in ("9 February 2026", "attributed", "in-app invitation", "Discover", "team size: 34"):
        assert words in text
    for quote in interview.quotes:
        assert letters(quote.text) in letters(text)
    supported = [each for each in inside.findings.values() if {*each.supporting} & {*interview.quotes}]
    assert len(supported) > 1
    for finding in supported:
        assert letters(finding.title) in letters(text)
        assert finding.evidence.figure in text


def test_an_audiences_sheet_says_what_each_finding_means_and_how_many_it_leaves_out(
    papers: dict[str, bytes], inside: Publication
) -> None:
    for name, audience in inside.audiences.items():
        text = read(papers[f"audiences/{name}.pdf"]).text
        told = [each for each in audience.meanings if letters(inside.findings[each].title) in letters(text)]
        assert told == list(audience.meanings)[: len(told)], "the strongest first"
        for each in told:
            finding = inside.findings[each]
            assert letters(audience.meanings[each])[:30] in letters(text)
            assert finding.evidence.figure in text
            assert letters(finding.key_quotes[0].text) in letters(text)
            assert audience.opportunities == (letters(finding.opportunity) in letters(text))
        left_out = len(audience.meanings) - len(told)
        found = re.search(r"(\d+) more findings? (is|are) on the site", text)
        assert left_out == (int(found[1]) if found else 0)


def test_every_testimonial_is_a_card(papers: dict[str, bytes], external_site: Path, inside: Publication) -> None:
    for pdf in (papers["testimonials.pdf"], of_site(external_site)["testimonials.pdf"]):
        text = read(pdf).text
        for testimonial in inside.testimonials.values():
            assert letters(testimonial.text + testimonial.attribution) in letters(text)
        assert not re.search(r"\bP\d\d\b", text), "cards name nobody's id"


def interview(number: int, body: str, **front: str) -> dict[str, str]:
    lines = "".join(f"{key}: {value}\n" for key, value in front.items())
    return {f"interviews/p{number}.md": f"---\nparticipant: P{number}\n{lines}---\n\n{body}"}


def test_a_long_interview_takes_one_page_and_says_how_much_more_there_is(make_research: MakeResearch) -> None:
    words = "I do it again and again, on Mondays, with a pencil, for all that it is worth to anybody but me"
    quotes = "\n\n".join(f"> {words} and {number} others.\n> #work" for number in range(60))
    speech = "".join(f"\n\n> Speech {number}: {words * 12}.\n> #work" for number in range(5))
    body = f"# Pains\n\n{quotes}\n\n# Gains\n{speech}\n\n# Gaps\n\n> Short.\n> #work\n"
    segments = "[" + ", ".join(f"segment-number-{number}" for number in range(40)) + "]"
    finding = f"---\ntitle: {words * 3}\nsupports: [work]\n---\n\nWords.\n"
    files = interview(1, body, persona="owner", segments=segments, recruited_via=words * 4, consent="internal")
    files |= {f"findings/f{number}.md": finding for number in range(12)}
    for options in ({}, {"paper": "Letter", "language": "de"}):
        _, made = published(make_research(files), **options)
        (text,) = read(made["interviews/p1.pdf"]).pages
        shown = len(re.findall(r"and \d+ others", text))
        more = re.findall(r"(?:and|und) (\d+) (?:more|weitere)", text)
        assert shown
        assert str(60 - shown) in more
        assert "Speech" not in text, "what is too long is left out whole"
        assert re.search(r"5 (quotes|Zitate)", text)


def test_an_audience_with_much_to_read_gets_one_page(make_research: MakeResearch) -> None:
    words = "Whatever is done by hand on Mondays is done again on Tuesdays by somebody else"
    files = interview(1, f"> {words * 3}.\n> #work\n", consent="anonymous")
    for number in range(14):
        meaning = f"{words}, {number} times. " * (1 + number % 4) if number else "\n    ".join(["- a"] * 80)
        files[f"findings/f{number:02}.md"] = (
            f"---\ntitle: {words} and {number}\nsupports: [work]\nopportunity: {words}\nfor:\n"
            f"  product: |\n    {meaning}\n---\n\nWords.\n"
        )
    _, made = published(make_research(files), paper="Letter")
    (text,) = read(made["audiences/product.pdf"]).pages
    assert "What it means is told on the site." in text
    assert re.search(r"\d+ more findings are on the site", text)


def test_a_testimonial_of_many_words_gets_a_larger_card_and_loses_none(make_research: MakeResearch) -> None:
    quotes = [" ".join(f"word{size}x{at}" for at in range(size)) for size in (4, 40, 70, 200, 1500)]
    body = "\n\n".join(f"> {words}\n> #work {{.testimonial}}" for words in quotes)
    consent = '{level: attributed, testimonial: true, attribution: "Owner, a café"}'
    for paper, size in (("A4", (595, 842)), ("Letter", (612, 792))):
        _, made = published(make_research(interview(1, body, consent=consent)), paper=paper, papers=("testimonials",))
        pdf = made["testimonials.pdf"]
        text = letters(read(pdf).text)
        for words in quotes:
            assert letters(words) in text
        sheet = pypdfium2.PdfDocument(pdf)[0].get_size()
        assert (round(sheet[0]), round(sheet[1])) == size


def test_outside_audiences_have_a_sheet_with_what_may_be_shown(sample: Path) -> None:
    research = read_research(sample / "content", sample)
    publication, made = published(research, edition="external", external_audiences=["support"])
    assert set(made) == {"audiences/support.pdf", "testimonials.pdf"}
    text = read(made["audiences/support.pdf"]).text
    assert "External edition" in text
    shown = {letters(quote.text) for quote in publication.quotes.values()}
    withheld = {letters(plain(quote.words)) for quote in research.quotes.values()} - shown
    assert len(withheld) > 1
    assert not [words for words in withheld if words in letters(text)]
    assert not re.search(r"\bP\d\d\b", text)
    assert page.validate_pdf_bytes(made["audiences/support.pdf"], profile="ua1").is_compliant


def test_papers_are_those_that_are_asked_for(make_research: MakeResearch) -> None:
    files = interview(1, "> Fine.\n> #work {.testimonial}\n", consent="{level: anonymous, testimonial: true}")
    files |= {"guides/g.md": "---\ntitle: A guide\ngoal: discover\n---\n\n- What happened?\n"}
    _, made = published(make_research(files), papers=("guide",))
    assert set(made) == {"guides/g.pdf"}


def test_hostile_notes_print_as_text(make_research: MakeResearch) -> None:
    told = [each for each in ATTACKS if "[[" not in each]
    files = {
        **HOSTILE,
        "guides/g1.md": "---\ntitle: '<b>bold</b> {{ 7 * 191 }}'\ngoal: interest\n---\n\n"
        + "\n\n".join(f"## Part {each}\n\n- What, {each}\n    - and {each}" for each in told),
        "interviews/p3.md": "---\nparticipant: P3\nconsent: {level: attributed, testimonial: true, attribution: "
        "'<i>Owner</i>'}\n---\n\n" + "\n\n".join(f"> said {each} there\n> #good {{.testimonial}}" for each in told),
    }
    _, made = published(make_research(files))
    assert {path.partition("/")[0] for path in made} == {"guides", "interviews", "audiences", "testimonials.pdf"}
    for path, pdf in made.items():
        found = read(pdf)
        assert "<script>window.hurt" in found.text
        assert "1337" not in found.text
        assert not [link for link in found.links if "javascript" in link or "tracker" in link]
        assert len(found.pages) == 1 or not path.startswith(ONE_PAGE)
        assert page.validate_pdf_bytes(pdf, profile="ua1").is_compliant, path
