"""The ids under which quotes are known outside: stable, and saying nothing of interview or participant."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from firsthand.reading.folding import fold

if TYPE_CHECKING:
    from firsthand.model import Research

_DIGITS = 10


def public_ids(research: Research) -> dict[str, str]:
    """A public id for every quote, by its own.

    It is made of the quote's anchor, so that it outlives corrections of the words; an anchor that an earlier interview
    has used already is told apart by the words. The interview takes no part in it: its name could be guessed, and
    quotes of one person put together.
    """
    order = sorted(research.quotes.values(), key=lambda quote: (research.interviews[quote.interview].date, quote.id))
    given: dict[str, str] = {}
    taken: set[str] = set()
    for quote in order:
        name = _digest(quote.anchor)
        if name in taken:
            name = _digest(f"{quote.anchor}\n{fold(quote.text)}")
        number = 2
        while name in taken:
            name = f"{_digest(quote.anchor + fold(quote.text))}-{number}"
            number += 1
        taken.add(name)
        given[quote.id] = name
    return given


def _digest(text: str) -> str:
    return f"q-{hashlib.sha256(text.encode()).hexdigest()[:_DIGITS]}"
