"""Of which day findings and briefs are news, inside and outside."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from firsthand.editions.publish import publish
from firsthand.settings import Settings

if TYPE_CHECKING:
    from firsthand.editions.publication import Publication
    from firsthand.model import Edition, Research
    from tests.conftest import MakeResearch


def interview(who: str, date: str, tag: str, extra: str = "") -> str:
    front = f"participant: {who}\npersona: chef\nconsent: anonymous\ngoal: discover\n{extra}"
    return f"---\n{front}{f'date: {date}' if date else ''}\n---\n\n> {who} says so.\n> #{tag}\n"


FILES = {
    "interviews/a.md": interview("P1", "2026-01-12", "rota"),
    "interviews/b.md": interview("P2", "2026-03-04", "rota/fine"),
    "interviews/c.md": interview("P3", "2026-05-30", "price"),
    "interviews/d.md": interview("P4", "", "rota"),
    "interviews/e.md": interview("P5", "2026-04-02", "price", "tags: [queue]\n"),
    "interviews/gone.md": interview("P6", "2026-06-30", "rota").replace(
        "consent: anonymous", "consent: {level: anonymous, withdrawn: 2026-07-01}"
    ),
    "findings/dated.md": "---\ntitle: Dated\nsupports: [rota]\nas_of: 2026-02-15\n---\n",
    "findings/newest.md": "---\ntitle: Newest\nsupports: [rota]\ncontradicts: [rota/fine]\n---\n",
    "findings/early.md": "---\ntitle: Early\nsupports: [rota]\ncontradicts: [nothing]\nstudy: [s]\n---\n",
    "findings/tagged.md": "---\ntitle: Tagged\nsupports: [queue]\n---\n",
    "findings/unheard.md": "---\ntitle: Unheard\nsupports: [ghosts]\n---\n",
    "studies/s.md": "---\ntitle: S\n---\n",
    "briefs/dated.md": "---\ntitle: B\nfindings: [newest]\ndate: 2026-06-19\nas_of: 2026-05-31\n"
    "editions: [internal, external]\n---\n",
    "briefs/counted.md": "---\ntitle: B\nfindings: [newest]\nas_of: 2026-05-31\neditions: [internal, external]\n---\n",
    "briefs/plain.md": "---\ntitle: B\nfindings: [dated, newest]\neditions: [internal, external]\n---\n",
    "briefs/bare.md": "---\ntitle: B\nfindings: []\neditions: [internal, external]\n---\n",
}


@pytest.fixture
def research(make_research: MakeResearch) -> Research:
    return make_research(FILES)


def published(research: Research, edition: Edition, *, days: bool = False) -> Publication:
    return publish(research, Settings(external_days=days), edition, "2026-07-01")


def test_a_finding_is_of_its_own_day_or_of_the_newest_interview_that_spoke_to_it(research: Research) -> None:
    findings = published(research, "internal").findings
    assert {name: each.day for name, each in findings.items()} == {
        "dated": "2026-02-15",
        "newest": "2026-03-04",
        "early": "",
        "tagged": "2026-04-02",
        "unheard": "2026-05-30",
    }


def test_a_brief_is_of_its_date_or_the_day_of_its_figures_or_of_its_newest_finding(research: Research) -> None:
    briefs = published(research, "internal").briefs
    assert {name: each.day for name, each in briefs.items()} == {
        "dated": "2026-06-19",
        "counted": "2026-05-31",
        "plain": "2026-03-04",
        "bare": "",
    }


def test_outside_days_are_months_unless_a_setting_says_otherwise(research: Research) -> None:
    outside = published(research, "external")
    assert {each.day for each in (*outside.findings.values(), *outside.briefs.values())} == {
        *("2026-02", "2026-03", "2026-04", "2026-05", "2026-06", ""),
    }
    assert published(research, "external", days=True).findings["newest"].day == "2026-03-04"
