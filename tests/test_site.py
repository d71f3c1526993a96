"""The sample research as a site, looked at as a reader would: in the files that were written."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import time
import urllib.request
from html.parser import HTMLParser
from typing import TYPE_CHECKING
from urllib.parse import unquote, urljoin, urlsplit

import pytest

from firsthand.evidence.findings import evidence_of
from firsthand.evidence.shared import uncovered
from firsthand.evidence.tags import tag_figure
from firsthand.reading.research import read_research
from tests.conftest import ROOT, lay_out, lend_cards, mkdocs

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.build

NOTE = "---\nparticipant: P1\nconsent: anonymous\n---\n\n> It takes me all of Monday.\n> #time\n"
CONFIG = "site_name: Test\ndocs_dir: content/pages\ntheme: {name: material}\nplugins: [search, firsthand]\n"


class _Anchors(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        values = dict(attrs)
        if values.get("id"):
            self.ids.append(values["id"] or "")
        for name in ("href", "src"):
            if values.get(name) is not None:
                self.links.append(values[name] or "")


def _pages(site: Path) -> dict[str, _Anchors]:
    return {
        "/" + path.relative_to(site).as_posix().removesuffix("index.html"): _Anchors(path.read_text(encoding="utf-8"))
        for path in sorted(site.rglob("*.html"))
        if path.name != "404.html"
    }


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[str, _Anchors]:
    return _pages(site)


def _broken(site: Path, pages: dict[str, _Anchors]) -> Iterator[str]:
    for address, page in pages.items():
        for link in page.links:
            parts = urlsplit(urljoin("http://site" + address, link))
            if parts.netloc != "site":
                continue
            path = unquote(parts.path)
            if path in pages:
                if parts.fragment and unquote(parts.fragment) not in pages[path].ids:
                    yield f"{address} -> {link}: no such place"
            elif not (site / path.lstrip("/")).is_file():
                yield f"{address} -> {link}: no such page"


@pytest.mark.parametrize("edition", ["internal", "external"])
def test_every_link_and_anchor_leads_somewhere(site: Path, external_site: Path, edition: str) -> None:
    folder = site if edition == "internal" else external_site
    assert list(_broken(folder, _pages(folder))) == []


def test_no_page_has_the_same_place_twice(pages: dict[str, _Anchors]) -> None:
    twice = {
        address: {name for name in page.ids if page.ids.count(name) > 1 and not name.startswith("__")}
        for address, page in pages.items()
    }
    assert {address: names for address, names in twice.items() if names} == {}


def test_nothing_is_asked_of_another_origin(site: Path) -> None:
    for path in [*site.rglob("*.html"), *site.rglob("firsthand.css")]:
        text = path.read_text(encoding="utf-8")
        loaded = re.findall(
            r"""(?:<script[^>]*src=|<link[^>]*rel="stylesheet"[^>]*href=|url\()["']?(https?:[^"')]*)""", text
        )
        assert loaded == [], path


def test_every_thing_has_its_page(sample: Path, site: Path) -> None:
    research = read_research(sample / "content", sample)
    for folder, things in {
        "findings": [name for name, each in research.findings.items() if not each.draft],
        "studies": research.studies,
        "briefs": research.briefs,
        "personas": {
            p.persona for i in research.interviews.values() for p in i.participants if not p.consent.withdrawn
        },
        "tags": research.codebook,
    }.items():
        for name in things:
            assert (site / folder / name / "index.html").is_file(), f"{folder}/{name}"


def test_drafts_and_people_who_withdrew_have_no_page(sample: Path, site: Path) -> None:
    research = read_research(sample / "content", sample)
    drafts = [name for name, each in research.findings.items() if each.draft]
    gone = [
        (interview.id, quote.text)
        for interview in research.interviews.values()
        for quote in interview.quotes
        if research.speaker(quote).consent.withdrawn
    ]
    assert drafts
    assert gone
    assert not [name for name in drafts if (site / "findings" / name).exists()]
    assert not [name for name, _ in gone if (site / "interviews" / name).exists()]
    everything = "".join(
        path.read_text(encoding="utf-8") for path in site.rglob("*") if path.suffix in (".html", ".json")
    )
    assert not [text for _, text in gone if text[:40] in everything]


def test_words_of_people_who_agreed_to_none_are_nowhere(sample: Path, site: Path) -> None:
    research = read_research(sample / "content", sample)
    silent = [quote for quote in research.quotes.values() if research.speaker(quote).consent.level == "none"]
    assert silent
    for path in [*site.rglob("*.html"), *site.rglob("*.json"), *site.rglob("*.csv")]:
        text = path.read_text(encoding="utf-8")
        assert not [quote.id for quote in silent if quote.text[:40] in text], path


def test_a_figure_that_moved_shows_both_and_the_range_of_two_codings(site: Path) -> None:
    moved = (site / "findings/a-say-in-risky-swaps/index.html").read_text(encoding="utf-8")
    assert "<strong>5 of 9</strong> respondents" in moved
    assert "As of 31 May 2026. Today it is <strong>6 of 11</strong>" in moved
    twice = (site / "findings/paper-stays/index.html").read_text(encoding="utf-8")
    assert "coding: <strong>5 to 6 of 21</strong>" in twice.replace("&#8217;", "’")
    assert '<a href="../../agreement/">Where they differ</a>' in twice


def test_patterns_say_what_nobody_has_put_into_words(sample: Path, site: Path) -> None:
    page = (site / "patterns/index.html").read_text(encoding="utf-8")
    told = uncovered(read_research(sample / "content", sample), 5)
    assert told
    for shared in told:
        assert f"<td>{shared.respondents} of {shared.of}</td>" in page
    for heading in ("Not put into words yet", "Said by the same people", "Interviews that are alike", "Who says what"):
        assert heading in page
    assert page.count("<svg") > len(told)


def test_a_small_base_is_said_to_be_small(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text(CONFIG, encoding="utf-8")
    lay_out(tmp_path, {"pages/index.md": "# Hello\n", "interviews/p1.md": NOTE})
    assert mkdocs("build", "--quiet", cwd=tmp_path).returncode == 0
    page = (tmp_path / "site/patterns/index.html").read_text(encoding="utf-8")
    assert page.count("A small base.") == 3
    assert not (tmp_path / "site/agreement").exists()


def test_figures_on_pages_are_the_counted_ones(sample: Path, site: Path) -> None:
    research = read_research(sample / "content", sample)
    for finding in research.findings.values():
        if not finding.draft:
            page = (site / "findings" / finding.id / "index.html").read_text(encoding="utf-8")
            assert f"<strong>{evidence_of(finding, research).figure}</strong> respondents" in page
    for tag in research.codebook:
        figure = tag_figure(tag, research)
        page = (site / "tags" / tag / "index.html").read_text(encoding="utf-8")
        assert f"<strong>{len(figure.respondents)}</strong> respondent" in page
        assert f"{figure.mentions} mention" in page


def test_data_files_hold_what_the_manual_promises(site: Path) -> None:
    findings = json.loads((site / "data/findings.json").read_text(encoding="utf-8"))
    assert [row["id"] for row in findings] == sorted(row["id"] for row in findings)
    for row in findings:
        numbers = row["evidence"]
        stances = sum(numbers[name] for name in ("supports", "contradicts", "mixed", "silent"))
        assert stances == numbers["asked"] <= numbers["interviewed"]
        assert numbers["figure"] == f"{numbers['supports'] + numbers['mixed']} of {numbers['asked']}"
        assert (site / row["url"] / "index.html").is_file()
    quotes = json.loads((site / "data/quotes.json").read_text(encoding="utf-8"))
    assert [row["id"] for row in quotes] == sorted(row["id"] for row in quotes)
    assert len(quotes) > 60
    for row in quotes:
        page, _, anchor = row["url"].partition("#")
        assert f'id="{anchor}"' in (site / page / "index.html").read_text(encoding="utf-8")


def test_notes_themselves_are_never_copied(site: Path) -> None:
    assert [path for path in site.rglob("*") if path.suffix in (".md", ".yml", ".vtt", ".srt", ".jinja")] == []


def test_an_empty_project_builds(tmp_path: Path) -> None:
    (tmp_path / "content/pages").mkdir(parents=True)
    (tmp_path / "mkdocs.yml").write_text(CONFIG, encoding="utf-8")
    done = mkdocs("build", "--strict", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "State one in" in (tmp_path / "site/index.html").read_text(encoding="utf-8")


def test_an_error_leaves_the_last_site_as_it_was(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text(CONFIG, encoding="utf-8")
    lay_out(tmp_path, {"pages/index.md": "# Hello\n", "interviews/p1.md": NOTE})
    assert mkdocs("build", "--quiet", cwd=tmp_path).returncode == 0
    before = {path: path.read_bytes() for path in (tmp_path / "site").rglob("*") if path.is_file()}
    lay_out(
        tmp_path,
        {"interviews/p2.md": "---\nparticipant: P2\ngoal: guess\n---\n", "interviews/p3.md": "no front matter"},
    )
    done = mkdocs("build", cwd=tmp_path)
    assert done.returncode != 0
    assert "content/interviews/p2.md:3:1" in done.stderr
    assert "content/interviews/p3.md:1:1" in done.stderr
    assert "Traceback" not in done.stderr
    assert {path: path.read_bytes() for path in (tmp_path / "site").rglob("*") if path.is_file()} == before
    assert not list(tmp_path.glob(".site*"))


def test_a_fault_in_the_middle_of_a_build_leaves_the_last_site_too(tmp_path: Path) -> None:
    lay_out(tmp_path, {"pages/index.md": "# Hello\n", "interviews/p1.md": NOTE})
    (tmp_path / "mkdocs.yml").write_text(CONFIG, encoding="utf-8")
    assert mkdocs("build", "--quiet", cwd=tmp_path).returncode == 0
    (tmp_path / "overrides").mkdir()
    (tmp_path / "overrides/main.html").write_text(
        "{% extends 'base.html' %}{% block content %}{{ 1 / 0 }}{% endblock %}", encoding="utf-8"
    )
    (tmp_path / "mkdocs.yml").write_text(
        CONFIG.replace("material}", "material, custom_dir: overrides}"), encoding="utf-8"
    )
    assert mkdocs("build", "--quiet", cwd=tmp_path).returncode != 0
    assert (tmp_path / "site/interviews/p1/index.html").is_file()
    assert not list(tmp_path.glob(".site*"))


def test_strict_lets_warnings_fail(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text(CONFIG, encoding="utf-8")
    lay_out(tmp_path, {"pages/index.md": "# Hello\n", "interviews/p1.md": NOTE.replace("#time", "")})
    assert mkdocs("build", "--quiet", cwd=tmp_path).returncode == 0
    assert mkdocs("build", "--quiet", "--strict", cwd=tmp_path).returncode != 0


def test_a_preview_picks_up_every_kind_of_change(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text(CONFIG, encoding="utf-8")
    finding = "---\ntitle: Mondays are lost\nsupports: [time]\n---\n"
    brief = "---\ntitle: A brief\nfindings: [monday]\n---\n"
    lay_out(
        tmp_path,
        {
            "pages/index.md": "# Hello\n",
            "interviews/p1.md": NOTE,
            "findings/monday.md": finding,
            "briefs/b.md": brief,
            "codebook.yml": "time: {label: Time}\n",
        },
    )
    theme = tmp_path / "content" / "theme"
    assert not theme.exists()
    port = "8731"
    server = subprocess.Popen(
        [sys.executable, "-m", "mkdocs", "serve", "--quiet", "-a", f"127.0.0.1:{port}"],
        cwd=tmp_path,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait_for(port, "", "Hello")
        for file, text, page, sign in (
            ("interviews/p1.md", NOTE.replace("Monday", "Wednesday"), "interviews/p1/", "Wednesday"),
            ("findings/monday.md", finding.replace("Mondays", "Weekdays"), "findings/monday/", "Weekdays are lost"),
            ("briefs/b.md", brief.replace("A brief", "Another brief"), "briefs/b/", "Another brief"),
            ("codebook.yml", "time: {label: Hours of work}\n", "tags/time/", "Hours of work"),
            ("interviews/p2.md", NOTE.replace("P1", "P2"), "tags/time/", "<strong>2</strong> respondents"),
            ("findings/d.md", finding.replace("---\ntitle", "---\nstatus: draft\ntitle"), "findings/d/", "Draft."),
        ):
            lay_out(tmp_path, {file: text})
            _wait_for(port, page, sign)
    finally:
        server.terminate()
        server.wait()


def _wait_for(port: str, page: str, sign: str) -> None:
    """Ask until the preview shows something; how long it takes is the machine's affair."""
    seen = ""
    for _ in range(300):
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/{page}", timeout=60) as answer:
                seen = answer.read().decode()
        except OSError:
            seen = ""
        if sign in seen:
            return
        time.sleep(0.2)
    raise AssertionError(f"{page} never showed {sign!r}")


def test_the_same_research_gives_the_same_site(sample: Path, site: Path, tmp_path: Path) -> None:
    shutil.copytree(sample / "content", tmp_path / "content")
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    lend_cards(sample, tmp_path, "internal")
    assert mkdocs("build", "--quiet", cwd=tmp_path).returncode == 0
    for folder in ("findings", "tags", "interviews", "data", "briefs"):
        for path in sorted((site / folder).rglob("*")):
            if path.is_file():
                assert (tmp_path / "site" / path.relative_to(site)).read_bytes() == path.read_bytes(), path


def test_hand_written_pages_link_embed_and_keep_no_comment(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text(CONFIG, encoding="utf-8")
    home = (
        "# Hello\n\n%% secret one %%\n<!-- secret two -->\nSee [[p1]] and [[p1#q|her <b>words</b>]], not `[[p1]]`.\n\n"
        "![[p1#q]]\n"
    )
    lay_out(tmp_path, {"pages/index.md": home, "interviews/p1.md": NOTE.replace("#time", "#time ^q")})
    assert mkdocs("build", "--quiet", cwd=tmp_path).returncode == 0
    page = (tmp_path / "site/index.html").read_text(encoding="utf-8")
    assert "secret" not in page
    assert '<a href="interviews/p1/">P1</a>' in page
    assert "her &#60;b&#62;words" in page
    assert "<code>[[p1]]</code>" in page
    assert '<figure class="fh-quote"' in page
