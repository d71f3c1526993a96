"""Groups that are too small to be counted by themselves, counted together so that no difference gives one away."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping


def together(members: Mapping[str, Collection[str]], smallest: int, always: Collection[str] = ()) -> tuple[str, ...]:
    """The values whose groups are counted as one.

    A group below ``smallest`` cannot be left out alone: whoever knows the total would find it by subtraction. So small
    groups are joined, and with them the next larger ones, until those joined are ``smallest`` respondents or more
    (complementary suppression: Hundepool et al., Statistical Disclosure Control, 2012, chapter 4). Values in
    ``always`` are joined in every table, since the same group shown in one and joined in another would give its
    neighbour away.

    Args:
        members: the respondents of each value.
        smallest: respondents from which on a group is counted by itself.
        always: values that are joined in any case.

    Returns:
        The values to be joined, the smallest group first; none where all can stand. All are joined where even together
        they are too few.
    """
    present = sorted((value for value in members if members[value]), key=lambda value: (len(members[value]), value))
    joined = [value for value in present if value in always or len(members[value]) < smallest]
    if not joined:
        return ()
    for value in present:
        if len({person for each in joined for person in members[each]}) >= smallest:
            break
        if value not in joined:
            joined.append(value)
    return tuple(joined)
