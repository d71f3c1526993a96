"""What a publication says, as paragraphs for slides and for those who speak to them."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from firsthand.editions.publication import ShownCitation, Withheld
from firsthand.model import Heading, Link, Prose
from firsthand.pages.drawings import sides_of
from firsthand.pages.prose import PRIVATE
from firsthand.pages.templates import View, environment
from firsthand.pages.wording import later, wording
from firsthand.printing.slides.paragraphs import Kind, Paragraph, Run, line, paragraphs_of, spoken

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from firsthand.editions.publication import Publication, ShownBlock, ShownFinding, ShownQuote
    from firsthand.model import Words
    from firsthand.printing.slides.paragraphs import Group

_BETWEEN = " · "


class Teller:
    """Says things in the language of a publication."""

    def __init__(self, publication: Publication) -> None:
        """Take what the edition shows."""
        self.publication = publication
        self.words = wording(publication.language)
        self.say = self.words.plain
        self._view = View(publication)

    @cached_property
    def _parts(self) -> Any:  # noqa: ANN401  # the macros of a template
        """Pieces that pages, papers and slides share."""
        template = environment("print", self.publication.language).get_template("_parts.jinja")
        return template.make_module({"view": self._view})

    def prose(self, markdown: str) -> tuple[Paragraph, ...]:
        """Markdown of a note."""
        return self._marked(paragraphs_of(self._view.prose(markdown)))

    def _marked(self, paragraphs: tuple[Paragraph, ...]) -> tuple[Paragraph, ...]:
        """Paragraphs, with a line below that explains the dots under private words."""
        if not any(paragraph.private for paragraph in paragraphs):
            return paragraphs
        return (*paragraphs, Paragraph((Run(self.say(PRIVATE), private=True),), Kind.SMALL))

    def notes_on(self, finding: ShownFinding) -> tuple[Paragraph, ...]:
        """Who was asked, of which day the figure is, how many quotes are withheld."""
        return paragraphs_of(self._parts.notes(finding))

    def personas(self, counts: Iterable[tuple[str, int]]) -> str:
        """Personas, each with how many there are."""
        return str(self._parts.personas(counts).striptags())

    def unit(self, finding: ShownFinding) -> str:
        """What a finding's figure counts."""
        return self.say(later("respondents asked")) if finding.asked else self.say(later("respondents"))

    def sides(self, finding: ShownFinding) -> list[tuple[str, int, str]]:
        """The sides of a finding: the kind of each, how many stand there, and what is said of them."""
        return [(kind, count, said.unescape()) for kind, count, said in sides_of(self.words, finding.evidence)]

    def sentence(self, finding: ShownFinding) -> str:
        """A finding's evidence as a sentence."""
        evidence = finding.evidence
        figure = f"{self.words.figure(evidence.figure)} {self.unit(finding)}"
        sides = ", ".join(said for _, _, said in self.sides(finding))
        return self.say(later("%(who)s: %(says)s"), who=figure, says=sides) if sides else figure

    def beside(self, finding: ShownFinding) -> str:
        """The share, where there is one, and how often it was said."""
        evidence = finding.evidence
        share = self.words.figure(evidence.percentage)
        return _BETWEEN.join(filter(None, (share, self.words.counted(evidence.mentions, "mention", "mentions"))))

    def quote(self, quote: ShownQuote) -> Group:
        """A quote and who said it."""
        inside = "internal" in quote.marks or quote.consent in ("internal", "none")
        marks = [self.say(later("Internal only"))] if inside else []
        marks += [self.say(later("Edited"))] if quote.edited else []
        return self._said(quote.words, quote.signature, quote.language, marks)

    def original(self, quote: ShownQuote) -> tuple[Paragraph, ...]:
        """What was said where a quote is edited."""
        if not quote.original:
            return ()
        said = self.words.quoted("".join(span.text for span in quote.original))
        return (line(self.say(later("Edited. What was said: %(words)s"), words=said), language=quote.language),)

    def _said(self, words: Words, signature: str, language: str, marks: Iterable[str] = ()) -> Group:
        around = self.words.quoted("%s")
        marks = [*marks, *([self.say(PRIVATE)] if any(span.private for span in words) else [])]
        signed = _BETWEEN.join((f"— {signature}", *marks))
        return spoken(words, around, language), line(signed, Kind.SMALL)

    def blocks(self, blocks: Iterable[ShownBlock]) -> tuple[Group, ...]:
        """A text around findings, each heading with what follows it."""
        groups: list[Group] = []
        heading: Group = ()
        for block in blocks:
            found = list(self._block(block))
            for group in found:
                groups.append((*heading, *group))
                heading = ()
            if isinstance(block, Heading):
                heading += (line(block.text, Kind.HEADING),)
        return (*groups, heading) if heading else tuple(groups)

    def _block(self, block: ShownBlock) -> Iterator[Group]:
        match block:
            case Prose():
                yield from ((paragraph,) for paragraph in self.prose(block.markdown))
            case ShownCitation():
                yield self._said(block.words, block.signature, block.language)
            case Withheld():
                said = self.say(later("Withheld: the respondent did not agree to these words being shown."))
                yield (line(said),)
            case Link(kind="quote") if block.id in self.publication.quotes:
                yield self.quote(self.publication.quotes[block.id])
            case Link() if block.kind and block.id and (title := self._view.title(block.kind, block.id)):
                yield (line(title),)
