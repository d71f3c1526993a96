"""Running text as an edition shows it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from firsthand.editions.publication import ShownBlock, ShownCitation, ShownImage, ShownPage, Withheld
from firsthand.editions.rules import Rule
from firsthand.model import Block, Citation, Heading, Image, Link, Prose, QuoteRef, Source, WrittenPage

if TYPE_CHECKING:
    from collections.abc import Iterable

    from firsthand.editions.projection import Projection

# Pictures keep their kind but for drawings, which are painted.
_KINDS = {".jpeg": ".jpg", ".svg": ".png"}
_NOWHERE = Source("")


def shown_blocks(blocks: Iterable[Block], projection: Projection) -> tuple[ShownBlock, ...]:
    """A body's blocks, with a gap where something may not be shown, and nothing where somebody withdrew."""
    shown = (_block(block, projection) for block in blocks)
    return tuple(block for block in shown if block is not None)


def _block(block: Block, projection: Projection) -> ShownBlock | None:
    rules = projection.rules
    outside = rules.holds(Rule.NAMES)
    match block:
        case Citation():
            return _citation(block, projection)
        case Heading():
            return replace(rules.heading(block), source=_NOWHERE if outside else block.source)
        case Prose():
            images = {
                target: replace(image, file=image_path(image, projection)) for target, image in block.images.items()
            }
            source = _NOWHERE if outside else block.source
            return Prose(projection.markdown(block.markdown), source, images)
        case QuoteRef() | Link(kind="quote"):
            shown = projection.quotes.get(block.id)
            if shown is None:
                return _gap(block.id, projection)
            if isinstance(block, QuoteRef):
                return QuoteRef(shown.id)
            return Link(shown.id, _NOWHERE if outside else block.source, block.embed, "quote", shown.id)
        case Link():
            return replace(block, target=block.id, source=_NOWHERE) if outside else block
        case _:
            return block


def image_path(image: Image, projection: Projection) -> str:
    """Where a picture lies in the site; its name says nothing of where it came from."""
    name, _, kind = image.file.rpartition(".")
    kind = f".{kind.lower()}"
    if not projection.rules.holds(Rule.PICTURES):
        return f"images/{name.rpartition('/')[2]}{kind}"
    return f"images/{image.digest}{_KINDS.get(kind, kind)}"


def images_in(blocks: Iterable[Block], projection: Projection) -> dict[str, ShownImage]:
    """The pictures that some blocks show, by their paths in the site."""
    images = (image for block in blocks if isinstance(block, Prose) for image in block.images.values())
    return named_images(images, projection)


def named_images(images: Iterable[Image], projection: Projection) -> dict[str, ShownImage]:
    """Pictures by their paths in the site."""
    stripped = projection.rules.holds(Rule.PICTURES)
    return {image_path(image, projection): ShownImage(image.file, stripped) for image in images}


def shown_page(page: WrittenPage, projection: Projection) -> ShownPage:
    """A hand-written page's pictures, files and quotes."""
    images = {target: image_path(image, projection) for target, image in page.images.items()}
    quotes = {link.target: name for link in page.links if (name := projection.named_here(link.target))}
    return ShownPage(images, page.files, quotes)


def _citation(citation: Citation, projection: Projection) -> ShownCitation | Withheld | None:
    research, rules = projection.research, projection.rules
    interview = research.interviews.get(citation.interview)
    person = interview.participant(citation.respondent) if interview else None
    quote = research.quotes.get(citation.quote)
    if person and person.consent.withdrawn and not rules.may_speak(person):
        return None
    marks = ("internal",) if projection.is_inner(citation) else projection.marks_of(quote) if quote else ()
    if person is None or not rules.may_speak(person, marks):
        return Withheld()
    inside = not rules.holds(Rule.NAMES)
    return ShownCitation(
        words=projection.words(citation.words, citation.interview),
        signature=rules.signature(person),
        quote=projection.names.get(citation.quote, ""),
        interview=citation.interview if inside else "",
        place=citation.place if inside else None,
        language=person.language,
    )


def _gap(quote: str, projection: Projection) -> Withheld | None:
    """The place of a quote that is not shown; who withdrew leaves none."""
    found = projection.research.quotes.get(quote)
    gone = found is None or bool(projection.research.speaker(found).consent.withdrawn)
    return None if gone else Withheld()
