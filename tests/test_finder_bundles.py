"""Quotes in many bundles: the first result comes from a bundle that has one, and waits for no other."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from firsthand.finder.index import Sizes, write_index
from tests.browsing import Watched, serve
from tests.conftest import lay_out
from tests.exports.made import site_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

PATIENCE = 60_000
# The first two quotes lie in the oldest bundle, the next two in one between, and the last in the newest.
SAID = {
    "P01": (
        "2026-01-01",
        "owner",
        "The herons nested above the café in our Straße; payroll was late without notification.",
    ),
    "P02": ("2026-01-02", "owner", "我们每个星期五导出表格。 وجدنا التقارير بطيئة"),
    "P03": ("2026-02-01", "manager", "Payroll closes at nine and nobody sees the rota."),
    "P04": ("2026-02-02", "manager", "We print the rota before payroll closes and make copies; her zebra ate some."),
    "P05": ("2026-03-01", "manager", "Payroll is late again, and making it is not fun."),
}


@pytest.fixture(scope="module")
def bundled(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site whose finder searches these quotes, in three bundles."""
    folder = tmp_path_factory.mktemp("bundled")
    notes = {
        f"interviews/{name}.md": f"---\nparticipant: {name}\ndate: {day}\npersona: {persona}\n"
        f"goal: discover\nconsent: anonymous\n---\n\n> {words}\n> #said\n"
        for name, (day, persona, words) in SAID.items()
    }
    lay_out(folder, notes)
    shutil.copytree(site, folder / "site")
    made = site_of(folder / "content", "internal")
    write_index(made.publication, made.addresses, folder / "site", folder / "cache", Sizes(bundle=2, newest=1))
    return folder / "site"


@pytest.fixture(scope="module")
def address(bundled: Path) -> Iterator[str]:
    yield from serve(bundled)


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context()
    yield context.new_page()
    context.close()


@pytest.mark.parametrize(
    "asked", ["q=herons", "q=heron", "q=payroll herons", "q=Cafe", "q=strasse", "q=导出", "q=تقارير", "persona=owner"]
)
def test_the_bundle_that_can_answer_comes_first(page: Page, address: str, asked: str) -> None:
    watched = Watched(page, address)
    # The bundle between never answers: whoever waits for it waits for ever.
    page.route("**/quotes-1/**", lambda _: None)
    watched.open(f"quotes/?{asked}")
    expect(page.locator(".fh-result").first).to_be_visible(timeout=PATIENCE)
    assert watched.wrong == []


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("q=payroll", "Quotes found: 4"),
        ("q=payroll herons", "Quotes found: 1"),
        ("q=payroll zeppelin", "Quotes found: 4"),
        ("q=payroll zebu", "Quotes found: 4"),
        ("q=notification", "Quotes found: 1"),
        ("q=making", "Quotes found: 2"),
        ("q=zeppelin", "No quotes found."),
        ("sort=oldest", "Quotes found: 5"),
        ("persona=owner", "Quotes found: 2"),
    ],
)
def test_in_the_end_all_bundles_were_searched(page: Page, address: str, asked: str, said: str) -> None:
    searched: set[str] = set()
    page.on("request", lambda request: searched.update(part for part in request.url.split("/") if "quotes-" in part))
    watched = Watched(page, address)
    watched.open(f"quotes/?{asked}")
    expect(page.locator("[data-fh-part=status]")).to_have_text(said, timeout=PATIENCE)
    assert searched == {"quotes-0", "quotes-1", "quotes-2"}
    assert watched.wrong == []


def test_without_the_files_that_tell_everything_is_found(page: Page, address: str) -> None:
    page.route("**/where/**", lambda route: route.abort())
    Watched(page, address).open("quotes/?q=strasse")
    expect(page.locator("[data-fh-part=status]")).to_have_text("Quotes found: 1", timeout=PATIENCE)
