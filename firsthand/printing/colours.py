"""Colours that can be read: what stands on a brand's colour, and a brand's colour on white.

Luminance and contrast as WCAG 2.2 defines them (https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio).
"""

from __future__ import annotations

INK = "#1d2730"
WHITE = "#ffffff"
# What WCAG asks of text of ordinary size.
ENOUGH = 4.5
_STEPS = 20


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, from 1 to 21.

    Args:
        one: a colour, as ``#1f4e5a``.
        other: another.
    """
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def on(colour: str) -> str:
    """The colour of words on a ground: white or ink, whichever is read better."""
    return WHITE if contrast(WHITE, colour) >= contrast(INK, colour) else INK


def readable(colour: str) -> str:
    """A colour darkened until words in it can be read on white; as it is where they can be already."""
    mixtures = (mixed(colour, INK, step / _STEPS) for step in range(_STEPS + 1))
    return next(each for each in mixtures if contrast(each, WHITE) >= ENOUGH)


def mixed(one: str, other: str, part: float) -> str:
    """A colour with a part of another, from 0 to 1, mixed in."""
    pairs = zip(_channels(one), _channels(other), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * part):02x}" for a, b in pairs)


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(channel / 255) for channel in _channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4  # noqa: PLR2004  # as defined
