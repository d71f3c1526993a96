"""Running text as slides hold it: paragraphs of runs, made of the same HTML that pages show."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import IntEnum
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from firsthand.printing.cards.readable import readable

if TYPE_CHECKING:
    from collections.abc import Iterable

    from firsthand.model import Words


class Kind(IntEnum):
    """What a paragraph is: the level at which the template says how it looks."""

    TEXT = 0
    POINT = 1
    INNER_POINT = 2
    HEADING = 3
    SMALL = 4


@dataclass(frozen=True)
class Run:
    """Letters of one look; ``link`` is an address on the web."""

    text: str
    bold: bool = False
    italic: bool = False
    private: bool = False
    link: str = ""


@dataclass(frozen=True)
class Paragraph:
    """Some words; ``language`` is that of who said them, where it is not that of the slides."""

    runs: tuple[Run, ...]
    kind: Kind = Kind.TEXT
    language: str = ""

    @property
    def text(self) -> str:
        """Its words alone."""
        return "".join(run.text for run in self.runs)

    @property
    def private(self) -> bool:
        """Whether some of its words are private."""
        return any(run.private for run in self.runs)

    def cut(self, at: int) -> tuple[Paragraph, Paragraph]:
        """What stands before a place in its words, and what stands from there on."""
        before: list[Run] = []
        behind: list[Run] = []
        start = 0
        for run in self.runs:
            middle = min(max(at - start, 0), len(run.text))
            before.append(replace(run, text=run.text[:middle]))
            behind.append(replace(run, text=run.text[middle:]))
            start += len(run.text)
        return self._of(before), self._of(behind)

    def _of(self, runs: Iterable[Run]) -> Paragraph:
        return replace(self, runs=tuple(run for run in runs if run.text))


# Paragraphs that stay together, as a quote and who said it.
Group = tuple[Paragraph, ...]


def line(text: str, kind: Kind = Kind.TEXT, language: str = "") -> Paragraph:
    """A paragraph of plain words, made harmless."""
    return Paragraph((Run(readable(text)),), kind, language)


def spoken(words: Words, around: str, language: str = "") -> Paragraph:
    """What somebody said, private words marked as such.

    Args:
        words: the words.
        around: quotation marks with `%s` between them.
        language: their language.
    """
    before, _, behind = around.partition("%s")
    text = "".join(span.text for span in words)
    lead, tail = len(text) - len(text.lstrip()), len(text.rstrip())
    runs = [Run(before)]
    start = 0
    for span in words:
        kept = span.text[max(lead - start, 0) : max(tail - start, 0)]
        runs.append(Run(_inner(kept), private=span.private))
        start += len(span.text)
    return Paragraph(tuple(run for run in (*runs, Run(behind)) if run.text), language=language)


def _inner(text: str) -> str:
    """Harmless words, with a blank at their ends where they had one."""
    before = " " if text[:1].isspace() else ""
    behind = " " if text[-1:].isspace() and text.strip() else ""
    return f"{before}{readable(text)}{behind}"


_BLOCKS = {"p", "li", "h3", "h4", "h5", "h6", "pre", "tr", "blockquote", "ul", "ol", "table", "div", "hr"}
_HEADINGS = {"h3", "h4", "h5", "h6"}
_BETWEEN_CELLS = " · "


def paragraphs_of(html: str) -> tuple[Paragraph, ...]:
    """The paragraphs of safe HTML, as `View.prose` gives it."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return tuple(reader.done())


class _Reader(HTMLParser):
    """Collects paragraphs."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._found: list[Paragraph] = []
        self._runs: list[Run] = []
        self._open: list[tuple[str, str]] = []

    def done(self) -> list[Paragraph]:
        """All of them, the last one ended."""
        self._end()
        return self._found

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if tag in _BLOCKS:
            self._end()
        elif tag == "br":
            self._say(" ")
        elif tag in ("td", "th") and any(run.text.strip() for run in self._runs):
            self._say(_BETWEEN_CELLS)
        elif tag == "img":
            self._say(values.get("alt", ""))
        if tag not in ("br", "img", "hr"):
            what = values.get("href", "") if tag == "a" else values.get("class", "")
            self._open.append((tag, what))

    def handle_endtag(self, tag: str) -> None:
        if tag in _BLOCKS:
            self._end()
        for at in range(len(self._open) - 1, -1, -1):
            if self._open[at][0] == tag:
                del self._open[at:]
                break

    def handle_data(self, data: str) -> None:
        lines = data.split("\n") if self._inside("pre") else [data]
        for number, text in enumerate(lines):
            if number:
                self._end()
            self._say(text)

    def _say(self, text: str) -> None:
        if not text:
            return
        link = next((what for tag, what in reversed(self._open) if tag == "a" and what), "")
        self._runs.append(
            Run(
                _inner(text),
                bold=self._inside("strong", "th"),
                italic=self._inside("em", "blockquote"),
                private=any("fh-private" in what.split() for tag, what in self._open if tag == "span"),
                link=link,
            )
        )

    def _inside(self, *tags: str) -> bool:
        return any(tag in tags for tag, _ in self._open)

    def _end(self) -> None:
        runs, self._runs = _trimmed(self._runs), []
        if runs:
            self._found.append(Paragraph(runs, self._kind()))

    def _kind(self) -> Kind:
        lists = sum(tag in ("ul", "ol") for tag, _ in self._open)
        if lists:
            return Kind.POINT if lists == 1 else Kind.INNER_POINT
        return Kind.HEADING if self._inside(*_HEADINGS) else Kind.TEXT


def _trimmed(runs: list[Run]) -> tuple[Run, ...]:
    """Runs without the blanks before the first word and behind the last, and without double ones between runs."""
    kept: list[Run] = []
    for run in runs:
        begins = not kept or kept[-1].text.endswith(" ")
        text = run.text.lstrip(" ") if begins else run.text
        if text:
            kept.append(replace(run, text=text))
    if kept:
        kept[-1] = replace(kept[-1], text=kept[-1].text.rstrip(" "))
    return tuple(run for run in kept if run.text)
