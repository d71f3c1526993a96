"""What a withdrawal touches: figures, names and briefs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from firsthand.evidence.naming import names_of, namings
from firsthand.evidence.withdrawal import consequences, withdrawn
from firsthand.exports.expressions import expressions

if TYPE_CHECKING:
    from firsthand.model import Research
    from tests.conftest import MakeResearch

DAY = "2026-07-01"
FILES = {
    "interviews/p1.md": "---\nparticipant: P1\ndate: 2026-01-01\ngoal: discover\n"
    "consent: {level: anonymous, testimonial: true}\n---\n"
    "> Every Friday I export all of it by hand. It takes the whole morning.\n> #a ^friday {.testimonial}\n",
    "interviews/p2.md": "---\nparticipant: P2\ndate: 2026-01-02\ngoal: discover\nconsent: anonymous\n---\n"
    "> So do I.\n> #a ^so\n",
    "interviews/group.md": "---\nparticipants: [{id: p1}, {id: P3}]\ndate: 2026-01-03\ngoal: discover\n---\n"
    "> It was me.\n> #b ^me\n> — P1\n\n> Not me, it was somebody else that day.\n> #b ^not-me\n> — P3\n",
    "findings/f.md": "---\ntitle: They do it by hand\nsupports: [a]\nkey_quotes: [p2#so, p1#friday]\nfor:\n"
    "  sales: Ask P1.\n---\nOne of them, P1, does. See [[p1|the note]] and [[group#^me|this]].\n\n"
    "![[p1#friday]]\n\n> It takes the whole morning.\n> — P1\n\n## P11 and P1-b are others\n",
    "findings/g.md": "---\ntitle: Somebody else\nsupports: [b]\nkey_quotes: [group#not-me]\n---\n",
    "briefs/b.md": "---\ntitle: Brief\nfindings: [f]\neditions: [internal, external]\n---\nAsk p1.\n",
    "briefs/draft.md": "---\ntitle: Draft\nfindings: [f]\nstatus: draft\n---\n",
    "briefs/other.md": "---\ntitle: Other\nfindings: [g]\n---\n",
    "interviews/p1-b.md": "---\nparticipant: P1-b\ndate: 2026-01-04\ngoal: discover\nconsent: none\n---\n",
    "studies/s.md": "---\ntitle: S\nquestions: [What about P1?]\n---\nNothing.\n",
    "guides/g.md": "---\ntitle: G\n---\n- What did P1 mean? #a\n",
}


@pytest.fixture
def research(make_research: MakeResearch) -> Research:
    files = dict(FILES)
    files["interviews/group.md"] = files["interviews/group.md"].replace("id: p1", "id: P1")
    return make_research(files)


def test_withdrawn_holds_for_every_interview_and_nobody_else(research: Research) -> None:
    gone = withdrawn(research, "p1", DAY)
    dates = {(each.id, who.id): who.consent.withdrawn for each in gone.interviews.values() for who in each.participants}
    assert {seat for seat, day in dates.items() if day} == {("p1", "P1"), ("group", "P1")}
    assert withdrawn(gone, "P1", "2026-08-01") == gone
    assert withdrawn(gone, "P1", "") == research


def test_figures_change_as_if_the_person_had_never_been_asked(research: Research) -> None:
    found = consequences(research, "P1", DAY)
    assert [(each.id, each.before, each.after) for each in found.findings] == [
        ("f", "2 of 4, 2 mentions", "1 of 3, 1 mention"),
        ("g", "2 of 4, 2 mentions", "1 of 3, 1 mention"),
    ]
    assert [each.id for each in found.briefs] == ["b", "draft", "other"]
    assert [(each.before, each.after) for each in found.totals] == [("4", "3")]
    assert ([each.id for each in found.alone], [each.id for each in found.shared]) == (["p1"], ["group"])


def test_every_place_that_names_the_person_is_known_and_no_other(research: Research) -> None:
    places = [(each.manner, each.name, str(each.source).removeprefix("content/")) for each in _namings(research)]
    assert places == [
        ("mention", "p1", "briefs/b.md:6:1"),
        ("key quote", "p1#friday", "findings/f.md:4:21"),
        ("mention", "P1", "findings/f.md:6:3"),
        ("mention", "P1", "findings/f.md:8:1"),
        ("embed", "p1#friday", "findings/f.md:10:1"),
        ("citation", "P1", "findings/f.md:12:1"),
        ("mention", "P1", "guides/g.md:4:1"),
        ("mention", "P1", "studies/s.md:3:1"),
    ]


def _namings(research: Research) -> list[object]:
    return list(namings(names_of("P1", research), research))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("P1 said so", "P1"),
        ("as *p1* said", "p1"),
        ("P1's words", "P1"),
        ("_P1_", "P1"),
        ("P1-like", "P1"),
        ("[[group#^me|that]]", "group#^me"),
        ("group#me", "group#me"),
        ("![[p1#friday]]", "p1#friday"),
        ("P11, XP1, P1a", ""),
        ("P1-b said so", ""),
        ("[[p1-b]]", ""),
        ("group#not-me", ""),
        ("the group", ""),
    ],
)
def test_a_name_is_a_whole_word_or_a_quote(research: Research, text: str, name: str) -> None:
    assert [found for _, found in names_of("P1", research).within(text)] == ([name] if name else [])


def test_an_id_that_is_a_word_counts_as_it_is_typed(make_research: MakeResearch) -> None:
    names = names_of("May", make_research({"interviews/monday.md": "---\nparticipant: May\n---\n> W.\n> #a ^x\n"}))
    texts = {"May came": "May", "they may": "", "on Monday": "", "[[monday]]": "monday", "monday#x": "monday#x"}
    assert {text: next((name for _, name in names.within(text)), "") for text in texts} == texts


def test_published_briefs_that_count_or_quote_are_to_be_recalled(research: Research) -> None:
    recalls = {each.brief: each for each in consequences(research, "P1", DAY).recalls}
    assert set(recalls) == {"b", "other"}
    assert recalls["b"].editions == ("internal", "external")
    assert recalls["b"].quotes == ("p1#friday",)
    assert recalls["other"].counted
    assert recalls["other"].quotes == ()
    again = consequences(withdrawn(research, "P1", "2026-06-01"), "P1", DAY)
    assert ({each.brief for each in again.recalls}, again.findings) == ({"b", "other"}, ())


def test_testimonials_are_those_that_were_agreed_to(research: Research) -> None:
    assert [each.id for each in consequences(research, "P1", DAY).testimonials] == ["p1#friday"]
    assert consequences(research, "P2", DAY).testimonials == ()


def test_expressions_find_sentences_as_files_hold_them_and_leave_others_alone(make_research: MakeResearch) -> None:
    research = make_research(
        {
            "interviews/p1.md": "---\nparticipant: P1\n---\n> I export all of it by hand. I don't know. "
            "We do that on Friday in the office.\n> #a\n",
            "interviews/p2.md": "---\nparticipant: P2\n---\n> We do that on Friday in the office.\n> #a\n",
        }
    )
    found = expressions("P1", research)
    patterns = [re.compile(line.removeprefix("regex:").partition("==>")[0]) for line in found.lines]
    assert all(line.endswith("==>[withdrawn]") for line in found.lines)

    def finds(text: str) -> bool:
        return any(pattern.search(text) for pattern in patterns)

    assert finds("> I export all\n> of it by *hand*.")
    assert finds("==I export all of it== #a/b by hand")
    assert not finds("We do that on Friday in the office.")
    assert not finds("I don't know.")
    assert found.left_out == ("We do that on Friday in the office.", "I don't know.")
