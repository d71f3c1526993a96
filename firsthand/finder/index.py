"""The finder's index: quotes in bundles, the newest in the smallest, so that a first result costs little.

Pagefind's index begins with a list of all that is in it, which a browser loads before it can search: six bytes a
record. So quotes are cut into bundles, each a whole index. The first that is searched is small and holds the newest
quotes; the others follow. Bundles are cut from the oldest quote on, so that a new interview leaves most of them as
they were.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from dataclasses import astuple, dataclass
from typing import TYPE_CHECKING

from firsthand import __version__
from firsthand.editions.rules import in_words
from firsthand.finder.facets import columns, counts
from firsthand.finder.pagefind import SCRIPT, make_index, version, without_program
from firsthand.finder.records import START, Record, other_records, quote_records
from firsthand.finder.whereabouts import whereabouts
from firsthand.finder.written import page_records

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from firsthand.editions.publication import Publication
    from firsthand.pages.addresses import Addresses

FOLDER = "pagefind"
QUOTES = "quotes-"
_FORM = 2


@dataclass(frozen=True)
class Sizes:
    """How many quotes a bundle holds, and how many of the newest the one that is searched first."""

    bundle: int = 10_000
    newest: int = 2_500


@dataclass(frozen=True)
class Bundle:
    """An index of its own: where it lies below the finder's folder, and what is in it."""

    path: str
    records: Sequence[Record]


def write_index(
    publication: Publication, addresses: Addresses, folder: Path, cache: Path, sizes: Sizes | None = None
) -> None:
    """Write the finder's files into a written site.

    Args:
        publication: what the edition shows.
        addresses: where everything has its page.
        folder: the written site.
        cache: a folder for what a later build need not make again.
        sizes: of bundles, where they are not to be as usual.

    Raises:
        FinderError: Pagefind is not there, or cannot do it.
    """
    quotes = quote_records(publication, addresses)
    others = [*other_records(publication, addresses), *page_records(folder, publication.pages, addresses)]
    # There are many interviews where there are many quotes: they have a bundle of their own, which is searched last.
    interviews = [record for record in others if record.data["kind"] == "interview"]
    pages = [record for record in others if record.data["kind"] != "interview"]
    bundles = [Bundle(f"{QUOTES}{number}", part) for number, part in enumerate(parts(quotes, sizes or Sizes()))]
    bundles += [Bundle(name, part) for name, part in (("pages", pages), ("interviews", interviews)) if part]
    target = folder / FOLDER
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True)
    stamps = _write(bundles, _language(publication), target, cache / "finder")
    searched = [each for each in bundles if each.path.startswith(QUOTES)][::-1]
    manifest = {
        "quotes": [_entry(each, stamps) for each in searched],
        "others": [_entry(each, stamps) for each in bundles if not each.path.startswith(QUOTES)],
        "program": _program(bundles),
        "where": _write_whereabouts([each.records for each in searched], target / "where"),
        "counts": counts(quotes),
        "names": _names(publication, addresses),
    }
    (target / "finder.json").write_text(_json(manifest), encoding="utf-8")


def parts(quotes: Sequence[Record], sizes: Sizes) -> list[Sequence[Record]]:
    """Quotes, given from the oldest on, in parts of which the last is the newest and small."""
    ends = list(range(sizes.bundle, len(quotes), sizes.bundle))
    rest = len(quotes) - (ends[-1] if ends else 0)
    newest = rest % sizes.newest or sizes.newest
    # A handful is too few to be all that is searched first.
    newest += sizes.newest if newest < sizes.newest // 5 else 0
    if newest < rest:
        ends.append(len(quotes) - newest)
    starts = [0, *ends]
    return [quotes[start:end] for start, end in zip(starts, [*ends, len(quotes)], strict=True)] if quotes else []


def _write_whereabouts(searched: Sequence[Sequence[Record]], target: Path) -> str:
    """Write which bundles hold what, where there is more than one; the stamp of it all, or nothing."""
    if len(searched) < 2:  # noqa: PLR2004 — there is no choice among fewer
        return ""
    target.mkdir()
    files = {name: _json(held) for name, held in whereabouts(searched).items()}
    for name, text in files.items():
        (target / f"{name}.json").write_text(text, encoding="utf-8")
    return _digest(*files.values())[:8]


def _program(bundles: Sequence[Bundle]) -> str:
    """The bundle that brings the program which searches all of them: the newest quotes, which are searched first."""
    quotes = [each.path for each in bundles if each.path.startswith(QUOTES)]
    return quotes[-1] if quotes else bundles[0].path if bundles else ""


def _entry(bundle: Bundle, stamps: dict[str, str]) -> dict[str, object]:
    return {"path": bundle.path, "stamp": stamps[bundle.path][:8], "records": len(bundle.records)}


def _language(publication: Publication) -> str:
    """The language by whose rules words are stemmed: that of the interface."""
    primary = publication.language.replace("_", "-").partition("-")[0].lower()
    return primary if primary.isascii() and primary.isalpha() else "en"


def _write(bundles: Sequence[Bundle], language: str, target: Path, cache: Path) -> dict[str, str]:
    """Write each bundle, made now or by an earlier build; what no bundle is made of any more leaves the cache."""
    stamps = {}
    program = _program(bundles)
    made_by = f"{__version__} {_FORM} {version()} {language}" if bundles else ""
    for bundle in bundles:
        stamps[bundle.path] = _digest(made_by, *(_json(astuple(record)) for record in bundle.records))
        made = cache / stamps[bundle.path]
        if not made.is_dir():
            _make(bundle, language, made)
        shutil.copytree(made, target / bundle.path, copy_function=_lend)
        (target / bundle.path / SCRIPT).replace(target / SCRIPT)
        if bundle.path != program:
            without_program(target / bundle.path)
    for old in cache.iterdir() if cache.is_dir() else ():
        if old.name not in stamps.values():
            shutil.rmtree(old)
    return stamps


def _lend(source: str, target: str) -> None:
    """Let a file lie in two folders where the system can: an index is many small files, which nobody writes to."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)


def _make(bundle: Bundle, language: str, made: Path) -> None:
    half = made.with_name(f"{made.name}.half")
    shutil.rmtree(half, ignore_errors=True)
    half.parent.mkdir(parents=True, exist_ok=True)
    names = make_index(bundle.records, language, half)
    (half / "facets.json").write_text(_json(columns(bundle.records, names)), encoding="utf-8")
    half.rename(made)


def _names(publication: Publication, addresses: Addresses) -> dict[str, dict[str, list[str]]]:
    """What values of facets are called, and their pages where they have one."""
    quotes = publication.quotes.values()
    segments = sorted({segment for quote in quotes for segment in quote.segments})
    personas = sorted({quote.persona for quote in quotes if quote.persona})
    return {
        "tag": {each.tag: [each.label, _url(addresses, "tag", each.tag)] for each in publication.tags.values()},
        "persona": {name: [in_words(name), _url(addresses, "persona", name)] for name in personas},
        "segment": {name: [in_words(name), ""] for name in segments},
        "study": {each.id: [each.title, _url(addresses, "study", each.id)] for each in publication.studies.values()},
    }


def _url(addresses: Addresses, kind: str, name: str) -> str:
    return addresses.url(START, kind, name)


def _digest(*parts: str) -> str:
    digest = hashlib.sha256()
    for part in parts:
        digest.update(part.encode("utf-8", "replace") + b"\0")
    return digest.hexdigest()[:32]


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
