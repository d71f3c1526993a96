"""What `[[links]]`, embeds and names in front matter lead to."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar

from firsthand.model import Brief, Finding, Guide, Interview, Kind, Link, Problem, Source, Study
from firsthand.reading import faults

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from firsthand.reading.codebook import Codebook

E = TypeVar("E", Interview, Finding, Brief, Study, Guide)


@dataclass(frozen=True)
class Targets:
    """Everything that a link can lead to, by its name in lower case."""

    by_name: Mapping[str, tuple[Kind, str]]
    by_kind: Mapping[Kind, Mapping[str, str]]
    codebook: Codebook
    unread: frozenset[str] = frozenset()

    @classmethod
    def of(  # the kinds of things that there are
        cls,
        interviews: Iterable[str],
        findings: Iterable[str],
        briefs: Iterable[str],
        studies: Iterable[str],
        guides: Iterable[str],
        codebook: Codebook,
        quotes: Iterable[str],
    ) -> Targets:
        """Collect the targets; where a name stands for two kinds of things, the first kind of these wins."""
        kinds: dict[Kind, Iterable[str]] = {
            "finding": findings,
            "interview": interviews,
            "brief": briefs,
            "study": studies,
            "guide": guides,
            "quote": quotes,
            "tag": codebook.codes,
        }
        by_kind: dict[Kind, Mapping[str, str]] = {
            kind: {name.casefold(): name for name in names} for kind, names in kinds.items()
        }
        by_name: dict[str, tuple[Kind, str]] = {}
        for kind, names in by_kind.items():
            for folded, name in names.items():
                by_name.setdefault(folded, (kind, name))
        return cls(by_name, by_kind, codebook)

    @property
    def names(self) -> list[str]:
        """Every name, as typed."""
        return [name for _, name in self.by_name.values()]

    def find(self, target: str) -> tuple[Kind, str] | None:
        """What a link's target leads to."""
        name = target.strip().casefold().replace("#^", "#").removeprefix("#")
        return self.by_name.get(name) or self.by_name.get(self.codebook.resolve(name))

    def named(self, kind: Kind, name: str) -> str:
        """The id of one kind that a name in front matter stands for; empty where there is none."""
        return self.by_kind[kind].get(name.strip().casefold().replace("#^", "#"), "")

    def unknown(self, links: Iterable[Link]) -> list[Link]:
        """The links that lead to nothing; what leads to a note that could not be read is not held against them."""
        return [link for link in links if not self.find(link.target) and not self.may_be(link.target)]

    def may_be(self, name: str) -> bool:
        """Whether a name leads into a note that could not be read."""
        return name.strip().partition("#")[0].casefold() in self.unread


def resolve_links(entities: Mapping[str, E], targets: Targets) -> tuple[dict[str, E], list[Problem]]:
    """Give the links and embeds of some notes what they lead to."""
    resolved = {}
    problems = []
    for key, entity in entities.items():
        problems += [
            faults.unknown_link(link.source, link.target, targets.names) for link in targets.unknown(entity.links)
        ]
        links = tuple(_resolved(link, targets) for link in entity.links)
        blocks = tuple(_resolved(block, targets) if isinstance(block, Link) else block for block in entity.blocks)
        resolved[key] = replace(entity, links=links, blocks=blocks)
    return resolved, problems


def _resolved(link: Link, targets: Targets) -> Link:
    found = targets.find(link.target)
    return replace(link, kind=found[0], id=found[1]) if found else link


def resolve_names(
    interviews: Mapping[str, Interview],
    findings: Mapping[str, Finding],
    briefs: Mapping[str, Brief],
    studies: Mapping[str, Study],
    targets: Targets,
) -> tuple[dict[str, Interview], dict[str, Finding], dict[str, Brief], dict[str, Study], list[Problem]]:
    """Give the names in front matter (studies, guides, findings, quotes) the ids that they stand for."""
    names = _Names(targets, [])
    return (
        {
            key: replace(interview, study="".join(names.all("study", (interview.study,), interview.keys, "study")))
            if interview.study
            else interview
            for key, interview in interviews.items()
        },
        {
            key: replace(
                finding,
                studies=names.all("study", finding.studies, finding.keys, "study"),
                key_quotes=names.all("quote", finding.key_quotes, finding.keys, "key_quotes"),
                counter_quotes=names.all("quote", finding.counter_quotes, finding.keys, "counter_quotes"),
            )
            for key, finding in findings.items()
        },
        {
            key: replace(
                brief,
                studies=names.all("study", brief.studies, brief.keys, "study"),
                findings=names.all("finding", brief.findings, brief.keys, "findings"),
            )
            for key, brief in briefs.items()
        },
        {
            key: replace(study, guides=names.all("guide", study.guides, study.keys, "guide"))
            for key, study in studies.items()
        },
        names.problems,
    )


@dataclass(frozen=True)
class _Names:
    targets: Targets
    problems: list[Problem]

    def all(self, kind: Kind, names: Sequence[str], keys: Mapping[str, Source], key: str) -> tuple[str, ...]:
        """The ids that the names under a key stand for; a name that stands for nothing is a problem."""
        found = []
        for index, name in enumerate(names):
            identity = self.targets.named(kind, name)
            if identity:
                found.append(identity)
            elif not self.targets.may_be(name):
                source = keys.get(f"{key}.{index}") or keys[key]
                self.problems.append(faults.unknown_link(source, name, self.targets.by_kind[kind].values()))
        return tuple(found)
