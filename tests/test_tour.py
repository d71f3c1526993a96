"""The tour of the manual, walked in a real browser as it is written: docs/tour.md has the steps and what they show."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Page, expect

from tests.browsing import Watched, serve
from tests.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser

MOST_CLICKS = 3


@dataclass(frozen=True)
class Route:
    """A question with its numbered steps and its answer."""

    question: str
    steps: tuple[str, ...]
    answer: str


def routes() -> list[Route]:
    """Every question of the tour."""
    found = []
    for section in (ROOT / "docs" / "tour.md").read_text(encoding="utf-8").split("\n## ")[1:]:
        question, *blocks = [" ".join(block.split()) for block in re.split(r"\n\n|\n(?=\d\. )", section.strip())]
        steps = tuple(block[3:] for block in blocks if re.match(r"\d\. ", block))
        found.append(Route(question, steps, blocks[-1]))
    return found


def bold(text: str) -> list[str]:
    return re.findall(r"\*\*(.+?)\*\*", text)


def take(page: Page, step: str) -> list[str]:
    """Do what a step says, by its first word and what is bold in it; the rest of what is bold is there to be seen."""
    verb, (what, *seen) = step.split(maxsplit=1)[0], bold(step)
    match verb:
        case "Search":
            field = page.get_by_role("search").get_by_role("searchbox")
            field.fill(what)
            field.press("Enter")
        case "Click":
            page.get_by_role("link", name=what, exact=True).locator("visible=true").first.click()
        case "Choose":
            label, *seen = seen
            page.get_by_role("combobox", name=label, exact=True).select_option(what)
        case "Open":
            page.locator("summary", has_text=what).click()
        case "Read":
            seen = [what, *seen]
        case _:
            raise AssertionError(f"a step begins with a word that nobody knows: {step}")
    page.wait_for_selector("html[data-fh-started]", state="attached")
    return seen


def see(page: Page, words: str) -> None:
    """Wait until somebody who looks at the page can read the words."""
    spaced = re.compile(r"\s+".join(re.escape(word) for word in words.split()))
    expect(page.locator("main")).to_contain_text(spaced, use_inner_text=True)


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    yield from serve(site)


@pytest.mark.parametrize("route", routes(), ids=lambda route: route.question)
def test_a_question_is_answered_in_three_clicks(browser: Browser, address: str, route: Route) -> None:
    assert len([step for step in route.steps if not step.startswith("Read ")]) <= MOST_CLICKS
    assert bold(route.answer)
    watched = Watched(browser.new_page(), address)
    page = watched.open("")
    for step in route.steps:
        for words in take(page, step):
            see(page, words)
    for words in bold(route.answer):
        see(page, words)
    page.close()
    assert watched.wrong == []


def test_the_tour_has_five_questions() -> None:
    assert len(routes()) == 5
