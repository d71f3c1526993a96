"""The site in a real browser."""

from __future__ import annotations

import socket
from typing import TYPE_CHECKING

import pytest

from tests.browsing import Watched, serve
from tests.conftest import lay_out, mkdocs
from tests.hostile import HOSTILE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser

KINDS = {
    "home": "",
    "findings": "findings/",
    "tags": "tags/",
    "interviews": "interviews/",
    "interview": "interviews/p02/",
    "group": "interviews/swaps-group-1/",
    "personas": "personas/",
    "persona": "personas/owner/",
    "study": "studies/getting-started-2026q1/",
    "briefs": "briefs/",
    "guides": "guides/",
    "finding": "findings/paper-stays/",
    "tag": "tags/payroll/",
    "brief": "briefs/friday-to-monday/",
    "patterns": "patterns/",
    "agreement": "agreement/",
    "audiences": "audiences/",
    "audience": "audiences/marketing/",
    "opportunities": "opportunities/",
    "quality": "quality/",
    "studies": "studies/",
    "guide": "guides/getting-started/",
    "quotes": "quotes/",
    "consent": "consent/",
    "testimonials": "testimonials/",
    "nothing": "404.html",
}
# Tables of which a part lies beyond an edge, and which no key reaches.
CUT_OFF = """[...document.querySelectorAll(".fh-table:not([tabindex])")]
  .filter(each => each.scrollWidth > each.clientWidth + 1).map(each => each.textContent.trim().slice(0, 60))"""


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    yield from serve(site)


@pytest.fixture(scope="module")
def hostile_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("hostile")
    lay_out(folder, HOSTILE)
    (folder / "mkdocs.yml").write_text(
        "site_name: Test\ndocs_dir: content/pages\ntheme: {name: material}\nplugins: [search, firsthand]\n"
        "markdown_extensions: [attr_list, md_in_html, pymdownx.snippets, pymdownx.superfences, pymdownx.emoji]\n",
        encoding="utf-8",
    )
    done = mkdocs("build", "--quiet", cwd=folder)
    assert done.returncode == 0, done.stderr
    yield from serve(folder / "site")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 768, 1440])
def test_pages_are_quiet_and_fit(browser: Browser, address: str, width: int, scheme: str) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)  # type: ignore[arg-type]
    watched = Watched(context.new_page(), address)
    for kind, path in KINDS.items():
        page = watched.open(path)
        wide = page.evaluate("document.documentElement.scrollWidth")
        assert wide <= width, f"{kind} is {wide} px wide at {width} px"
        page.evaluate("document.querySelectorAll('details.fh-more').forEach(each => each.open = true)")
        assert page.evaluate(CUT_OFF) == [], f"{kind} at {width} px"
        assert page.locator("h1").count() == 1, kind
        dark = page.locator("body").get_attribute("data-md-color-scheme") == "slate"
        assert dark == (scheme == "dark"), kind
    context.close()
    assert watched.wrong == []


def test_fonts_come_with_the_site(browser: Browser, address: str) -> None:
    page = browser.new_page()
    page.goto(address)
    loaded = page.evaluate(
        "document.fonts.ready.then(fonts => [...fonts].filter(f => f.status === 'loaded').map(f => f.family))"
    )
    assert any("Source Serif 4" in family for family in loaded)
    page.close()


def test_from_a_figure_to_the_words_to_their_place(browser: Browser, address: str) -> None:
    page = browser.new_page()
    page.goto(address + "findings/")
    page.locator(".fh-row-title").first.click()
    page.locator(".fh-people a").first.click()
    page.wait_for_url("**/interviews/**#*")
    anchor = page.url.partition("#")[2]
    assert page.locator(f"[id='{anchor}']").is_visible() or page.locator(f"[id='{anchor}'] + mark").is_visible()
    page.close()


def test_a_finding_reads_without_javascript(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + "findings/")
    page.locator(".fh-row-title").first.click()
    assert page.locator(".fh-figure strong").inner_text()
    assert page.locator(".fh-quote").count() > 1
    context.close()


def test_an_edited_quote_is_one_click_from_what_was_said(browser: Browser, address: str) -> None:
    page = browser.new_page()
    page.goto(address + "interviews/p07/")
    quote = page.locator("#between-two-tables")
    said = quote.locator("details.fh-original p")
    assert not said.is_visible()
    quote.locator("summary").click()
    assert "on my own telephone between two tables" in said.inner_text()
    page.close()


def test_from_a_pattern_to_its_quotes(browser: Browser, address: str) -> None:
    page = browser.new_page()
    page.goto(address + "patterns/")
    page.locator("main table a").first.click()
    page.wait_for_url("**/tags/**")
    assert page.locator(".fh-quote").count() > 2
    page.close()


def test_hostile_notes_hurt_nobody(browser: Browser, hostile_address: str) -> None:
    watched = Watched(browser.new_page(), hostile_address)
    paths = ["", "findings/", "findings/f1/", "tags/", "tags/bad/", "interviews/", "interviews/p1/", "interviews/p2/"]
    paths += ["personas/", "studies/", "studies/s1/", "briefs/", "briefs/b1/"]
    for path in paths:
        page = watched.open(path)
        for element in page.locator("[onmouseover], [onerror], [onload]").all():
            raise AssertionError(element.evaluate("e => e.outerHTML"))
        assert page.evaluate("window.hurt") is None, path
        assert page.locator("main img, main iframe, main base, main object").count() == 0
        assert "1337" not in page.content()
        assert socket.gethostname() not in page.content(), "a note made the build read /etc/hostname"
    assert "<script>window.hurt = 1</script>" in page.locator("main").inner_text()
    page.goto(hostile_address + "quotes/?q=window.hurt")
    page.wait_for_timeout(1500)
    assert page.evaluate("window.hurt") is None
    assert watched.wrong == []
    page.close()
