"""A person's words as expressions for git-filter-repo, which replaces them in all commits of shared files."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from firsthand.model import Research

_SENTENCE = re.compile(r"(?<=[.?!…])[\"'”’]*\s+")
_WORD = re.compile(r"[^\W_]+")
# Fewer words than these are anybody's.
_FEWEST_WORDS = 6
# What may lie between two words in a file: blanks, line ends, quotation marks, emphasis, tags of a highlight.
_BETWEEN = r"(?:#[\w/-]+|[\W_]){1,24}"


@dataclass(frozen=True)
class Expressions:
    """Lines for `git filter-repo --replace-text`, and the words that are too short for it or others' as well."""

    lines: tuple[str, ...]
    left_out: tuple[str, ...]


def expressions(participant: str, research: Research) -> Expressions:
    """One line for each sentence that a person said, whatever signs and line ends stand between its words.

    Args:
        participant: the id, in any case of letters.
        research: what was read, with the person's notes still in it.
    """
    key = participant.casefold()
    sentences = dict.fromkeys(
        sentence for who, text in _said(research) if who == key for sentence in (*_sentences(text), text.strip())
    )
    others = "\n".join(text for who, text in _said(research) if who != key)
    lines: dict[str, None] = {}
    left_out = []
    for sentence in sorted(sentences, key=lambda each: (-len(each), each)):
        words = _WORD.findall(sentence)
        pattern = _BETWEEN.join(map(re.escape, words))
        if len(words) < _FEWEST_WORDS or re.search(pattern, others):
            left_out.append(sentence)
        else:
            lines[f"regex:{pattern}==>[withdrawn]"] = None
    return Expressions(tuple(lines), tuple(left_out))


def _sentences(text: str) -> Iterator[str]:
    return (part.strip() for part in _SENTENCE.split(text) if part.strip())


def _said(research: Research) -> Iterator[tuple[str, str]]:
    """Everything that is in the research of anybody's words, with the speaker; interviewers have no name."""
    for interview in research.interviews.values():
        codings = [quote for coding in interview.codings for quote in coding.quotes]
        yield from ((quote.respondent.casefold(), quote.text) for quote in (*interview.quotes, *codings))
        yield from ((turn.respondent.casefold(), turn.text) for turn in interview.turns)
    citations = [*(each.citations for each in research.findings.values())]
    citations += [each.citations for each in research.briefs.values()]
    yield from ((each.respondent.casefold(), each.text) for own in citations for each in own)
