"""What running text says about how many respondents: ``10 of 15``, ``two thirds``, ``most``, ``nobody``.

A claim is read where it speaks of people; ``most mornings`` and ``3 of 4 shifts`` are none. The words' ranges are
Firsthand's own and stand in the manual.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

ASIDE = "{.aside}"

_UNITS = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_NUMBERS = {word: number for number, word in enumerate(_UNITS)} | {
    f"{ten}{f'-{unit}' if unit != 'zero' else ''}": 10 * tens + units
    for tens, ten in enumerate(_TENS, 2)
    for units, unit in enumerate(_UNITS[:10])
}
_NUMBER = rf"(?:\d{{1,4}}|{'|'.join(sorted(_NUMBERS, key=len, reverse=True))})"


@dataclass(frozen=True)
class Share:
    """The shares that a word stands for, from ``low`` to ``high``, ends included unless ``open``."""

    low: float
    high: float
    open: bool = False

    def holds(self, k: int, n: int) -> bool:
        """Whether ``k`` of ``n`` is such a share; nothing is a share of nobody."""
        if n == 0:
            return False
        return self.low < k / n < self.high if self.open else self.low <= k / n <= self.high


# The manual lists these; a test holds it against them.
SHARES: dict[str, Share] = {
    "all": Share(1, 1),
    "almost all": Share(0.85, 1),
    "most": Share(0.5, 1.01, open=True),
    "three quarters": Share(0.7, 0.8),
    "two thirds": Share(0.62, 0.72),
    "half": Share(0.45, 0.55),
    "a third": Share(0.28, 0.38),
    "a quarter": Share(0.2, 0.3),
    "few": Share(0, 1 / 3),
    "nobody": Share(0, 0),
}
_WORDS = (
    # How a word of the table is written, the more special first.
    ("almost all", r"(?:almost|nearly) all"),
    ("all", r"(?<!at )(?<!after )(?<!not )all"),
    ("most", r"(?<!the )(?<!at )most|(?:a|the)(?: \w+)? majority"),
    ("three quarters", r"three[- ]quarters"),
    ("two thirds", r"two[- ]thirds"),
    ("half", r"half"),
    ("a third", r"(?:a|one)[- ]third"),
    ("a quarter", r"(?:a|one)[- ]quarter"),
    ("few", r"(?:only a |very |a )?few|hardly any|a minority"),
    ("nobody", r"none"),
)
_PRONOUNS = (
    ("almost all", r"(?:almost|nearly) (?:everyone|everybody)"),
    ("few", r"hardly (?:anyone|anybody)"),
    ("all", r"everyone|everybody"),
    ("nobody", r"nobody|no[- ]one"),
)
_PEOPLE = (
    *("respondents?", "participants?", "interviewees?", "people", "persons?", "users?", "customers?", "persona"),
    *("them", "those", "us", "whom"),
)
# Verbs and what comes before them, by which a word of quantity is known to speak of people.
_SAY = {
    *("said", "say", "says", "told", "tell", "tells", "mentioned", "mention", "mentions", "found", "find", "finds"),
    *("agreed", "agree", "agrees", "wanted", "want", "wants", "felt", "feel", "feels", "saw", "see", "sees"),
    *("thought", "think", "thinks", "knew", "know", "knows", "kept", "keep", "keeps", "made", "make", "makes"),
    *("did", "do", "does", "had", "use", "uses", "like", "likes", "complain", "complains", "report", "reports"),
    *("describe", "describes", "trust", "trusts", "need", "needs", "prefer", "prefers", "struggle", "struggles"),
    *("never", "also", "already", "still"),
}
_AUXILIARIES = {"have", "has", "are", "were", "is", "was", "would", "could", "can"}
_CONTRARY = re.compile(
    r"\b(?:not|no|never|nothing|without|others?|however|against|contradict\w*|disagree\w*|opposite|contrary|instead|"
    r"but|except|silent|neither|nor|rest|only)\b|n[’']t\b",
    re.IGNORECASE,
)
_SAMPLE = re.compile(r"\b(?:interviewed|asked|unknown|spoke|talked)\b", re.IGNORECASE)
_SENTENCE = re.compile(r"(?:[^.!?…\n]|[.!?…](?=\w)|\n(?![^\S\n]*\n))+(?:[.!?…]+[”’\")\]]*)?(?:\s*\{\.aside\})?")
_QUOTED = re.compile(r"“[^“”]{0,2000}”|\"[^\"\n]*\"|`[^`]*`|^>.*$", re.MULTILINE)


@dataclass(frozen=True)
class Claim:
    """A figure in running text: ``k`` of ``of``, or a share; ``about`` is the persona or segment that it speaks of."""

    text: str
    offset: int
    share: Share | None = None
    k: int = 0
    of: int = 0
    sentence: str = ""
    about: str = ""

    @property
    def contrary(self) -> bool:
        """Whether its sentence speaks of the other side as well."""
        return bool(_CONTRARY.search(self.sentence.replace(self.text, "")))

    @property
    def of_the_sample(self) -> bool:
        """Whether its sentence speaks of who was interviewed or asked."""
        return bool(_SAMPLE.search(self.sentence))

    def holds(self, k: int, n: int) -> bool:
        """Whether ``k`` of ``n`` respondents is what it says."""
        return self.share.holds(k, n) if self.share else (k, n) == (self.k, self.of)


def claims(text: str, groups: Iterable[str] = ()) -> Iterator[Claim]:
    """The claims of a text about how many people.

    Args:
        text: Markdown. What stands in quotation marks or code is left aside, and so are sentences that end in
            ``{.aside}``.
        groups: personas and segments by their slugs; ``general-manager`` makes “general managers” people.
    """
    named = {group.replace("-", " ").replace("_", " ").casefold(): group for group in groups if group}
    # “Managers” are the general managers where no other group is called so.
    heads = [name.rpartition(" ")[2] for name in named]
    named |= {head: group for head, group in zip(heads, list(named.values()), strict=True) if heads.count(head) == 1}
    people = "|".join((*_PEOPLE, *(rf"{re.escape(name)}(?:s|es)?" for name in sorted(named, key=len, reverse=True))))
    readable = _QUOTED.sub(lambda match: " " * len(match.group()), text)
    for sentence in _SENTENCE.finditer(readable):
        if not sentence.group().rstrip().endswith(ASIDE):
            for match, share, k, of in _in_sentence(sentence.group(), people):
                about = _about(sentence.group()[match.end() :], named)
                yield Claim(match.group(), sentence.start() + match.start(), share, k, of, sentence.group(), about)


@dataclass(frozen=True)
class _Pattern:
    """A way to write a figure, when it counts people, and what it says."""

    form: re.Pattern[str]
    counts: Callable[[re.Match[str], str], bool]
    says: Callable[[re.Match[str]], tuple[Share | None, int, int]]


def _pattern(form: str, counts: Callable[..., bool], says: Callable[..., tuple[Share | None, int, int]]) -> _Pattern:
    edges = rf"(?<![\w,.-])(?:{form})(?![\w-]|[’']s\b|[.,]\d)"
    return _Pattern(re.compile(edges, re.IGNORECASE), counts, says)


def _ratio(match: re.Match[str]) -> tuple[Share | None, int, int]:
    share = _number(match[1]) / max(_number(match[2]), 1)
    return Share(share - 0.05, share + 0.05), 0, 0


def _per_cent(match: re.Match[str]) -> tuple[Share | None, int, int]:
    share = float(match[1].replace(",", ".")) / 100
    return Share(share - 0.01, share + 0.01), 0, 0


def _word(word: str) -> Callable[[re.Match[str]], tuple[Share | None, int, int]]:
    return lambda _match: (SHARES[word], 0, 0)


def _in_sentence(sentence: str, people: str) -> Iterator[tuple[re.Match[str], Share | None, int, int]]:
    taken: list[tuple[int, int]] = []
    for pattern in _PATTERNS:
        for match in pattern.form.finditer(sentence):
            free = not any(start < match.end() and match.start() < end for start, end in taken)
            if free and pattern.counts(match, people):
                taken.append(match.span())
                yield match, *pattern.says(match)


def _number(text: str) -> int:
    return int(text) if text.isdigit() else _NUMBERS[text.casefold()]


def _names_people(match: re.Match[str], people: str) -> bool:
    after = match.string[match.end() :]
    of_people = rf"\s+(?:of\s+)?(?:the\s+|our\s+|these\s+|those\s+)?(?:{_NUMBER}\s+)?(?:[\w-]+\s+)?(?:{people})\b"
    return re.match(of_people, after, re.IGNORECASE) is not None


def _next_word(match: re.Match[str]) -> str:
    following = re.match(r"\s+([\w’'-]+)", match.string[match.end() :])
    return following[1].casefold() if following else ""


def _is_verb(word: str) -> bool:
    return word in _SAY or (word.endswith("ed") and word not in ("need", "red"))


def _counted(match: re.Match[str], people: str) -> bool:
    """A number counts people unless another noun follows: ``10 of 15 wanted it``, not ``3 of 4 shifts``."""
    word = _next_word(match)
    plural = word.endswith("s") and not word.endswith(("ss", "us"))
    other = plural or word in {"of", "more", "less", "fewer", "off", "higher", "lower", "discount", "increase"}
    return _names_people(match, people) or _is_verb(word) or word in _AUXILIARIES or not other


def _quantified(match: re.Match[str], people: str) -> bool:
    """A word of quantity counts people before a noun or a verb of theirs: ``most mornings`` does not."""
    return _names_people(match, people) or _is_verb(_next_word(match)) or _next_word(match) in _AUXILIARIES


def _subject(match: re.Match[str], people: str) -> bool:
    """``Nobody`` is a claim where it opens a sentence or a clause and says, wants or does something.

    ``So that nobody takes the wrong one`` speaks of no respondents.
    """
    before = match.string[: match.start()].strip(" *_>-\n")
    if not before:
        return True
    opens = re.search(r"[;:—,]\s*(?:and|but)?$", before) is not None
    return opens and (_names_people(match, people) or _is_verb(_next_word(match)) or _next_word(match) in {"in", "we"})


_PATTERNS = (
    _pattern(
        rf"({_NUMBER})\s+(?:out\s+)?of\s+(?:the\s+|our\s+|these\s+|those\s+|all\s+)?({_NUMBER})",
        _counted,
        lambda match: (None, _number(match[1]), _number(match[2])),
    ),
    _pattern(rf"({_NUMBER})\s+in\s+({_NUMBER})", _quantified, _ratio),
    _pattern(r"(\d{1,3}(?:[.,]\d+)?)\s*(?:%|per ?cent\b|percent\b)", _counted, _per_cent),
    *(_pattern(form, _quantified, _word(word)) for word, form in _WORDS),
    *(_pattern(form, _subject, _word(word)) for word, form in _PRONOUNS),
)


def _about(after: str, named: dict[str, str]) -> str:
    """The group that a claim speaks of: the one named directly behind it."""
    text = " ".join(after.casefold().split()[:6])
    found = [(text.find(name), -len(name), group) for name, group in named.items() if name in text]
    return min(found)[2] if found else ""
