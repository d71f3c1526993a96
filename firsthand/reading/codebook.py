"""The codebook: what each tag means, and the old names that still resolve."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from firsthand.model import Code, Focus, Problem
from firsthand.reading import faults
from firsthand.reading.forms import CodeForm, fill, tag_name
from firsthand.reading.front_matter import Document, read_yaml

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from firsthand.reading.text import Text


@dataclass(frozen=True)
class Codebook:
    """Tags by name, and names by alias."""

    codes: Mapping[str, Code] = field(default_factory=dict)
    aliases: Mapping[str, str] = field(default_factory=dict)

    def resolve(self, tag: str) -> str:
        """The tag's name today. An alias of a parent resolves for its children as well."""
        for parent in _upwards(tag):
            if parent in self.codes:
                return tag
            if parent in self.aliases:
                return self.aliases[parent] + tag[len(parent) :]
        return tag

    def resolve_all(self, tags: Iterable[str]) -> tuple[str, ...]:
        """Tags by their names today, each once."""
        return tuple(dict.fromkeys(self.resolve(tag) for tag in tags))

    def focus(self, tags: Iterable[str]) -> Focus | None:
        """The focus of the first tag that has one, or whose parent has."""
        for tag in tags:
            for parent in _upwards(tag):
                code = self.codes.get(parent)
                if code and code.focus:
                    return code.focus
        return None


def _upwards(tag: str) -> Iterable[str]:
    parts = tag.split("/")
    return ("/".join(parts[:length]) for length in range(len(parts), 0, -1))


def read_codebook(text: Text) -> tuple[Codebook, list[Problem]]:
    """Read `codebook.yml`; what is wrong with one tag does not lose the others."""
    document = read_yaml(text.text, text.file)
    if document.problems and document.value is None:
        return Codebook(), document.problems
    problems = list(document.problems)
    if document.value is None:
        return Codebook(), problems
    if not isinstance(document.value, dict):
        reason = "The codebook maps each tag to what it means, as in `reporting/export: {label: Exporting}`."
        return Codebook(), [*problems, faults.front_matter_syntax(document.at(()), reason)]
    codes: dict[str, Code] = {}
    for name in document.value:
        code, wrong = _code(name, document, codes)
        problems += wrong
        if code:
            codes[code.tag] = code
    aliases, wrong = _aliases(codes)
    return Codebook(codes, aliases), problems + wrong


def _code(name: str, document: Document, known: Mapping[str, Code]) -> tuple[Code | None, list[Problem]]:
    source = document.at((name,))
    tag = tag_name(name)
    if tag in known:
        return None, [faults.duplicate_key(source, name, known[tag].source)]
    form, problems = fill(CodeForm, document, (name,))
    if form is None:
        return None, problems
    return Code(
        tag=tag,
        label=form.label,
        description=form.description,
        focus=form.focus,
        include=form.include,
        exclude=form.exclude,
        aliases=form.aliases,
        source=source,
    ), []


def _aliases(codes: Mapping[str, Code]) -> tuple[dict[str, str], list[Problem]]:
    aliases: dict[str, str] = {}
    problems = []
    for code in codes.values():
        for alias in code.aliases:
            if alias in codes or alias in aliases:
                other = alias if alias in codes else aliases[alias]
                reason = f"`{alias}` is already the name of `{other}`. An alias leads to one tag."
                problems.append(faults.invalid_value(code.source, "aliases", reason))
            else:
                aliases[alias] = code.tag
    return aliases, problems
