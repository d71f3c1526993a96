"""What rules know beside the research."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from firsthand.evidence.figures import Figures
    from firsthand.settings import Settings


@dataclass(frozen=True)
class Context:
    """The day that counts for consent, as an ISO date, the project's options, and the figures of the research."""

    day: str
    settings: Settings
    figures: Figures
