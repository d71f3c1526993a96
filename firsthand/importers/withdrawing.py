"""A withdrawal written into a note: `consent.withdrawn`, and nothing else of the file changed."""

from __future__ import annotations

import copy
import re
from typing import TYPE_CHECKING

from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from firsthand.importers.patching import Front, Patch, UnsafeChange, front_of, front_values, patched

if TYPE_CHECKING:
    from firsthand.reading.front_matter import Value

_NULLS = ("", "~", "null", "Null", "NULL")


def marked(raw: str, participant: str, day: str) -> str:
    """A note in which a participant's consent is withdrawn.

    The place is found in the parsed front matter, and the result is read again: it says of everything else what the
    note said before.

    Args:
        raw: the file's text as it is, with its byte order mark and line ends.
        participant: who withdraws, in any case of letters.
        day: the day, as an ISO date; a withdrawal that the note holds already stays as it is.

    Returns:
        The new text; the old one where the note says already that the participant withdrew.

    Raises:
        UnsafeChange: the note does not hold the participant, or its front matter is written in a way that cannot be
            changed safely.
    """
    before = front_values(raw)
    by_hand = f"Write `withdrawn: {day}` below `consent:` of {participant} by hand."
    expected = copy.deepcopy(before)
    person = _person_in(expected, participant)
    if person is None:
        raise UnsafeChange(f"It has no participant {participant}.")
    if not _withdraw(person, day):
        return raw
    front = front_of(raw)
    seat = _seat(front, participant)
    result = patched(raw, [_patch(front, *seat, day)]) if seat else raw
    try:
        unchanged = front_values(result) == expected
    except UnsafeChange:
        unchanged = False
    if not unchanged:
        raise UnsafeChange(by_hand)
    return result


def _person_in(values: dict[str, Value], participant: str) -> dict[str, Value] | None:
    """The part of a front matter that speaks of a participant."""
    if _same(values.get("participant"), participant):
        return values
    group = values.get("participants")
    people = group if isinstance(group, list) else []
    return next((each for each in people if isinstance(each, dict) and _same(each.get("id"), participant)), None)


def _same(name: Value, participant: str) -> bool:
    return isinstance(name, str) and name.strip().casefold() == participant.casefold()


def _withdraw(person: dict[str, Value], day: str) -> bool:
    """Set the day; whether there was none before."""
    consent = person.get("consent")
    if isinstance(consent, dict):
        if consent.get("withdrawn"):
            return False
        consent["withdrawn"] = day
    else:
        # A block scalar brings a line end; reading takes it off.
        level = {"level": consent.strip()} if isinstance(consent, str) else {}
        person["consent"] = {**level, "withdrawn": day}
    return True


def _seat(front: Front, participant: str) -> tuple[MappingNode, Node] | None:
    """The mapping that speaks of a participant, and the node of their id."""
    if (own := front.get(front.root, "participant")) and _same(str(own[1].value), participant):
        return front.root, own[1]
    group = front.get(front.root, "participants")
    people = group[1].value if group and isinstance(group[1], SequenceNode) else []
    for each in people:
        own = front.get(each, "id") if isinstance(each, MappingNode) else None
        if own and _same(str(own[1].value), participant):
            return each, own[1]
    return None


def _patch(front: Front, person: MappingNode, identity: Node, day: str) -> Patch:
    consent = front.get(person, "consent")
    if consent is None:
        return _beside(front, person, identity, f"consent: {{withdrawn: {day}}}")
    key, value = consent
    if isinstance(value, MappingNode):
        earlier = front.get(value, "withdrawn")
        return _filled(front, *earlier, day) if earlier else _first_in(front, value, f"withdrawn: {day}")
    if isinstance(value, ScalarNode) and value.style is None and str(value.value) in _NULLS:
        return _filled(front, key, value, f"{{withdrawn: {day}}}")
    start, end = value.start_mark.index, value.end_mark.index
    typed = front.text[start:end].rstrip()
    level = str(value.value).strip() if _is_block(value) else typed
    return front.patch(start, start + len(typed), f"{{level: {level}, withdrawn: {day}}}")


def _beside(front: Front, person: MappingNode, identity: Node, entry: str) -> Patch:
    """A new entry behind a person's id."""
    if person.flow_style:
        end = identity.end_mark.index
        return front.patch(end, end, f", {entry}")
    first = person.value[0][0].start_mark
    # A block scalar ends where the next line begins.
    end = front.line_end(identity.end_mark.index - _is_block(identity))
    return front.patch(end, end, f"\n{' ' * first.column}{entry}")


def _is_block(node: Node) -> bool:
    return isinstance(node, ScalarNode) and node.style in ("|", ">")


def _first_in(front: Front, mapping: MappingNode, entry: str) -> Patch:
    """A new entry before the others of a mapping."""
    if mapping.flow_style:
        start = mapping.start_mark.index + 1
        return front.patch(start, start, f"{entry}, " if mapping.value else entry)
    first = mapping.value[0][0].start_mark
    return front.patch(first.index, first.index, f"{entry}\n{' ' * first.column}")


def _filled(front: Front, key: Node, value: Node, text: str) -> Patch:
    """A value in the place of an empty one or of a null."""
    start, end = value.start_mark.index, value.end_mark.index
    if start < end:
        return front.patch(start, end, text)
    behind = key.end_mark.index
    colon = re.compile(r"\s*:").match(front.text, behind)
    at = colon.end() if colon else behind
    return front.patch(at, at, f" {text}" if colon else f": {text}")
