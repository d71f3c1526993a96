"""The external site as a whole: what it shows, what it never does, and that only a whole one replaces the last."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from firsthand.reading.research import read_research
from tests.conftest import ROOT, lay_out, mkdocs

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.build

CONFIG = """site_name: Test
docs_dir: content/pages
site_dir: site-external
theme: {name: material}
plugins: {search: {}, firsthand: {edition: external, cards: false}}
"""
NOTE = """---
participant: P7
persona: baker
consent: {level: anonymous, testimonial: true}
---

> It takes me all of Monday.
> #time {.testimonial}
"""
HOME = "---\neditions: both\n---\n\n# Hello\n"


def contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }


def build(folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--quiet", "-f", "mkdocs.external.yml"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", **environment},
    )


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "mkdocs.external.yml").write_text(CONFIG, encoding="utf-8")
    lay_out(tmp_path, {"pages/index.md": HOME, "interviews/p7.md": NOTE})
    return tmp_path


@pytest.fixture
def outside(external_site: Path) -> Path:
    """The external site of the sample research."""
    return external_site


def test_it_shows_home_findings_quotes_tags_testimonials_and_external_briefs(outside: Path) -> None:
    folders = {path.name for path in outside.iterdir() if path.is_dir()}
    assert folders == {"about", "assets", "briefs", "data", "findings", "pagefind", "quotes", "tags", "testimonials"}
    research = read_research(ROOT / "content", ROOT)
    briefs = {name for name, brief in research.briefs.items() if "external" in brief.editions and not brief.draft}
    assert {path.stem for path in outside.glob("briefs/*.pdf")} == briefs
    assert briefs < set(research.briefs)


def test_nobody_in_the_sample_has_an_id_a_day_or_a_file_outside(outside: Path) -> None:
    research = read_research(ROOT / "content", ROOT)
    ids = {person.id for interview in research.interviews.values() for person in interview.participants}
    assert len(ids) > 20
    for name, data in contents(outside).items():
        if name.startswith("assets/") or not name.endswith((".html", ".json", ".csv", ".xml", ".txt")):
            continue
        text = data.decode()
        assert not [each for each in ids if re.search(rf"\b{each}\b", text, re.IGNORECASE)], name
        # A feed names a month by its first moment.
        assert not re.search(r"20\d\d-\d\d-\d\d", text.replace("-01T00:00:00Z", "")), name
        assert ".md" not in text, name


def test_quotes_and_testimonials_lead_to_their_places(outside: Path) -> None:
    for row in json.loads((outside / "data/quotes.json").read_text(encoding="utf-8")):
        page, _, place = row["url"].partition("#")
        assert f'id="{place}"' in (outside / page / "index.html").read_text(encoding="utf-8")
        assert "participant" not in row
        assert row["attribution"]
    rows = json.loads((outside / "data/testimonials.json").read_text(encoding="utf-8"))
    assert len(rows) > 5
    for row in rows:
        assert set(row) == {"id", "text", "attribution", "url", "card"}
        url, card = (row[name].removeprefix("https://insights.copperpot.example/") for name in ("url", "card"))
        assert (outside / url / "index.html").is_file()
        assert (outside / card).is_file()


def test_testimonials_have_the_same_address_and_words_inside(outside: Path, site: Path) -> None:
    inside = (site / "data/testimonials.json").read_text(encoding="utf-8").replace("//research.", "//insights.")
    assert inside == (outside / "data/testimonials.json").read_text(encoding="utf-8")


def test_groups_of_fewer_than_three_are_not_told_apart(outside: Path) -> None:
    for path in outside.glob("findings/*/index.html"):
        tables = re.findall(r'<table class="fh-breakdown">.*?</table>', path.read_text(encoding="utf-8"), re.DOTALL)
        for row in (row for table in tables for row in re.findall(r"<td>(\d+) of (\d+)</td>", table)):
            assert int(row[1]) >= 3, path


def test_a_page_is_external_only_where_it_says_so(project: Path) -> None:
    lay_out(
        project, {"pages/inner.md": "# For colleagues\n", "pages/notes.txt": "left out", "pages/linked.txt": "kept"}
    )
    lay_out(project, {"pages/index.md": HOME + "\nRead [more](linked.txt).\n"})
    assert build(project).returncode == 0
    assert not (project / "site-external/inner").exists()
    assert not (project / "site-external/notes.txt").exists()
    assert (project / "site-external/linked.txt").is_file()


def test_nothing_leads_to_the_repository(project: Path) -> None:
    config = CONFIG + "repo_url: https://git.example/research\nedit_uri: edit/main/\n"
    (project / "mkdocs.external.yml").write_text(config, encoding="utf-8")
    assert build(project).returncode == 0
    assert not [name for name, data in contents(project / "site-external").items() if b"git.example" in data]


def test_the_external_site_may_be_found_and_names_no_address_but_its_own(project: Path) -> None:
    config = CONFIG.replace("site_name", "INHERIT: mkdocs.yml\nsite_name")
    (project / "mkdocs.yml").write_text("site_url: https://intranet.example/\n", encoding="utf-8")
    (project / "mkdocs.external.yml").write_text(config, encoding="utf-8")
    front = "---\neditions: both\ndescription: Work %% hushed %% at [Acme]{.private}\n---\n\n# Hello\n"
    lay_out(project, {"pages/index.md": front})
    done = build(project)
    assert done.returncode == 0, done.stderr
    for name, data in contents(project / "site-external").items():
        assert not [word for word in (b"intranet", b"noindex", b"hushed", b"Acme") if word in data], name
    assert 'content="Work' in (project / "site-external/index.html").read_text(encoding="utf-8")
    config += "site_url: https://research.example/\n"
    (project / "mkdocs.external.yml").write_text(config, encoding="utf-8")
    assert build(project).returncode == 0
    assert "https://research.example/" in (project / "site-external/sitemap.xml").read_text(encoding="utf-8")


def test_the_external_edition_never_takes_the_internal_ones_place(project: Path) -> None:
    config = CONFIG.replace("site_dir: site-external\n", "")
    (project / "mkdocs.external.yml").write_text(config, encoding="utf-8")
    done = build(project)
    assert done.returncode != 0
    assert "Write `site_dir: site-external`" in done.stderr + done.stdout


def test_a_picture_that_cannot_be_read_is_named_with_its_note(project: Path) -> None:
    lay_out(project, {"pages/index.md": HOME + "\n![x](broken.png)\n", "pages/broken.png": "no picture"})
    done = build(project)
    assert done.returncode != 0
    assert "content/pages/index.md:1:1 The picture content/pages/broken.png cannot be shown" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_configuration_that_calls_itself_external_has_to_be(project: Path) -> None:
    (project / "mkdocs.external.yml").write_text(CONFIG.replace("edition: external", "pdf: true"), encoding="utf-8")
    done = build(project)
    assert done.returncode != 0
    assert "Write `edition: external`" in done.stderr + done.stdout


def test_the_day_that_counts_can_be_given(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lay_out(project, {"interviews/p7.md": NOTE.replace("testimonial: true", "testimonial: true, expires: 2026-06-30")})
    shown = {}
    for day in ("2026-06-30", "2026-07-01"):
        assert build(project, FIRSTHAND_AS_OF=day).returncode == 0
        shown[day] = json.loads((project / "site-external/data/quotes.json").read_text(encoding="utf-8"))
    assert len(shown["2026-06-30"]) == 1
    assert shown["2026-07-01"] == []
    monkeypatch.setenv("FIRSTHAND_AS_OF", "2026-06-30")
    loud = mkdocs("build", "-f", "mkdocs.external.yml", cwd=project)
    assert "as of 2026-06-30 (FIRSTHAND_AS_OF)" in loud.stderr
    assert "no day of the calendar" in build(project, FIRSTHAND_AS_OF="soon").stderr


def test_a_leak_fails_the_build_names_file_and_note_and_leaves_the_last_site(project: Path) -> None:
    assert build(project).returncode == 0
    before = contents(project / "site-external")
    lay_out(project, {"pages/index.md": HOME + "\nP7 told us so.\n"})
    done = build(project)
    assert done.returncode != 0
    told = "index.html, text and 1 more file: the id of a participant, from content/interviews/p7.md:2:1. Write “a part"
    assert told in done.stderr
    assert "Traceback" not in done.stderr
    assert contents(project / "site-external") == before
    assert sorted(path.name for path in project.iterdir() if path.name.startswith(".site")) == []


# Kills the build by itself when it does something to the site for the n-th time, or counts how often it does.
KILLER = """
import os, signal, sys, atexit
AT, SEEN = int(os.environ["KILL_AT"]), [0]
WATCHED = {"open", "os.rename", "os.mkdir", "os.remove", "shutil.rmtree", "ctypes.dlopen", "shutil.copyfile"}
def watch(event, arguments):
    if event in WATCHED and (event == "ctypes.dlopen" or "site-external" in str(arguments[0])):
        SEEN[0] += 1
        if SEEN[0] == AT:
            os.kill(os.getpid(), signal.SIGKILL)
sys.addaudithook(watch)
if not AT:
    atexit.register(lambda: print("SEEN", SEEN[0], file=sys.stderr))
"""
STAGES = ("config", "pre_build", "files", "nav", "env", "page_content", "post_page", "post_build")
STAGE = """
def on_{}(*arguments, **values):
    if os.environ.get("KILL_IN") == "{}":
        os.kill(os.getpid(), signal.SIGKILL)
"""


def test_a_build_that_is_killed_at_any_stage_leaves_the_last_site(project: Path) -> None:
    hooks = KILLER + "".join(STAGE.format(stage, stage) for stage in STAGES)
    (project / "killer.py").write_text(hooks, encoding="utf-8")
    config = CONFIG + "hooks: [killer.py]\n"
    (project / "mkdocs.external.yml").write_text(config, encoding="utf-8")
    site = project / "site-external"
    assert build(project, KILL_AT="0").returncode == 0
    last = contents(site)
    lay_out(project, {"interviews/p7.md": NOTE.replace("Monday", "Tuesday")})
    copy = project.with_name(project.name + "-whole")
    shutil.copytree(project, copy)
    counted = build(copy, KILL_AT="0")
    new = contents(copy / "site-external")
    steps = int(counted.stderr.rpartition("SEEN")[2])
    assert last != new
    assert steps > 40
    for stage in STAGES:
        done = build(project, KILL_AT="0", KILL_IN=stage)
        assert done.returncode == -signal.SIGKILL, stage
        assert contents(site) == last, stage
    # From the first file to the moment before the exchange, then the clearing up behind it.
    for step in (1, steps // 4, steps // 2, steps - 12, *range(steps - 4, steps + 1)):
        done = build(project, KILL_AT=str(step))
        assert done.returncode == -signal.SIGKILL, step
        assert contents(site) in (last, new), step
    assert build(project, KILL_AT="0").returncode == 0
    assert contents(site) == new
    assert [path.name for path in project.iterdir() if path.name.startswith(".site")] == []


def test_pictures_come_along_without_what_their_files_say(project: Path) -> None:
    from tests.canary.garden import Garden, picture  # noqa: PLC0415

    garden = Garden()
    (project / "content/media").mkdir()
    (project / "content/media/board.jpg").write_bytes(picture(garden, "picture"))
    (project / "content/media/unused.jpg").write_bytes(picture(garden, "picture"))
    (project / "content/media/talk.mp3").write_bytes(b"ID3")
    finding = "---\ntitle: Mondays are lost\nsupports: [time]\n---\n\n![The board](../media/board.jpg)\n"
    lay_out(project, {"findings/monday.md": finding})
    assert build(project).returncode == 0
    site = project / "site-external"
    (image,) = site.glob("images/*")
    assert re.fullmatch(r"[0-9a-f]{16}\.jpg", image.name)
    page = (site / "findings/monday/index.html").read_text(encoding="utf-8")
    assert f'<img src="../../images/{image.name}" alt="The board"' in page
    for name, data in contents(site).items():
        assert not [marker for marker in garden.markers if marker.encode() in data], name
        assert not name.endswith(".mp3")


def test_the_internal_edition_still_leaves_a_withdrawn_person_out_where_a_note_names_them(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text(CONFIG.replace("external", "internal"), encoding="utf-8")
    gone = NOTE.replace("testimonial: true", "withdrawn: 2026-01-01")
    lay_out(
        tmp_path,
        {"pages/index.md": HOME, "interviews/p7.md": gone, "findings/f.md": "---\ntitle: F\n---\n\nP7 told us.\n"},
    )
    done = mkdocs("build", "--quiet", cwd=tmp_path)
    assert done.returncode != 0
    assert "the id of a participant" in done.stderr
