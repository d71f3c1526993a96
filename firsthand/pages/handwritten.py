"""Links and embeds of our notation in pages that were written by hand."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markupsafe import Markup

from firsthand.pages.safe import encode
from firsthand.pages.templates import PageView, environment
from firsthand.reading.text import Text, without_comments

if TYPE_CHECKING:
    from firsthand.editions.publication import Publication
    from firsthand.pages.addresses import Addresses

# Code is left as it is: a fenced block, an inline span, or else a link.
_LINK = re.compile(
    r"(?P<code>^(?P<fence>`{3,}|~{3,}).*?^(?P=fence)[`~]*\s*?$|`+[^`\n]+`+)"
    r"|(?P<embed>!?)\[\[(?P<target>[^\[\]|\n]+?)(?:\|(?P<label>[^\[\]\n]*))?\]\]",
    re.MULTILINE | re.DOTALL,
)


def with_links(markdown: str, path: str, publication: Publication, addresses: Addresses) -> str:
    """Turn `[[links]]` and `![[embeds]]` of a page into HTML, and leave its comments out.

    Args:
        markdown: the page.
        path: where the page lies below the pages' folder.
        publication: what the edition shows.
        addresses: where everything has its page.
    """
    view = PageView(path, publication, addresses)

    def replace(match: re.Match[str]) -> str:
        if match["code"]:
            return match[0]
        if match["embed"] and (name := _quote(match["target"], publication)):
            parts = (
                environment("pages")
                .get_template("_parts.jinja")
                .make_module({"view": view, "publication": publication})
            )
            return re.sub(r"\n\s*\n", "\n", str(parts.quote_card(publication.quotes[name])))  # type: ignore[attr-defined]
        found = view.resolve(match["target"])
        if found is None:
            return str(encode(match["label"] or "[…]"))
        address, title = found
        return str(Markup('<a href="{}">{}</a>').format(encode(address), encode(match["label"] or title)))

    text, _ = without_comments(Text(path, markdown))
    return _LINK.sub(replace, text.text)


def _quote(target: str, publication: Publication) -> str:
    name = target.strip().casefold().replace("#^", "#")
    return next((quote for quote in publication.quotes if quote.casefold() == name), "")
