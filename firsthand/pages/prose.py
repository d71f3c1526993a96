"""Running text as safe HTML: the notation of notes turned into links, marks and tags."""

from __future__ import annotations

from collections.abc import Callable, Mapping, MutableMapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from html import escape
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from markupsafe import Markup

from firsthand.model import plain
from firsthand.pages.safe import encode, safe_html
from firsthand.pages.wording import later
from firsthand.reading.folding import fold
from firsthand.reading.markup import atoms, new_parser, words_of

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

    from firsthand.model import Words

PRIVATE = later("Private: never shown outside")
Resolve = Callable[[str], tuple[str, str] | None]


@dataclass(frozen=True)
class Surroundings:
    """What running text needs to know of the page that it stands on.

    ``resolve`` gives the address and the title of a link's target, or nothing where the edition has no such page;
    ``tag`` the address of a tag's page; ``places`` the name of the place of a highlight by its folded words;
    ``images`` the address of a picture by its target as typed; ``private`` what is said of private words.
    """

    resolve: Resolve
    tag: Callable[[str], str]
    places: Mapping[str, str] = field(default_factory=dict)
    images: Mapping[str, str] = field(default_factory=dict)
    private: str = PRIVATE


def prose_html(markdown: str, around: Surroundings) -> Markup:
    """Render Markdown of a note."""
    return safe_html(_renderer().render(markdown, {"around": around}))


def words_html(words: Words, private: str = PRIVATE) -> Markup:
    """Words as text; private ones marked as private, which ``private`` says in the language of the interface."""
    parts = [
        Markup('<span class="fh-private" title="{}">{}</span>').format(encode(private), encode(span.text))
        if span.private
        else encode(span.text)
        for span in words
    ]
    return Markup("").join(parts)


Tokens = Sequence["Token"]
Env = MutableMapping[str, Any]


@cache
def _renderer() -> MarkdownIt:
    md = new_parser()
    for name, rule in {
        "fh_link": _link,
        "fh_tag": _tag,
        "fh_time": _time,
        "fh_anchor": _nothing,
        "fh_marks": _nothing,
        "fh_private_open": _private,
        "fh_private_close": _close("span"),
        "fh_highlight_open": _highlight,
        "fh_highlight_close": _close("mark"),
        "image": _image,
        "link_open": _link_open,
        "link_close": _link_close,
        "heading_open": _heading("<"),
        "heading_close": _heading("</"),
    }.items():
        md.add_render_rule(name, rule)
    return md


def _link(_self: object, tokens: Tokens, index: int, _options: object, env: Env) -> str:
    meta = tokens[index].meta
    found = env["around"].resolve(str(meta["target"]))
    if found is None:
        return escape(str(meta["label"])) or "[…]"
    address, title = found
    label = escape(str(meta["label"]) or title)
    return f'<a href="{escape(address)}">{label}</a>' if address else label


def _tag(_self: object, tokens: Tokens, index: int, _options: object, env: Env) -> str:
    address = env["around"].tag(str(tokens[index].meta["value"]))
    typed = escape(tokens[index].content)
    return f'<a class="fh-tag" href="{escape(address)}">{typed}</a>' if address else typed


def _time(_self: object, tokens: Tokens, index: int, _options: object, _env: Env) -> str:
    return f'<span class="fh-time">{escape(str(tokens[index].meta["value"]))}</span>'


def _nothing(_self: object, _tokens: Tokens, _index: int, _options: object, _env: Env) -> str:
    return ""


def _private(_self: object, _tokens: Tokens, _index: int, _options: object, env: Env) -> str:
    return f'<span class="fh-private" title="{escape(env["around"].private)}">'


def _close(tag: str) -> Callable[..., str]:
    return lambda *_arguments: f"</{tag}>"


def _highlight(_self: object, tokens: Tokens, index: int, _options: object, env: Env) -> str:
    end = next(number for number in range(index, len(tokens)) if tokens[number].type == "fh_highlight_close")
    words = plain(words_of(list(atoms(tokens[index + 1 : end]))))
    place = env["around"].places.get(fold(words), "")
    return f'<mark id="{escape(place)}">' if place else "<mark>"


def _image(_self: object, tokens: Tokens, index: int, _options: object, env: Env) -> str:
    """A picture that the site has itself; of any other, its words: a foreign one would be asked for elsewhere."""
    words = escape(tokens[index].content)
    address = env["around"].images.get(str(tokens[index].attrGet("src") or ""))
    return f'<img src="{escape(address)}" alt="{words}" loading="lazy">' if address else words


def _link_open(_self: object, tokens: Tokens, index: int, _options: object, _env: Env) -> str:
    address = str(tokens[index].attrGet("href") or "")
    if urlsplit(address).scheme not in ("http", "https", "mailto"):
        return "<span>"
    return f'<a href="{escape(address)}">'


def _link_close(_self: object, tokens: Tokens, index: int, _options: object, _env: Env) -> str:
    level = tokens[index].level
    opening = next(
        tokens[number]
        for number in range(index - 1, -1, -1)
        if tokens[number].type == "link_open" and tokens[number].level == level
    )
    address = str(opening.attrGet("href") or "")
    return "</a>" if urlsplit(address).scheme in ("http", "https", "mailto") else "</span>"


def _heading(opening: str) -> Callable[..., str]:
    """A heading inside a quotation or a list stands below the page's own."""

    def render(_self: object, tokens: Tokens, index: int, _options: object, _env: Env) -> str:
        level = min(int(tokens[index].tag[1:]) + 2, 6)
        return f"{opening}h{level}>"

    return render
