"""What chat tools, search engines and other sites show of a page before anybody opens it."""

from __future__ import annotations

import io
import json
import re
import shutil
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from tests.conftest import ROOT, lay_out, mkdocs

if TYPE_CHECKING:
    from pathlib import Path

ADDRESS = "https://research.example/insights/"
CONFIG = """\
site_name: 'Rota & "friends"'
site_url: https://research.example/insights/
docs_dir: content/pages
theme: {name: material, language: de}
plugins: {search: {}, firsthand: {pdf: false}}
"""
NASTY = "</title> \"quoted\" <b>bold</b> & 'so' {{ 7 * 7 }}"


class _Head(HTMLParser):
    """The metadata of a page by its name, and its links by what they are."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.meta: dict[str, str] = {}
        self.links: dict[str, str] = {}
        self.attributes: set[str] = set()
        self.feed(path.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "meta" and (name := given.get("property") or given.get("name")):
            assert name not in self.meta, name
            self.meta[name] = given.get("content", "")
            self.attributes |= set(given)
        if tag == "link" and given.get("rel") == "alternate":
            self.links[given["type"]] = given["href"]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("previews")
    shutil.copytree(ROOT / "content", root / "content")
    (root / "mkdocs.yml").write_text(CONFIG, encoding="utf-8")
    lay_out(
        root,
        {
            "findings/nasty.md": f"---\ntitle: {json.dumps(NASTY)}\nsupports: [rota]\n---\n\nFirst & last. Second.\n",
            "pages/hand.md": '---\ndescription: "Say \'A & B\' <i>or</i> \\"C\\""\nimage: x.png\n---\n\n# By hand\n',
        },
    )
    done = mkdocs("build", "--quiet", cwd=root)
    assert done.returncode == 0, done.stderr
    return root / "site"


def head(built: Path, page: str) -> _Head:
    return _Head(built / page / "index.html")


def test_a_finding_is_shown_with_its_figure_its_picture_and_its_address(built: Path) -> None:
    meta = head(built, "findings/paper-stays").meta
    assert meta["og:title"] == "Paper stays on the wall because everyone passes it and nobody has to unlock it"
    assert meta["og:description"] == meta["description"]
    assert meta["description"].startswith("5 von 21 Befragten. “Whiteboard")
    assert meta["og:url"] == f"{ADDRESS}findings/paper-stays/"
    assert meta["og:image"] == f"{ADDRESS}findings/paper-stays-card.png"
    assert (meta["og:image:width"], meta["og:image:height"]) == ("1200", "630")
    assert meta["og:image:alt"] == meta["og:title"]
    assert (meta["og:type"], meta["twitter:card"]) == ("article", "summary_large_image")
    assert (meta["og:site_name"], meta["og:locale"]) == ('Rota & "friends"', "de_DE")
    assert meta["robots"] == "noindex"


def test_every_page_says_what_it_is_about_in_a_line(built: Path) -> None:
    pages = [path for path in built.rglob("index.html") if path.parent != built and path.parent.name != "about"]
    assert len(pages) > 90
    for path in pages:
        meta = _Head(path).meta
        assert 0 < len(meta["og:description"]) <= 200, path
        assert "\n" not in meta["og:description"]
        assert "  " not in meta["og:description"]


def test_pictures_that_are_named_are_there(built: Path) -> None:
    named = [_Head(path).meta.get("og:image", "") for path in built.rglob("index.html")]
    pictures = {name.removeprefix(ADDRESS) for name in named if name}
    assert {name.partition("/")[0] for name in pictures} == {"findings", "briefs", "testimonials"}
    for name in pictures:
        with Image.open(io.BytesIO((built / name).read_bytes())) as picture:
            assert picture.size == (1200, 630), name


def test_what_could_end_an_attribute_does_not(built: Path) -> None:
    nasty, by_hand = head(built, "findings/nasty"), head(built, "hand")
    assert nasty.meta["og:title"] == nasty.meta["og:image:alt"] == NASTY
    assert by_hand.meta["og:description"] == by_hand.meta["description"] == "Say 'A & B' <i>or</i> \"C\""
    assert "og:image" not in by_hand.meta
    for each in (nasty, by_hand):
        assert each.attributes == {"name", "content", "property"}


def test_every_page_leads_to_the_feed(built: Path) -> None:
    for path in built.rglob("*.html"):
        address = _Head(path).links["application/atom+xml"]
        if path.name == "404.html":
            assert address == "/insights/feed.xml"
        else:
            assert (path.parent / address).resolve() == built / "feed.xml"


def test_the_home_page_is_called_as_the_site_is(built: Path) -> None:
    meta = _Head(built / "index.html").meta
    assert meta["og:title"] == 'Rota & "friends"'
    assert meta["og:url"] == ADDRESS
    assert meta["og:type"] == "website"


def test_without_an_address_there_is_no_picture_and_no_address(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text(re.sub("site_url.*\n", "", CONFIG), encoding="utf-8")
    note = "---\nparticipant: P1\ngoal: discover\n---\n\n> So it is.\n> #a\n"
    lay_out(
        tmp_path,
        {
            "pages/index.md": "# Hello\n",
            "interviews/p1.md": note,
            "findings/f.md": "---\ntitle: F\nsupports: [a]\n---\n",
        },
    )
    assert mkdocs("build", "--quiet", cwd=tmp_path).returncode == 0
    meta = head(tmp_path / "site", "findings/f").meta
    assert not {"og:image", "og:url"} & set(meta)
    assert meta["twitter:card"] == "summary"
    assert meta["og:description"].startswith("1 von 1 Befragten.")
