"""Everything that an edition withholds, gathered from the research and from its files.

It is written from the contract and shares nothing with the projection, so that a rule forgotten there is found here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.guard import names, notes, terms, voices
from firsthand.guard.figures import hidden_figures
from firsthand.guard.search import without_said
from firsthand.guard.secrets import Withheld
from firsthand.reading.identities import read_identities

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from firsthand.guard.secrets import Secret
    from firsthand.model import Research
    from firsthand.settings import Settings


def withheld_of(
    research: Research, content: Path, root: Path, settings: Settings, day: str, theme: Iterable[str]
) -> Withheld:
    """Gather what must not stand in an edition.

    Args:
        research: what was read.
        content: the content folder, read again file by file.
        root: what file names are given relative to, and where `private/` lies.
        settings: the project's options; they say which edition it is.
        day: the day that counts for consent, as an ISO date.
        theme: words that every site writes, whatever the research.
    """
    edition = settings.edition
    heard = tuple(filter(None, voices.heard_texts(research, edition, day)))
    found = notes.read_notes(content, root, research, edition)
    published = (*notes.published_texts(found, research, settings), *theme)
    always = [*names.participant_ids(research, gone=edition == "internal")]
    unsaid = [*notes.short_thoughts(found)]
    if edition == "external":
        values = (*heard, *notes.public_values(research, settings), *theme)
        always += _of_people(research, found, settings, values)
        always += voices.withheld_testimonials(research, day)
        unsaid += [*terms.inner_values(research, settings), *notes.file_names(found)]
        unsaid += [] if settings.external_days else terms.days_of_notes(research)
    secrets = [
        # In any case, and the same words from two places once;
        *{(secret.kind, secret.phrase, secret.folder): secret for secret in reversed(always)}.values(),
        # unless somebody says the same who may be heard;
        *without_said(voices.withheld_quotes(research, edition, day), heard),
        # unless anything published says so.
        *without_said(unsaid, (*heard, *published)),
    ]
    return Withheld(
        secrets=tuple(secret for secret in secrets if secret.phrase.strip()),
        voices=tuple(voices.withheld_passages(research, edition, day)),
        notes=tuple(notes.passages(found)),
        heard=heard,
        published=published,
        identities=read_identities(root)[0] if edition == "external" else (),
        agreed=tuple(voices.agreed_attributions(research, day)),
        phone_region=settings.phone_region,
    )


def _of_people(research: Research, found: notes.Notes, settings: Settings, values: Iterable[str]) -> Iterator[Secret]:
    """What must not be read of respondents outside, whatever a page says: private words, groups, names, days."""
    private = [*notes.private_spans_in(found), *names.private_spans_of(research)]
    yield from names.private_words(private, notes.common_words(found))
    yield from names.private_parts(private)
    yield from hidden_figures(research, settings)
    yield from without_said(terms.inner_names(research), values)
    if not settings.external_days:
        yield from terms.days_of_people(research)
