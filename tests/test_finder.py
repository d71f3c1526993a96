"""The quote finder, in a real browser and under a strict Content-Security-Policy."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browsing import Watched, serve

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

# Long enough for a machine that has other things to do.
PATIENCE = 60_000


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    yield from serve(site)


@pytest.fixture(scope="module")
def external_address(external_site: Path) -> Iterator[str]:
    yield from serve(external_site)


@pytest.fixture(scope="module")
def quotes(site: Path) -> list[dict[str, object]]:
    rows: list[dict[str, object]] = json.loads((site / "data/quotes.json").read_text(encoding="utf-8"))
    return rows


@pytest.fixture
def finder(browser: Browser, address: str) -> Iterator[Watched]:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    watched = Watched(context.new_page(), address)
    yield watched
    context.close()
    assert watched.wrong == []


def found(page: Page, number: int) -> None:
    expect(page.locator("[data-fh-part=status]")).to_have_text(f"Quotes found: {number}", timeout=PATIENCE)


def test_a_word_finds_its_other_forms(finder: Watched) -> None:
    page = finder.open("quotes/?q=exports")
    expect(page.locator(".fh-result").first).to_be_visible(timeout=PATIENCE)
    assert "export" in page.locator(".fh-result blockquote").first.inner_text().lower()
    assert page.locator(".fh-result mark").first.inner_text().lower().startswith("export")


def test_facets_count_what_the_data_holds(finder: Watched, quotes: list[dict[str, object]]) -> None:
    owners = sum(quote["persona"] == "owner" for quote in quotes)
    pains = sum(quote["persona"] == "owner" and quote["focus"] == "pain" for quote in quotes)
    page = finder.open("quotes/?persona=owner")
    found(page, owners)
    page.get_by_role("checkbox", name="Pain").check()
    found(page, pains)
    assert page.url.endswith("?persona=owner&focus=pain")
    page.go_back()
    found(page, owners)


def test_a_parent_tag_covers_its_children(finder: Watched, quotes: list[dict[str, object]]) -> None:
    tagged = sum(any(tag == "rota" or tag.startswith("rota/") for tag in quote["tags"]) for quote in quotes)  # type: ignore[attr-defined]
    assert tagged > sum("rota" in quote["tags"] for quote in quotes)  # type: ignore[operator]
    found(finder.open("quotes/?tag=rota"), tagged)


def test_what_is_known_stands_before_who_said_so(finder: Watched) -> None:
    page = finder.open("quotes/?q=payroll")
    expect(page.locator("[data-fh-part=others]")).to_be_visible(timeout=PATIENCE)
    assert " of " in page.locator("[data-fh-part=others]").inner_text()


def test_the_search_of_every_page_leads_there(finder: Watched) -> None:
    page = finder.open("findings/")
    page.keyboard.press("/")
    page.keyboard.type("spreadsheet")
    page.keyboard.press("Enter")
    page.wait_for_url("**/quotes/?q=spreadsheet")
    expect(page.locator(".fh-result").first).to_be_visible(timeout=PATIENCE)


def test_the_keyboard_is_enough(finder: Watched) -> None:
    page = finder.open("quotes/?q=payroll")
    expect(page.locator(".fh-result").first).to_be_visible(timeout=PATIENCE)
    page.locator("#fh-q").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("x")
    page.keyboard.press("j")
    page.keyboard.press("x")
    expect(page.locator("[data-fh-part=taken]")).to_have_text("Selected: 2")
    page.keyboard.press("Escape")
    expect(page.locator("#fh-q")).to_be_focused()


def test_quotes_are_taken_along_with_their_citations(finder: Watched) -> None:
    page = finder.open("quotes/?q=spreadsheet")
    expect(page.locator(".fh-result").first).to_be_visible(timeout=PATIENCE)
    page.locator(".fh-result .fh-copy").first.click()
    expect(page.locator("[data-fh-part=status]")).to_have_text("Copied")
    copied = page.evaluate("navigator.clipboard.readText()")
    said = page.locator(".fh-result blockquote").first.inner_text().strip()
    assert said in copied
    assert finder.address in copied
    for box in page.locator(".fh-select input").all()[:2]:
        box.check()
    page.locator("[data-fh-part=take-form]").select_option("csv")
    with page.expect_download() as download:
        page.locator("[data-fh-part=take-file]").click()
    lines = download.value.path().read_text(encoding="utf-8-sig").splitlines()
    assert lines[0].startswith("id,text,who")
    assert len(lines) == 3


def test_where_nothing_is_found_it_says_what_to_do(finder: Watched) -> None:
    page = finder.open("quotes/?q=zeppelin")
    expect(page.locator("[data-fh-part=none]")).to_be_visible(timeout=PATIENCE)


def test_without_javascript_the_tags_serve(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + "quotes/")
    assert page.locator(".fh-finder").is_hidden()
    assert page.locator(".fh-browse .fh-quote").count() > 5
    context.close()


def test_outside_it_finds_what_may_leave_alone(
    browser: Browser, external_address: str, external_site: Path, quotes: list[dict[str, object]]
) -> None:
    outside = json.loads((external_site / "data/quotes.json").read_text(encoding="utf-8"))
    watched = Watched(browser.new_page(), external_address)
    page = watched.open("quotes/?q=the")
    expect(page.locator(".fh-result").first).to_be_visible(timeout=PATIENCE)
    page.goto(external_address + "quotes/?persona=owner")
    found(page, sum(quote["persona"] == "owner" for quote in outside))
    assert len(outside) < len(quotes)
    assert "P0" not in page.locator("[data-fh-part=list]").inner_text()
    assert watched.wrong == []
    page.close()
