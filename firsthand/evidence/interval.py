"""How sure a share is."""

from __future__ import annotations

from math import sqrt
from statistics import NormalDist


def wilson(k: int, n: int, level: float = 0.95) -> tuple[float, float]:
    """The Wilson score interval of a share.

    Brown, Cai and DasGupta (2001), Interval estimation for a binomial proportion, Statistical Science 16(2).

    Args:
        k: how many.
        n: of how many, at least 1.
        level: the confidence level, between 0 and 1.

    Returns:
        The lower and the upper end, each between 0 and 1.

    Raises:
        ValueError: ``n`` is no base, or ``k`` no part of it.
    """
    if not 0 <= k <= n or n < 1:
        raise ValueError(f"{k} of {n} is no share")
    z = NormalDist().inv_cdf((1 + level) / 2)
    share = k / n
    middle = (share + z * z / (2 * n)) / (1 + z * z / n)
    half = z / (1 + z * z / n) * sqrt(share * (1 - share) / n + z * z / (4 * n * n))
    return max(0.0, middle - half), min(1.0, middle + half)


def percentage(k: int, n: int, least: int, *, interval: bool = False) -> str:
    """A share as it is written, or nothing where the base is too small for one.

    Args:
        k: how many.
        n: of how many.
        least: the base from which on a percentage is given.
        interval: whether the 95 % Wilson interval comes with it.
    """
    if n < max(least, 1):
        return ""
    # Half a per cent is rounded up, as by hand.
    share = f"{(200 * k + n) // (2 * n)} %"
    if not interval:
        return share
    low, high = wilson(k, n)
    return f"{share} (95 % interval {round(100 * low)} to {round(100 * high)} %)"
