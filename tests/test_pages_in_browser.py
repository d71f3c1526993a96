"""Lists that are filtered, in a real browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Page, expect

from tests.browsing import Watched, serve
from tests.conftest import lay_out, mkdocs

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    yield from serve(site)


@pytest.fixture
def watched(browser: Browser, address: str) -> Iterator[Watched]:
    page = browser.new_page()
    watching = Watched(page, address)
    yield watching
    page.close()
    assert watching.wrong == []


@pytest.fixture(scope="module")
def long_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A site with more findings than stand in a list at once."""
    folder = tmp_path_factory.mktemp("long")
    findings = {f"findings/f{n:03}.md": f"---\ntitle: Finding {n:03}\nsupports: [time]\n---\n" for n in range(120)}
    note = "---\nparticipant: P1\nconsent: anonymous\n---\n\n> It takes me all of Monday.\n> #time\n"
    lay_out(folder, {**findings, "interviews/p1.md": note, "pages/index.md": "# Hello\n"})
    (folder / "mkdocs.yml").write_text(
        "site_name: Test\ndocs_dir: content/pages\ntheme: {name: material}\nplugins: [firsthand]\n", encoding="utf-8"
    )
    done = mkdocs("build", "--quiet", cwd=folder)
    assert done.returncode == 0, done.stderr
    yield from serve(folder / "site")


def shown(page: Page) -> list[str]:
    return page.locator("[data-fh-row]:visible .fh-row-title").all_inner_texts()


def said(page: Page) -> str:
    return page.get_by_role("status").first.inner_text()


def test_filters_are_combined_counted_and_in_the_address(watched: Watched) -> None:
    page = watched.open("findings/")
    expect(page.locator(".fh-filters")).to_be_visible()
    every = len(shown(page))
    page.get_by_label("Tag").select_option("payroll")
    expect(page.get_by_role("status").first).to_have_text(f"Shown: 2 of {every}")
    page.get_by_label("Audience").select_option("engineering")
    expect(page.get_by_role("status").first).to_have_text(f"Shown: 1 of {every}")
    assert shown(page) == ["A total that cannot be taken apart is not believed, by managers or by staff"]
    assert page.url.endswith("findings/?tag=payroll&audience=engineering")


def test_a_shared_address_shows_the_same(watched: Watched) -> None:
    page = watched.open("findings/?tag=swaps&words=phone&order=title")
    expect(page.locator(".fh-filters")).to_be_visible()
    assert shown(page) == ["First come, first served hands the good shifts to whoever is looking at a phone"]
    assert page.get_by_label("Tag").input_value() == "swaps"
    assert page.get_by_label("Words").input_value() == "phone"
    # What the list does not know is as if nobody had asked for it.
    page = watched.open("findings/?tag=gone&foreign=kept")
    expect(page.locator(".fh-filters")).to_be_visible()
    assert len(shown(page)) > 1


def test_back_and_forward_go_from_choice_to_choice(watched: Watched) -> None:
    page = watched.open("findings/")
    page.get_by_label("Study").select_option("shift-swaps-2026q2")
    by_study = shown(page)
    page.get_by_label("Words").press_sequentially("swap", delay=1)
    assert len(shown(page)) < len(by_study)
    page.go_back()
    expect(page.get_by_label("Words")).to_have_value("")
    assert shown(page) == by_study
    page.go_back()
    expect(page.get_by_label("Study")).to_have_value("")
    page.go_forward()
    expect(page.get_by_label("Study")).to_have_value("shift-swaps-2026q2")
    assert shown(page) == by_study


def test_nothing_left_offers_to_clear(watched: Watched) -> None:
    page = watched.open("findings/?words=zebra")
    empty = page.locator("[data-fh-none]")
    expect(empty).to_be_visible()
    assert said(page).startswith("Shown: 0 of")
    empty.get_by_role("button").press("Enter")
    expect(empty).to_be_hidden()
    assert page.url.endswith("findings/")
    assert page.get_by_label("Words").evaluate("field => field === document.activeElement")


def test_rows_are_put_in_order_for_the_eye_and_the_keyboard(watched: Watched) -> None:
    page = watched.open("findings/")
    by_strength = shown(page)
    page.get_by_label("Order").select_option("title")
    assert shown(page) == sorted(by_strength)
    page.get_by_label("Order").select_option("newest")
    days = page.locator("[data-fh-row]").evaluate_all("rows => rows.map(row => row.dataset.orderNewest)")
    assert days == sorted(days, reverse=True)
    page.get_by_label("Order").select_option("strength")
    assert shown(page) == by_strength
    assert "order=" not in page.url


def test_the_keyboard_alone_filters(watched: Watched) -> None:
    page = watched.open("findings/")
    page.get_by_label("Words").focus()
    page.keyboard.type("paper")
    expect(page.get_by_role("status").first).to_have_text("Shown: 1 of 7")
    page.keyboard.press("Tab")
    assert page.get_by_label("Tag").evaluate("field => field === document.activeElement")
    page.keyboard.press("Enter")
    assert page.url.endswith("?words=paper")


def test_interviews_and_opportunities_are_filtered_in_the_same_way(watched: Watched) -> None:
    page = watched.open("interviews/?persona=owner&consent=internal")
    expect(page.get_by_role("status").first).to_have_text("Shown: 1 of 20")
    page = watched.open("opportunities/?tag=payroll")
    expect(page.get_by_role("status").first).to_have_text("Shown: 2 of 7")


def test_a_persona_leads_to_its_interviews(watched: Watched) -> None:
    page = watched.open("studies/shift-swaps-2026q2/")
    page.get_by_role("link", name="11 respondents").click()
    expect(page.get_by_role("status").first).to_have_text("Shown: 9 of 20")


def test_a_long_list_shows_the_first_and_then_more(browser: Browser, long_address: str) -> None:
    page = browser.new_page()
    page.goto(long_address + "findings/?order=title")
    expect(page.get_by_role("status").first).to_have_text("Shown: the first 50 of 120")
    assert shown(page) == [f"Finding {n:03}" for n in range(50)]
    page.get_by_role("button", name="Show 50 more").press("Enter")
    assert page.locator(":focus").inner_text() == "Finding 050"
    expect(page.get_by_role("button", name="Show 20 more")).to_be_visible()
    assert len(shown(page)) == 100
    # What is asked for is looked for in all of the list, and a new question begins at the top again.
    page.get_by_label("Words").fill("119")
    assert shown(page) == ["Finding 119"]
    page.get_by_label("Words").fill("")
    assert len(shown(page)) == 50
    page.emulate_media(media="print")
    assert len(shown(page)) == 120
    page.close()


def test_on_a_small_screen_the_list_comes_before_the_filters(browser: Browser, address: str) -> None:
    page = browser.new_page(viewport={"width": 360, "height": 800})
    page.goto(address + "findings/")
    expect(page.get_by_label("Words")).to_be_visible()
    expect(page.get_by_label("Tag")).to_be_hidden()
    page.get_by_text("Filters").click()
    page.get_by_label("Tag").select_option("payroll")
    expect(page.get_by_role("status").first).to_have_text("Shown: 2 of 7")
    page.close()


def test_testimonials_are_found_by_what_they_are_about(watched: Watched) -> None:
    page = watched.open("testimonials/?tag=onboarding")
    found = page.locator("[data-fh-row]:visible")
    assert 0 < found.count() < page.locator("[data-fh-row]").count()
    found.first.get_by_role("link").click()
    assert page.locator(".fh-tag", has_text="#onboarding").count() > 0


def test_without_javascript_the_whole_list_is_there(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + "findings/?tag=payroll")
    assert len(shown(page)) == page.locator("[data-fh-row]").count() > 2
    assert not page.locator(".fh-filters").is_visible()
    assert not page.locator("[data-fh-none]").is_visible()
    context.close()


def test_working_pages_stand_beside_one_another(watched: Watched) -> None:
    page = watched.open("quality/")
    page.set_viewport_size({"width": 1440, "height": 900})
    names = page.locator(".fh-pages__section a:visible").all_inner_texts()
    for name in ("Interviews", "Personas", "Opportunities", "Consent", "Quality"):
        assert name in [each.strip() for each in names]


def test_a_citation_is_copied(browser: Browser, address: str) -> None:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(address + "findings/paper-stays/")
    page.locator(".fh-cite").get_by_role("button").click()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith(
        "“Paper stays on the wall because everyone passes it and nobody has to unlock it” 5 of 21 "
    )
    assert copied in page.locator(".fh-cite").inner_text()
    context.close()
