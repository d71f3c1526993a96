"""What a page is about, in a line of plain text: for search engines, link previews, feeds and lists."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from firsthand.editions.rules import in_words
from firsthand.model import Prose
from firsthand.pages.templates import View, shortened
from firsthand.pages.wording import later, wording

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from firsthand.editions.publication import (
        Publication,
        ShownBlock,
        ShownBrief,
        ShownFinding,
        ShownGuide,
        ShownInterview,
        ShownPersona,
        ShownStudy,
        ShownTag,
        ShownTestimonial,
    )

LONGEST = 200
_SENTENCE = re.compile(r".*?[.?!…][”’\"')\]]*(?=\s|$)|.+", re.DOTALL)
_HUBS = {
    "findings": later("What the interviews show, each finding with how many of the respondents support it."),
    "quotes": later("What respondents said, in their own words."),
    "tags": later("What each tag means, and the quotes that carry it."),
    "testimonials": later("Quotes that may be used, each with its pictures."),
    "interviews": later("Every interview with its facts, its quotes and its transcript."),
    "personas": later("The kinds of people who were interviewed, and what they said."),
    "studies": later("Every study with its questions and its sample."),
    "briefs": later("Findings on one subject, to read and to print."),
    "guides": later("The questions that interviewers take along."),
    "patterns": later("What the tags of the interviews show, counted."),
    "agreement": later("How far two researchers coded the same interviews alike."),
    "consent": later("What every participant agreed to."),
    "audiences": later("What the findings mean for each audience, in words of their own."),
    "opportunities": later("Problems turned into questions worth answering, the best supported first."),
    "quality": later("What the checks found, and what has no definition yet."),
}


class Descriptions:
    """Describes what an edition shows, with what the edition shows."""

    def __init__(self, publication: Publication) -> None:
        self._words = wording(publication.language)
        self._view = View(publication)
        # By the names under which templates know the things.
        self._by_name: Mapping[str, Callable[[Any], str]] = {
            "finding": self.finding,
            "brief": self.brief,
            "tag": self.tag,
            "interview": self.interview,
            "persona": self.persona,
            "testimonial": self.testimonial,
            "study": self.study,
            "guide": self.guide,
        }

    def of(self, folder: str, values: Mapping[str, object]) -> str:
        """What a page is about.

        Args:
            folder: the folder in which it lies, which says what a hub lists.
            values: what its template is given.

        Returns:
            One line of at most `LONGEST` letters; empty where there is nothing to say.
        """
        known = next((name for name in self._by_name if name in values), "")
        text = self._by_name[known](values[known]) if known else self.hub(folder)
        return shortened(" ".join(text.split()), LONGEST - 2)

    def hub(self, folder: str) -> str:
        """A list of things."""
        return self._words.plain(_HUBS[folder]) if folder in _HUBS else ""

    def finding(self, finding: ShownFinding, longest: int = LONGEST) -> str:
        """The figure, and the first key quote that may be shown; the first sentence where there is none."""
        figure = self.figure(finding)
        room = longest - len(figure) - 3
        if not finding.key_quotes:
            return _joined(figure, self._beginning(finding.blocks))
        quote = finding.key_quotes[0]
        said = shortened(" ".join(quote.text.split()), max(room - len(quote.signature) - 7, 40))
        return _joined(figure, f"“{said}” — {quote.signature}")

    def figure(self, finding: ShownFinding) -> str:
        """The figure in words; empty where nobody was asked."""
        evidence = finding.evidence
        if not evidence.asked:
            return ""
        return self._words.plain(later("%(figure)s respondents."), figure=self._words.figure(evidence.figure))

    def brief(self, brief: ShownBrief) -> str:
        """The subtitle; the first sentence where there is none."""
        listed = self._words.counted(len(brief.findings), "finding", "findings") if brief.findings else ""
        return brief.subtitle or self._beginning(brief.blocks) or listed

    def tag(self, tag: ShownTag) -> str:
        """What the tag means, and how many quotes carry it."""
        quotes = self._words.counted(len(tag.quotes), "quote", "quotes") if tag.quotes else ""
        return _joined(self._plain(tag.description), quotes)

    def interview(self, interview: ShownInterview) -> str:
        """With whom and when, and how many quotes there are."""
        personas = dict.fromkeys(in_words(person.persona) for person in interview.people if person.persona)
        quotes = self._words.counted(len(interview.quotes), "quote", "quotes")
        return " · ".join(filter(None, (", ".join(personas), self._words.day(interview.date), quotes)))

    def persona(self, persona: ShownPersona) -> str:
        """How many there are of them, and what they said."""
        counted = self._words.counted
        return " · ".join(
            (
                counted(persona.respondents, "respondent", "respondents"),
                counted(len(persona.quotes), "quote", "quotes"),
                counted(len(persona.findings), "finding", "findings"),
            )
        )

    def testimonial(self, testimonial: ShownTestimonial) -> str:
        """The words and who said them."""
        said = shortened(testimonial.text, LONGEST - len(testimonial.attribution) - 7)
        return f"“{said}” — {testimonial.attribution}"

    def study(self, study: ShownStudy) -> str:
        """How many were interviewed, and the beginning of the text."""
        people = self._words.counted(study.respondents, "respondent", "respondents")
        return _joined(f"{people}.", self._plain(study.method) or self._beginning(study.blocks))

    def guide(self, guide: ShownGuide) -> str:
        """The beginning of the text."""
        return self._beginning(guide.blocks) or self.hub("guides")

    def _beginning(self, blocks: Iterable[ShownBlock]) -> str:
        """The first sentence of a text, without its markup."""
        prose = next((self._plain(block.markdown) for block in blocks if isinstance(block, Prose)), "")
        found = _SENTENCE.match(prose)
        return found[0].strip() if found else ""

    def _plain(self, markdown: str) -> str:
        return self._view.prose(markdown).striptags()


def _joined(*parts: str) -> str:
    return " ".join(filter(None, parts))
