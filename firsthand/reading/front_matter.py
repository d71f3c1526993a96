"""Strict YAML: python-frontmatter splits, ruamel.yaml composes, and nothing typed is turned into something else."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, cast

import frontmatter
from frontmatter.default_handlers import BaseHandler
from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import AliasEvent
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from firsthand.model import Problem, Source
from firsthand.reading import faults

if TYPE_CHECKING:
    from firsthand.reading.text import Text

Value = str | bool | None | list["Value"] | dict[str, "Value"]
Path = tuple[str | int, ...]

_REFUSED = re.compile(r"[&*!]")
_BOOLEANS = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}
_NULLS = {"", "~", "null", "Null", "NULL"}


@dataclass(frozen=True)
class Document:
    """A YAML document: its value, and where every key and item of it stands."""

    value: Value
    places: dict[Path, Source]
    problems: list[Problem]

    @property
    def keys(self) -> dict[str, Source]:
        """The places by dotted names, as in ``key_quotes.0``."""
        return {".".join(map(str, path)): source for path, source in self.places.items() if path}

    def at(self, path: Path) -> Source:
        """The place of a key or item, or of the nearest thing around it."""
        while path and path not in self.places:
            path = path[:-1]
        return self.places[path]


@dataclass(frozen=True)
class Note:
    """A Markdown file in two: its front matter, and its body with every line at its old number."""

    front: Document
    body: str


def read_yaml(text: str, file: str, first_line: int = 1) -> Document:
    """Read one YAML 1.2 document; numbers and dates stay the text that was typed, as do ``no`` and ``007``.

    Args:
        text: the YAML.
        file: its name in messages.
        first_line: the line of the file in which the text begins.

    Returns:
        The document; where it cannot be read its value is ``None`` and ``problems`` says why.
    """
    start = Source(file, first_line, 1)
    try:
        node = _compose(text)
    except MarkedYAMLError as error:
        unclosed = "flow" in str(error.context) and "stream end" in str(error.problem)
        mark = error.context_mark if unclosed else error.problem_mark or error.context_mark
        source = Source(file, first_line + mark.line, mark.column + 1) if mark else start
        commented = _comment_in_brackets(error, text)
        if commented:
            line, column = commented
            reason = "`#` begins a comment in YAML, so that the bracket never closes. Write tags without it."
            return Document(
                None, {(): start}, [faults.front_matter_syntax(Source(file, first_line + line, column + 1), reason)]
            )
        return Document(None, {(): start}, [faults.front_matter_syntax(source, _in_plain_words(error))])
    except (YAMLError, RecursionError, ValueError) as error:
        reason = (
            "It is nested too deeply." if isinstance(error, RecursionError) else str(error).split("\n", maxsplit=1)[0]
        )
        return Document(None, {(): start}, [faults.front_matter_syntax(start, f"This is no valid YAML. {reason}")])
    reader = _Reader(file, first_line)
    reader.places[()] = start
    value = reader.value(node, ()) if node is not None else None
    return Document(value, reader.places, reader.problems)


def _comment_in_brackets(error: MarkedYAMLError, text: str) -> tuple[int, int] | None:
    """Where a `#` in brackets begins a comment that nobody meant: its line and column from 0."""
    mark = error.problem_mark or error.context_mark
    if "flow" not in str(error.context) or mark is None:
        return None
    for number, line in reversed(list(enumerate(text.split("\n")[: mark.line + 1]))):
        match = re.search(r"\[(?:[^\]]*[\s,])?(#).*\]", line)
        if match:
            return number, match.start(1)
    return None


def split_note(text: Text) -> Note | None:
    """Split a Markdown file into front matter and body.

    Returns:
        The two, or ``None`` where the file has no front matter.
    """
    if not text.text.lstrip().startswith("---"):
        return None
    handler = _Handler(text)
    frontmatter.parse(text.text, handler=handler)
    return Note(handler.document, handler.body)


class _Handler(BaseHandler):
    """Lets python-frontmatter find the front matter, and keeps the places that it would drop."""

    FM_BOUNDARY = re.compile(r"^-{3,}[ \t]*$", re.MULTILINE)
    START_DELIMITER = END_DELIMITER = "---"

    def __init__(self, text: Text) -> None:
        super().__init__()
        self._source = text
        self._first_line = len(text.text) - len(text.text.lstrip())
        self._first_line = text.text[: self._first_line].count("\n") + 1
        opening = Source(text.file, self._first_line, 1)
        reason = "The front matter that begins here is not closed. Add a line `---` behind it."
        self.document = Document(None, {(): opening}, [faults.front_matter_syntax(opening, reason)])
        self.body = ""

    def split(self, text: str) -> tuple[str, str]:
        front, content = super().split(text)
        lines = self._first_line - 1 + front.count("\n")
        self.body = "\n" * lines + content
        return front, content

    def load(self, fm: str) -> dict[str, object]:
        self.document = read_yaml(fm, self._source.file, self._first_line)
        if self.document.value is None and not self.document.problems:
            self.document = Document({}, self.document.places, [])
        if not isinstance(self.document.value, dict) and not self.document.problems:
            reason = "The front matter is a list or a single value; write `key: value` lines."
            problem = faults.front_matter_syntax(self.document.at(()), reason)
            self.document = Document(None, self.document.places, [problem])
        return cast("dict[str, object]", self.document.value or {})


def _compose(text: str) -> Node | None:
    # Most notes hold none of these signs and need no second look.
    for event in YAML(typ="rt", pure=True).parse(text) if _REFUSED.search(text) else ():
        if isinstance(event, AliasEvent) or getattr(event, "anchor", None):
            raise MarkedYAMLError(problem="anchors and aliases", problem_mark=event.start_mark)
        if str(getattr(event, "tag", None) or "") not in ("", "!"):
            raise MarkedYAMLError(problem="tags of its own", problem_mark=event.start_mark)
    return cast("Node | None", YAML(typ="rt", pure=True).compose(text))


def _in_plain_words(error: MarkedYAMLError) -> str:
    problem = str(error.problem or error.context or "")
    if problem == "anchors and aliases":
        return (
            "YAML's anchors and aliases (`&name`, `*name`) are not allowed here. Put quotation marks around the value."
        )
    if "flow" in str(error.context) and "stream end" in problem:
        return "The bracket that opens here is not closed. Add `]` or `}` at the end of the list."
    if problem == "tags of its own":
        return "YAML's tags (`!name`) are not allowed here. Put quotation marks around the value."
    if "mapping values are not allowed" in problem:
        return "There is a second colon in this line. Put quotation marks around the value."
    if "cannot start any token" in problem:
        reason = problem.replace("that cannot start any token", "that cannot begin a value")
        return f"This is no valid YAML: {reason}. Put quotation marks around the value; indent with blanks, not tabs."
    if "expected a single document" in str(error.context or "") or "expected a single document" in problem:
        return "There is a second `---` in this file. Keep one document."
    return f"This is no valid YAML: {problem}. Check colons, quotation marks and indentation."


@dataclass
class _Reader:
    """Turns composed nodes into values, noting where each key stands."""

    file: str
    first_line: int
    places: dict[Path, Source] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def value(self, node: Node, path: Path) -> Value:
        if isinstance(node, MappingNode):
            return self._mapping(node, path)
        if isinstance(node, SequenceNode):
            items: list[Value] = []
            for index, item in enumerate(node.value):
                self.places[(*path, index)] = self._source(item)
                items.append(self.value(item, (*path, index)))
            return items
        return _scalar(cast("ScalarNode", node))

    def _mapping(self, node: MappingNode, path: Path) -> Value:
        result: dict[str, Value] = {}
        for key_node, value_node in node.value:
            source = self._source(key_node)
            if not isinstance(key_node, ScalarNode):
                self.problems.append(faults.front_matter_syntax(source, "A key must be a single word."))
                continue
            key = str(key_node.value)
            if key in result:
                self.problems.append(faults.duplicate_key(source, key, self.places[(*path, key)]))
                continue
            self.places[(*path, key)] = source
            result[key] = self.value(value_node, (*path, key))
        return result

    def _source(self, node: Node) -> Source:
        mark = node.start_mark
        return Source(self.file, self.first_line + mark.line, mark.column + 1)


def _scalar(node: ScalarNode) -> Value:
    text = str(node.value)
    if node.style is not None:
        return text
    if text in _NULLS:
        return None
    if text in _BOOLEANS:
        return _BOOLEANS[text]
    return text
