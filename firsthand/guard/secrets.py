"""What must not stand in a site, as the guard looks for it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from firsthand.model import Source
    from firsthand.reading.identities import Identity


@dataclass(frozen=True)
class Secret:
    """Words that must not be read anywhere.

    ``kind`` says what they are, in the words of the person who has to mend it; ``phrase`` is folded. ``folder`` limits
    where they are looked for, and ``alone`` counts them only where they are all that a line says, since so few words
    stand in any text.
    """

    kind: str
    phrase: str
    source: Source
    folder: str = ""
    alone: bool = False


@dataclass(frozen=True)
class Passage:
    """A text no eight words of which may be read in a row, unless they stand in what is published."""

    kind: str
    text: str
    source: Source


@dataclass(frozen=True)
class Withheld:
    """Everything that a site must not hold.

    ``voices`` are words of people, against which only what other people may be heard saying counts as published
    (``heard``); ``notes`` are researchers' own, against which everything published does (``published``). ``identities``
    are looked for in every form but in attributions that were ``agreed`` to.
    """

    secrets: tuple[Secret, ...] = ()
    voices: tuple[Passage, ...] = ()
    notes: tuple[Passage, ...] = ()
    heard: tuple[str, ...] = ()
    published: tuple[str, ...] = ()
    identities: tuple[Identity, ...] = ()
    agreed: tuple[str, ...] = ()
    phone_region: str = ""

    @property
    def nothing(self) -> bool:
        """Whether there is nothing to look for."""
        return not (self.secrets or self.voices or self.identities or any(note.text.strip() for note in self.notes))


@dataclass(frozen=True, order=True)
class Leak:
    """A place in a written site that holds what it must not."""

    file: str
    where: str
    kind: str
    source: Source

    def __str__(self) -> str:
        return f"{self.file}, {self.where}: {self.kind}, from {self.source}"


@dataclass(frozen=True)
class Cause:
    """One thing that must not be read, and every place in which it is."""

    leaks: tuple[Leak, ...]

    def __str__(self) -> str:
        first = self.leaks[0]
        files = {leak.file for leak in self.leaks} - {first.file}
        more = f" and {len(files)} more file{'s' if len(files) > 1 else ''}" if files else ""
        return f"{first.file}, {first.where}{more}: {first.kind}, from {first.source}. {_remedy(first.kind)}"


def grouped(leaks: Iterable[Leak]) -> list[Cause]:
    """Leaks by what leaks; places where people read come first."""
    causes: dict[tuple[str, Source], list[Leak]] = {}
    for leak in sorted(leaks, key=lambda leak: (not leak.file.endswith(".html"), leak.where != "text", leak)):
        causes.setdefault((leak.kind, leak.source), []).append(leak)
    return [Cause(tuple(found)) for found in causes.values()]


def _remedy(kind: str) -> str:
    return next(
        (remedy for part, remedy in _REMEDIES.items() if part in kind),
        "Take it out of what that page is made of.",
    )


_REMEDIES = {
    "did not agree to be quoted": "Take the words out of what that page is made of, or ask their speaker.",
    "did not agree to marketing": "Ask for `testimonial: true`, or take the mark `.testimonial` away.",
    "private words": "Mark them as private there as well, or unmark them in the note.",
    "the id of": "Write “a participant” or the persona instead.",
    "cannot be read": "Take the file away, or save it in a kind that can be read.",
    "cannot be told": "",
    "notes that are not published": "Say it in other words, or take it out of what that page is made of.",
    "finer than a month": "Write the month alone.",
}
