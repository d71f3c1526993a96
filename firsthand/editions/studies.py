"""Studies and personas as an edition shows them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.editions.focus import tags_by_focus
from firsthand.editions.prose import shown_blocks
from firsthand.editions.publication import ShownGuide, ShownPersona, ShownStudy
from firsthand.editions.rules import Rule
from firsthand.editions.small_groups import together
from firsthand.evidence.scope import respondents

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from firsthand.editions.projection import Projection
    from firsthand.editions.publication import ShownFinding
    from firsthand.evidence.scope import Respondent
    from firsthand.model import Guide, Study


def shown_study(study: Study, findings: Mapping[str, ShownFinding], projection: Projection) -> ShownStudy:
    """Project a study; its sample is counted, and outside in groups that are large enough."""
    rules = projection.rules
    people = respondents(projection.research, (study.id,))
    interviews = dict.fromkeys(interview.id for person in people for interview, _ in person.seats)
    whole = not rules.holds(Rule.STUDIES)
    return ShownStudy(
        id=study.id,
        source=study.source.file if not rules.holds(Rule.NAMES) else "",
        title=rules.text(study.title),
        goal=study.goal,
        start=rules.date(study.start),
        end=rules.date(study.end),
        team=study.team if whole else (),
        questions=study.questions if whole else (),
        guides=study.guides if whole else (),
        method=rules.text(study.method),
        respondents=len(people),
        personas=_personas(people, projection),
        interviews=tuple(interviews) if not rules.holds(Rule.WORKING) else (),
        findings=tuple(each.id for each in findings.values() if not each.studies or study.id in each.studies),
        blocks=shown_blocks(study.blocks, projection) if whole else (),
    )


def _personas(people: Sequence[Respondent], projection: Projection) -> tuple[tuple[str, int], ...]:
    """How many respondents of each persona there are; those that are too few are one group without a name."""
    members: dict[str, set[str]] = {}
    for person in people:
        for name in person.facets.get("persona", ()):
            members.setdefault(name, set()).add(person.key)
    if not projection.rules.holds(Rule.SMALL):
        return tuple((name, len(members[name])) for name in sorted(members))
    least = projection.rules.settings.smallest_group
    joined = together(members, least, projection.small.get("persona", ()))
    alone = [(name, len(members[name])) for name in sorted(members) if name not in joined]
    others = len({person for name in joined for person in members[name]})
    return (*alone, ("", others)) if others >= least else tuple(alone)


def shown_guide(guide: Guide, projection: Projection) -> ShownGuide:
    """Project a guide."""
    return ShownGuide(
        id=guide.id,
        source=guide.source.file,
        title=guide.title,
        goal=guide.goal,
        blocks=shown_blocks(guide.blocks, projection),
    )


def shown_personas(projection: Projection, findings: Mapping[str, ShownFinding]) -> dict[str, ShownPersona]:
    """Every persona with its people and what they said, by its name."""
    people = respondents(projection.research)
    names = sorted({name for person in people for name in person.facets.get("persona", ())})
    personas = {}
    for name in names:
        own = [person for person in people if name in person.facets.get("persona", ())]
        personas[name] = ShownPersona(
            name=name,
            respondents=len(own),
            interviews=tuple(dict.fromkeys(interview.id for person in own for interview, _ in person.seats)),
            quotes=tuple(quote for quote in projection.quotes.values() if quote.persona == name),
            findings=tuple(
                finding.id
                for finding in findings.values()
                if any(cell.value == name and cell.k for cell in finding.evidence.breakdowns.get("persona", ()))
            ),
            tags=tags_by_focus(own),
        )
    return personas
