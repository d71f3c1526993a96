"""What can be found: a record for each quote, and one for everything else that has a page."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import unescape
from typing import TYPE_CHECKING

from firsthand.editions.rules import in_words, running_words
from firsthand.evidence.coding import with_parents
from firsthand.model import Heading, Prose
from firsthand.pages.prose import Surroundings, prose_html

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from firsthand.editions.publication import Publication, ShownBlock, ShownQuote
    from firsthand.model import Words
    from firsthand.pages.addresses import Addresses

START = "index.md"
_TAG = re.compile(r"<[^>]*>")


@dataclass(frozen=True)
class Record:
    """One thing that can be found.

    ``words`` are searched and shown; ``fields`` are searched as well, by their names; ``data`` is shown and not
    searched, and ``facets`` are what a reader narrows a search by.
    """

    words: str
    fields: Mapping[str, str] = field(default_factory=dict)
    data: Mapping[str, object] = field(default_factory=dict)
    facets: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    date: str = ""


def quote_records(publication: Publication, addresses: Addresses) -> list[Record]:
    """Every quote, the oldest first."""
    quotes = sorted(publication.quotes.values(), key=lambda quote: (quote.date, quote.id))
    labels = {tag.tag: tag.label for tag in publication.tags.values()}
    return [_quote(quote, addresses, labels) for quote in quotes]


def _quote(quote: ShownQuote, addresses: Addresses, labels: Mapping[str, str]) -> Record:
    named = [labels[tag] for tag in quote.tags if tag in labels]
    data = {
        "id": quote.id,
        "url": addresses.url(START, "quote", quote.id),
        "tags": list(quote.tags),
        "date": quote.date,
        "study": quote.study,
        "persona": quote.persona,
        "segments": list(quote.segments),
        "focus": quote.focus,
        "marks": list(quote.marks),
        "consent": quote.consent,
        "time": quote.time,
        "edited": quote.edited,
        "private": _private(quote.words),
    }
    facets = {
        "tag": tuple(sorted(with_parents(quote.tags))),
        "persona": _one(quote.persona),
        "segment": quote.segments,
        "focus": _one(quote.focus),
        "study": _one(quote.study),
        "goal": _one(quote.goal),
        "year": _one(quote.date[:4]),
        "consent": _one(quote.consent),
        "mark": tuple(mark for mark in ("key", "testimonial") if mark in quote.marks),
    }
    fields = {"who": quote.signature, "tags": " ".join(quote.tags), "about": "; ".join(named)}
    shown = {name: value for name, value in data.items() if value}
    return Record(quote.text, fields, shown, {name: each for name, each in facets.items() if each}, quote.date)


def _one(value: str | None) -> tuple[str, ...]:
    return (value,) if value else ()


def _private(words: Words) -> list[list[int]]:
    """Where private words begin and end in the text, with its blanks as they are shown."""
    places, text = [], ""
    for span in words:
        start = len(_blanks(text))
        text += span.text
        if span.private:
            places.append([start, len(_blanks(text))])
    return places


def _blanks(text: str) -> str:
    return re.sub(r"\s+", " ", text.lstrip())


def other_records(publication: Publication, addresses: Addresses) -> list[Record]:
    """Findings, briefs, tags, personas, studies, guides and interviews, where the edition has a page for them."""
    records = [record for kind in _KINDS for record in _KINDS[kind](publication)]
    found = []
    for kind, name, record in records:
        address = addresses.url(START, kind, name)
        if address:
            data = {"kind": kind, "url": address, **record.data}
            found.append(Record(record.words, record.fields, data, {"kind": (kind,)}, record.date))
    return found


_Named = tuple[str, str, Record]


def _record(kind: str, name: str, title: str, words: Sequence[str], tags: Sequence[str] = (), **data: object) -> _Named:
    fields = {"title": title, "tags": " ".join(tags)}
    return kind, name, Record("\n".join(filter(None, words)), fields, {each: data[each] for each in data if data[each]})


def _findings(publication: Publication) -> Iterator[_Named]:
    for each in publication.findings.values():
        words = [each.opportunity, *map(_plain, each.audiences.values()), *_prose(each.blocks)]
        figure = each.evidence.figure
        yield _record("finding", each.id, each.title, words, each.supports, figure=figure, draft=each.draft)


def _briefs(publication: Publication) -> Iterator[_Named]:
    for each in publication.briefs.values():
        words = [each.subtitle, *(finding.title for finding in each.findings), *_prose(each.blocks)]
        yield _record("brief", each.id, each.title, words, draft=each.draft)


def _tags(publication: Publication) -> Iterator[_Named]:
    for each in publication.tags.values():
        yield _record("tag", each.tag, each.label, [each.description, *each.aliases], [each.tag])


def _personas(publication: Publication) -> Iterator[_Named]:
    for each in publication.personas.values():
        yield _record("persona", each.name, in_words(each.name), [])


def _studies(publication: Publication) -> Iterator[_Named]:
    for each in publication.studies.values():
        yield _record("study", each.id, each.title, [*each.questions, each.method, *_prose(each.blocks)])


def _guides(publication: Publication) -> Iterator[_Named]:
    for each in publication.guides.values():
        yield _record("guide", each.id, each.title, _prose(each.blocks))


def _interviews(publication: Publication) -> Iterator[_Named]:
    for each in publication.interviews.values():
        people = [f"{person.id} {running_words(person.persona)}" for person in each.people]
        yield _record("interview", each.id, each.title, [*people, *_prose(each.blocks)], each.tags)


_KINDS = {
    "finding": _findings,
    "brief": _briefs,
    "tag": _tags,
    "persona": _personas,
    "study": _studies,
    "guide": _guides,
    "interview": _interviews,
}


def _prose(blocks: Sequence[ShownBlock]) -> list[str]:
    """The words of headings and running text; quotes have records of their own."""
    words = []
    for block in blocks:
        if isinstance(block, Heading):
            words.append(block.text)
        elif isinstance(block, Prose):
            words.append(_plain(block.markdown))
    return words


def _plain(markdown: str) -> str:
    """Markdown of a note as words."""
    html = prose_html(markdown, Surroundings(lambda _: None, lambda _: ""))
    return re.sub(r"\s+", " ", unescape(_TAG.sub(" ", html))).strip()
