"""The feed: what a feed reader gets to see, and when."""

from __future__ import annotations

import datetime as dt
import json
import re
import xml.etree.ElementTree as ET
from typing import TYPE_CHECKING
from urllib.parse import urljoin

import pytest

from firsthand.exports.feed import MOST
from firsthand.pipeline import Target
from tests.conftest import ROOT, lay_out
from tests.exports.made import EDITIONS, TARGET, site_of
from tests.hostile import ATTACKS

if TYPE_CHECKING:
    from pathlib import Path

    from firsthand.model import Edition
    from firsthand.pipeline import Site

ATOM = "{http://www.w3.org/2005/Atom}"
NOWHERE = Target("Copperpot research")
NOTE = "---\nparticipant: P1\ngoal: discover\nconsent: anonymous\ndate: 2026-03-14\n---\n\n> So it is.\n> #a\n"


def feed(site: Site) -> ET.Element:
    """The feed, held against what RFC 4287 asks of every feed and entry (sections 4.1.1, 4.1.2 and 4.2)."""
    root = ET.fromstring(site.files["feed.xml"])  # noqa: S314  # our own
    assert root.tag == f"{ATOM}feed"
    for element in (root, *root.iter(f"{ATOM}entry")):
        for name in ("id", "title", "updated"):
            assert len(element.findall(f"{ATOM}{name}")) == 1, name
            assert element.findtext(f"{ATOM}{name}")
        moment = element.findtext(f"{ATOM}updated") or ""
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", moment)
        dt.datetime.fromisoformat(moment)
        assert re.match(r"(https?://|urn:uuid:)", element.findtext(f"{ATOM}id") or "")
        assert [link.get("rel") for link in element.findall(f"{ATOM}link")].count("alternate") == 1
        assert all(link.get("href") and link.get("type") for link in element.findall(f"{ATOM}link"))
    assert root.findtext(f"{ATOM}author/{ATOM}name")
    ids = [each.text for each in root.iter(f"{ATOM}id")]
    assert len(ids) == len(set(ids))
    assert all(each.text and each.text.strip() == each.text for each in root.iter(f"{ATOM}title"))
    return root


def entries(site: Site) -> list[dict[str, str]]:
    names = ("title", "id", "updated", "summary")
    return [
        {name: each.findtext(f"{ATOM}{name}") or "" for name in names}
        | {str(link.get("rel")): link.get("href") or "" for link in each.findall(f"{ATOM}link")}
        for each in feed(site).findall(f"{ATOM}entry")
    ]


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("target", [TARGET, NOWHERE], ids=["at an address", "at none yet"])
def test_every_published_finding_and_brief_is_in_it_newest_first(edition: Edition, target: Target) -> None:
    site = site_of(ROOT / "content", edition, target)
    shown = site.publication
    listed = entries(site)
    things = [*shown.findings.values(), *shown.briefs.values()]
    assert sorted(each["title"] for each in listed) == sorted(thing.title for thing in things if not thing.draft)
    days = [each["updated"] for each in listed]
    assert days == sorted(days, reverse=True)
    assert feed(site).findtext(f"{ATOM}updated") == days[0]


def test_a_summary_has_the_figure_and_the_first_key_quote() -> None:
    for edition in EDITIONS:
        site = site_of(ROOT / "content", edition)
        by_title = {each["title"]: each for each in entries(site)}
        for finding in site.publication.findings.values():
            summary = by_title[finding.title]["summary"]
            assert summary.startswith(f"{finding.evidence.figure} respondents. “{finding.key_quotes[0].text}”")
            assert summary.endswith(finding.key_quotes[0].signature)


def test_links_are_whole_where_the_address_is_known_and_hold_from_the_feed_where_not() -> None:
    paths = {page.path.removesuffix(".md") + "/" for page in site_of(ROOT / "content", "internal").pages}
    for target, base in ((TARGET, ""), (NOWHERE, "https://anywhere.example/research/feed.xml")):
        for each in entries(site_of(ROOT / "content", "internal", target)):
            whole = urljoin(base, each["alternate"])
            root = urljoin(base, ".") if base else TARGET.url
            assert whole.startswith("https://")
            assert whole.removeprefix(root) in paths


def test_ids_stay_whatever_else_changes() -> None:
    first, again = (entries(site_of(ROOT / "content", "internal", NOWHERE)) for _ in range(2))
    assert first == again
    inside, outside = (entries(site_of(ROOT / "content", edition, NOWHERE)) for edition in EDITIONS)
    assert not {each["id"] for each in inside} & {each["id"] for each in outside}
    assert all(each["id"] == each["alternate"] for each in entries(site_of(ROOT / "content", "external")))


def test_outside_nothing_is_finer_than_a_month() -> None:
    site = site_of(ROOT / "content", "external")
    moments = re.findall(r"\d{4}-\d\d-\d\d[^<]*", site.files["feed.xml"].decode())
    assert moments
    assert all(moment.endswith("-01T00:00:00Z") for moment in moments)
    within = [(each["updated"], each["alternate"]) for each in entries(site)]
    assert within == sorted(within, key=lambda pair: (-int(pair[0][:7].replace("-", "")), pair[1]))
    days = {each["updated"] for each in entries(site_of(ROOT / "content", "external", external_days=True))}
    assert not all(day.endswith("-01T00:00:00Z") for day in days)


def test_drafts_and_what_nobody_spoke_to_are_not_in_it(tmp_path: Path) -> None:
    lay_out(
        tmp_path,
        {
            "interviews/p1.md": NOTE,
            "findings/there.md": "---\ntitle: There\nsupports: [a]\n---\n",
            "findings/draft.md": "---\ntitle: Draft\nsupports: [a]\nstatus: draft\n---\n",
            "briefs/draft.md": "---\ntitle: Draft\nfindings: [there]\nstatus: draft\n---\n",
            "briefs/undated.md": "---\ntitle: Undated\nfindings: []\n---\n",
        },
    )
    assert [each["title"] for each in entries(site_of(tmp_path / "content", "internal"))] == ["There"]


def test_an_empty_research_has_a_valid_feed_without_entries(tmp_path: Path) -> None:
    lay_out(tmp_path, {"pages/index.md": "# Hello\n"})
    assert entries(site_of(tmp_path / "content", "external", NOWHERE)) == []


def test_a_feed_stays_short(tmp_path: Path) -> None:
    findings = {f"findings/f{each}.md": f"---\ntitle: Finding {each}\nsupports: [a]\n---\n" for each in range(MOST + 9)}
    lay_out(tmp_path, {"interviews/p1.md": NOTE, **findings})
    assert len(entries(site_of(tmp_path / "content", "internal"))) == MOST


def test_markup_of_notes_stays_text(tmp_path: Path) -> None:
    title = "</title><script>alert(1)</script> & ]]> &amp; \x07 end"
    notes = {"interviews/p1.md": NOTE.replace("So it is.", ATTACKS[0].replace("\n", " "))}
    lay_out(tmp_path, notes | {"findings/f.md": f"---\ntitle: {json.dumps(title)}\nsupports: [a]\n---\n"})
    site = site_of(tmp_path / "content", "internal")
    assert {each.tag.removeprefix(ATOM) for each in feed(site).iter()} == {
        *("feed", "entry", "title", "id", "updated", "author", "name", "generator", "link", "category", "summary"),
    }
    assert entries(site)[0]["title"] == "</title><script>alert(1)</script> & ]]> &amp; � end"
