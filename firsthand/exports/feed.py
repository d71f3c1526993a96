"""New findings and briefs as an Atom feed (RFC 4287), without any date of the build."""

from __future__ import annotations

import re
import uuid
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote
from xml.etree import ElementTree as ET

from firsthand.pages.descriptions import Descriptions
from firsthand.pages.wording import later, wording

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from firsthand.editions.publication import Publication
    from firsthand.pages.addresses import Addresses

PATH = "feed.xml"
MOST = 50
"""How many entries a feed has: the newest."""

_ATOM = "http://www.w3.org/2005/Atom"
# What XML cannot hold.
_UNWRITABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# Long enough for a figure and a quote in full.
_SUMMARY = 600
# Where nothing is new yet, a feed still has to say when it changed.
_NEVER = "1970-01-01"


@dataclass(frozen=True)
class _Entry:
    """Something new: `day` is an ISO day or month."""

    day: str
    kind: str
    id: str
    title: str
    summary: str
    page: str
    pdf: str = ""


def feed_file(publication: Publication, addresses: Addresses, name: str, made: Collection[str]) -> bytes:
    """The feed of an edition, newest first.

    What no dated interview stands behind is left out: nobody could say when it was new.

    Args:
        publication: what the edition shows.
        addresses: where everything has its page.
        name: what the site is called.
        made: the paths of the site's other files, PDFs among them.
    """
    entries = sorted(_entries(publication, addresses, made), key=lambda each: (each.kind, each.id))
    # Outside, the order within a month says nothing of its days.
    newest = sorted(entries, key=lambda each: each.day, reverse=True)[:MOST]
    feed = ET.Element("feed", {"xmlns": _ATOM, "xml:lang": publication.language.replace("_", "-")})
    _add(feed, "title", name)
    _add(feed, "id", _id(addresses, name, PATH, publication.edition))
    _add(feed, "updated", _moment(max((each.day for each in newest), default=_NEVER)))
    _add(ET.SubElement(feed, "author"), "name", name)
    _add(feed, "generator", "Firsthand")
    _link(feed, "alternate", "text/html", _address(addresses, "index.md"))
    if addresses.whole(PATH) != PATH:
        _link(feed, "self", "application/atom+xml", _address(addresses, PATH))
    for each in newest:
        feed.append(_element(each, addresses, name, publication))
    ET.indent(feed)
    written: bytes = ET.tostring(feed, encoding="utf-8", xml_declaration=True)
    return written + b"\n"


def _entries(publication: Publication, addresses: Addresses, made: Collection[str]) -> Iterator[_Entry]:
    about = Descriptions(publication)
    for finding in publication.findings.values():
        if finding.day and not finding.draft:
            page = addresses.path("finding", finding.id)
            yield _Entry(finding.day, "finding", finding.id, finding.title, about.finding(finding, _SUMMARY), page)
    for brief in publication.briefs.values():
        if brief.day and not brief.draft:
            page, pdf = addresses.path("brief", brief.id), addresses.pdf("brief", brief.id)
            summary = about.brief(brief)
            yield _Entry(brief.day, "brief", brief.id, brief.title, summary, page, pdf if pdf in made else "")


def _element(entry: _Entry, addresses: Addresses, name: str, publication: Publication) -> ET.Element:
    words = wording(publication.language)
    label = words.plain(later("Finding")) if entry.kind == "finding" else words.plain(later("Insight Brief"))
    element = ET.Element("entry")
    _add(element, "title", entry.title)
    _add(element, "id", _id(addresses, name, entry.page, publication.edition))
    _add(element, "updated", _moment(entry.day))
    ET.SubElement(element, "category", {"term": entry.kind, "label": label})
    _link(element, "alternate", "text/html", _address(addresses, entry.page))
    if entry.pdf:
        _link(element, "enclosure", "application/pdf", _address(addresses, entry.pdf))
    _add(element, "summary", entry.summary)
    return element


def _add(parent: ET.Element, tag: str, text: str) -> None:
    ET.SubElement(parent, tag).text = _UNWRITABLE.sub("�", " ".join(text.split()))


def _link(parent: ET.Element, relation: str, kind: str, address: str) -> None:
    ET.SubElement(parent, "link", {"rel": relation, "type": kind, "href": address})


def _address(addresses: Addresses, path: str) -> str:
    """A whole address where that of the site is known, else one that holds from where the feed lies."""
    return quote(addresses.whole(path) or "./", safe="/:?#[]@!$&'()*+,;=%")


def _id(addresses: Addresses, name: str, path: str, edition: str) -> str:
    """What stays the same for as long as the thing is the same: its address, or else what is made of its path."""
    whole = _address(addresses, path)
    return whole if "://" in whole else uuid.uuid5(uuid.NAMESPACE_URL, f"{name}\n{edition}\n{path}").urn


def _moment(day: str) -> str:
    """A day as RFC 3339 has it; a month is its first day."""
    return f"{day if day.count('-') > 1 else f'{day}-01'}T00:00:00Z"
