"""Words of every script made findable by a program that takes what stands between blanks for a word.

The browser takes these steps back, and takes them with what is looked for: `theme/site/assets/js/finder/words.js`.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise

# Scripts that put no blank between words: Thai to Khmer, kana, Han. Marks stay with the letter before them.
UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
)
_MARKS = (
    "\u0300-\u036f\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ece\u102b-\u103e"
    "\u17b6-\u17d3\u3099\u309a"
)
_PIECE = re.compile(rf"(?![{_MARKS}])[{UNSPACED}][{_MARKS}]*")
_UNSPACED = re.compile(f"[{UNSPACED}]")
# Stands for a blank that was there, where one would be taken for ours.
BLANK = "␣"

# Letters that no decomposition makes plain.
_PLAIN = str.maketrans({"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"})
# What Arabic and Hebrew write together with the word behind it: the article, and short prepositions before it.
_LEADING = (re.compile(r"^(?:[وفبك]?ال|لل)(?=\w{3})"), re.compile(r"^[הובכלמש](?=[א-ת]{3})"))
_WORD = re.compile(r"\w+")


def separated(text: str) -> str:
    """A text whose words a program finds that looks for blanks, and from which the text can be had back."""
    words = text.split()
    if not _UNSPACED.search(text):
        return " ".join(words)
    parts = [_PIECE.sub(lambda match: f" {match.group()} ", word).split() for word in words]
    parts = [_with_punctuation(pieces) for pieces in parts]
    out = [" ".join(parts[0])]
    for before, after in pairwise(parts):
        ours = _UNSPACED.search(before[-1]) or _UNSPACED.search(after[0])
        out.append(f"{BLANK} {' '.join(after)}" if ours else " ".join(after))
    return " ".join(out)


def _with_punctuation(pieces: list[str]) -> list[str]:
    """Pieces of a word; a piece without letters joins the one before it."""
    joined: list[str] = []
    for piece in pieces:
        if joined and not _WORD.search(piece) and _UNSPACED.search(joined[-1]):
            joined[-1] += piece
        else:
            joined.append(piece)
    return joined


def together(searchable: str) -> str:
    """The text that ``separated`` was given, with single blanks."""
    text = ""
    before = ""
    for piece in searchable.split():
        if piece == BLANK:
            text += " "
        elif text and not text.endswith(" ") and not (_UNSPACED.search(before) or _UNSPACED.search(piece)):
            text += f" {piece}"
        else:
            text += piece
        before = piece
    return text


def other_forms(text: str) -> list[str]:
    """Forms under which somebody may look for a word and which the word does not begin with.

    That is `strasse` for `Straße`, and an Arabic or Hebrew word without what is written together with it.
    """
    forms: dict[str, None] = {}
    if text.isascii():
        return []
    for word in _WORD.findall(_bare(text.casefold() if "ß" not in text else text.lower())):
        plain = word.translate(_PLAIN)
        if plain != word:
            forms[plain] = None
        for leading in _LEADING:
            if leading.search(word):
                forms[leading.sub("", word)] = None
    return list(forms)


def _bare(text: str) -> str:
    """A text without the marks that vowels and accents are written with."""
    return "".join(each for each in unicodedata.normalize("NFD", text) if not unicodedata.combining(each))
