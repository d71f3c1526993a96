"""The slides of one finding: its evidence, its voices, and what may be made of it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from firsthand.editions.rules import in_words
from firsthand.pages.arrangement import meanings_of
from firsthand.pages.terms import audience_in_words, facet_in_words
from firsthand.pages.wording import later
from firsthand.printing.slides.outline import Bars, Column, Series, Short, Slide, Table, Text
from firsthand.printing.slides.paragraphs import Kind, line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from firsthand.editions.publication import Cell, ShownFinding
    from firsthand.printing.slides.outline import Fill
    from firsthand.printing.slides.paragraphs import Paragraph
    from firsthand.printing.slides.telling import Teller

# The colours of the sides in the theme.
_INKS = {
    "supports": "accent1",
    "mixed": "accent3",
    "contradicts": "accent2",
    "silent": "accent4",
    "aside": "accent5",
}
_FACETS = ("persona", "segment")
# What a chart beside the figure holds.
_MOST_GROUPS, _LONGEST_GROUP = 6, 44


class FindingSlides:
    """Tells a finding on slides."""

    def __init__(self, teller: Teller, finding: ShownFinding, number: int, audience: str) -> None:
        """Take a finding.

        Args:
            teller: says things in the publication's language.
            finding: the finding.
            number: its number in the brief.
            audience: whom the brief is for.
        """
        self._teller = teller
        self._say = teller.say
        self._finding = finding
        self._number = self._say(later("Finding %(number)s"), number=number)
        self._audience = audience
        self._facet, self._groups = self._breakdown()

    def slides(self) -> Iterator[Slide]:
        """Its slides in their order."""
        yield self._evidence()
        if self._groups and not self._charted:
            yield self._table_of_groups()
        yield self._voices()
        if self._finding.opportunity or self._meanings:
            yield self._opportunity()

    def _evidence(self) -> Slide:
        finding, teller = self._finding, self._teller
        evidence = finding.evidence
        fills: dict[str, Fill] = {
            "label": Short((line(self._number),)),
            "figure": Short((line(teller.words.figure(evidence.figure)),)),
            "unit": Short((line(teller.unit(finding)), line(teller.beside(finding), Kind.SMALL))),
            "caption": Short((line(teller.words.counted(evidence.interviewed, "respondent", "respondents")),)),
        }
        if notes := teller.notes_on(finding):
            fills["notes"] = Text(tuple((note,) for note in notes))
        if evidence.interviewed:
            fills["chart"] = self._sides()
        if self._charted:
            fills |= {"second-caption": Short((line(self._by_facet),)), "second-chart": self._bars_of_groups()}
        return Slide("evidence" if self._charted else "evidence-alone", finding.title, fills, self._spoken_evidence())

    def _spoken_evidence(self) -> tuple[Paragraph, ...]:
        """What a speaker says to the evidence: all of its numbers in sentences, and how the finding's text puts it."""
        finding, teller = self._finding, self._teller
        groups = "; ".join(f"{self._name(cell)} {self._figure(cell)}" for cell in self._groups)
        by_group = [line(self._say(later("%(who)s: %(says)s"), who=self._by_facet, says=groups))] if groups else []
        story = [paragraph for group in teller.blocks(finding.blocks) for paragraph in group]
        said = (line(teller.sentence(finding)), line(teller.beside(finding)))
        return (*said, *teller.notes_on(finding), *by_group, *story)

    def _sides(self) -> Bars:
        sides = self._teller.sides(self._finding)
        return Bars(
            categories=(self._say(later("Respondents")),),
            series=tuple(Series(said, (count,), _INKS[kind], dotted=kind == "aside") for kind, count, said in sides),
            says=self._teller.sentence(self._finding),
            legend=True,
        )

    def _breakdown(self) -> tuple[str, Sequence[Cell]]:
        """The facet by which the figure is given again, and its groups; none where there are not two of them."""
        cells = self._finding.evidence.breakdowns
        facet = next((facet for facet in _FACETS if len(cells.get(facet, ())) > 1), "")
        return facet, cells[facet] if facet else ()

    @property
    def _by_facet(self) -> str:
        return self._say(later("By %(facet)s"), facet=facet_in_words(self._teller.words, self._facet))

    @property
    def _charted(self) -> bool:
        """Whether the groups fit into a chart beside the figure."""
        longest = max((len(self._name(cell)) for cell in self._groups), default=0)
        return 0 < len(self._groups) <= _MOST_GROUPS and longest <= _LONGEST_GROUP

    def _name(self, cell: Cell) -> str:
        return self._say(later("Others, too few to tell apart")) if cell.others else in_words(cell.value)

    def _figure(self, cell: Cell) -> str:
        return self._teller.words.figure(f"{cell.k} of {cell.asked}")

    def _bars_of_groups(self) -> Bars:
        cells = self._groups
        named = [f"{self._name(cell)}, {self._figure(cell)}" for cell in cells]
        return Bars(
            categories=tuple(named),
            series=(
                self._series(later("supports it"), "accent1", [cell.k for cell in cells]),
                self._series(later("Others"), "accent4", [cell.asked - cell.k for cell in cells]),
            ),
            says=self._say(later("%(who)s: %(says)s"), who=self._by_facet, says="; ".join(named)),
        )

    def _series(self, name: str, ink: str, values: Sequence[int]) -> Series:
        return Series(self._say(name), tuple(values), ink, labelled=False)

    def _table_of_groups(self) -> Slide:
        facet = in_words(facet_in_words(self._teller.words, self._facet))
        rows = tuple(((line(self._name(cell)),), (line(self._figure(cell)),)) for cell in self._groups)
        columns = (Column(0.75), Column(0.25, bold=True, ink="tx2"))
        table = Table(columns, (facet, self._say(later("Respondents"))), rows)
        return self._topic(self._by_facet, "groups", {"table": table})

    def _voices(self) -> Slide:
        finding, teller = self._finding, self._teller
        quotes = tuple(teller.quote(quote) for quote in finding.key_quotes)
        fills: dict[str, Fill] = {"quotes": Text(quotes or ((line(self._say(later("No quote may be shown here."))),),))}
        said = [each for quote in finding.key_quotes for each in (*teller.quote(quote), *teller.original(quote))]
        if finding.contradicting:
            against = line(self._say(later("Against it")), Kind.HEADING)
            quote = finding.contradicting[0]
            fills["against"] = Text(((against, *teller.quote(quote)),))
            said += [against, *teller.quote(quote), *teller.original(quote)]
        layout = "dissent" if finding.contradicting else "voices"
        return replace(self._topic(self._say(later("Key quotes")), layout, fills, tuple(said)), further=("voices",))

    def _opportunity(self) -> Slide:
        finding, teller = self._finding, self._teller
        fills: dict[str, Fill] = {}
        means = self._say(later("What it means"))
        if finding.opportunity:
            fills["opportunity"] = Text(tuple((paragraph,) for paragraph in teller.prose(finding.opportunity)))
        if meanings := self._meanings:
            rows = tuple((((line(name)),), text) for name, text in meanings)
            fills["table"] = Table((Column(0.18, bold=True, ink="tx2"), Column(0.82)), (), rows)
            fills["table-caption"] = Short((line(means),))
        if not finding.opportunity:
            return self._topic(means, "groups", fills)
        layout = "opportunity" if meanings else "question"
        return replace(self._topic(self._say(later("Opportunity")), layout, fills), further=("question", "groups"))

    @property
    def _meanings(self) -> list[tuple[str, tuple[Paragraph, ...]]]:
        """What the finding means, by the names of those for whom."""
        meanings = meanings_of(self._finding, self._audience)
        return [
            (audience_in_words(self._teller.words, name), self._teller.prose(text)) for name, text in meanings.items()
        ]

    def _topic(self, what: str, layout: str, fills: dict[str, Fill], notes: tuple[Paragraph, ...] = ()) -> Slide:
        """A slide on one side of the finding, with the finding's statement below its title."""
        statement: dict[str, Fill] = {"statement": Short((line(self._finding.title),))}
        return Slide(layout, f"{self._number} · {what}", {**statement, **fills}, notes)
