from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.evidence.naming import names_of, namings
from firsthand.model import Problem, Research, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from firsthand.checks.context import Context


def withdrawn_named(research: Research, _context: Context) -> Iterator[Problem]:
    """A finding, a brief, a study or a guide that still names a participant who withdrew, or a quote of theirs.

    Their words are shown nowhere, but a link, an id in the text or a gap where a quote stood still tells that somebody
    was there, and what was written about the person stays. `firsthand withdraw P07` takes out key quotes, embeds and
    citations; write the sentences that name the person anew.
    """
    gone = {
        person.id: person.consent.withdrawn
        for interview in research.interviews.values()
        for person in interview.participants
        if person.consent.withdrawn
    }
    for who, day in gone.items():
        for naming in namings(names_of(who, research), research):
            what = "this sentence names them" if naming.manner == "mention" else f"this {naming.manner} is theirs"
            mend = "Write it without them." if naming.manner == "mention" else "Take it out."
            message = f"{who} withdrew on {day}, and {what} (`{naming.name}`). {mend}"
            yield Problem("withdrawn-named", Severity.WARNING, naming.source, message)
