"""What the pages show a reader, in both editions."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

import pytest

from firsthand.checks import check
from firsthand.editions.publish import publish
from firsthand.pages.addresses import Addresses
from firsthand.pages.site import home_lists, site_pages
from firsthand.settings import Settings

if TYPE_CHECKING:
    from firsthand.model import Edition
    from tests.conftest import MakeResearch

DAY = "2026-07-01"


def note(number: int, tags: str, month: int, extra: str = "") -> str:
    return (
        f"---\nparticipant: P{number}\npersona: {'head-chef' if number % 2 else 'owner'}\ndate: 2026-0{month}-07\n"
        f"study: first\ngoal: discover\nconsent: anonymous\n{extra}---\n\n## Pains\n\n"
        f"> Words of number {number}, said at some length.\n> {tags} ^said {{.key}}\n\n"
        f"## Gains\n\n> Better words of number {number}.\n> #rota/good\n\n"
        f"## Transcript\n\n**R1**\nWhat is hard?\n\n**P{number}**\nNothing much, said number {number}.\n"
    )


FILES = {
    **{f"interviews/i{number}.md": note(number, "#pay/late #pay/wrong", 1 + number % 3) for number in range(1, 8)},
    "findings/late.md": "---\ntitle: Pay is late\nsupports: [pay/late]\ncontradicts: [pay/fine]\nas_of: 2026-02-28\n"
    "opportunity: How might we pay on time?\nfor: {product: Pay sooner, legal: Mind the law}\n---\n",
    "findings/wrong.md": "---\ntitle: Pay is wrong\nsupports: [pay/wrong]\nfor: {marketing: Say nothing}\n---\n",
    "studies/first.md": "---\ntitle: The first study\ngoal: discover\nquestions: [Why so late?]\nguide: talk\n---\n",
    "guides/talk.md": "---\ntitle: A talk\ngoal: discover\n---\n\n## Warm-up\n\n- What did you do yesterday? #rota\n",
    "briefs/b.md": "---\ntitle: A brief\ndate: 2026-04-01\naudience: product\nfindings: [late]\neditions: both\n---\n",
}


class Pages:
    """The pages of an edition by their paths, as text with markup and as what is read."""

    def __init__(self, make_research: MakeResearch, edition: Edition, files: dict[str, str], site: str) -> None:
        research, settings = make_research(files), Settings(pattern_from=5)
        publication = publish(research, settings, edition, DAY, problems=check(research, DAY, settings))
        addresses = Addresses(publication, site=site)
        self._pages = {page.path: page.markdown for page in site_pages(publication, addresses, (), "Our research")}
        self._pages["index.md"] = home_lists(publication, addresses, ())

    def __contains__(self, path: str) -> bool:
        return path in self._pages

    def html(self, path: str) -> str:
        return unescape(self._pages[path])

    def text(self, path: str) -> str:
        return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", self.html(path)))

    def section(self, path: str, heading: str) -> str:
        return self.text(path).partition(f"## {heading} ")[2].partition(" ## ")[0]


@pytest.fixture
def inside(make_research: MakeResearch) -> Pages:
    return Pages(make_research, "internal", FILES, "https://research.example/")


@pytest.fixture
def outside(make_research: MakeResearch) -> Pages:
    return Pages(make_research, "external", FILES, "")


def test_home_tells_what_is_new_with_its_day_and_figure(inside: Pages) -> None:
    news = inside.section("index.md", "What is new")
    assert news.index("A brief") < news.index("Pay is wrong") < news.index("Pay is late")
    assert "1 April 2026" in news
    assert "7 of 7" in news
    assert "28 February 2026" in news


def test_home_has_ways_in_by_audience_persona_and_study(inside: Pages) -> None:
    ways = inside.html("index.md").partition("## Ways in")[2]
    for address in ("audiences/legal/", "audiences/marketing/", "personas/head-chef/", "studies/first/"):
        assert f'href="{address}"' in ways


def test_home_outside_leads_to_nothing_that_is_not_there(outside: Pages) -> None:
    home = outside.html("index.md")
    for folder in ("audiences", "personas", "studies", "interviews", "opportunities", "quality", "patterns"):
        assert f'href="{folder}/' not in home
    assert 'href="tags/pay/"' in home
    assert "April 2026" in outside.section("index.md", "What is new")
    assert "1 April 2026" not in home


def test_home_says_what_is_not_known_yet(inside: Pages) -> None:
    told = inside.section("index.md", "Open questions")
    assert "Good" in told
    assert "7 respondents speak of it, and no finding says what it means." in told


def test_rows_of_findings_say_what_they_are_filtered_by(inside: Pages) -> None:
    row = next(
        line for line in inside.html("findings/index.md").splitlines() if 'data-order-title="Pay is late"' in line
    )
    for value in (
        *('data-tag="pay|pay/fine|pay/late"', 'data-persona="head-chef|owner"', 'data-study="first"'),
        *('data-audience="product|legal"', 'data-strength="strong"', 'data-date="2026-02-28"'),
    ):
        assert value in row
    assert 'autocomplete="off" hidden>' in inside.html("findings/index.md")


def test_findings_outside_have_no_audience_and_no_day(outside: Pages) -> None:
    page = outside.html("findings/index.md")
    assert 'data-audience=""' in page
    assert "Audience" not in page
    assert 'data-date="2026-02"' in page


def test_a_finding_leads_to_related_ones_and_audiences_and_can_be_cited(inside: Pages) -> None:
    assert "Pay is wrong" in inside.section("findings/late.md", "Related findings")
    assert "5 quotes in common" in inside.section("findings/late.md", "Related findings")
    assert 'href="../../audiences/product/"' in inside.html("findings/late.md")
    cited = "“Pay is late” 5 of 5 respondents, as of 28 February 2026. Our research. https://research.example/findings/late/"
    assert f'data-fh-copy="{cited}"' in inside.html("findings/late.md")


def test_how_the_evidence_grew(inside: Pages, outside: Pages) -> None:
    grown = inside.text("findings/late.md").partition("How the evidence grew, month by month")[2]
    assert "January 2026 2 of 2 +2" in grown
    assert "February 2026 5 of 5 +3" in grown
    assert "March 2026 7 of 7 +2" in grown
    assert "28 February 2026, the day up to which this finding counts: 5 of 5. Today: 7 of 7." in grown
    assert "How the evidence grew" not in outside.text("findings/late.md")


def test_an_audience_reads_its_own_words_briefs_and_opportunities(inside: Pages) -> None:
    page = inside.text("audiences/product.md")
    for words in ("Pay sooner", "Finding: Pay is late", "A brief", "How might we pay on time?"):
        assert words in page
    assert "Mind the law" not in page
    assert "Mind the law" in inside.text("audiences/legal.md")


def test_working_pages_are_not_outside(outside: Pages) -> None:
    for folder in ("audiences", "opportunities", "quality", "interviews", "personas", "studies", "guides"):
        assert f"{folder}/index.md" not in outside


def test_opportunities_stand_with_their_findings(inside: Pages) -> None:
    page = inside.text("opportunities/index.md")
    assert "How might we pay on time? Supported by 5 of 5 respondents" in page
    assert "Finding: Pay is late" in page


def test_quality_counts_by_rule_without_the_messages(make_research: MakeResearch) -> None:
    files = FILES | {"interviews/bare.md": note(9, "", 1).replace(" ^said {.key}\n", "\n").replace("\n> \n", "\n")}
    pages = Pages(make_research, "internal", files, "")
    page = pages.text("quality/index.md")
    assert "1 quote-without-tag" in page
    assert re.search(r"content/interviews/bare.md:\d+ ", page)
    assert "firsthand explain quote-without-tag" in page
    assert "Words of number 9" not in page


def test_an_interview_at_a_glance_leads_to_its_words(inside: Pages) -> None:
    page = inside.html("interviews/i3.md")
    glance = page.partition("## At a glance")[2].partition("## Notes")[0]
    assert "Pains" in glance
    assert '<a href="./#said"><q>Words of number 3' in glance
    assert 'id="said"' in page
    # Every turn can be linked to, also one without a time.
    assert '<a href="#turn-1">' in page


def test_interviews_can_be_filtered_and_the_newest_comes_first(inside: Pages) -> None:
    page = inside.html("interviews/index.md")
    rows = re.findall(r'<tr data-fh-row.*?data-order-newest="([^"]*)"', page)
    assert rows == sorted(rows, reverse=True)
    assert 'data-consent="anonymous"' in page


def test_a_persona_shows_its_tags_with_counts(inside: Pages) -> None:
    page = inside.text("personas/head-chef.md")
    assert "Pains Late 4 respondents Wrong 4 respondents" in page
    assert "Of this persona: 4 of 4" in page


def test_a_study_shows_its_sample_and_guide(inside: Pages) -> None:
    page = inside.text("studies/first.md")
    assert "Head chef 4" in page
    assert "Owner 3" in page
    assert "A talk" in page
    assert "Why so late?" in page


@pytest.mark.parametrize(
    "path",
    [
        *("findings", "audiences", "interviews", "personas", "studies", "guides", "opportunities"),
        *("quality", "quotes", "tags", "briefs", "testimonials"),
    ],
)
def test_what_is_empty_says_how_to_begin(make_research: MakeResearch, path: str) -> None:
    pages = Pages(make_research, "internal", {"pages/index.md": "# Hello\n"}, "")
    assert "yet" in pages.text(f"{path}/index.md")


def test_what_is_empty_outside_says_that_nothing_is_published(make_research: MakeResearch) -> None:
    pages = Pages(make_research, "external", {"pages/index.md": "# Hello\n"}, "")
    for path in ("index.md", "findings/index.md", "quotes/index.md", "tags/index.md"):
        assert "Nothing is published here yet." in pages.text(path)
        assert "content/" not in pages.text(path)
    for hub in ("briefs", "testimonials"):
        assert f"{hub}/index.md" not in pages
