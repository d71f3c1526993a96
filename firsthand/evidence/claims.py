"""What running text says about how many respondents: ``10 of 15``, ``two thirds``, ``most``, ``nobody``.

A claim is read where it speaks of people; ``most mornings`` and ``3 of 4 shifts`` are none. How claims are written is
in ``phrasing``; the ranges of the words are Firsthand's own and stand in the manual.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from firsthand.evidence.phrasing import Share, phrases

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

ASIDE = "{.aside}"

_CONTRARY = re.compile(
    r"\b(?:not|no|never|nothing|without|others?|against|contradict\w*|disagree\w*|opposite|contrary|instead|except|"
    r"silent|neither|nor|rest)\b|n[’']t\b",
    re.IGNORECASE,
)
_TURNED = re.compile(r"^\W*(?:however|conversely|on the other hand|still|yet|only)\b|, however,", re.IGNORECASE)
_SAMPLE = re.compile(r"\b(?:interviewed|asked|unknown|spoke|talked)\b", re.IGNORECASE)
_CLAUSE = re.compile(r"[;:,()—–]|\b(?:but|although|though|while|whereas)\b", re.IGNORECASE)
# A sentence ends at its stop, at an empty line and before the next item of a list.
_SENTENCE = re.compile(
    r"(?:[^.!?…\n]|[.!?…](?=\w)|\n(?![^\S\n]*(?:\n|(?:[-*+]|\d+[.)])\s)))+(?:[.!?…]+[”’\")\]]*)?(?:\s*\{\.aside\})?"
)
_QUOTED = re.compile(r"“[^“”]{0,2000}”|\"[^\"\n]*\"|`[^`]*`")
_QUOTATION = re.compile(r"^>.*(?:\n>.*)*", re.MULTILINE)
_CALLOUT = re.compile(r">\s*\[![\w-]+\][+-]?")
_EMPHASIS = re.compile(r"&nbsp;|\*+|(?<!\w)_+|_+(?!\w)|^#+", re.MULTILINE)


@dataclass(frozen=True)
class Claim:
    """A figure in running text: ``k`` of ``of``, or a share.

    ``about`` is the persona or segment that it speaks of. ``unsure`` claims stand before a noun that may be anything;
    they speak of people where their ``of`` is the finding's base.
    """

    text: str
    offset: int
    share: Share | None = None
    k: int = 0
    of: int = 0
    clause: str = ""
    about: str = ""
    unsure: bool = False
    turned: bool = False

    @property
    def contrary(self) -> bool:
        """Whether its clause speaks of the other side, or its sentence opens by turning there."""
        return bool(_CONTRARY.search(self.clause)) or (self.share is None and self.turned)

    @property
    def of_the_sample(self) -> bool:
        """Whether its clause speaks of who was interviewed or asked."""
        return bool(_SAMPLE.search(self.clause))

    def holds(self, k: int, n: int) -> bool:
        """Whether ``k`` of ``n`` respondents is what it says. ``Four out of five`` in words is a share."""
        if self.share:
            return self.share.holds(k, n)
        in_words = not any(char.isdigit() for char in self.text) and self.of <= 5  # noqa: PLR2004
        return (k, n) == (self.k, self.of) or (in_words and n > 0 and k * self.of == self.k * n)


def claims(text: str, groups: Iterable[str] = ()) -> Iterator[Claim]:
    """The claims of a text about how many people.

    Args:
        text: Markdown. What stands in quotation marks, in code or in a blockquote is left aside (a callout is not), and
            so are sentences that end in ``{.aside}``.
        groups: personas and segments by their slugs; ``general-manager`` makes “general managers” people.
    """
    named = _named(groups)
    for sentence in _SENTENCE.finditer(_readable(text)):
        said = sentence.group()
        if said.rstrip().endswith(ASIDE):
            continue
        for phrase in phrases(said, named):
            about = _about(said[phrase.end :], named)
            clause = _clause(said, phrase.start, phrase.end)
            turned = _TURNED.search(said) is not None
            words = text[sentence.start() + phrase.start : sentence.start() + phrase.end]
            at = sentence.start() + phrase.start
            yield Claim(words, at, phrase.share, phrase.k, phrase.of, clause, about, phrase.unsure, turned)


def _readable(text: str) -> str:
    """The text with everything blanked that is no prose of its writer; offsets stay."""
    text = _QUOTATION.sub(_without_quotation, text)
    for signs in (_QUOTED, _EMPHASIS):
        text = signs.sub(_blank, text)
    return text


def _without_quotation(match: re.Match[str]) -> str:
    opening = _CALLOUT.match(match.group())
    if not opening:
        return re.sub(r"[^\n]", " ", match.group())
    return " " * opening.end() + re.sub(r"^>", " ", match.group()[opening.end() :], flags=re.MULTILINE)


def _blank(match: re.Match[str]) -> str:
    return " " * len(match.group())


def _named(groups: Iterable[str]) -> dict[str, str]:
    """Groups by how they are spoken of; “managers” are the general managers where no other group is called so."""
    named = {group.replace("-", " ").replace("_", " ").casefold(): group for group in groups if group}
    heads = [name.rpartition(" ")[2] for name in named]
    return named | {h: group for h, group in zip(heads, list(named.values()), strict=True) if heads.count(h) == 1}


def _clause(sentence: str, start: int, end: int) -> str:
    """The part of a sentence around a claim, without the claim's own words."""
    stops = [(match.start(), match.end()) for match in _CLAUSE.finditer(sentence)]
    first = max((stop for _, stop in stops if stop <= start), default=0)
    last = min((begin for begin, _ in stops if begin >= end), default=len(sentence))
    return f"{sentence[first:start]} {sentence[end:last]}"


def _about(after: str, named: dict[str, str]) -> str:
    """The group that a claim speaks of: the one named directly behind it."""
    directly = r"\s+(?:of\s+)?(?:the\s+|our\s+|these\s+|those\s+)?"
    for name in sorted(named, key=len, reverse=True):
        if re.match(rf"{directly}{re.escape(name)}(?:s|es)?\b", after, re.IGNORECASE):
            return named[name]
    return ""
