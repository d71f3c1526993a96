"""What holds for the evidence of any finding on any research."""

from __future__ import annotations

import dataclasses
import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from firsthand.evidence.findings import evidence_of
from firsthand.evidence.tags import tag_figure
from firsthand.model import Consent, Finding, Interview, Observation, Participant, Quote, Research, Source, Span
from firsthand.reading.research import read_research

TAGS = st.sampled_from(["a", "a/b", "a/b/c", "d", "d/e", "f"])
SOME_TAGS = st.lists(TAGS, max_size=3, unique=True).map(tuple)
PEOPLE = st.sampled_from(["P1", "p1", "P2", "P3", "P4", "P5"])
DAYS = st.sampled_from(["", "2026-01-01", "2026-02-01", "2026-03-01"])
HERE = Source("x")


@st.composite
def interviews(draw: st.DrawFn) -> Interview:
    identity = f"i{draw(st.integers(0, 10**9))}"
    people = draw(st.lists(PEOPLE, min_size=1, max_size=3, unique_by=str.casefold))
    consent = Consent(level=draw(st.sampled_from(["none", "internal", "anonymous"])))
    persona = draw(st.sampled_from(["chef", "owner", ""]))
    said = [(draw(st.sampled_from(people)), draw(SOME_TAGS)) for _ in range(draw(st.integers(0, 4)))]
    seen = [(draw(st.sampled_from(people)), draw(SOME_TAGS)) for _ in range(draw(st.integers(0, 2)))]
    return Interview(
        id=identity,
        source=HERE,
        participants=tuple(Participant(who, persona=persona, consent=consent) for who in people),
        date=draw(DAYS),
        study=draw(st.sampled_from(["", "s1", "s2"])),
        tags=draw(SOME_TAGS),
        asked=draw(st.none() | SOME_TAGS),
        quotes=tuple(
            Quote(f"{identity}#{n}", identity, who, (Span("words"),), tags, None, (), "", HERE)
            for n, (who, tags) in enumerate(said)
        ),
        observations=tuple(Observation(identity, who, (Span("did"),), tags, HERE) for who, tags in seen),
    )


def research(notes: list[Interview]) -> Research:
    return Research(
        interviews={note.id: note for note in notes},
        quotes={quote.id: quote for note in notes for quote in note.quotes},
    )


RESEARCH = st.lists(interviews(), max_size=7, unique_by=lambda note: note.id)
FINDINGS = st.builds(
    Finding,
    id=st.just("f"),
    source=st.just(HERE),
    title=st.just("F"),
    studies=st.sampled_from([(), ("s1",), ("s1", "s2")]),
    supports=SOME_TAGS,
    contradicts=SOME_TAGS,
    among=st.sampled_from([{}, {"persona": ("chef",)}]),
    asked=st.sampled_from(["", "a", "d/e"]),
    as_of=st.sampled_from(["", "2026-02-01"]),
)


@given(RESEARCH, FINDINGS)
@settings(max_examples=1500)
def test_everybody_asked_takes_one_side_and_nobody_counts_twice(notes: list[Interview], finding: Finding) -> None:
    found = evidence_of(finding, research(notes))
    stances = [found.count(stance) for stance in ("supports", "contradicts", "mixed", "silent")]
    assert sum(stances) == found.asked <= found.interviewed
    assert found.k <= found.asked
    assert found.unknown + found.unprompted <= found.interviewed - found.asked
    assert len({each.respondent.key for each in found.testimonies}) == found.interviewed
    for parts in (found.by("persona"),):
        assert sum(part.interviewed for part in parts.values()) <= found.interviewed * 2


@given(RESEARCH, FINDINGS, interviews())
@settings(max_examples=1500)
def test_another_note_never_lowers_a_count_of_mentions(
    notes: list[Interview], finding: Finding, another: Interview
) -> None:
    before = evidence_of(finding, research(notes))
    after = evidence_of(finding, research([note for note in notes if note.id != another.id] + [another]))
    if another.id not in {note.id for note in notes}:
        assert after.mentions >= before.mentions
        assert after.interviewed >= before.interviewed


@given(RESEARCH, FINDINGS, st.randoms())
@settings(max_examples=500)
def test_the_order_of_notes_changes_nothing(notes: list[Interview], finding: Finding, chance: object) -> None:
    shuffled = list(notes)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    one, other = (evidence_of(finding, research(each)) for each in (notes, shuffled))
    assert (one.figure, one.mentions, one.unknown, one.unprompted) == (
        other.figure,
        other.mentions,
        other.unknown,
        other.unprompted,
    )


@given(RESEARCH, FINDINGS, st.data())
@settings(max_examples=800)
def test_a_second_quote_changes_mentions_and_not_respondents(
    notes: list[Interview], finding: Finding, data: st.DataObject
) -> None:
    quoted = [note for note in notes if note.quotes]
    if not quoted:
        return
    note = data.draw(st.sampled_from(quoted))
    again = dataclasses.replace(note.quotes[0], id=f"{note.id}#again")
    more = [dataclasses.replace(each, quotes=(*each.quotes, again)) if each is note else each for each in notes]
    before, after = evidence_of(finding, research(notes)), evidence_of(finding, research(more))
    assert (before.figure, before.interviewed, before.count("mixed")) == (
        after.figure,
        after.interviewed,
        after.count("mixed"),
    )
    assert after.mentions - before.mentions in (0, 1)
    for tag in note.quotes[0].tags:
        assert tag_figure(tag, research(more)).respondents == tag_figure(tag, research(notes)).respondents
        assert tag_figure(tag, research(more)).mentions == tag_figure(tag, research(notes)).mentions + 1


@given(RESEARCH, FINDINGS, PEOPLE)
@settings(max_examples=500)
def test_who_withdraws_is_gone_from_every_figure(notes: list[Interview], finding: Finding, who: str) -> None:
    gone = [
        dataclasses.replace(
            note,
            participants=tuple(
                dataclasses.replace(person, consent=Consent(withdrawn="2026-01-01"))
                if person.key == who.casefold()
                else person
                for person in note.participants
            ),
        )
        for note in notes
    ]
    assert who.casefold() not in {each.respondent.key for each in evidence_of(finding, research(gone)).testimonies}


NOTES = st.lists(
    st.tuples(PEOPLE, st.lists(st.sampled_from(["a", "a/b", "d"]), min_size=1, max_size=2)), min_size=1, max_size=4
)


@given(NOTES, st.sampled_from(["\n", "\r\n", "\r"]), st.permutations(["x", "m", "b", "q"]))
@settings(max_examples=150)
def test_line_ends_and_names_of_files_change_no_figure(
    notes: list[tuple[str, list[str]]], end: str, names: list[str]
) -> None:
    figures = []
    for line_end, stems in (("\n", ["p", "q", "r", "s"]), (end, names)):
        with tempfile.TemporaryDirectory() as folder:
            content = Path(folder) / "content"
            (content / "interviews").mkdir(parents=True)
            (content / "findings").mkdir()
            for stem, (who, tags) in zip(stems, notes, strict=False):
                text = f"---\nparticipant: {who}\n---\n" + "\n".join(f"> Words of {tag}.\n> #{tag}\n" for tag in tags)
                (content / "interviews" / f"{stem}.md").write_bytes(text.replace("\n", line_end).encode())
            (content / "findings" / "f.md").write_text("---\ntitle: F\nsupports: [a]\ncontradicts: [d]\n---\n")
            read = read_research(content)
        found = evidence_of(read.findings["f"], read)
        figures.append((found.figure, found.mentions, found.count("mixed"), found.interviewed))
    assert figures[0] == figures[1]
