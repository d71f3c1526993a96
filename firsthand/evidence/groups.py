"""Interviews that are alike by their tags, put into groups."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from firsthand.evidence.coding import tags_by_interview, with_parents

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from firsthand.evidence.coding import Tags
    from firsthand.model import Research

    Matrix = NDArray[np.float64]
    Labels = NDArray[np.int32]

# Interviews below which groups mean nothing, and the most groups that are tried.
ENOUGH = 8
_MOST = 6
# Kaufman and Rousseeuw (1990): up to here a silhouette shows no structure.
NO_STRUCTURE = 0.25
_MARKS = 3
# Interviews up to which a drawing of every two of them can be read.
MOST_DRAWN = 60


@dataclass(frozen=True)
class Mark:
    """A tag that marks a group off: how many of its interviews carry it, and how many of the others."""

    tag: str
    inside: int
    outside: int


@dataclass(frozen=True)
class Group:
    """Some interviews and the tags that mark them off from the others."""

    interviews: tuple[str, ...]
    others: int
    marks: tuple[Mark, ...]


@dataclass(frozen=True)
class Groups:
    """The groups, the largest first; none where no number of them fits.

    ``silhouette`` is how well they are apart. ``interviews`` are in an order in which alike ones are neighbours, and
    ``alike`` says for every two of them which share of their tags they have in common; empty where they are too many
    to draw.
    """

    groups: tuple[Group, ...]
    silhouette: float
    interviews: tuple[str, ...]
    alike: tuple[tuple[float, ...], ...]


def groups(research: Research) -> Groups:
    """Group interviews by their tags.

    Average linkage on Jaccard distances of tags with those above them (Sokal and Michener 1958; Jaccard 1901). Tried
    are two to six groups; taken is the number with the highest mean silhouette (Rousseeuw 1987), and none where that
    is not above 0.25.

    Args:
        research: what was read; interviews without any tag are left aside.
    """
    coded = {name: with_parents(tags) for name, tags in tags_by_interview(research).items() if tags}
    names = sorted(coded)
    if len(names) < ENOUGH:
        return Groups((), 0.0, tuple(names), ())
    tags = sorted({tag for own in coded.values() for tag in own})
    # Not at the top: no command that draws no groups waits for these.
    from scipy.cluster.hierarchy import fcluster, leaves_list, linkage  # noqa: PLC0415
    from scipy.spatial.distance import pdist, squareform  # noqa: PLC0415

    distances = pdist(np.array([[tag in coded[name] for tag in tags] for name in names]), "jaccard")
    tree = linkage(distances, method="average", optimal_ordering=len(names) <= MOST_DRAWN)
    square = squareform(distances)
    splits = [fcluster(tree, count, criterion="maxclust") for count in range(2, _MOST + 1)]
    score, _, best = max((silhouette(square, labels), -int(labels.max()), index) for index, labels in enumerate(splits))
    order = [int(index) for index in leaves_list(tree)]
    drawn = order if len(order) <= MOST_DRAWN else []
    alike = tuple(tuple(round(1 - float(square[one, other]), 3) for other in drawn) for one in drawn)
    ordered = tuple(names[index] for index in order)
    if score <= NO_STRUCTURE:
        return Groups((), score, ordered, alike)
    members = [[n for n, label in zip(names, splits[best], strict=True) if label == each] for each in set(splits[best])]
    found = sorted(
        (_described(own, coded) for own in members), key=lambda each: (-len(each.interviews), each.interviews)
    )
    return Groups(tuple(found), score, ordered, alike)


def silhouette(distances: Matrix, labels: Labels) -> float:
    """The mean silhouette of a grouping: from -1, wrongly grouped, to 1, well apart.

    Rousseeuw (1987), Silhouettes, Journal of Computational and Applied Mathematics 20. A single in its group counts 0.

    Args:
        distances: between every two things, as a square.
        labels: the group of each thing.
    """
    members = labels[:, None] == np.unique(labels)[None, :]
    sizes = members.sum(axis=0)
    if len(sizes) < 2:  # noqa: PLR2004
        return 0.0
    sums = distances @ members
    own = members.argmax(axis=1)
    things = np.arange(len(labels))
    inside = sums[things, own] / np.maximum(sizes[own] - 1, 1)
    means = sums / sizes
    means[things, own] = np.inf
    outside = means.min(axis=1)
    widest = np.maximum(inside, outside)
    values = np.where((sizes[own] > 1) & (widest > 0), (outside - inside) / np.where(widest > 0, widest, 1), 0)
    return float(values.mean())


def _described(own: Sequence[str], coded: Mapping[str, Tags]) -> Group:
    others = [name for name in coded if name not in own]
    marks = []
    for tag in sorted({tag for name in own for tag in coded[name]}):
        inside = sum(tag in coded[name] for name in own)
        outside = sum(tag in coded[name] for name in others)
        if 2 * inside >= len(own) and inside / len(own) > (outside / len(others) if others else 0):
            marks.append(Mark(tag, inside, outside))
    marks.sort(key=lambda mark: (-(mark.inside / len(own) - mark.outside / max(len(others), 1)), mark.tag))
    return Group(tuple(own), len(others), tuple(marks[:_MARKS]))
