"""Where everything stands on a card, and how large the words can be."""

from __future__ import annotations

import re
from dataclasses import dataclass

from firsthand.printing.cards.blocks import Block, raggedness, set_small
from firsthand.printing.cards.drawing import Drawing, colours
from firsthand.printing.cards.lettering import SERIF, face, missing_in_theme
from firsthand.printing.cards.line_breaks import balanced_lines
from firsthand.printing.cards.ornament import quotation_mark, rule
from firsthand.printing.cards.readable import runs_right_to_left

_STEP = 1.12
_LONGEST_LINE = 31
# How tall the quotation mark and the rule are, in sizes of the signature.
_MARK = 1.9
_RULE = 0.14
# Where the words stand between top and foot: a little above the middle, as the eye takes it.
_RISE = 0.42
# What a step down the scale weighs against raggedness.
_SMALLER = 0.015
_QUOTATION_MARK = re.compile("[\"“”„«»‹›「」『』〝〞]|^['‘‚]")


@dataclass(frozen=True)
class Form:
    """The shape of a card and its sizes, in pixels.

    Attributes:
        smallest: below this, words cannot be read where the card is seen: in a timeline on a phone, from the last
            row of a room.
    """

    width: int
    height: int
    margin: int
    largest: int
    smallest: int
    signature: int
    publisher: int

    @property
    def measure(self) -> int:
        """How wide a line may be."""
        return self.width - 2 * self.margin

    def sizes(self) -> list[int]:
        """The sizes that words may have, the largest first."""
        scale = {min(self.largest, round(self.smallest * _STEP**step)) for step in range(20)}
        return sorted(scale, reverse=True)


def layout(words: str, signature: str, publisher: str, form: Form) -> Drawing | None:
    """Place everything that a card says.

    Args:
        words: readable words.
        signature: who says so.
        publisher: who shows it.
        form: the shape of the card.

    Returns:
        What is to be drawn; None where it does not fit.
    """
    signed = set_small(signature, 600, form.signature, form.measure, most=2)
    foot = set_small(publisher, 400, form.publisher, form.measure, most=1)
    if signed is None or foot is None or not words:
        return None
    quoted = bool(_QUOTATION_MARK.search(words))
    mark = form.signature * (_RULE if quoted else _MARK)
    end = form.height - form.margin - (foot.height + form.publisher * 2.4 if foot.lines else 0)
    room = end - form.margin - mark - signed.height
    said = _best(words, form, room)
    if said is None:
        return None
    top = form.margin + (room - said.height - _gaps(said.size, form)) * _RISE
    said_at = top + mark + _gap_above(said.size, form)
    palette = colours()
    mirrored = runs_right_to_left(words)
    shape = rule if quoted else quotation_mark
    edge = form.width - form.margin if mirrored else form.margin
    ornament = f'<path d="{shape(edge, top, mark, mirrored=mirrored)}" fill="{palette["accent"]}"/>'
    return Drawing(
        width=form.width,
        height=form.height,
        margin=form.margin,
        mirrored=mirrored,
        shapes=ornament,
        lines=(
            *said.placed(said_at, palette["ink"]),
            *signed.placed(said_at + said.height + _gap_below(said.size, form), palette["ink"]),
            *foot.placed(form.height - form.margin - foot.height, palette["soft"]),
        ),
        title=signature or publisher or words,
        description=f"{words}\n— {signature}" if signature else words,
    )


def _gap_above(size: float, form: Form) -> float:
    return form.signature * 0.5 + size * 0.42


def _gap_below(size: float, form: Form) -> float:
    return form.signature * 0.6 + size * 0.7


def _gaps(size: float, form: Form) -> float:
    return _gap_above(size, form) + _gap_below(size, form)


def _best(words: str, form: Form, room: float) -> Block | None:
    """The words as large as they go, or somewhat smaller where that gives lines of more even length."""
    setting = face(SERIF, 400).setting(words)
    # What cannot fit for its sheer length need not be tried.
    if setting.width(0, len(words)) * form.smallest**2 > form.measure * form.height:
        return None
    # Other scripts reach further up and down than ours.
    airy = 0.12 if missing_in_theme(words) else 0.0
    best: tuple[float, Block] | None = None
    for step, size in enumerate(sizes := form.sizes()):
        measure = min(form.measure / size, _LONGEST_LINE)
        lines = balanced_lines(words, setting, measure, break_words=size == sizes[-1])
        leading = size * (1.24 + airy + 0.14 * (form.largest - size) / (form.largest - form.smallest))
        block = Block(tuple(lines or ()), SERIF, 400, size, leading)
        if not lines or block.height + _gaps(size, form) > room:
            continue
        cost = step * _SMALLER + raggedness(lines)
        if best is None or cost < best[0]:
            best = cost, block
    return best[1] if best else None
