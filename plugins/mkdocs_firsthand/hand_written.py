"""Hand-written pages and the files beside them: what of them an edition takes along, and in which state."""

from __future__ import annotations

from html import escape
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from mkdocs.exceptions import PluginError
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import File

from firsthand.editions.pictures import PictureError, without_metadata
from firsthand.reading.images import KINDS
from firsthand.reading.rewriting import without_private
from firsthand.reading.text import Text, without_comments

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

    from firsthand.editions.publication import Publication

_log = get_plugin_logger("firsthand")
# What those who host a site look for at its root.
_HOSTING = {"CNAME", "robots.txt", "_headers", "_redirects", "favicon.ico"}
_RECORDINGS = {
    ".mp3",
    ".m4a",
    ".wav",
    ".ogg",
    ".opus",
    ".flac",
    ".aac",
    ".mp4",
    ".m4v",
    ".mov",
    ".mkv",
    ".webm",
    ".avi",
}


def take_along(files: Files, publication: Publication, config: MkDocsConfig) -> None:
    """Leave out what the edition does not show, and strip what it does.

    Pages stay where the edition has them. Outside, of the other files those stay that such a page links to or that the
    configuration names. Recordings stay nowhere, and pictures lose their metadata.

    Raises:
        PluginError: a picture cannot be read.
    """
    outside = publication.edition == "external"
    wanted = {name for page in publication.pages.values() for name in page.files} | set(_configured(config)) | _HOSTING
    gone = []
    for file in [file for file in files if file.src_dir == config.docs_dir]:
        kind = PurePosixPath(file.src_uri).suffix.lower()
        page = file.is_documentation_page()
        leaves = file.src_uri not in publication.pages if page else outside and file.src_uri not in wanted
        if leaves or kind in _RECORDINGS:
            files.remove(file)
            gone.append(file.src_uri)
        elif kind in KINDS and not page:
            _strip(file, files, config)
    if gone and outside:
        _log.info("Not in the external edition: " + ", ".join(sorted(gone)))
    config.nav = _without(config.nav, set(gone)) if config.nav else config.nav


def cleaned_meta(meta: Mapping[str, Any], publication: Publication) -> dict[str, Any]:
    """A page's front matter as by ``cleaned``, its description ready for the attribute in which the theme puts it."""
    clean = {key: cleaned(value, publication) for key, value in meta.items()}
    return clean | ({"description": escape(str(clean["description"]))} if clean.get("description") else {})


def cleaned(value: Any, publication: Publication) -> Any:  # noqa: ANN401  # front matter is whatever YAML holds
    """A value of a page's front matter without comments, and outside without private words."""
    if isinstance(value, str):
        text, _ = without_comments(Text("", value))
        return text.text if publication.private else plain_of_private(text.text)
    if isinstance(value, list):
        return [cleaned(each, publication) for each in value]
    if isinstance(value, dict):
        return {key: cleaned(each, publication) for key, each in value.items()}
    return value


def plain_of_private(text: str) -> str:
    """Text with something else in the place of private words, for places where no Markdown is read."""
    return without_private(text).replace(r"\[…\]", "[…]")


def _configured(config: MkDocsConfig) -> Iterator[str]:
    """Files that the configuration names: styles, scripts, logo and icon."""
    yield from (str(each) for each in (*config.extra_css, *config.extra_javascript))
    yield from (str(config.theme[name]) for name in ("logo", "favicon") if config.theme.get(name))


def _strip(file: File, files: Files, config: MkDocsConfig) -> None:
    if file.src_uri.lower().endswith(".svg"):
        # A drawing of the project's own pages stays one that can be styled; the guard reads its text.
        return
    try:
        clean = without_metadata(file.content_bytes, f"pages/{file.src_uri}")
    except PictureError as error:
        raise PluginError(str(error)) from error
    files.remove(file)
    files.append(File.generated(config, file.src_uri, content=clean))


def _without(nav: Any, gone: set[str]) -> Any:  # noqa: ANN401  # navigation is nested lists and mappings of YAML
    """A navigation without the pages that are not there: it would name them."""
    if isinstance(nav, list):
        kept = [_without(each, gone) for each in nav]
        return [each for each in kept if each]
    if isinstance(nav, dict):
        kept_items = {title: _without(each, gone) for title, each in nav.items()}
        return {title: each for title, each in kept_items.items() if each}
    return None if nav in gone else nav
