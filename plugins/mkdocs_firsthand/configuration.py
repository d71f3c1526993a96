"""What the plugin makes of `mkdocs.yml`: its own options, and the theme's parts that every site needs."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.exceptions import ConfigurationError
from pydantic import ValidationError

from firsthand.pages.site import HUB_TITLES, RESEARCH, hub_title
from firsthand.pages.wording import later, locale_name, wording
from firsthand.pipeline import Target
from firsthand.reading.forms import is_day
from firsthand.settings import Settings
from firsthand.theme_files import theme_folder

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

    from firsthand.pipeline import Site

# Material's notice about the future of MkDocs says nothing to a reader of research.
os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")

# Ours in their order; a project's own styles stand behind them.
STYLES = ("assets/fonts.css", "assets/firsthand.css", "assets/pages.css")


def options(given: Mapping[str, Any], config: MkDocsConfig) -> Settings:
    """The options as one typed value.

    Raises:
        ConfigurationError: an option has a value that it cannot have, or a configuration that calls itself external
            builds the internal edition.
    """
    try:
        language = given.get("language") or str(config.theme.get("language") or "")
        settings = Settings(**{**given, "language": language})
    except ValidationError as error:
        wrong = "; ".join(f"{'.'.join(map(str, each['loc']))}: {each['msg']}" for each in error.errors())
        raise ConfigurationError(f"plugins: firsthand: {wrong}") from error
    file = Path(config.config_file_path or "").name
    if "external" in file and settings.edition != "external":
        raise ConfigurationError(
            f"{file} calls itself external, but builds the internal edition. Write `edition: external` under "
            "`plugins: firsthand:`."
        )
    if settings.edition == "external" and Path(config.site_dir).name == "site":
        raise ConfigurationError(
            "The external edition would take the place of the internal one in site/. Write `site_dir: site-external`."
        )
    return settings


def root_of(config: MkDocsConfig) -> Path:
    """The folder of the configuration, which is the research repository."""
    return Path(config.config_file_path).parent if config.config_file_path else Path.cwd()


def target_of(config: MkDocsConfig) -> Target:
    """Where the site will stand."""
    return Target(config.site_name, config.site_url or "", config.use_directory_urls, config.site_description or "")


def reference_day() -> str:
    """The day that counts for consent, from FIRSTHAND_AS_OF; empty for this day.

    Raises:
        ConfigurationError: it is no day.
    """
    day = os.environ.get("FIRSTHAND_AS_OF", "")
    if day and not is_day(day):
        raise ConfigurationError(f"FIRSTHAND_AS_OF={day} is no day of the calendar; write it as 2026-03-14.")
    return day


def prepare(config: MkDocsConfig, settings: Settings) -> MkDocsConfig:
    """Add our overrides, styles and fonts; no font comes from elsewhere.

    Outside, nothing links to the repository, which holds the notes.
    """
    config.extra["firsthand_edition"] = settings.edition
    config.extra["firsthand_locale"] = locale_name(settings.language)
    if settings.edition == "external":
        config.repo_url = config.repo_name = config.edit_uri = config.edit_uri_template = None
        config.site_url = _own_address(config)
    folder = str(theme_folder("site"))
    if folder not in config.theme.dirs:
        # A project's own custom_dir stands first and may override ours.
        own = [each for each in config.theme.dirs if each == config.theme.custom_dir]
        config.theme.dirs.insert(len(own), folder)
    config.theme["font"] = False
    if any((Path(each) / f"partials/languages/{settings.language}.html").is_file() for each in config.theme.dirs):
        # The theme speaks the language of ours, also where only ours was asked for.
        config.theme["language"] = settings.language
    if "attr_list" not in config.markdown_extensions:
        # Headings keep their places in every language.
        config.markdown_extensions.append("attr_list")
    # A project's own styles stand behind ours and may override them.
    config.extra_css[:0] = [style for style in STYLES if style not in config.extra_css]
    return config


def with_words(env: Environment, language: str) -> Environment:
    """Let the theme's templates say words of the interface, as `words("Quotes")` and `counted(2, "quote", "quotes")`.

    Jinja's own `_` and `gettext` belong to the theme below ours, whose templates also use `_` as a name.
    """
    said = wording(language)
    env.globals |= {"words": said.say, "counted": said.counted}
    return env


def _own_address(config: MkDocsConfig) -> str:
    """The address of the external site where its own configuration says so; an inherited one is the internal site's."""
    text = Path(config.config_file_path).read_text(encoding="utf-8") if config.config_file_path else ""
    inherits = re.search(r"^INHERIT:", text, re.MULTILINE)
    return config.site_url or "" if not inherits or re.search(r"^site_url:", text, re.MULTILINE) else ""


def hubs(site: Site, files: Files) -> list[dict[str, Any]]:
    """A navigation of hubs alone: a thousand pages in it would cost every page its speed.

    Working pages stand in a section, so that what everybody reads comes first; one alone needs none.
    """
    say = wording(site.publication.language).plain
    listed = {page.path for page in site.pages if page.listed}
    there = {
        folder: {hub_title(folder, site.publication): path}
        for folder in HUB_TITLES
        if (path := f"{folder}/index.md") in listed
    }
    research = [entry for folder, entry in there.items() if folder in RESEARCH]
    nav: list[dict[str, Any]] = [{say(later("Home")): "index.md"}]
    nav += [entry for folder, entry in there.items() if folder not in RESEARCH]
    nav += [{say(later("Research")): research}] if len(research) > 1 else research
    written = [file for file in files.documentation_pages() if file.generated_by is None and file.src_uri != "index.md"]
    return nav + [{_title(file.src_uri): file.src_uri} for file in written]


def _title(path: str) -> str:
    stem = Path(path).stem if Path(path).stem != "index" else Path(path).parent.name
    return stem.replace("-", " ").replace("_", " ").capitalize()
