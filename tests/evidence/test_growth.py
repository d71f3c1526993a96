"""How a figure grows from month to month."""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.evidence.findings import evidence_of
from firsthand.evidence.growth import Step, growth

if TYPE_CHECKING:
    from tests.conftest import MakeResearch

FINDING = {"findings/f.md": "---\ntitle: F\nsupports: [yes]\ncontradicts: [no]\nas_of: 2026-02-10\n---\n"}


def note(who: str, day: str, tag: str = "", extra: str = "") -> str:
    said = f"> Words of {who} on {day}.\n> #{tag}\n" if tag else ""
    return f"---\nparticipant: {who}\nconsent: anonymous\n{f'date: {day}' if day else ''}\n{extra}---\n\n{said}"


def test_each_month_adds_those_who_came(make_research: MakeResearch) -> None:
    research = make_research(
        FINDING
        | {
            "interviews/a.md": note("P1", "2026-01-05", "yes"),
            "interviews/b.md": note("P2", "2026-01-31"),
            "interviews/c.md": note("P3", "2026-03-01", "yes"),
        }
    )
    assert growth(research.findings["f"], research) == (Step("2026-01", 1, 2, 2), Step("2026-03", 2, 3, 1))


def test_who_comes_again_is_counted_once_and_may_come_round(make_research: MakeResearch) -> None:
    research = make_research(
        FINDING | {"interviews/a.md": note("P1", "2026-01-05"), "interviews/b.md": note("P1", "2026-04-05", "yes")}
    )
    assert growth(research.findings["f"], research) == (Step("2026-01", 0, 1, 1), Step("2026-04", 1, 1, 0))


def test_who_was_not_asked_yet_is_in_no_base(make_research: MakeResearch) -> None:
    finding = {"findings/f.md": "---\ntitle: F\nsupports: [yes]\nasked: price\n---\n"}
    research = make_research(
        finding
        | {
            "interviews/a.md": note("P1", "2026-01-05", "yes", "asked: []\n"),
            "interviews/b.md": note("P1", "2026-02-05", "", "asked: [price]\n"),
        }
    )
    assert growth(research.findings["f"], research) == (Step("2026-02", 1, 1, 1),)


def test_interviews_without_a_day_and_people_who_withdrew_are_in_no_month(make_research: MakeResearch) -> None:
    gone = note("P3", "2026-01-06", "yes").replace("anonymous", "{level: anonymous, withdrawn: 2026-02-01}")
    research = make_research(
        FINDING
        | {
            "interviews/a.md": note("P1", "2026-01-05", "yes"),
            "interviews/b.md": note("P2", "", "yes"),
            "interviews/c.md": gone,
        }
    )
    assert growth(research.findings["f"], research) == (Step("2026-01", 1, 1, 1),)
    assert evidence_of(research.findings["f"], research, today=True).figure == "2 of 2"
