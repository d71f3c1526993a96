"""Text as the guard compares it: words without case, accents, ligatures and invisible signs, however they were set."""

from __future__ import annotations

import re
import unicodedata

# Scripts that write no blanks between words: every sign is a word.
_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_WORD = re.compile(rf"[{_UNSPACED}]|(?:(?![{_UNSPACED}])[^\W_])+")
_INVISIBLE = re.compile("[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]")
_MARKS = re.compile(f"[{''.join(char for char in map(chr, range(0x300, 0x1F000)) if unicodedata.combining(char))}]")
_POSSESSIVE = re.compile(r"(?<=\w)['’ʼ＇](?=s\b)")
_APOSTROPHE = re.compile(r"(?<=\w)['’ʼ＇](?=\w)")
_SOFT_BREAK = re.compile("\u00ad[ \t]*(?:\r?\n[ \t]*)?")
# Between a day and the time of day, as programs write it.
_TIME = re.compile(r"(?<=\d-\d\d-\d\d)[tT](?=\d\d:)")
_HYPHEN_BREAK = re.compile(r"(?<=\w)[-‐‑][ \t]*\r?\n[ \t]*(?=\w)")


def words_of(text: str) -> list[str]:
    """The words of a text, folded.

    Unicode forms are made one (NFKD without marks), case is folded, soft hyphens and other invisible signs vanish, and
    of apostrophes, only that before a possessive s parts a word. A day is told from the time behind it.
    """
    if not text.isascii():
        text = _INVISIBLE.sub("", _SOFT_BREAK.sub("", text))
        text = unicodedata.normalize("NFKD", text)
        text = _MARKS.sub("", text)
    text = _TIME.sub(" ", text)
    return _WORD.findall(_APOSTROPHE.sub("", _POSSESSIVE.sub(" ", text.casefold())))


def without_line_breaks(text: str) -> str:
    """A text whose words that are broken by a hyphen at the end of a line are whole again."""
    return _HYPHEN_BREAK.sub("", text)


def phrase(text: str) -> str:
    """A text's words with one blank between, before and after: what is looked for, and looked through."""
    return f" {' '.join(words_of(text))} "
