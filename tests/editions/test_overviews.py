"""What pages that look over the whole may say in each edition: audiences, related findings, open questions, quality."""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.checks import check
from firsthand.editions.publish import publish
from firsthand.settings import Settings

if TYPE_CHECKING:
    from firsthand.editions.publication import Publication
    from firsthand.model import Edition
    from tests.conftest import MakeResearch

DAY = "2026-07-01"


def note(number: int, tags: str, extra: str = "") -> str:
    return (
        f"---\nparticipant: P{number}\npersona: chef\ndate: 2026-0{number % 6 + 1}-01\nconsent: anonymous\n{extra}---\n"
        f"\n## Pains\n\n> Said by number {number}, and at some length.\n> {tags}\n"
    )


FILES = {
    "interviews/a.md": note(1, "#pay/late #pay/wrong"),
    "interviews/b.md": note(2, "#pay/late #pay/wrong"),
    "interviews/c.md": note(3, "#pay/late #pay/fine"),
    "interviews/d.md": note(4, "#pay/fine"),
    "interviews/e.md": note(5, "#rota"),
    "interviews/f.md": note(6, "#rota"),
    "interviews/g.md": note(7, "#rota"),
    "findings/late.md": "---\ntitle: Late\nsupports: [pay/late]\ncontradicts: [pay/fine]\nopportunity: How might we?\n"
    "for: {Product: Pay sooner, legal: Mind the law}\n---\n",
    "findings/wrong.md": "---\ntitle: Wrong\nsupports: [pay/wrong]\nfor: {product: Pay right}\n---\n",
    "findings/few.md": "---\ntitle: Few\nsupports: [pay/tips]\namong: {persona: [owner]}\n---\n",
    "studies/s.md": "---\ntitle: S\nquestions: [Why?]\n---\n",
    "briefs/b.md": "---\ntitle: B\naudience: product and support\nfindings: [late]\neditions: both\n---\n",
}


def shown(
    make_research: MakeResearch, edition: Edition, settings: Settings | None = None, files: dict[str, str] | None = None
) -> Publication:
    research = make_research(files or FILES)
    settings = settings or Settings()
    return publish(research, settings, edition, DAY, problems=check(research, DAY, settings))


def test_everybody_whom_a_finding_names_has_a_page_inside(make_research: MakeResearch) -> None:
    audiences = shown(make_research, "internal").audiences
    assert list(audiences) == ["product", "support", "legal"]
    assert list(audiences["product"].meanings.items()) == [("late", "Pay sooner"), ("wrong", "Pay right")]
    assert audiences["product"].briefs == audiences["support"].briefs == ("b",)
    assert audiences["product"].opportunities
    assert audiences["legal"].briefs == ()


def test_outside_only_audiences_that_the_settings_name(make_research: MakeResearch) -> None:
    assert shown(make_research, "external").audiences == {}
    named = shown(make_research, "external", Settings(external_audiences=("legal",))).audiences
    assert list(named) == ["legal"]
    assert named["legal"].meanings == {"late": "Mind the law"}


def test_opportunities_have_a_page_inside_alone(make_research: MakeResearch) -> None:
    assert [finding.id for finding in shown(make_research, "internal").opportunities] == ["late"]
    assert shown(make_research, "external").opportunities == ()


def test_related_findings_share_quotes_first_and_tags_above_theirs(make_research: MakeResearch) -> None:
    related = shown(make_research, "internal").related
    assert [(each.finding, each.quotes, each.tag) for each in related["late"]] == [
        ("wrong", 2, "pay"),
        ("few", 0, "pay"),
    ]
    assert "late" in {each.finding for each in related["few"]}


def test_related_findings_outside_are_told_from_what_stands_there(make_research: MakeResearch) -> None:
    files = FILES | {
        "interviews/b.md": note(2, "#pay/late #pay/wrong").replace("consent: anonymous", "consent: internal")
    }
    related = shown(make_research, "external", files=files).related
    assert related["late"][0].quotes == 1


def test_how_evidence_grew_stays_inside(make_research: MakeResearch) -> None:
    assert len(shown(make_research, "internal").histories["late"]) == 6
    assert shown(make_research, "external").histories == {}


def test_what_is_not_known_yet(make_research: MakeResearch) -> None:
    inside = shown(make_research, "internal").open_questions
    assert inside is not None
    assert inside.contested == ("late",)
    assert inside.thin == ("few",)
    assert inside.patterns == ("rota",)
    # Findings that name no study are about all of them.
    assert inside.studies == ()


def test_outside_only_that_opinions_differ(make_research: MakeResearch) -> None:
    outside = shown(make_research, "external").open_questions
    assert outside is not None
    assert (outside.contested, outside.thin, outside.patterns, outside.studies) == (("late",), (), (), ())


def test_quality_tells_places_and_no_words(make_research: MakeResearch) -> None:
    files = FILES | {
        "interviews/h.md": note(8, "").replace("> \n", ""),
        "interviews/p9.md": note(9, "#rota").replace("anonymous", "{level: anonymous, withdrawn: 2026-06-30}"),
        "codebook.yml": "pay: {label: Pay}\n",
    }
    inside = shown(make_research, "internal", files=files).quality
    assert inside is not None
    places = {rule.name: [problem.file for problem in rule.problems] for rule in inside.rules}
    assert places["quote-without-tag"] == ["content/interviews/h.md"]
    assert places["withdrawn-present"] == [""]
    assert "number 8" not in repr(inside)
    assert "p9" not in repr(inside).casefold()
    assert all(rule.about for rule in inside.rules)
    assert {rule.name for rule in inside.about("coverage")} >= {"undefined-tag", "quote-without-tag"}
    assert "withdrawn-present" in {rule.name for rule in inside.about("consent")}
    assert shown(make_research, "external", files=files).quality is None


def test_tags_of_a_persona_count_people_whatever_their_consent(make_research: MakeResearch) -> None:
    files = FILES | {"interviews/b.md": note(2, "#pay/late").replace("consent: anonymous", "consent: none")}
    persona = shown(make_research, "internal", files=files).personas["chef"]
    counts = {each.tag: each.respondents for each in persona.tags["pain"]}
    assert counts == {"pay/late": 3, "rota": 3, "pay/fine": 2, "pay/wrong": 1}
