"""Findings, briefs, studies and guides: notes that speak about interviews."""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, TypeVar

from firsthand.model import (
    Block,
    Brief,
    Citation,
    Finding,
    Guide,
    Heading,
    Link,
    Problem,
    Question,
    Source,
    Study,
    WrittenPage,
    plain,
)
from firsthand.reading import body, faults
from firsthand.reading.excerpts import read_blockquote, take_highlights
from firsthand.reading.forms import BriefForm, FindingForm, Form, GuideForm, PageForm, StudyForm, fill
from firsthand.reading.front_matter import split_note
from firsthand.reading.markup import notation_faults
from firsthand.reading.text import Text, without_comments

if TYPE_CHECKING:
    from collections.abc import Mapping

    from firsthand.reading.body import Piece

F = TypeVar("F", bound=Form)
Blocks = tuple[tuple[Block, ...], tuple[Link, ...]]


def read_finding(text: Text) -> tuple[Finding | None, list[Problem]]:
    """Read a finding; its citations are found in the interviews later."""
    form, content, keys, problems = _read(text, FindingForm, "finding")
    if form is None or content is None:
        return None, problems
    blocks, links, wrong = read_body(content)
    said = {"opportunity": form.opportunity, **{f"for.{name}": text for name, text in form.audiences.items()}}
    for key, words in said.items():
        more, more_wrong = _in_front_matter(Text(text.file, words), keys.get(key, Source(text.file)))
        links += more
        wrong += more_wrong
    return Finding(
        id=identity(text.file),
        source=Source(text.file),
        title=form.title,
        studies=form.study,
        supports=form.supports,
        contradicts=form.contradicts,
        among=form.among,
        asked=form.asked,
        key_quotes=form.key_quotes,
        counter_quotes=form.counter_quotes,
        opportunity=form.opportunity,
        audiences=form.audiences,
        as_of=form.as_of,
        editions=form.editions,
        draft=form.status == "draft",
        blocks=blocks,
        links=links,
        keys=keys,
    ), [*problems, *wrong]


def read_brief(text: Text) -> tuple[Brief | None, list[Problem]]:
    """Read a brief; its findings are looked up later."""
    form, content, keys, problems = _read(text, BriefForm, "brief")
    if form is None or content is None:
        return None, problems
    blocks, links, wrong = read_body(content)
    return Brief(
        id=identity(text.file),
        source=Source(text.file),
        title=form.title,
        subtitle=form.subtitle,
        studies=form.study,
        date=form.date,
        authors=form.authors,
        audience=form.audience,
        findings=form.findings,
        editions=form.editions,
        as_of=form.as_of,
        draft=form.status == "draft",
        blocks=blocks,
        links=links,
        keys=keys,
    ), [*problems, *wrong]


def read_study(text: Text) -> tuple[Study | None, list[Problem]]:
    """Read a study."""
    form, content, keys, problems = _read(text, StudyForm, "study")
    if form is None or content is None:
        return None, problems
    blocks, links, wrong = read_body(content)
    return Study(
        id=identity(text.file),
        source=Source(text.file),
        title=form.title,
        goal=form.goal,
        start=(form.dates.start if form.dates else "") or form.start,
        end=(form.dates.end if form.dates else "") or form.end,
        team=form.team,
        questions=form.questions or form.research_questions,
        guides=form.guide,
        method=form.method,
        blocks=blocks,
        links=links,
        keys=keys,
    ), [*problems, *wrong]


def read_guide(text: Text) -> tuple[Guide | None, list[Problem]]:
    """Read an interview guide; its questions are the list items under its headings."""
    form, content, _keys, problems = _read(text, GuideForm, "guide")
    if form is None or content is None:
        return None, problems
    blocks, links, wrong = read_body(content)
    return Guide(
        id=identity(text.file),
        source=Source(text.file),
        title=form.title or identity(text.file).replace("-", " ").capitalize(),
        goal=form.goal,
        questions=tuple(_questions(content)),
        blocks=blocks,
        links=links,
    ), [*problems, *wrong]


def read_page(text: Text, path: str) -> tuple[WrittenPage, list[Problem]]:
    """Read what the build needs to know of a hand-written page: its editions and its links.

    Args:
        text: the page.
        path: where it lies below `pages/`.
    """
    text, problems = without_comments(text)
    note = split_note(text)
    form, wrong = fill(PageForm, note.front) if note else (PageForm(), [])
    _, links, more = read_body(Text(text.file, note.body if note else text.text))
    editions = form.editions if form else ()
    return WrittenPage(path, Source(text.file), editions, links=links), [*problems, *wrong, *more]


def _in_front_matter(text: Text, source: Source) -> tuple[tuple[Link, ...], list[Problem]]:
    """The links and faults of Markdown in front matter; all stand where their key stands."""
    blocks, links, found = read_body(text)
    wrong = [replace(problem, source=source) for problem in found]
    wrong += [faults.citation_in_front_matter(source, each.respondent) for each in blocks if isinstance(each, Citation)]
    return tuple(replace(link, source=source) for link in links), wrong


def identity(file: str) -> str:
    """An entity's id: the stem of its file."""
    return PurePosixPath(file).stem


def _read(text: Text, form: type[F], kind: str) -> tuple[F | None, Text | None, dict[str, Source], list[Problem]]:
    text, problems = without_comments(text)
    note = split_note(text)
    if note is None:
        return None, None, {}, [faults.missing_front_matter(Source(text.file), kind), *problems]
    filled, wrong = fill(form, note.front)
    return filled, Text(text.file, note.body), note.front.keys, [*problems, *wrong]


def read_body(text: Text) -> tuple[tuple[Block, ...], tuple[Link, ...], list[Problem]]:
    """Read a body in which blockquotes that end in a speaker are citations."""
    pieces, inlines, links = body.parse(text)
    problems = list(notation_faults(text, inlines))
    blocks: list[Block] = []
    start = 0
    embeds = body.by_line(links)
    for piece in pieces:
        block, wrong = _block(text, piece, embeds)
        problems += wrong
        if block is None:
            continue
        prose = body.prose(text, start, piece.first)
        blocks += [prose, block] if prose else [block]
        start = piece.last
    prose = body.prose(text, start, len(text.lines))
    return (*blocks, *([prose] if prose else [])), tuple(links), problems


def _block(text: Text, piece: Piece, embeds: Mapping[int, Link]) -> tuple[Block | None, list[Problem]]:
    source = Source(text.file, piece.first + 1, 1)
    if piece.kind == "heading" and not piece.nested:
        return Heading(piece.level, body.heading_words(piece), source, "aside" in body.marks_of(piece)), []
    if piece.kind == "embed":
        return embeds[piece.first + 1], []
    if piece.kind == "quote":
        column = max(text.lines[piece.first].find(">"), 0) + 1
        source = Source(text.file, piece.first + 1, column)
        excerpt = read_blockquote(piece.atoms, source)
        if excerpt.meta.speaker and not plain(excerpt.words):
            return None, [faults.empty_quote(source)]
        if excerpt.meta.speaker:
            return Citation(excerpt.meta.speaker, excerpt.words, source), []
    return None, []


def _questions(text: Text) -> list[Question]:
    pieces, _, _ = body.parse(text)
    section = ""
    questions = []
    for piece in pieces:
        if piece.kind == "heading":
            section = plain(body.heading_words(piece))
        elif piece.kind == "paragraph" and piece.nested:
            words, _, _ = take_highlights(piece.atoms, lambda _: Source(text.file))
            if plain(words):
                topics = tuple(dict.fromkeys(atom.value for atom in piece.atoms if atom.kind == "tag"))
                questions.append(Question(plain(words), topics, section, Source(text.file, piece.first + 1, 1)))
    return questions
