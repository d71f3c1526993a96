"""An interview as colleagues may read it."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from firsthand.editions.prose import shown_blocks
from firsthand.editions.publication import ShownInterview, ShownPerson, Withheld
from firsthand.editions.rules import expired, named
from firsthand.model import FOCUSES, Heading, Interview, Prose

if TYPE_CHECKING:
    from collections.abc import Iterable

    from firsthand.editions.projection import Projection
    from firsthand.editions.publication import ShownBlock
    from firsthand.editions.rules import Rules

_KNOWN_HEADINGS = {"transcript", *FOCUSES, *(f"{focus}s" for focus in FOCUSES)}


def shown_interview(interview: Interview, projection: Projection) -> ShownInterview | None:
    """Project an interview for colleagues.

    Where a participant's words may not be shown, the running notes are left out as well: nobody can tell by machine
    whose words they hold. Quotes and turns of the others stay.

    Returns:
        The interview, or ``None`` where everybody in it withdrew.
    """
    people = [person for person in interview.participants if not person.consent.withdrawn]
    if not people:
        return None
    rules, quotes = projection.rules, projection.quotes
    open_to_read = all(rules.may_speak(person) for person in interview.participants)
    audible = {person.key for person in people if rules.may_speak(person)}
    blocks = shown_blocks(interview.blocks, projection)
    return ShownInterview(
        id=interview.id,
        source=interview.source.file,
        title=_title(interview, rules),
        date=interview.date,
        study=interview.study,
        goal=interview.goal,
        people=tuple(
            ShownPerson(
                id=person.id,
                persona=person.persona,
                segments=person.segments,
                attributes=person.attributes,
                account=person.account,
                consent=person.consent.level if person.consent.stated else None,
                expired=expired(person, rules.day),
                language=person.language,
            )
            for person in people
        ),
        tags=interview.tags,
        asked=interview.asked or (),
        interviewers=interview.interviewers,
        recruited_via=interview.recruited_via,
        incentive=interview.incentive,
        blocks=blocks if open_to_read else _closed(blocks),
        turns=tuple(
            turn if not turn.respondent or turn.respondent.casefold() in audible else None for turn in interview.turns
        ),
        quotes=tuple(quotes[quote.id] for quote in interview.quotes if quote.id in quotes),
        places={quotes[quote.id].id: quote.places for quote in interview.quotes if quote.id in quotes},
        observations=tuple(shown for seen in interview.observations if (shown := projection.observation(seen))),
        withheld=not open_to_read,
        language=interview.language,
    )


def _closed(blocks: Iterable[ShownBlock]) -> tuple[ShownBlock, ...]:
    """Blocks without running text: of the headings those alone that our notation knows, of several gaps one."""
    kept: list[ShownBlock] = []
    for block in blocks:
        if isinstance(block, Heading) and block.text.casefold().strip(" :.") not in _KNOWN_HEADINGS:
            continue
        shown = Withheld() if isinstance(block, Prose) else block
        if not (isinstance(shown, Withheld) and kept and isinstance(kept[-1], Withheld)):
            kept.append(shown)
    # A heading over a gap alone says nothing; one gap stands for all that follow one another then.
    full = [block for block, after in zip(kept, [*kept[1:], None], strict=True) if not _over_nothing(block, after)]
    return tuple(block for block, _ in itertools.groupby(full))


def _over_nothing(block: ShownBlock, after: ShownBlock | None) -> bool:
    return isinstance(block, Heading) and (after is None or isinstance(after, Withheld | Heading))


def _title(interview: Interview, rules: Rules) -> str:
    people = [person for person in interview.participants if not person.consent.withdrawn]
    if len(people) > 1:
        return rules.say("Group session with %(people)s") % {"people": ", ".join(person.id for person in people)}
    return named(people[0])
