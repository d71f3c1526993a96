"""`llms.txt`: what a program that answers questions reads first."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from markdown_it import MarkdownIt

from firsthand.pipeline import Target
from tests.conftest import ROOT, lay_out
from tests.exports.made import EDITIONS, TARGET, site_of
from tests.hostile import ATTACKS

if TYPE_CHECKING:
    from pathlib import Path

    from firsthand.model import Edition
    from firsthand.pipeline import Site

TITLE = "[x](javascript:alert(1)) <b>bold</b> *em* `code` # &lt;"
NOTE = "---\nparticipant: P1\npersona: chef\ngoal: discover\nconsent: anonymous\ndate: 2026-03-14\n---\n\n"


def text(site: Site) -> str:
    return site.files["llms.txt"].decode()


def links(site: Site) -> dict[str, str]:
    """The addresses of a file by the titles of their links."""
    return dict(re.findall(r"^- \[(.*?)\]\((\S+)\)", text(site), re.MULTILINE))


@pytest.mark.parametrize("edition", EDITIONS)
def test_it_has_the_form_of_llmstxt_org(edition: Edition) -> None:
    site = site_of(ROOT / "content", edition)
    tokens = MarkdownIt().parse(text(site))
    opened = [(each.type, each.tag) for each in tokens if each.nesting == 1]
    assert opened[:2] == [("heading_open", "h1"), ("blockquote_open", "blockquote")]
    sections = [tokens[at + 1].content for at, each in enumerate(tokens) if each.type == "heading_open"]
    assert sections == ["Copperpot research", "Findings", "Briefs", "Data", "Optional"]
    for item in re.findall(r"^- .*$", text(site), re.MULTILINE):
        assert re.fullmatch(r"- \[.+?\]\(https://research\.example/\S*\): .+", item)


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_finding_is_there_with_its_figure(edition: Edition) -> None:
    site = site_of(ROOT / "content", edition)
    for finding in site.publication.findings.values():
        line = next(line for line in text(site).splitlines() if f"[{finding.title}]" in line)
        assert f": {finding.evidence.figure} respondents" in line


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_link_leads_to_a_page_or_a_file(edition: Edition) -> None:
    site = site_of(ROOT / "content", edition)
    pages = {TARGET.url + page.path.removesuffix(".md").removesuffix("index").strip("/") for page in site.pages}
    for address in links(site).values():
        assert address.removesuffix("/") in pages or address.removeprefix(TARGET.url) in site.files


def test_working_pages_are_named_inside_alone() -> None:
    inside, outside = (links(site_of(ROOT / "content", edition)) for edition in EDITIONS)
    assert {"Interviews", "Personas", "Studies"} <= set(inside)
    assert not {"Interviews", "Personas", "Studies", "Guides", "Patterns"} & set(outside)


def test_drafts_are_not_in_it(tmp_path: Path) -> None:
    lay_out(
        tmp_path,
        {
            "interviews/p1.md": f"{NOTE}> So it is.\n> #a\n",
            "findings/draft.md": "---\ntitle: Hidden\nsupports: [a]\nstatus: draft\n---\n",
        },
    )
    assert "Hidden" not in text(site_of(tmp_path / "content", "internal"))


def test_an_empty_research_says_so_and_leads_to_its_data(tmp_path: Path) -> None:
    lay_out(tmp_path, {"pages/index.md": "# Hello\n"})
    written = text(site_of(tmp_path / "content", "external", Target("Nothing yet")))
    assert written.startswith("# Nothing yet\n\n> 0 findings and 0 quotes")
    assert "## Findings" not in written
    assert "](data/quotes.json)" in written


@pytest.mark.parametrize("attack", ATTACKS)
def test_markup_of_notes_stays_text(tmp_path: Path, attack: str) -> None:
    said = " ".join(attack.split())
    lay_out(
        tmp_path,
        {
            "interviews/p1.md": f"{NOTE}> {said} end.\n> #a\n",
            "findings/f.md": f"---\ntitle: '{TITLE}'\nsupports: [a]\n---\n",
        },
    )
    rendered = MarkdownIt("commonmark", {"html": True}).render(text(site_of(tmp_path / "content", "internal")))
    assert set(re.findall(r"<(\w+)", rendered)) == {"h1", "h2", "blockquote", "p", "ul", "li", "a"}
    assert set(re.findall(r'href="(\w+):', rendered)) == {"https"}
