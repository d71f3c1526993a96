"""How far a tag reaches: its respondents, its quotes and its observations."""

from __future__ import annotations

from dataclasses import dataclass

from firsthand.model import Observation, Quote, Research, covers


@dataclass(frozen=True)
class TagFigure:
    """A tag's figure, with or without what stands below it."""

    tag: str
    respondents: tuple[str, ...] = ()
    quotes: tuple[Quote, ...] = ()
    observations: tuple[Observation, ...] = ()

    @property
    def mentions(self) -> int:
        """Quotes and observations."""
        return len(self.quotes) + len(self.observations)


def all_tags(research: Research) -> tuple[str, ...]:
    """Every tag that is defined or used, and every parent of one, in the order of their names.

    A tag that only people who withdrew have used is as if nobody had.
    """
    used: set[str] = set()
    for interview in research.interviews.values():
        here = {person.key for person in interview.participants if not person.consent.withdrawn}
        used |= set(interview.tags) if here else set()
        used |= {tag for item in interview.coded if item.respondent.casefold() in here for tag in item.tags}
    tags = used | set(research.codebook)
    parents = {tag[:index] for tag in tags for index, letter in enumerate(tag) if letter == "/"}
    return tuple(sorted(tags | parents))


def tag_figure(tag: str, research: Research, *, own: bool = False) -> TagFigure:
    """Count what carries a tag; people who withdrew are left out.

    Args:
        tag: the tag.
        research: what was read.
        own: leave the tags below it aside.
    """

    def carries(tags: tuple[str, ...]) -> bool:
        return tag in tags if own else any(covers(tag, each) for each in tags)

    quotes: list[Quote] = []
    observations: list[Observation] = []
    people: set[str] = set()
    for interview in research.interviews.values():
        here = {person.key for person in interview.participants if not person.consent.withdrawn}
        quotes += [each for each in interview.quotes if each.respondent.casefold() in here and carries(each.tags)]
        observations += [
            each for each in interview.observations if each.respondent.casefold() in here and carries(each.tags)
        ]
        if carries(interview.tags):
            people |= here
    people |= {each.respondent.casefold() for each in quotes} | {each.respondent.casefold() for each in observations}
    return TagFigure(tag, tuple(sorted(people)), tuple(quotes), tuple(observations))
