"""What a reader with a keyboard, a screen reader, a small screen or a slow line notices, in a real browser."""

from __future__ import annotations

import gzip
from itertools import pairwise
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.browsing import serve

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Response

pytestmark = pytest.mark.browser

WCAG = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
# All that a dark page can do wrong which a light one does not.
COLOURS = {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}
WHOLE, OURS = 350_000, 60_000


def one_of_each_kind(site: Path) -> list[str]:
    """The hub and two pages of every kind that a site has."""
    folders: dict[tuple[str, int], list[str]] = {}
    for path in sorted(site.rglob("index.html")):
        address = path.relative_to(site).parent.as_posix().strip(".")
        folders.setdefault((address.split("/")[0], address.count("/")), []).append(address + "/" * bool(address))
    return [address for pages in folders.values() for address in pages[:2]]


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    yield from serve(site)


@pytest.fixture(scope="module")
def external_address(external_site: Path) -> Iterator[str]:
    yield from serve(external_site)


@pytest.mark.parametrize("edition", ["internal", "external"])
def test_axe_finds_nothing(
    browser: Browser, request: pytest.FixtureRequest, site: Path, external_site: Path, edition: str
) -> None:
    where = request.getfixturevalue("address" if edition == "internal" else "external_address")
    page = browser.new_page(viewport={"width": 1280, "height": 900}, color_scheme="light", reduced_motion="reduce")
    found = []
    for path in one_of_each_kind(site if edition == "internal" else external_site):
        page.emulate_media(color_scheme="light")
        page.goto(where + path)
        for details in page.locator("details:not(.fh-menu)").all():
            details.evaluate("element => element.open = true")
        for scheme, asked in (("default", WCAG), ("slate", COLOURS)):
            page.emulate_media(color_scheme="light" if scheme == "default" else "dark")
            expect(page.locator("body")).to_have_attribute("data-md-color-scheme", scheme)
            for fault in Axe().run(page, options=asked).response["violations"]:
                found += [f"{path}, {scheme}: {fault['id']}: {node['html'][:200]}" for node in fault["nodes"]]
    page.close()
    assert found == []


def test_the_keyboard_goes_through_a_page_as_the_eye_does(browser: Browser, address: str) -> None:
    page = browser.new_page()
    page.goto(address + "findings/paper-stays/")
    stops = []
    for _ in range(70):
        page.keyboard.press("Tab")
        stops.append(
            page.evaluate(
                """() => {
                  const element = document.activeElement, box = element.getBoundingClientRect();
                  return {
                    skip: element.matches(".md-skip"),
                    read: Boolean(element.closest("article")),
                    top: Math.round(box.top + scrollY),
                    seen: getComputedStyle(element).outlineStyle !== "none",
                  }; }"""
            )
        )
    page.close()
    assert stops[0]["skip"]
    tops = [stop["top"] for stop in stops if stop["read"]]
    # What stands in one line may stand some pixels apart.
    assert all(after >= before - 30 for before, after in pairwise(tops))
    assert all(stop["seen"] for stop in stops[1:] if stop["read"])


def test_a_mark_says_who_when_it_has_the_focus(browser: Browser, address: str) -> None:
    page = browser.new_page()
    page.goto(address + "findings/paper-stays/")
    mark = page.locator(".fh-people a").first
    mark.focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    box = mark.locator(".fh-hint").bounding_box()
    assert box is not None
    assert box["width"] > 60
    assert ": supports it" in mark.inner_text()
    page.close()


def test_drawings_say_in_words_what_they_show(browser: Browser, address: str) -> None:
    page = browser.new_page()
    page.goto(address + "findings/")
    for drawing in page.locator("svg[role=img]").all():
        assert drawing.locator("title").inner_html().strip()
    page.goto(address + "patterns/")
    assert page.locator("figure.fh-drawing").count() <= page.locator("figure.fh-drawing ~ details table").count() + 1
    page.close()


def test_nothing_moves_for_those_who_asked_for_stillness(browser: Browser, address: str) -> None:
    context = browser.new_context(reduced_motion="reduce")
    page = context.new_page()
    page.goto(address)
    moving = page.evaluate(
        "[...document.querySelectorAll('*')].filter(e => parseFloat(getComputedStyle(e).transitionDuration) > 0).length"
    )
    assert moving == 0
    context.close()


def test_the_weight_of_a_finding(browser: Browser, address: str) -> None:
    page = browser.new_page()
    weights: dict[str, int] = {}

    def weigh(response: Response) -> None:
        path = urlsplit(response.url).path
        body = response.body()
        weights[path] = len(body) if path.endswith(".woff2") else len(gzip.compress(body, 9, mtime=0))

    page.on("response", weigh)
    page.goto(address + "findings/paper-stays/", wait_until="networkidle")
    page.close()
    ours = {
        path: weight
        for path, weight in weights.items()
        if "/assets/javascripts/" not in path and "/stylesheets/" not in path
    }
    assert sum(weights.values()) < WHOLE, weights
    assert sum(ours.values()) < OURS, ours
