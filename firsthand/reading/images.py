"""The pictures that notes show: found by their targets, and named by what is in them."""

from __future__ import annotations

import hashlib
import posixpath
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar
from urllib.parse import unquote, urlsplit

from firsthand.model import Brief, Finding, Guide, Image, Interview, Prose, Source, Study
from firsthand.reading import faults
from firsthand.reading.markup import parser

if TYPE_CHECKING:
    from collections.abc import Iterator

    from firsthand.model import Block, Problem
    from firsthand.reading.folder import Folder

E = TypeVar("E", Interview, Finding, Brief, Study, Guide)

KINDS = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg")
_DIGEST = 16


def with_images(entity: E, folder: Folder) -> tuple[E, list[Problem]]:
    """Give the prose of a note the pictures that it shows."""
    blocks: list[Block] = []
    problems: list[Problem] = []
    for block in entity.blocks:
        if isinstance(block, Prose) and "![" in block.markdown:
            images, wrong = images_of(block.markdown, block.source, folder)
            blocks.append(replace(block, images=images))
            problems += wrong
        else:
            blocks.append(block)
    return replace(entity, blocks=tuple(blocks)), problems


def images_of(markdown: str, source: Source, folder: Folder) -> tuple[dict[str, Image], list[Problem]]:
    """The pictures of some Markdown by their targets as typed.

    Args:
        markdown: the text.
        source: where it stands; a target is relative to its file, or else to the content folder or its `media/`.
        folder: the content folder, beyond which nothing is read.

    Returns:
        The pictures, and a problem for each that is not there. Addresses of other sites are left alone.
    """
    images: dict[str, Image] = {}
    problems: list[Problem] = []
    for target in dict.fromkeys(_targets(markdown)):
        parts = urlsplit(target)
        if parts.scheme or parts.netloc or not parts.path:
            continue
        file = _file(unquote(parts.path), source, folder)
        if file:
            data = (folder.content / file).read_bytes()
            images[target] = Image(file, hashlib.sha256(data).hexdigest()[:_DIGEST])
        else:
            problems.append(faults.missing_image(source, target))
    return images, problems


def files_of(markdown: str, page: str, folder: Folder) -> tuple[str, ...]:
    """The files below `pages/` that a hand-written page links to, pages themselves left out.

    Args:
        markdown: the page.
        page: its path below `pages/`.
        folder: the content folder.
    """
    found: dict[str, None] = {}
    for token in parser().parse(markdown):
        for child in token.children or ():
            parts = urlsplit(str(child.attrGet("href") or "")) if child.type == "link_open" else None
            if parts is None or parts.scheme or parts.netloc or not parts.path:
                continue
            path = posixpath.normpath(posixpath.join(posixpath.dirname(page), unquote(parts.path)))
            if not path.startswith("..") and not path.endswith(".md") and folder.has(folder.content / "pages" / path):
                found[path] = None
    return tuple(found)


def _targets(markdown: str) -> Iterator[str]:
    for token in parser().parse(markdown):
        for child in token.children or ():
            if child.type == "image":
                yield str(child.attrGet("src") or "")


def _file(target: str, source: Source, folder: Folder) -> str:
    """A picture's path below the content folder; empty where there is none of a kind that browsers show."""
    beside = posixpath.dirname(source.file)
    content = folder.name(folder.content)
    homes = (posixpath.relpath(beside, content) if beside else ".", ".", "media")
    for home in homes:
        path = posixpath.normpath(posixpath.join(home, target.lstrip("/")))
        if path.lower().endswith(KINDS) and not path.startswith("..") and folder.has(folder.content / path):
            return path
    return ""
