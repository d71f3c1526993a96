"""Groups that are too small are counted together, so that no difference tells one from the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from firsthand.editions.publish import publish
from firsthand.editions.small_groups import together
from firsthand.settings import Settings

if TYPE_CHECKING:
    from tests.conftest import MakeResearch

PEOPLE = st.sets(st.integers(0, 30).map(str), max_size=12)
GROUPS = st.dictionaries(st.sampled_from("abcdefgh"), PEOPLE, max_size=8)


def union(groups: dict[str, set[str]], names: tuple[str, ...]) -> set[str]:
    return {person for name in names for person in groups[name]}


@given(GROUPS, st.integers(1, 5))
def test_nobody_stands_alone(groups: dict[str, set[str]], smallest: int) -> None:
    joined = together(groups, smallest)
    alone = {name: people for name, people in groups.items() if people and name not in joined}
    assert all(len(people) >= smallest for people in alone.values())
    if alone and joined:
        assert len(union(groups, joined)) >= smallest


@given(GROUPS, st.integers(1, 5), st.sets(st.sampled_from("abcdefgh")))
def test_what_is_joined_anywhere_is_joined_everywhere(
    groups: dict[str, set[str]], smallest: int, always: set[str]
) -> None:
    joined = together(groups, smallest, always)
    assert {name for name in always if groups.get(name)} <= set(joined) or not joined
    assert set(joined) <= {name for name, people in groups.items() if people}


@given(GROUPS)
def test_groups_of_one_may_stand_where_the_setting_says_so(groups: dict[str, set[str]]) -> None:
    assert together(groups, 1) == ()


def person(number: int, persona: str, words: str = "It takes long.", **extra: str) -> str:
    lines = "".join(f"{key}: {value}\n" for key, value in extra.items())
    return (
        f"---\nparticipant: P{number}\nstudy: s\npersona: {persona}\nconsent: anonymous\n{lines}---\n\n"
        f"> {words} Says number {number}.\n> #slow\n"
    )


FILES = {
    **{f"interviews/a{n}.md": person(n, "baker") for n in range(6)},
    **{f"interviews/b{n}.md": person(10 + n, "waiter") for n in range(4)},
    "interviews/c.md": person(20, "owner", attributes="{plan: gold}"),
    "findings/f.md": "---\ntitle: It is slow\nsupports: [slow]\n---\n",
    "findings/g.md": "---\ntitle: Owners find it slow\nsupports: [slow]\namong: {persona: [owner]}\n---\n",
}


def test_a_persona_of_one_is_counted_with_the_next_larger_one(make_research: MakeResearch) -> None:
    research = make_research(FILES)
    outside = publish(research, Settings(edition="external"), "external", "2026-07-01")
    cells = outside.findings["f"].evidence.breakdowns["persona"]
    assert [(cell.value, cell.k, cell.asked) for cell in cells] == [("baker", 6, 6), ("", 5, 5)]
    assert outside.studies["s"].personas == (("baker", 6), ("", 5))
    inside = publish(research, Settings(), "internal", "2026-07-01")
    assert [cell.value for cell in inside.findings["f"].evidence.breakdowns["persona"]] == ["baker", "owner", "waiter"]


def test_a_base_is_not_named_where_its_size_would_tell(make_research: MakeResearch) -> None:
    finding = publish(make_research(FILES), Settings(edition="external"), "external", "2026-07-01").findings["g"]
    assert finding.evidence.figure == "1 of 1"
    assert finding.among == {}
    assert finding.narrowed


def test_attributes_go_outside_where_a_setting_names_them(make_research: MakeResearch) -> None:
    research = make_research(
        {f"interviews/a{n}.md": person(n, "baker", attributes="{plan: gold, size: small}") for n in range(4)}
        | {"findings/f.md": FILES["findings/f.md"]}
    )
    settings = Settings(edition="external", external_attributes=("plan",))
    breakdowns = publish(research, settings, "external", "2026-07-01").findings["f"].evidence.breakdowns
    assert set(breakdowns) == {"persona", "plan"}
    assert set(
        publish(research, Settings(edition="external"), "external", "2026-07-01").findings["f"].evidence.breakdowns
    ) == {"persona"}


def test_marks_of_respondents_have_no_names_outside(make_research: MakeResearch) -> None:
    finding = publish(make_research(FILES), Settings(edition="external"), "external", "2026-07-01").findings["f"]
    assert {each.label for each in finding.evidence.testimonies} == {"Respondent"}


def test_tags_have_no_figures_outside(make_research: MakeResearch) -> None:
    files = {f"interviews/a{n}.md": person(n, "baker").replace("#slow", "#slow/start") for n in range(4)}
    research = make_research(files)
    inside = publish(research, Settings(), "internal", "2026-07-01").tags["slow"]
    outside = publish(research, Settings(edition="external"), "external", "2026-07-01").tags["slow"]
    assert (inside.respondents, inside.mentions) == (4, 4)
    assert (outside.respondents, outside.mentions, outside.own_mentions) == (None, None, None)
    assert len(outside.quotes) == 4


def test_what_is_joined_in_one_table_is_joined_in_all(make_research: MakeResearch) -> None:
    second = {
        f"interviews/z{n}.md": person(30 + n, p).replace("study: s", "study: t")
        for n, p in enumerate(["waiter", "baker", "baker", "baker"])
    }
    files = {
        **{name: text for name, text in FILES.items() if name != "interviews/c.md"},
        **second,
        "findings/g.md": "---\ntitle: In the second\nsupports: [slow]\nstudy: t\n---\n",
    }
    outside = publish(make_research(files), Settings(edition="external"), "external", "2026-07-01")
    # One waiter in the second study: shown in the first and in all, that one would follow by subtraction.
    for name in ("f", "g"):
        assert [cell.value for cell in outside.findings[name].evidence.breakdowns["persona"]] == [""]


def test_what_one_or_two_newcomers_say_is_not_told(make_research: MakeResearch) -> None:
    dated = {name: text.replace("study: s", "study: s\ndate: 2026-03-01") for name, text in FILES.items()}
    dated["findings/f.md"] = FILES["findings/f.md"].replace("---\ntitle", "---\nas_of: 2026-03-01\ntitle")
    for newcomers, told in ((2, ""), (3, "14 of 14")):
        late = {
            f"interviews/n{n}.md": person(40 + n, "baker").replace("study: s", "study: s\ndate: 2026-04-01")
            for n in range(newcomers)
        }
        outside = publish(make_research(dated | late), Settings(edition="external"), "external", "2026-07-01")
        assert outside.findings["f"].today == told
