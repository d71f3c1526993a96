"""The ids under which quotes are known outside: they say nothing of interview, participant or private words."""

from __future__ import annotations

import hashlib
import hmac
from typing import TYPE_CHECKING

from firsthand.model import plain
from firsthand.reading.folding import fold

if TYPE_CHECKING:
    from collections.abc import Callable

    from firsthand.model import Quote, Research, Words

_DIGITS = 10


def public_ids(research: Research, key: str, shown: Callable[[Words], Words]) -> dict[str, str]:
    """A public id for every quote, by its own.

    With a key, an id is made of the quote's own one, so that it outlives corrections of the words; nobody without the
    key can tell which (HMAC, RFC 2104). Without one, it is made of the words as they may be read outside, which are
    public anyway: a name of interview or participant in it could be guessed, and quotes of one person put together.

    Args:
        research: what was read.
        key: a text that stays inside; empty for none.
        shown: gives words as they may be read outside.
    """
    given: dict[str, str] = {}
    taken: set[str] = set()
    order = sorted(research.quotes.values(), key=lambda quote: (research.interviews[quote.interview].date, quote.id))
    for quote in order:
        name = first = _name(quote, key, shown)
        number = 2
        while name in taken:
            name = f"{first}-{number}"
            number += 1
        taken.add(name)
        given[quote.id] = name
    return given


def _name(quote: Quote, key: str, shown: Callable[[Words], Words]) -> str:
    if key:
        digest = hmac.new(key.encode(), quote.id.casefold().encode(), hashlib.sha256).hexdigest()
    else:
        digest = hashlib.sha256(fold(plain(shown(quote.words))).encode()).hexdigest()
    return f"q-{digest[:_DIGITS]}"
