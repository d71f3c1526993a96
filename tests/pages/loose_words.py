"""Words that stand in a template itself, where no catalogue can reach them."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING, get_args

from jinja2 import nodes

from firsthand.editions.publication import ConsentState
from firsthand.pages.templates import environment

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

# Names that are the same in every language.
NAMES = {"PDF", "PNG", "SVG", "CSV", "JSON", "JSON-LD", "HTML", "XLSX", "Markdown", "Firsthand", "p", "q"}
# What Open Graph calls a page.
NAMES |= {"article", "website"}
# What says words, and takes them in English.
SAYING = {"_", "gettext", "ngettext", "counted", "words"}
# What names of ours are kept in, to be said with `_()`.
NAMED = {"goals", "goals_in_words", "focus_names", "stances", "levels", "editions", "edition_titles", "forms"}
# Values of records with a blank.
CODES = {*get_args(ConsentState)}
# An address, a file or a pattern of numbers.
_CODE = re.compile(r"[\w%-]*[./%][\w%./-]*")
ATTRIBUTES = ("title", "aria-label", "alt", "placeholder")
_VALUE = "￼"
_ENV = environment("pages", "en")


def loose_words(path: Path) -> dict[str, list[str]]:
    """Words outside the catalogue by the macro in which they stand, empty for none.

    Args:
        path: a template.
    """
    source = path.read_text(encoding="utf-8")
    found: dict[str, list[str]] = {}
    for macro, html in _stretches(source).items():
        found.setdefault(macro, []).extend(_Text(html).words)
    tree = _ENV.parse(source)
    for node in tree.body:
        macro = node.name if isinstance(node, nodes.Macro) and path.name.startswith("_") else ""
        found.setdefault(macro, []).extend(_constants(node))
    return {macro: words for macro, words in found.items() if words}


def _stretches(source: str) -> dict[str, str]:
    """The HTML between a template's tags, by macro; what is printed is one sign, what is translated is left out."""
    html: dict[str, str] = {"": ""}
    macro, translated = "", False
    tokens = iter(_ENV.lex(source))
    for _, kind, value in tokens:
        if kind == "data" and not translated:
            html[macro] += value
        elif kind == "variable_begin":
            html[macro] += "" if translated else _VALUE
            _until(tokens, "variable_end")
        elif kind == "block_begin":
            names = _until(tokens, "block_end")
            match names[:2]:
                case ["trans", *_] | ["endtrans", *_]:
                    translated = names[0] == "trans"
                case ["macro", name]:
                    macro = name
                    html.setdefault(macro, "")
                case ["endmacro", *_]:
                    macro = ""
    return html


def _until(tokens: Iterator[tuple[int, str, str]], end: str) -> list[str]:
    """The names within a tag of a template."""
    names = []
    for _, kind, value in tokens:
        if kind == end:
            break
        if kind == "name":
            names.append(value)
    return names


class _Text(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.words: list[str] = []
        self._within = 0
        # Code in Markdown is no word.
        self.feed(re.sub(r"`[^`\n]*`", "", html))
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._within += tag in ("code", "kbd", "script", "style")
        for name, value in attrs:
            if name in ATTRIBUTES and value:
                self._look(value)

    def handle_endtag(self, tag: str) -> None:
        self._within -= tag in ("code", "kbd", "script", "style")

    def handle_data(self, data: str) -> None:
        if not self._within:
            self._look(re.sub(r"\{: #[\w-]+ \}", "", data))

    def _look(self, text: str) -> None:
        for part in re.split(rf"{_VALUE}|\n", text):
            words = part.strip()
            # A class of Markdown's attributes, and attributes that a macro prints.
            if re.fullmatch(r"\.\w+|\"?\s*data-[\w-]*(=\")?", words):
                continue
            if re.search(r"[^\W\d_]", words) and words.strip(" .,:;·()#") not in NAMES:
                self.words.append(words)


def _constants(node: nodes.Node) -> Iterator[str]:
    """Constants that are printed, or that are words since they hold a blank, outside of what says words."""
    if isinstance(node, nodes.Output):
        for each in node.nodes:
            yield from _printed(each)
    for child in node.iter_child_nodes():
        if isinstance(child, nodes.Call) and isinstance(child.node, nodes.Name) and child.node.name in SAYING:
            for value in child.kwargs:
                yield from _constants(value)
        elif isinstance(child, nodes.Call):
            # A macro's words; what functions take is written small.
            yield from (each.value for each in child.args if isinstance(each, nodes.Const) and _is_title(each.value))
            yield from _constants(child)
        elif isinstance(child, nodes.Const) and isinstance(child.value, str):
            several = re.search(r"[^\W\d_] [^\W\d_]", child.value) and child.value not in CODES
            if several and not isinstance(node, nodes.Operand | nodes.Output):
                yield child.value
        else:
            yield from _constants(child)


def _is_title(value: object) -> bool:
    return isinstance(value, str) and value[:1].isupper() and " " not in value and value not in NAMES


def _printed(node: nodes.Node) -> Iterator[str]:
    match node:
        case nodes.Const(value=str() as text):
            if re.search(r"[^\W\d_]", text) and text not in NAMES and not _CODE.fullmatch(text):
                yield text
        case nodes.Getitem(node=nodes.Name(name=name)) if name in NAMED:
            yield f"{name}[…]"
        case nodes.CondExpr():
            yield from _printed(node.expr1)
            if node.expr2:
                yield from _printed(node.expr2)
        case nodes.Or() | nodes.And() | nodes.Add():
            yield from _printed(node.left)
            yield from _printed(node.right)
        case nodes.Concat():
            for each in node.nodes:
                yield from _printed(each)
        case nodes.Filter(node=nodes.Node() as inner):
            yield from _printed(inner)
