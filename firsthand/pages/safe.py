"""Untrusted words made harmless: whatever a note holds comes out as text, in Markdown, HTML and Jinja alike."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import nh3
from markupsafe import Markup

_TAGS = {
    *("p", "br", "hr", "em", "strong", "s", "code", "pre", "a", "span", "mark", "ul", "ol", "li", "blockquote"),
    *("table", "thead", "tbody", "tr", "th", "td", "h3", "h4", "h5", "h6", "div", "img"),
}
_ATTRIBUTES = {
    "a": {"href", "class"},
    "span": {"class", "title"},
    "mark": {"id", "class"},
    "ol": {"start"},
    "img": {"src", "alt", "loading"},
    "h3": {"class"},
    "h4": {"class"},
    "h5": {"class"},
    "h6": {"class"},
    "div": {"class"},
}
_SIGNS = re.compile(r"[^\w\s,;./-]|_", re.ASCII)
# No document may hold these, written out or as references.
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
_VOID = {"br", "hr", "img"}


def encode(value: object) -> Markup:
    """A plain value as text that no later stage can take for markup.

    Every sign that Markdown, HTML or a template language could read as its own becomes a numeric reference; line
    ends become blanks. Markup passes as it is.
    """
    if isinstance(value, Markup):
        return value
    text = _CONTROLS.sub("�", re.sub(r"\s+", " ", str(value)))
    return Markup(_encode(text))  # noqa: S704  # this is the place where text is made safe


def preformatted(text: str) -> Markup:
    """Text as by ``encode``, its lines and blanks kept for an element that shows them."""
    lines = (_encode(_CONTROLS.sub("�", line)) for line in text.split("\n"))
    return Markup("&#10;".join(lines))  # noqa: S704  # encoded line by line


def _encode(text: str) -> str:
    return _SIGNS.sub(lambda match: f"&#{ord(match.group())};" if match.group().isascii() else match.group(), text)


def safe_html(html: str) -> Markup:
    """HTML with known tags and attributes alone, on one line, its text encoded as by ``encode``."""
    cleaned = nh3.clean(
        html,
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        url_schemes={"http", "https", "mailto"},
        link_rel=None,
    )
    writer = _Writer()
    writer.feed(cleaned)
    writer.close()
    return Markup("".join(writer.parts))  # noqa: S704  # cleaned above


class _Writer(HTMLParser):
    """Writes cleaned HTML again with encoded text and attributes."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._preformatted = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._preformatted += tag == "pre"
        written = "".join(f' {name}="{_encode(value or "")}"' for name, value in attrs)
        self.parts.append(f"<{tag}{written}{' /' if tag in _VOID else ''}>")

    def handle_endtag(self, tag: str) -> None:
        self._preformatted -= tag == "pre"
        if tag not in _VOID:
            self.parts.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        text = _encode(data)
        self.parts.append(text.replace("\n", "&#10;") if self._preformatted else re.sub(r"\s+", " ", text))
