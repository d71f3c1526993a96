"""Our pages and files as MkDocs' files."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from mkdocs.structure.files import File, InclusionLevel

from firsthand.pages.safe import encode

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

    from firsthand.model import Page
    from firsthand.pipeline import Site


def generated_files(site: Site, config: MkDocsConfig) -> Iterator[File]:
    """A file for every page, and one for each of the data files and PDFs."""
    for page in site.pages:
        level = InclusionLevel.UNDEFINED if page.listed else InclusionLevel.NOT_IN_NAV
        yield File.generated(config, page.path, content=as_markdown(page), inclusion=level)
    for path, content in site.files.items():
        yield File.generated(config, path, content=content)


def as_markdown(page: Page) -> str:
    """A page with what is said of it as front matter. JSON is YAML, so no title can break out of it."""
    meta: dict[str, object] = {"title": str(encode(page.title))}
    meta |= {} if page.markdown.count("\n## ") > 1 else {"hide": ["toc"]}
    meta |= {"description": str(encode(page.description))} if page.description else {}
    meta |= {"firsthand_image": page.image} if page.image else {}
    return f"---\n{json.dumps(meta, ensure_ascii=False)}\n---\n\n{page.markdown}"


def home_page(files: Files, site: Site, config: MkDocsConfig) -> None:
    """Put what is new below the hand-written welcome, or below the site's name where there is none."""
    written = files.get_file_from_path("index.md") or files.get_file_from_path("README.md")
    welcome = written.content_string if written else f"# {encode(config.site_name)}\n"
    if written:
        files.remove(written)
    files.append(File.generated(config, "index.md", content=f"{_bare(welcome)}\n\n{site.home}"))


def _bare(page: str) -> str:
    """A page without table of contents beside it, unless its own front matter says what to hide."""
    hide = "hide: [toc]\n"
    if not page.startswith("---\n"):
        return f"---\n{hide}---\n\n{page}"
    front = page[4:].partition("\n---")[0]
    return page if re.search(r"^hide:", front, re.MULTILINE) else f"---\n{hide}{page[4:]}"
