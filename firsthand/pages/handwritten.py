"""Links, embeds, pictures and private words of our notation in pages that were written by hand."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

from markupsafe import Markup

from firsthand.model import Span
from firsthand.pages.addresses import HUBS
from firsthand.pages.prose import PRIVATE, words_html
from firsthand.pages.safe import encode
from firsthand.pages.templates import PageView, environment
from firsthand.pages.wording import wording
from firsthand.reading.rewriting import private_spans, without_private
from firsthand.reading.text import Text, without_comments

if TYPE_CHECKING:
    from firsthand.editions.publication import Publication
    from firsthand.pages.addresses import Addresses

# Code is left as it is: a fenced block, an inline span, or else a link or a picture.
_NOTATION = re.compile(
    r"(?P<code>^(?P<fence>`{3,}|~{3,}).*?^(?P=fence)[`~]*\s*?$|`+[^`\n]+`+)"
    r"|(?P<embed>!?)\[\[(?P<target>[^\[\]|\n]+?)(?:\|(?P<label>[^\[\]\n]*))?\]\]"
    r"|!\[(?P<words>[^\[\]]*)\]\(\s*<?(?P<picture>[^()\s<>]+)>?[^()]*\)",
    re.MULTILINE | re.DOTALL,
)

# A link to another page by its file.
_PAGE_LINK = re.compile(
    r"(?<!!)\[(?P<words>[^\[\]]*)\]\(\s*<?(?P<page>(?![a-z]+:)[^()\s<>#]+\.md)(?:#[^()\s<>]*)?>?[^()]*\)"
)


def with_links(markdown: str, path: str, publication: Publication, addresses: Addresses) -> str:
    """Turn `[[links]]` and `![[embeds]]` of a page into HTML, and leave its comments and private words out.

    Args:
        markdown: the page.
        path: where the page lies below the pages' folder.
        publication: what the edition shows.
        addresses: where everything has its page.
    """
    view = PageView(path, publication, addresses)
    page = publication.pages.get(path)

    def replace(match: re.Match[str]) -> str:
        if match["code"]:
            return match[0]
        if match["picture"]:
            place = page.images.get(match["picture"]) if page else None
            return f"![{match['words']}]({view.to(place)})" if place else match[0]
        name = page.quotes.get(match["target"].strip(), "") if page else ""
        if match["embed"] and name:
            parts = (
                environment("pages", publication.language)
                .get_template("_parts.jinja")
                .make_module({"view": view, "publication": publication})
            )
            return re.sub(r"\n\s*\n", "\n", str(parts.quote_card(publication.quotes[name])))  # type: ignore[attr-defined]
        found = view.resolve(name or match["target"])
        if found is None:
            return str(encode(match["label"] or "[…]"))
        address, title = found
        return str(Markup('<a href="{}">{}</a>').format(encode(address), encode(match["label"] or title)))

    def linked(match: re.Match[str]) -> str:
        target = posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(match["page"])))
        known = target in publication.pages or target.split("/")[0] in HUBS.values() or target == "index.md"
        return match[0] if known else match["words"]

    text, _ = without_comments(Text(path, markdown))
    private = wording(publication.language).plain(PRIVATE)
    shown = _marked(text.text, private) if publication.private else _PAGE_LINK.sub(linked, without_private(text.text))
    return _NOTATION.sub(replace, shown)


def _marked(markdown: str, private: str) -> str:
    """Markdown with its private words marked as such, for colleagues."""
    for start, end, instead in reversed(private_spans(markdown)):
        typed = markdown[start:end]
        words = words_html((Span(typed[1 : typed.rindex("]")], private=True, instead=instead),), private)
        markdown = markdown[:start] + str(words) + markdown[end:]
    return markdown
