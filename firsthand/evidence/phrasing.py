"""How people write how many: numbers, percentages and words of quantity, and when these speak of people."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

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
    "a minority": Share(-0.01, 0.5, open=True),
    "few": Share(0, 1 / 3),
    "nobody": Share(0, 0),
}
# How a word of the table is written, the more special first.
_WORDS = (
    ("almost all", r"(?:almost|nearly) all"),
    ("all", r"(?<!\bat )(?<!\bafter )(?<!\bnot )all"),
    ("most", r"(?<!\bthe )(?<!\bat )most"),
    ("three quarters", r"three[- ]quarters"),
    ("two thirds", r"two[- ]thirds"),
    ("half", r"half"),
    ("a third", r"(?:a|one)[- ]third"),
    ("a quarter", r"(?:a|one)[- ]quarter"),
    ("few", r"(?:only a |very )?few|hardly any"),
    ("nobody", r"none"),
)
# Words that stand directly before the people, or for them.
_EACH = (("all", r"every|each"), ("nobody", r"no|not one|not a single"))
_PRONOUNS = (
    ("almost all", r"(?:almost|nearly|virtually) (?:everyone|everybody)"),
    ("few", r"hardly (?:anyone|anybody)"),
    ("all", r"(?<!not )(?:everyone|everybody)"),
    ("nobody", r"nobody|no[- ]one"),
    ("most", r"(?:an?|the)(?: \w+){0,2} majority"),
    ("a minority", r"an?(?: \w+)? minority"),
)
_RESPONDENTS = r"respondents?|participants?|interviewees?|informants?"
_PEOPLE = (
    r"people|persons?|users?|customers?|interviews?|teams?|companies|organi[sz]ations?|accounts?|households?|"
    r"them|those|us|whom"
)
# Verbs by which a word of quantity is known to speak of people. Forms in -s would be nouns: “most reports”.
_VERBS = {
    *("said", "say", "told", "tell", "mention", "found", "agree", "want", "felt", "feel", "saw", "see", "thought"),
    *("think", "knew", "know", "kept", "keep", "made", "make", "did", "do", "had", "use", "like", "complain"),
    *("describe", "trust", "need", "prefer", "struggle", "export", "never", "also", "already", "still", "could"),
    *("have", "has", "are", "were", "is", "was", "would", "can", "did", "do"),
}
_NO_PEOPLE = {"of", "more", "less", "fewer", "off", "higher", "lower", "longer", "shorter", "discount", "increase"}
_PLACES = re.compile(
    r"\b(?:step|page|part|question|chapter|version|day|week|level|item|figure|table|phase|round|slide|screen)\s*$",
    re.IGNORECASE,
)
_MORE = re.compile(r"\b(?:(more than|over|above)|at least|no fewer than|no less than|upwards of)\s*$", re.IGNORECASE)
_LESS = re.compile(r"\b(?:(fewer than|less than|under|below|not even)|at most|up to|no more than)\s*$", re.IGNORECASE)
_NEAR = re.compile(r"\b(?:nearly|almost|about|around|roughly|close to|approximately|some)\s*$", re.IGNORECASE)
# What may stand before somebody who opens a sentence or a clause.
_OPENS = re.compile(
    r"(?:^|[;:,—–(])\s*(?:and|but|so|yet|still|then|in short|overall)?\s*$"
    r"|\b(?:found|find|saw|see|learned|heard|noticed|say|said|agreed|agree|reported|told us|means|turned out|shows?|"
    r"clear|is|seems) that\s*$",
    re.IGNORECASE,
)
_NEARLY = 0.005
_PARTS = {"third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "eighth": 8, "tenth": 10}


@dataclass(frozen=True)
class Phrase:
    """A figure in a sentence, from ``start`` to ``end``: a share, or ``k`` of ``of``."""

    start: int
    end: int
    share: Share | None = None
    k: int = 0
    of: int = 0
    unsure: bool = False


@dataclass(frozen=True)
class _Around:
    """A match and what stands around it."""

    match: re.Match[str]
    groups: str

    @property
    def before(self) -> str:
        return self.match.string[: self.match.start()]

    @property
    def after(self) -> str:
        return self.match.string[self.match.end() :]

    @property
    def next_word(self) -> str:
        following = re.match(r"\s+([\w’'-]+)", self.after)
        return following[1].casefold() if following else ""

    @property
    def opens(self) -> bool:
        """Whether it opens a sentence or a clause, be it behind “more than” or the like."""
        before = self.before
        for qualifier in (_MORE, _LESS, _NEAR):
            before = qualifier.sub("", before)
        return _OPENS.search(before.strip(" -+0123456789.)\n") or " ") is not None or not before.strip(" -+\n")

    def before_people(self, people: str) -> bool:
        of_people = rf"\s+(?:of\s+)?(?:the\s+|our\s+|these\s+|those\s+)?(?:{_NUMBER}\s+)?(?:[\w-]+\s+)?(?:{people})\b"
        return re.match(of_people, self.after, re.IGNORECASE) is not None

    @property
    def before_anybody(self) -> bool:
        return self.before_people(f"{_RESPONDENTS}|{self.groups}{_PEOPLE}")

    @property
    def wishes(self) -> bool:
        """Whether it says what should be, and not what is."""
        return re.match(r"\s+(?:[\w’'-]+\s+){0,3}?(?:should|must|ought|shall)\b", self.after, re.IGNORECASE) is not None

    @property
    def before_the_number(self) -> bool:
        """``None of the 15 export`` and ``all fifteen said``: people, where a verb follows."""
        found = re.match(rf"\s+(?:of\s+(?:the\s+)?)?{_NUMBER}\s+([\w’'-]+)", self.after, re.IGNORECASE)
        return found is not None and (_is_verb(found[1].casefold()) or _is_verb(found[1].casefold().removesuffix("s")))

    @property
    def before_verb(self) -> bool:
        return _is_verb(self.next_word)


def _is_verb(word: str) -> bool:
    return word in _VERBS or (word.endswith("ed") and word not in ("need", "red"))


Reading = tuple["Share | None", int, int, bool]


def phrases(sentence: str, groups: Iterable[str] = ()) -> Iterator[Phrase]:
    """The figures of a sentence that speak of people.

    Args:
        sentence: plain words.
        groups: what personas and segments are called, in the singular.
    """
    names = "".join(rf"{re.escape(name)}(?:s|es)?|" for name in sorted(groups, key=len, reverse=True))
    taken: list[tuple[int, int]] = []
    for form, reads in _PATTERNS:
        for match in form.finditer(sentence):
            if any(start < match.end() and match.start() < end for start, end in taken):
                continue
            reading = reads(_Around(match, names))
            if reading:
                taken.append(match.span())
                share, k, of, unsure = reading
                yield _qualified(Phrase(*match.span(), share, k, of, unsure), sentence[: match.start()])


def _qualified(phrase: Phrase, before: str) -> Phrase:
    """A figure with “more than”, “fewer than” or “nearly” before it is a range."""
    share = phrase.share or Share(phrase.k / max(phrase.of, 1), phrase.k / max(phrase.of, 1))
    middle = (share.low + min(share.high, 1)) / 2
    # “More than” leaves the figure itself out, “at least” does not.
    if more := _MORE.search(before):
        return replace(phrase, share=Share(middle, 1.01, open=True) if more[1] else Share(middle - _NEARLY, 1))
    if less := _LESS.search(before):
        return replace(phrase, share=Share(-0.01, middle, open=True) if less[1] else Share(0, middle + _NEARLY))
    if _NEAR.search(before):
        return replace(phrase, share=Share(share.low - 0.1, share.high + 0.1))
    return phrase


def _number(text: str) -> int:
    return int(text) if text.isdigit() else _NUMBERS[re.sub(r"\s+", " ", text.casefold())]


def _count(around: _Around) -> Reading | None:
    """``10 of 15``: counts people unless another noun follows; a noun that may be anything leaves it unsure."""
    match = around.match
    if _PLACES.search(around.before):
        return None
    k, of = _number(match[1]), _number(match[2])
    if around.before_anybody or around.before_verb:
        return None, k, of, False
    word = around.next_word
    if word in _NO_PEOPLE:
        return None
    return None, k, of, word.endswith("s") and not word.endswith(("ss", "us"))


def _either_way(around: _Around) -> Reading | None:
    """``7 respondents out of 10`` and ``Of 10 respondents, 7``."""
    found = {name: number for name, number in around.match.groupdict().items() if number}
    if not re.search(rf"\b(?:{_RESPONDENTS}|{around.groups}{_PEOPLE})\b", around.match.group(), re.IGNORECASE):
        return None
    return None, _number(found.get("k") or found["kk"]), _number(found.get("of") or found["oof"]), False


def _slashed(around: _Around) -> Reading | None:
    k, of = _number(around.match[1]), _number(around.match[2])
    return (None, k, of, False) if around.before_anybody else None


def _ratio(around: _Around) -> Reading | None:
    share = _number(around.match[1]) / max(_number(around.match[2]), 1)
    spoken = around.before_anybody or around.before_verb
    return (Share(share - 0.05, share + 0.05), 0, 0, False) if spoken else None


def _per_cent(around: _Around) -> Reading | None:
    """``67 % of respondents``, ``67 % said`` and ``10 of 15 (67 %)``; a discount of 20 % is none."""
    typed = around.match[1].replace(",", ".")
    share = (float(typed) if typed[0].isdigit() else _number(typed)) / 100
    figure_before = r"(?:\bof\s+\w+[^.;]{0,40}[(,]|\brespondents\s*\()\s*(?:or\s+)?$"
    beside = re.search(figure_before, around.before, re.IGNORECASE) is not None
    of_a_thing = re.search(r"\b(?:of|by|at)\s*$", around.before, re.IGNORECASE) is not None
    directly = around.before_people(_RESPONDENTS) or re.match(r"\s+of\s", around.after) is not None
    spoken = (
        (around.before_anybody and (directly or not of_a_thing)) or (around.before_verb and not of_a_thing) or beside
    )
    return (Share(share - 0.01, share + 0.01), 0, 0, False) if spoken else None


def _range(around: _Around) -> Reading | None:
    """``9 to 11 of 15`` and ``60–70 %``."""
    low, high, of = (around.match.groupdict().get(name) for name in ("low", "high", "of"))
    if not (around.before_anybody or around.before_verb or of):
        return None
    base = _number(of) if of else 100
    return Share(_number(low or "0") / base - _NEARLY, _number(high or "0") / base + _NEARLY), 0, 0, False


def _fraction(around: _Around) -> Reading | None:
    typed = around.match.group()
    if len(typed) == 1:
        share = unicodedata.numeric(typed)
    else:
        words = re.split(r"[\s-]+", typed.casefold())
        share = (1 if words[0] in ("a", "one") else _number(words[0])) / _PARTS[words[1].removesuffix("s")]
    spoken = around.before_anybody or (around.opens and around.before_verb)
    return (Share(share - 0.05, share + 0.05), 0, 0, False) if spoken else None


def _they_all(_around: _Around) -> Reading | None:
    return SHARES["all"], 0, 0, False


def _word(word: str) -> Callable[[_Around], Reading | None]:
    """Respondents anywhere; users, teams and verbs where the word opens a clause: not “a list of all users”."""

    def reads(around: _Around) -> Reading | None:
        opening = around.before_anybody or around.before_verb or around.before_the_number
        of_them = re.match(r"\s+of\s+(?:them|those we)\b", around.after) is not None
        spoken = around.before_people(_RESPONDENTS) or (around.opens and opening) or of_them
        return (SHARES[word], 0, 0, False) if spoken and not around.wishes else None

    return reads


def _each(word: str) -> Callable[[_Around], Reading | None]:
    def reads(around: _Around) -> Reading | None:
        direct = rf"\s+(?:of\s+(?:them|the\s+(?:{_RESPONDENTS}))|(?:{_RESPONDENTS}))\b"
        anybody = rf"\s+(?:user|customer|team|company|person|{around.groups}nobody)\b"
        direct = rf"{direct}|{anybody}" if around.opens else direct
        spoken = re.match(direct, around.after, re.IGNORECASE) is not None
        return (SHARES[word], 0, 0, False) if spoken and not around.wishes else None

    return reads


def _pronoun(word: str) -> Callable[[_Around], Reading | None]:
    """``Nobody`` is a claim where it opens a sentence or clause; ``so that nobody takes the wrong one`` is none."""

    def reads(around: _Around) -> Reading | None:
        joined = re.search(r"[;:,—–(]\s*(?:and|but|so|yet)\s*$", around.before, re.IGNORECASE) is not None
        follows = around.before_verb or around.before_anybody or not joined
        asked = re.match(r"\s+(?:that\s+)?we\s+(?:interviewed|asked|spoke|talked|met)\b", around.after) is not None
        spoken = (around.opens and follows) or asked
        return (SHARES[word], 0, 0, False) if spoken and not around.wishes else None

    return reads


def _form(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w,./-])(?:{pattern})(?![\w-]|[’']s\b|[.,/]\d)", re.IGNORECASE)


_THE = r"(?:the\s+|our\s+|these\s+|those\s+|all\s+)?"
_TO = r"\s*(?:-|–|—|to|and)\s*"
_PATTERNS: tuple[tuple[re.Pattern[str], Callable[[_Around], Reading | None]], ...] = (
    (_form(rf"(?P<low>{_NUMBER})\s+to\s+(?P<high>{_NUMBER})\s+(?:out\s+)?of\s+{_THE}(?P<of>{_NUMBER})"), _range),
    (_form(rf"(?P<low>\d{{1,3}})\s*%?{_TO}(?P<high>\d{{1,3}})\s*(?:%|per ?cent\b|percent\b)"), _range),
    (_form(rf"({_NUMBER})\s+(?:out\s+)?of\s+{_THE}({_NUMBER})"), _count),
    (
        _form(
            rf"(?P<k>{_NUMBER})\s+(?:\w+\s+)?\w+\s+(?:out\s+)?of\s+{_THE}(?P<of>{_NUMBER})"
            rf"|of\s+{_THE}(?P<oof>{_NUMBER})\s+(?:\w+\s+)?\w+,?\s+(?P<kk>{_NUMBER})"
        ),
        _either_way,
    ),
    (_form(r"(\d{1,4})\s*/\s*(\d{1,4})"), _slashed),
    (_form(rf"({_NUMBER})\s+in\s+({_NUMBER})"), _ratio),
    (_form(rf"(\d{{1,3}}(?:[.,]\d+)?|{_NUMBER})\s*(?:%|per ?cent\b|percent\b)"), _per_cent),
    (_form(rf"(?:they|{_RESPONDENTS}) all"), _they_all),
    *((_form(form), _word(word)) for word, form in _WORDS),
    (_form(rf"[½⅓⅔¼¾⅕⅖⅗⅘]|(?:a|{_NUMBER})[- ](?:{'|'.join(_PARTS)})s?"), _fraction),
    *((_form(form), _pronoun(word)) for word, form in _PRONOUNS),
    *((_form(form), _each(word)) for word, form in _EACH),
)
