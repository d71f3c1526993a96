"""Words of people we do not control, as letters that can be set: nothing that is no letter, nothing that misleads."""

from __future__ import annotations

import re
import unicodedata

_BLANKS = re.compile(r"[\t\n\v\f\r \x85\u1680\u2000-\u2006\u2008-\u200a\u2028\u2029\u205f\u3000]+")
# Blanks at which no line may break, of which the theme's fonts hold one.
_FIRM = re.compile("[\u2007\u202f]")
# Controls, soft hyphens, signs that turn the direction of what follows, invisible operators, marks of byte order,
# halves of letters, letters of private use, and the tags that hide a text within another.
_UNSEEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\xad\u202a-\u202e\u2061-\u206f\ufeff\ufff9-\uffff\ud800-\udfff\ue000-\uf8ff"
    "\U000e0000-\U000e007f\U000f0000-\U0010ffff]"
)
# More marks on one letter than any language has would run over the lines above and below.
_PILE = re.compile("([\u0300-\u036f]{3})[\u0300-\u036f]+")


def readable(text: str) -> str:
    """A text on one line, in composed letters, without what cannot or should not be seen.

    Args:
        text: anything.
    """
    seen = _UNSEEN.sub("", _FIRM.sub("\u00a0", _BLANKS.sub(" ", text)))
    return _PILE.sub(r"\1", unicodedata.normalize("NFC", seen)).strip(" ")


def runs_right_to_left(text: str) -> bool:
    """Whether the first letter that has a direction runs to the left."""
    strong = (unicodedata.bidirectional(each) for each in text)
    return next((each for each in strong if each in {"L", "R", "AL"}), "L") != "L"
