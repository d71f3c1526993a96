"""Cards of findings and briefs: what link previews show of them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from firsthand.pages.drawings import in_order
from firsthand.pages.templates import environment
from firsthand.pages.wording import later, wording
from firsthand.printing.cards.cache import cached, fingerprint
from firsthand.printing.cards.drawing import bare_svg
from firsthand.printing.cards.lettering import missing_in_theme
from firsthand.printing.cards.pictures import cached_png
from firsthand.printing.cards.readable import readable
from firsthand.printing.cards.report_layout import ReportWords, lay_out
from firsthand.printing.cards.system_fonts import held_by_none

if TYPE_CHECKING:
    from pathlib import Path

    from firsthand.editions.publication import Publication, ShownBrief, ShownFinding
    from firsthand.pages.addresses import Addresses
    from firsthand.pages.wording import Wording


@dataclass(frozen=True)
class ReportCard:
    """What a card says: its words, and the marks that stand for respondents, as the theme draws them on paper."""

    words: ReportWords
    marks: tuple[str, ...] = ()


def finding_card(finding: ShownFinding, publisher: str, words: Wording) -> ReportCard:
    """The card of a finding: its statement, its figure, and a mark for each respondent."""
    evidence = finding.evidence
    said = ReportWords(kind=words.plain(later("Finding")), title=finding.title, publisher=publisher)
    if not evidence.asked:
        return ReportCard(said)
    unit = words.plain(later("respondents asked")) if finding.asked else words.plain(later("respondents"))
    said = replace(said, figure=str(words.figure(evidence.figure)), unit=unit)
    marks = environment("print", words.language).get_template("_parts.jinja").module
    return ReportCard(said, tuple(str(marks.mark(kind)).strip() for kind, _ in in_order(evidence)))  # type: ignore[attr-defined]


def brief_card(brief: ShownBrief, publisher: str, words: Wording) -> ReportCard:
    """The card of a brief: its title and subtitle."""
    kind = words.plain(later("Insight Brief"))
    return ReportCard(ReportWords(kind=kind, title=brief.title, subtitle=brief.subtitle, publisher=publisher))


def report_svg(card: ReportCard) -> str:
    """Lay a card out as an SVG that the print room alone can read.

    Args:
        card: what it says; untrusted.

    Returns:
        The drawing; nothing where the title does not fit, however much it is shortened.
    """
    drawing = lay_out(card.words.changed(readable), card.marks)
    return bare_svg(drawing) if drawing else ""


def report_files(publication: Publication, addresses: Addresses, publisher: str, cache: Path) -> dict[str, bytes]:
    """Draw a card for every published finding and brief of an edition.

    Args:
        publication: what the edition shows.
        addresses: where the pictures lie.
        publisher: who publishes, for the foot of the cards.
        cache: a folder for pictures of earlier builds.

    Returns:
        The pictures by their paths in the site. What has too many letters for a card, or some that no font of this
        machine holds, has none.
    """
    words = wording(publication.language)
    findings = [each for each in publication.findings.values() if not each.draft]
    briefs = [each for each in publication.briefs.values() if not each.draft]
    cards = {addresses.path("finding", each.id): finding_card(each, publisher, words) for each in findings}
    cards |= {addresses.path("brief", each.id): brief_card(each, publisher, words) for each in briefs}
    drawn = {addresses.picture(page): _drawn(card, cache / "cards") for page, card in cards.items()}
    return {path: png for path, png in drawn.items() if png}


def _drawn(card: ReportCard, folder: Path) -> bytes:
    """A card as PNG; nothing where it cannot be drawn."""
    said = repr(card.words.changed(readable))
    if held_by_none(missing_in_theme(said)):
        return b""

    def laid_out() -> bytes:
        return report_svg(card).encode()

    svg = cached(folder, f"{fingerprint('report', said, *card.marks)}.svg", laid_out).decode()
    return cached_png(svg, folder) if svg else b""
