"""What each edition may show."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

import pytest

from firsthand.editions.publish import publish
from firsthand.settings import Settings

if TYPE_CHECKING:
    from firsthand.editions.publication import Publication
    from firsthand.model import Edition
    from tests.conftest import MakeResearch

DAY = "2026-07-01"


def note(participant: str, consent: str, words: str = "", extra: str = "") -> str:
    words = words or f"Words of number {participant[1:]}."
    return (
        f"---\nparticipant: {participant}\npersona: head-chef\nconsent: {consent}\n{extra}---\n\n"
        f"Prose about {participant}.\n\n> {words}\n> #tag ^said\n"
    )


CONSENTS = {
    "P1": "none",
    "P2": "internal",
    "P3": "anonymous",
    "P4": '{level: attributed, attribution: "Chef, a bistro"}',
    "P5": "{level: anonymous, expires: 2026-06-30}",
    "P6": "{level: anonymous, withdrawn: 2026-06-30}",
}
FILES = {f"interviews/{name.lower()}.md": note(name, consent) for name, consent in CONSENTS.items()}
FILES["findings/f.md"] = "---\ntitle: A finding\nsupports: [tag]\n---\n\n> Words of number 2.\n> — P2\n\n![[p1#said]]\n"
FILES["findings/d.md"] = "---\ntitle: A draft\nsupports: [tag]\nstatus: draft\n---\n"


def published(make_research: MakeResearch, edition: Edition, files: dict[str, str] | None = None) -> Publication:
    return publish(make_research(files or FILES), Settings(), edition, DAY)


@pytest.mark.parametrize(
    ("edition", "shown"),
    [("internal", ["P2", "P3", "P4", "P5"]), ("external", ["P3", "P4"])],
)
def test_consent_decides_whose_words_stand_where(
    make_research: MakeResearch, edition: Edition, shown: list[str]
) -> None:
    publication = published(make_research, edition)
    assert sorted(quote.text for quote in publication.quotes.values()) == [
        f"Words of number {name[1:]}." for name in shown
    ]


@pytest.mark.parametrize("edition", ["internal", "external"])
def test_consent_changes_no_figure(make_research: MakeResearch, edition: Edition) -> None:
    publication = published(make_research, edition)
    assert publication.findings["f"].evidence.figure == "5 of 5"
    assert publication.tags["tag"].respondents == (5 if edition == "internal" else None)
    assert publication.respondents == 5


def test_what_is_withheld_is_said(make_research: MakeResearch) -> None:
    assert published(make_research, "internal").findings["f"].evidence.withheld == 1
    assert published(make_research, "external").findings["f"].evidence.withheld == 3


def test_nothing_withheld_is_anywhere_in_the_publication(make_research: MakeResearch) -> None:
    inside = repr(dataclasses.asdict(published(make_research, "internal")))
    assert "Words of number 1" not in inside
    assert "Prose about P1" not in inside
    assert "P6" not in inside
    outside = repr(dataclasses.asdict(published(make_research, "external")))
    for name in CONSENTS:
        assert f"Prose about {name}" not in outside
    for number in (1, 2, 5, 6):
        assert f"Words of number {number}" not in outside
    assert "participant='P" not in outside.replace('"', "'").replace(": ", "=")


def test_signatures(make_research: MakeResearch) -> None:
    inside = published(make_research, "internal").quotes
    assert inside["p3#said"].signature == "P3, head chef"
    outside = published(make_research, "external").quotes.values()
    assert {quote.text: quote.signature for quote in outside} == {
        "Words of number 3.": "Head chef",
        "Words of number 4.": "Chef, a bistro",
    }


def test_drafts_are_in_no_edition_and_in_previews(make_research: MakeResearch) -> None:
    research = make_research(FILES)
    assert "d" not in publish(research, Settings(), "internal", DAY).findings
    assert "d" not in publish(research, Settings(), "external", DAY).findings
    assert publish(research, Settings(), "internal", DAY, drafts=True).findings["d"].draft


def test_private_words_are_marked_inside_and_replaced_outside(make_research: MakeResearch) -> None:
    words = 'We left [Acme]{.private as="a supplier"} for [Beta]{.private}.'
    files = {"interviews/p3.md": note("P3", "anonymous", words)}
    (inside,) = published(make_research, "internal", files).quotes.values()
    assert [span.text for span in inside.words if span.private] == ["Acme", "Beta"]
    (outside,) = published(make_research, "external", files).quotes.values()
    assert outside.text == "We left a supplier for […]."
    assert not [span for span in outside.words if span.private]


def test_private_words_in_a_finding_are_replaced_outside(make_research: MakeResearch) -> None:
    files = {
        "findings/f.md": '---\ntitle: F\n---\n\nSaid at [Acme]{.private as="a bistro"}, and\nat *[Beta]{.private}*.\n'
    }
    outside = repr(published(make_research, "external", files).findings["f"].blocks)
    assert "Acme" not in outside
    assert "Beta" not in outside
    assert "Said at a bistro, and" in outside


def test_a_mark_keeps_a_quote_inside(make_research: MakeResearch) -> None:
    files = {"interviews/p3.md": note("P3", "anonymous").replace("^said", "^said {.internal}")}
    assert published(make_research, "internal", files).quotes
    assert not published(make_research, "external", files).quotes


def test_one_silent_member_of_a_group_closes_its_notes_and_not_the_others_words(make_research: MakeResearch) -> None:
    group = (
        "---\nparticipants:\n  - {id: P1, consent: none}\n  - {id: P2, consent: anonymous}\n---\n\n"
        "They both talked of it.\n\n> Mine.\n> #a\n> — P1\n\n> Yours.\n> #a\n> — P2\n\n"
        "**P1** [00:01]\nSpoken by one.\n\n**P2** [00:02]\nSpoken by two.\n"
    )
    publication = published(make_research, "internal", {"interviews/g.md": group})
    assert [quote.text for quote in publication.quotes.values()] == ["Yours."]
    shown = repr(dataclasses.asdict(publication))
    assert "They both talked" not in shown
    assert "Spoken by one" not in shown
    assert "Spoken by two" in shown


def test_a_brief_counts_as_of_its_day(make_research: MakeResearch) -> None:
    files = {
        "interviews/p1.md": note("P1", "anonymous", extra="date: 2026-01-01\n"),
        "interviews/p2.md": note("P2", "anonymous", extra="date: 2026-05-01\n"),
        "findings/f.md": "---\ntitle: F\nsupports: [tag]\n---\n",
        "briefs/b.md": "---\ntitle: B\nfindings: [f]\nas_of: 2026-02-01\n---\n",
    }
    publication = published(make_research, "internal", files)
    assert publication.findings["f"].evidence.figure == "2 of 2"
    finding = publication.briefs["b"].findings[0]
    assert (finding.evidence.figure, finding.today) == ("1 of 1", "2 of 2")


def test_a_percentage_needs_a_base(make_research: MakeResearch) -> None:
    files = {f"interviews/p{n}.md": note(f"P{n}", "anonymous") for n in range(20)}
    files["findings/f.md"] = "---\ntitle: F\nsupports: [tag]\n---\n"
    research = make_research(files)
    assert publish(research, Settings(), "internal", DAY).findings["f"].evidence.percentage == "100 %"
    wide = publish(research, Settings(interval=True), "internal", DAY).findings["f"].evidence.percentage
    assert wide == "100 % (95 % interval 84 to 100 %)"
    assert not publish(research, Settings(percentage_from=21), "internal", DAY).findings["f"].evidence.percentage


TRANSCRIBED = """---
participant: {who}
consent: {consent}
---

> I wait [every] day.
> #tag ^said

## Transcript

**{who}**
I wait every single day. It is slow.
"""
SECOND = "- quote: It is slow.\n  tags: [tag/slow]\n"


def test_differences_of_codings_show_no_words_that_may_not_be_shown(make_research: MakeResearch) -> None:
    plain = TRANSCRIBED.replace("[every] day", "every single day")
    files = {
        "interviews/p1.md": plain.format(who="P1", consent="none"),
        "interviews/p1.highlights.R2.yml": SECOND,
        "interviews/p2.md": TRANSCRIBED.format(who="P2", consent="anonymous").replace(
            "[every] day", "every single day"
        ),
        "interviews/p2.highlights.R2.yml": SECOND,
    }
    agreement = published(make_research, "internal", files).agreement
    assert agreement is not None
    shown = {(each.interview, "".join(span.text for span in each.words)) for each in agreement.differences}
    assert shown == {("p1", ""), ("p2", "It is slow."), ("p2", "I wait every single day.")}


def test_patterns_agreement_ranges_and_originals_stay_inside(make_research: MakeResearch) -> None:
    files = {
        "interviews/p1.md": TRANSCRIBED.format(who="P1", consent="anonymous").replace("[every]", "[…]"),
        "interviews/p1.highlights.R2.yml": "- quote: It is slow.\n  tags: [other]\n",
        "findings/f.md": "---\ntitle: F\nsupports: [tag]\n---\n",
    }
    inside = published(make_research, "internal", files)
    outside = published(make_research, "external", files)
    assert inside.patterns is not None
    assert inside.agreement is not None
    assert inside.findings["f"].evidence.range == "0 to 1 of 1"
    assert inside.quotes["p1#said"].original
    assert outside.patterns is None
    assert outside.agreement is None
    assert outside.findings["f"].evidence.range == ""
    (quoted,) = outside.quotes.values()
    assert not quoted.original
    assert quoted.edited


def test_who_withdrew_is_in_no_agreement(make_research: MakeResearch) -> None:
    plain = TRANSCRIBED.replace("[every] day", "every single day")
    files = {
        "interviews/p1.md": plain.format(who="P1", consent="anonymous"),
        "interviews/p1.highlights.R2.yml": SECOND,
        "interviews/p9.md": plain.format(who="P9", consent="{level: anonymous, withdrawn: 2026-01-01}"),
        "interviews/p9.highlights.R2.yml": SECOND,
    }
    agreement = published(make_research, "internal", files).agreement
    assert agreement is not None
    assert agreement.interviews == ("p1",)
    assert {each.interview for each in agreement.differences} == {"p1"}


def test_a_brief_shows_no_key_quote_of_a_later_day(make_research: MakeResearch) -> None:
    dated = "---\nparticipant: {who}\ndate: {day}\nconsent: anonymous\n---\n> Words of {who}.\n> #tag ^q\n"
    files = {
        "interviews/p1.md": dated.format(who="P1", day="2026-03-01"),
        "interviews/p2.md": dated.format(who="P2", day="2026-03-14"),
        "findings/f.md": "---\ntitle: F\nsupports: [tag]\nkey_quotes: [p2#q, p1#q]\n---\n",
        "briefs/b.md": "---\ntitle: B\nfindings: [f]\nas_of: 2026-03-10\n---\n",
    }
    publication = published(make_research, "internal", files)
    assert [quote.id for quote in publication.briefs["b"].findings[0].key_quotes] == ["p1#q"]
    assert [quote.id for quote in publication.findings["f"].key_quotes] == ["p2#q", "p1#q"]


def test_quotes_of_people_who_were_not_asked_stand_apart(make_research: MakeResearch) -> None:
    asked = "---\nparticipant: {who}\nconsent: anonymous\nasked: [{topic}]\n---\n> Words of {who}.\n> #tag ^q\n"
    files = {
        "interviews/p1.md": asked.format(who="P1", topic="tag"),
        "interviews/p2.md": asked.format(who="P2", topic="other"),
        "findings/f.md": "---\ntitle: F\nsupports: [tag]\nasked: tag\n---\n",
    }
    finding = published(make_research, "internal", files).findings["f"]
    assert [quote.id for quote in finding.supporting] == ["p1#q"]
    assert [quote.id for quote in finding.unprompted] == ["p2#q"]
    assert finding.evidence.mentions == len(finding.supporting)
