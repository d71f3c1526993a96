"""Researchers' own texts: what of the content folder is published, and what is not, down to comments and file names."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from html import unescape
from typing import TYPE_CHECKING

from firsthand.guard.folding import phrase, words_of
from firsthand.guard.names import PrivateSpan
from firsthand.guard.readers import Unreadable, read
from firsthand.guard.secrets import Passage, Secret
from firsthand.model import Source
from firsthand.reading.rewriting import without_private
from firsthand.reading.text import Text, read_text, without_comments

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from firsthand.model import Brief, Edition, Finding, Research
    from firsthand.settings import Settings

KIND = "notes that are not published"
_NAME = "a name from notes that are not published"
# What parts one thought of a note from the next: signs of our notation, blank lines, items, cells and keys.
_PARTS = re.compile(
    r"\n[ \t>]*\n|#[\w/-]+|\^[\w.-]+|\{\s*\.[^{}\n]*\}|\[\d+:[\d:., –-]+\]|\n[ \t]*(?:[-*+]|\d+[.)])\s|[|\"]"
    r"|\n[ \t>]*(?=—|#)|\n(?=[ \t]*[\w/\"'-]+:(?:\s|$))|^[ \t-]*[\w/\"'-]+:(?=\s|$)|\[\[|\]\]|==|-->|<!--|%%",
    re.MULTILINE,
)
# Lists of tags and facets, which are no thoughts, and which pages set in rows as well.
_LISTS = re.compile(
    r"^[ \t-]*(?:tags|asked|supports|contradicts|segments|marks|findings|study|guide|key_quotes|counter_quotes)"
    r":(?:\s*\[[^\]]*\]|.*$)",
    re.MULTILINE,
)
_PRIVATE = re.compile(r"\[([^\[\]]+)\]\s*\{[^{}\n]*\.private\b")
# A part with fewer words is no thought of its own; with as many as a run, its runs are looked for.
_LEAST, _RUN = 4, 8
# A word of letters and figures, as ids, codes and ticket numbers are, or one of a kind by its length.
_CODE = re.compile(r"(?=.*\d)(?=.*[^\W\d_]).{5,}")
_TEXTS = {".md", ".yml", ".yaml", ".txt", ".vtt", ".srt", ".csv", ".json", ".markdown"}
# What programs write into files by themselves.
_MACHINE = re.compile(r"\b(?:names|chunk|attribute|ICC|source|font|strings|style|processing|doctype)\b")
_SEVERAL = 3
_NEAR = 80  # characters
_LARGEST = 20_000_000


@dataclass(frozen=True)
class Notes:
    """The texts of a content folder, parted: ``published`` may be read in the edition, ``kept`` may not."""

    published: tuple[Text, ...]
    kept: tuple[Text, ...]


def read_notes(content: Path, root: Path, research: Research, edition: Edition) -> Notes:
    """Read every file of a content folder and tell what of it the edition publishes.

    Args:
        content: the folder.
        root: what file names are given relative to.
        research: what was read of it.
        edition: internal or external.
    """
    published: list[Text] = []
    kept: list[Text] = []
    linked = _linked(research, edition)
    for path in sorted(content.rglob("*")):
        if not path.is_file() or path.is_symlink() or path.stat().st_size > _LARGEST:
            continue
        file = path.relative_to(root).as_posix() if path.is_relative_to(root) else path.as_posix()
        if path.suffix.lower() not in _TEXTS:
            (published if file in linked else kept).append(Text(file, "\n\n".join(_texts_of(path))))
            continue
        if file in linked:
            published.append(Text(file, path.read_bytes().decode("utf-8", "replace")))
            continue
        text = read_text(path, file)
        if not isinstance(text, Text):
            kept.append(Text(file, path.read_bytes().decode("cp1252", "replace")))
            continue
        plain, _ = without_comments(text)
        kept.append(Text(file, _differing(text.text, plain.text)))
        is_published = _is_published(file, research, edition)
        (published if is_published else kept).append(plain)
        if is_published and edition == "external":
            # Of front matter only some values go outside, and these are known.
            kept.append(Text(file, plain.text.removesuffix(_without_front(plain.text))))
    return Notes(tuple(published), tuple(kept))


def published_texts(notes: Notes, research: Research, settings: Settings) -> Iterator[str]:
    """What the edition publishes of notes, as it may be read."""
    for text in notes.published:
        yield text.text if settings.edition == "internal" else without_private(_without_front(text.text))
    if settings.edition == "external":
        yield from public_values(research, settings)


def _linked(research: Research, edition: Edition) -> set[str]:
    """The files that hand-written pages of the edition link to: they are published as they are."""
    return {
        f"{page.source.file.removesuffix(page.id)}{name}"
        for page in research.pages.values()
        if edition in page.editions
        for name in page.files
    }


def _texts_of(path: Path) -> list[str]:
    """What a file that is no text says: the words of a document, and what people wrote into a picture."""
    try:
        found = list(read(path.name, path.read_bytes()))
    except Unreadable:
        return []
    return [segment.text for segment in found if not _MACHINE.search(segment.where)]


def _differing(whole: str, rest: str) -> str:
    """The comments of a text, each at its line: what was blanked."""
    return "".join(
        typed if kept != typed or typed == "\n" else " "
        for typed, kept in zip(whole, rest.ljust(len(whole)), strict=False)
    )


def _is_published(file: str, research: Research, edition: Edition) -> bool:
    findings = {each.source.file for each in research.findings.values() if not each.draft and edition in each.editions}
    briefs = {each.source.file for each in research.briefs.values() if not each.draft and edition in each.editions}
    pages = {each.source.file for each in research.pages.values() if edition in each.editions}
    if file in findings | briefs | pages:
        return True
    if edition == "external":
        return False
    gone = {
        interview.source.file
        for interview in research.interviews.values()
        if all(person.consent.withdrawn for person in interview.participants)
    }
    reports: list[Finding | Brief] = [*research.findings.values(), *research.briefs.values()]
    drafts = {each.source.file for each in reports if each.draft}
    return file not in gone | drafts


def _without_front(text: str) -> str:
    return re.sub(r"\A\s*---\n.*?\n---\n", "", text, count=1, flags=re.DOTALL)


def public_values(research: Research, settings: Settings) -> Iterator[str]:
    """What goes outside of front matter and codebook."""
    for finding in research.findings.values():
        if not finding.draft and "external" in finding.editions:
            meant = (text for name, text in finding.audiences.items() if name in settings.external_audiences)
            yield from map(without_private, (finding.title, finding.opportunity, *meant))
            yield from (finding.id, *finding.supports, *finding.contradicts, finding.asked, *finding.audiences)
    for brief in research.briefs.values():
        if not brief.draft and "external" in brief.editions:
            yield from (without_private(text) for text in (brief.title, brief.subtitle, brief.audience))
            yield brief.id
    for code in research.codebook.values():
        yield from (without_private(text) for text in (code.label, code.description))
    for study in research.studies.values():
        yield from (study.id, *(without_private(text) for text in (study.title, study.method)))
    for interview in research.interviews.values():
        yield from (tag for quote in interview.quotes for tag in quote.tags)
        yield from (value for person in interview.participants for value in (person.persona, *person.segments))
        yield from (
            person.consent.attribution for person in interview.participants if person.consent.level == "attributed"
        )


def parts_of(text: Text) -> Iterator[tuple[str, Source]]:
    """The thoughts of a note, each with its line."""
    typed = _LISTS.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), text.text)
    position = 0
    for match in (*_PARTS.finditer(typed), None):
        end = match.start() if match else len(typed)
        part = typed[position:end]
        if part.strip():
            yield unescape(part), text.at(position + len(part) - len(part.lstrip()))
        position = match.end() if match else end


def common_words(notes: Notes) -> frozenset[str]:
    """Words that several notes hold, and that are nobody's name for it."""
    by_file: dict[str, set[str]] = {}
    for text in (*notes.published, *notes.kept):
        by_file.setdefault(text.file, set()).update(words_of(_PRIVATE.sub(" ", text.text)))
    held = Counter(word for words in by_file.values() for word in words)
    return frozenset(word for word, files in held.items() if files >= _SEVERAL)


def private_spans_in(notes: Notes) -> Iterator[PrivateSpan]:
    """Private spans in every text, in whatever place: in front matter, in code and in pages too."""
    for text in (*notes.published, *notes.kept):
        for match in _PRIVATE.finditer(text.text):
            if words_of(match[1]):
                before = _without_signs(text.text[max(match.start() - _NEAR, 0) : match.start()])
                after = _without_signs(text.text[match.end() : match.end() + _NEAR].partition("}")[2])
                yield PrivateSpan(before, match[1], after, text.at(match.start()))


def _without_signs(text: str) -> str:
    """Text with nothing of notation but the words of private spans."""
    return re.sub(r"\{[^{}]*\}?|#[\w/-]+|\^[\w.-]+", " ", text)


def passages(notes: Notes) -> Iterator[Passage]:
    """What is not published, thought by thought."""
    for text in notes.kept:
        yield from (Passage(KIND, part, source) for part, source in parts_of(text))


def short_thoughts(notes: Notes) -> Iterator[Secret]:
    """Thoughts that are too short for a run, and single words that are ids or codes."""
    for text in notes.kept:
        for part, source in parts_of(text):
            words = words_of(part)
            if _LEAST <= len(words) < _RUN:
                yield Secret(KIND, phrase(part), source)
            for word in dict.fromkeys(words):
                if _CODE.fullmatch(word):
                    yield Secret(_NAME, f" {word} ", source)


def file_names(notes: Notes) -> Iterator[Secret]:
    """The names of files that are not published."""
    for text in notes.kept:
        found = phrase(text.file.rpartition("/")[2].partition(".")[0])
        if len(found.split()) > 1:
            yield Secret("the name of a file that is not published", found, Source(text.file))
