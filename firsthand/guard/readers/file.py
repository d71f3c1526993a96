"""What readers are given and what they give back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

DEEPEST = 8
LARGEST = 128 * 1024 * 1024


@dataclass(frozen=True)
class Segment:
    """Human text as it stands somewhere in a file, its containers opened and its escapes decoded."""

    where: str
    text: str


class Unreadable(Exception):  # noqa: N818 — what it says of a file, not an error of the program
    """Why a file cannot be read, in the user's words."""


@dataclass
class Allowance:
    """How many bytes may still be unpacked from one file, however they are packed."""

    left: int = LARGEST

    def take(self, size: int) -> None:
        """Unpack so many bytes.

        Args:
            size: how many.

        Raises:
            Unreadable: if that is more than is left.
        """
        if size > self.left:
            raise Unreadable(f"unpacked it is larger than {LARGEST // 1024 // 1024} MB")
        self.left -= size


@dataclass(frozen=True)
class File:
    """A file of the site, or one that lies inside another."""

    name: str
    data: bytes
    opened: Callable[[File], Iterator[Segment]]
    allowance: Allowance
    depth: int = 0

    @property
    def ending(self) -> str:
        """The end of its name behind the last dot, in lower case."""
        last = self.name.rsplit("/", 1)[-1]
        return last.rsplit(".", 1)[-1].casefold() if "." in last else ""

    def within(self, where: str, name: str, data: bytes) -> Iterator[Segment]:
        """Read a file inside this one.

        Args:
            where: what it is to this one.
            name: its name, which tells its kind.
            data: its bytes.

        Yields:
            What it holds, each with the way to it.

        Raises:
            Unreadable: if it cannot be read, or lies too deep.
        """
        if self.depth == DEEPEST:
            raise Unreadable(f"{where}: files lie inside files more than {DEEPEST} deep")
        self.allowance.take(len(data))
        try:
            for segment in self.opened(File(name, data, self.opened, self.allowance, self.depth + 1)):
                # The way leads through what is no text of its own.
                way = [step for step in (where, segment.where) if step != "text"]
                yield Segment(", ".join(way) or "text", segment.text)
        except Unreadable as error:
            raise Unreadable(f"{where}: {error}") from None
