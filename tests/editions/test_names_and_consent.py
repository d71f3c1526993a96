"""What quotes are called outside, what a testimonial is, and who agreed to what."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from firsthand.editions.public_ids import public_ids
from firsthand.editions.publish import publish
from firsthand.editions.register import consent_register
from firsthand.editions.rules import Rules
from firsthand.pages.testimonials import as_html, as_json_ld, as_text
from firsthand.pages.wording import wording
from firsthand.reading.rewriting import private_text, without_private
from firsthand.settings import Settings

if TYPE_CHECKING:
    from firsthand.model import Research
    from tests.conftest import MakeResearch

DAY = "2026-07-01"


def note(participant: str, body: str, consent: str = "anonymous", day: str = "2026-03-01") -> str:
    return f"---\nparticipant: {participant}\npersona: baker\ndate: {day}\nconsent: {consent}\n---\n\n{body}\n"


def names(research: Research, key: str = "") -> dict[str, str]:
    return public_ids(research, key, Rules("external", DAY, Settings()).words)


def test_with_a_key_a_public_id_outlives_a_correction_of_the_words(make_research: MakeResearch) -> None:
    first = names(make_research({"interviews/p1.md": note("P1", "> It taks long.\n> #a ^long")}), "our key")
    second = names(make_research({"interviews/p1.md": note("P1", "> It takes very long.\n> #a ^long")}), "our key")
    assert first == second
    assert first != names(make_research({}), "another key")


def test_without_a_key_it_is_made_of_public_words_alone(make_research: MakeResearch) -> None:
    words = '> We left [{}]{{.private as="a supplier"}} for good.\n> #a ^{}'
    first = make_research({"interviews/p1.md": note("P1", words.format("Acme", "p1-acme"))})
    ids = list(names(first).values())
    second = make_research({"interviews/p1.md": note("P2", words.format("Bolt", "other"))})
    assert list(names(second).values()) == ids


@pytest.mark.parametrize("key", ["", "our key"])
def test_public_ids_are_told_apart_and_later_notes_change_none(make_research: MakeResearch, key: str) -> None:
    files = {
        "interviews/p1.md": note("P1", "> One.\n> #a ^said"),
        "interviews/p2.md": note("P2", "> Two.\n> #a ^said", day="2026-03-02"),
    }
    before = names(make_research(files), key)
    files["interviews/p0.md"] = note("P0", "> Three.\n> #a ^said\n\n> Two.\n> #a", day="2026-03-03")
    after = names(make_research(files), key)
    assert len(set(after.values())) == len(after) == 4
    assert {name: after[name] for name in before} == before
    assert not [name for name in after.values() if "p0" in name or "p1" in name]


def test_links_to_quotes_lead_to_them_under_their_public_names(make_research: MakeResearch) -> None:
    files = {
        "interviews/p1.md": note("P1", "> One.\n> #a ^said"),
        "interviews/p2.md": note("P2", "> Two.\n> #a ^said", "internal"),
        "findings/f.md": "---\ntitle: F\n---\n\nSee [[p1#said|her words]], [[p2#said|his]], [[p1]] and [[f]].\n",
    }
    research = make_research(files)
    outside = publish(research, Settings(edition="external"), "external", DAY)
    (block,) = outside.findings["f"].blocks
    name = names(research)["p1#said"]
    assert block.markdown == f"See [[{name}|her words]], [[…|his]], [[…]] and [[f]]."  # type: ignore[union-attr]


TESTIFYING = '{level: attributed, testimonial: true, attribution: "Baker, <b>Town</b>"}'


@pytest.mark.parametrize(
    ("consent", "marks", "is_one"),
    [
        (TESTIFYING, ".testimonial", True),
        ("{level: anonymous, testimonial: true}", ".key .testimonial", True),
        ("{level: anonymous, testimonial: true}", ".key", False),
        ("{level: anonymous}", ".testimonial", False),
        ("{level: internal, testimonial: true}", ".testimonial", False),
        ("{level: anonymous, testimonial: true, expires: 2026-06-30}", ".testimonial", False),
        ("{level: anonymous, testimonial: true, expires: 2026-07-01}", ".testimonial", True),
        ("{level: anonymous, testimonial: true}", ".testimonial .internal", False),
        ("{level: anonymous, testimonial: true, given: 2026-07-02}", ".testimonial", False),
        ("{level: anonymous, testimonial: true, withdrawn: 2026-01-01}", ".testimonial", False),
    ],
)
def test_what_a_testimonial_is_in_both_editions(
    make_research: MakeResearch, consent: str, marks: str, is_one: bool
) -> None:
    body = f'> We left [Acme]{{.private as="a supplier"}} for good.\n> #a {{{marks}}}'
    research = make_research({"interviews/p1.md": note("P1", body, consent)})
    inside = publish(research, Settings(), "internal", DAY).testimonials
    outside = publish(research, Settings(edition="external"), "external", DAY).testimonials
    assert list(inside) == list(outside)
    assert bool(inside) == is_one
    for testimonial in (*inside.values(), *outside.values()):
        assert testimonial.text == "We left a supplier for good."
        assert "P1" not in testimonial.attribution


def test_a_testimonial_as_it_is_pasted(make_research: MakeResearch) -> None:
    body = '> It\'s </script> & "fine".\n> #a {.testimonial}'
    research = make_research({"interviews/p1.md": note("P1", body, TESTIFYING)})
    (testimonial,) = publish(research, Settings(), "internal", DAY).testimonials.values()
    assert as_text(testimonial, wording()) == '“It\'s </script> & "fine".”\n— Baker, <b>Town</b>'
    html = as_html(testimonial, "https://example.org/t/")
    assert '<blockquote cite="https://example.org/t/"><p>It&#39;s &lt;/script&gt; &amp; &#34;fine&#34;.</p>' in html
    assert "Baker, &lt;b&gt;Town&lt;/b&gt;" in html
    script = as_json_ld(testimonial, "https://example.org/t/")
    assert script.count("</script>") == 1
    data = json.loads(script.partition(">")[2].rpartition("<")[0])
    assert data == {
        "@context": "https://schema.org",
        "@type": "Quotation",
        "text": 'It\'s </script> & "fine".',
        "creditText": "Baker, <b>Town</b>",
        "url": "https://example.org/t/",
        "@id": "https://example.org/t/",
    }
    assert "cite" not in as_html(testimonial, "t/")


def test_the_register_says_who_agreed_to_what_and_what_ends_soon(make_research: MakeResearch) -> None:
    consents = {
        "P1": "{level: anonymous, given: 2026-01-01, expires: 2026-09-29}",
        "P2": "{level: anonymous, given: 2026-01-01, expires: 2026-09-30}",
        "P3": "{level: anonymous, given: 2026-01-01, expires: 2026-06-30}",
        "P4": "{given: 2026-01-01}",
        "P5": "{level: internal}",
        "P6": "{level: anonymous, withdrawn: 2026-01-01}",
        "P7": "{level: anonymous, given: 2026-07-02}",
    }
    files = {f"interviews/{name}.md": note(name, "Talk.", consent) for name, consent in consents.items()}
    states = {each.participant: each.state for each in consent_register(make_research(files), DAY)}
    assert states == {
        "P1": "ends soon",
        "P2": "valid",
        "P3": "expired",
        "P4": "missing",
        "P5": "undated",
        "P7": "not yet",
    }


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("We met [Acme]{.private} there.", r"We met \[…\] there."),
        ('We met [Acme]{.private as="a firm"} there.', "We met a firm there."),
        ("**[Acme\nCorp]{.private}**", r"**\[…\]**"),
        ("[[Acme]{.private}](https://acme.example) did", r"\[…\] did"),
        ("![a photo of [Acme]{.private}](acme.png) here", "a photo of […] here"),
        ("`[Acme]{.private}` in code", "`[…]` in code"),
        ("```\n[Acme]{.private}\n```", "```\n[…]\n```"),
        ("| [Acme]{.private} | b |\n| - | - |", "| \\[…\\] | b |\n| - | - |"),
        ("A [link](https://example.org) stays.", "A [link](https://example.org) stays."),
    ],
)
def test_private_words_are_replaced_wherever_they_stand(written: str, read: str) -> None:
    assert without_private(written) == read


def test_private_words_in_a_title_are_told_apart() -> None:
    words = private_text('At [Acme]{.private as="a firm"} they [sic] wait')
    assert [(span.text, span.private) for span in words] == [
        ("At ", False),
        ("Acme", True),
        (" they [sic] wait", False),
    ]


def test_words_that_are_private_elsewhere_in_the_interview_and_ids_are_replaced(make_research: MakeResearch) -> None:
    body = (
        "> We use Bolt Ltd for it all day, as P2 does.\n> #a ^use\n\n"
        '## Transcript\n\n**P1**\nWe use [Bolt Ltd]{.private as="a tool"} for it all day, as P2 does.\n'
    )
    research = make_research({"interviews/p1.md": note("P1", body), "interviews/p2.md": note("P2", "Talk.")})
    (quote,) = publish(research, Settings(edition="external"), "external", DAY).quotes.values()
    assert quote.text == "We use a tool for it all day, as [another participant] does."


def test_an_internal_quote_keeps_those_inside_that_share_its_words(make_research: MakeResearch) -> None:
    body = (
        "> We lost three clients, and I told nobody.\n> #a {.internal}\n\n"
        "## Transcript\n\n**P1**\nWe lost three clients, and ==I told nobody== #secret. ==It was spring.== #time\n"
    )
    outside = publish(
        make_research({"interviews/p1.md": note("P1", body)}), Settings(edition="external"), "external", DAY
    )
    assert [quote.text for quote in outside.quotes.values()] == ["It was spring."]


def test_quotes_stand_in_no_order_of_people_outside(make_research: MakeResearch) -> None:
    words = ["alder", "birch", "cedar", "elm", "fir", "hazel", "larch", "maple"]
    files = {f"interviews/p{n}.md": note(f"P{n}", f"> About {word}.\n> #a") for n, word in enumerate(words, 1)}
    files["findings/f.md"] = "---\ntitle: F\nsupports: [a]\n---\n"
    outside = publish(make_research(files), Settings(edition="external"), "external", DAY)
    for quotes in (outside.tags["a"].quotes, outside.findings["f"].supporting):
        assert [quote.id for quote in quotes] == sorted(quote.id for quote in quotes)
        assert [quote.text.split()[1].strip(".") for quote in quotes] != words
    marks = [each.quote for each in outside.findings["f"].evidence.testimonies]
    assert marks == sorted(marks)


def test_what_a_finding_means_goes_outside_for_named_audiences_alone(make_research: MakeResearch) -> None:
    files = {"findings/f.md": "---\ntitle: F\nfor: {sales: Hush., customers: Welcome.}\n---\n"}
    research = make_research(files | {"findings/g.md": "---\ntitle: G\neditions: internal\n---\n"})
    outside = publish(research, Settings(edition="external", external_audiences=("customers",)), "external", DAY)
    assert outside.findings["f"].audiences == {"customers": "Welcome."}
    assert "g" not in outside.findings
    inside = publish(research, Settings(), "internal", DAY)
    assert set(inside.findings) == {"f", "g"}
    assert set(inside.findings["f"].audiences) == {"sales", "customers"}


def test_a_citation_of_an_internal_quote_is_withheld_however_much_of_it_is_cited(make_research: MakeResearch) -> None:
    said = "We looked once. ==Nobody trusts the totals and we hide them== #a {.internal} so we left."
    body = f"## Transcript\n\n**P1**\n{said}\n"
    for cited in ("We looked once. Nobody trusts the totals and we hide them so we left.", "we hide them so we left."):
        files = {"interviews/p1.md": note("P1", body), "findings/f.md": f"---\ntitle: F\n---\n\n> {cited}\n> — P1\n"}
        outside = publish(make_research(files), Settings(edition="external"), "external", DAY)
        assert [type(block).__name__ for block in outside.findings["f"].blocks] == ["Withheld"], cited


def test_a_mark_that_says_both_leads_to_no_quote_outside(make_research: MakeResearch) -> None:
    body = "> It is wrong.\n> #wrong\n\n> It is right.\n> #right\n"
    files = {
        "interviews/p1.md": note("P1", body),
        "findings/f.md": "---\ntitle: F\nsupports: [wrong]\ncontradicts: [right]\n---\n",
    }
    (mark,) = (
        publish(make_research(files), Settings(edition="external"), "external", DAY).findings["f"].evidence.testimonies
    )
    assert (mark.stance, mark.quote) == ("mixed", "")


def test_front_matter_names_no_drafts_files_or_pictures_outside(make_research: MakeResearch) -> None:
    line = "undo [[hush]] and [[g]], [notes](../interviews/p1.md), ![a](../media/p1.png), [x](https://example.org)"
    files = {
        "findings/f.md": f"---\ntitle: F\nopportunity: How might we {line}?\n---\n",
        "findings/g.md": "---\ntitle: G\n---\n",
        "findings/hush.md": "---\ntitle: H\nstatus: draft\n---\n",
    }
    finding = publish(make_research(files), Settings(edition="external"), "external", DAY).findings["f"]
    assert finding.opportunity == "How might we undo [[…]] and [[g]], notes, a, [x](https://example.org)?"
