"""The plugin: each event hands over to the core or to one of the modules beside it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Literal

from mkdocs.config.base import Config
from mkdocs.config.config_options import ListOfItems, Type
from mkdocs.plugins import BasePlugin, event_priority

from firsthand.pages.handwritten import with_links
from firsthand.pipeline import Checked, Site, finish_papers, index_site, make_site, read_and_check
from firsthand.settings import Settings
from firsthand.theme_files import theme_folder
from mkdocs_firsthand.configuration import hubs, options, prepare, reference_day, root_of, target_of, with_words
from mkdocs_firsthand.files import generated_files, home_page
from mkdocs_firsthand.hand_written import cleaned_meta, take_along
from mkdocs_firsthand.report import in_words, keep_guard, report, report_day, report_letters, report_papers
from mkdocs_firsthand.staging import Staging

if TYPE_CHECKING:
    from collections.abc import Callable

    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page


class FirsthandOptions(Config):  # type: ignore[no-untyped-call]
    """MkDocs' side of the options: each is checked by `firsthand.settings.Settings`."""

    content = Type(str, default="content")
    edition = Type(str, default="internal")
    id_key = Type(str, default="")
    external_audiences = ListOfItems(Type(str), default=[])
    external_attributes = ListOfItems(Type(str), default=[])
    external_days = Type(bool, default=False)
    smallest_group = Type(int, default=3)
    strict = Type(bool, default=False)
    pdf = Type(bool, default=True)
    papers = ListOfItems(Type(str), default=list(Settings().papers))
    paper = Type(str, default="A4")
    archive = Type(bool, default=False)
    brand = Type(dict, default={})
    cards = Type(bool, default=True)
    publisher = Type(str, default="")
    percentage_from = Type(int, default=20)
    interval = Type(bool, default=False)
    pattern_from = Type(int, default=3)
    language = Type(str, default="")
    phone_region = Type(str, default="")


class FirsthandPlugin(BasePlugin[FirsthandOptions]):  # type: ignore[no-untyped-call]
    """Publishes a folder of interviews with MkDocs."""

    def __init__(self) -> None:
        self._preview = False
        self._settings = Settings()
        self._checked: Checked | None = None
        self._site: Site | None = None
        self._staging: Staging | None = None

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:  # noqa: ARG002
        """Remember whether this is a preview."""
        self._preview = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Forget the last build and add the theme."""
        self._site = self._checked = None
        self._settings = options(self.config, config)
        return prepare(config, self._settings)

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Read and check before MkDocs clears the last site away; papers are printed while it goes on."""
        root = root_of(config)
        self._checked = read_and_check(root / self._settings.content, root, self._settings, reference_day())
        if reference_day():
            report_day(self._checked.day)
        report(self._checked, strict=self._settings.strict or config.strict)
        with in_words():
            self._site = make_site(
                self._checked,
                target=target_of(config),
                cache=self._cache(config),
                drafts=self._preview and self._settings.edition == "internal",
            )
        if not self._preview:
            self._staging = Staging.begin(config)

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add the generated pages and data to the hand-written pages."""
        if self._site:
            take_along(files, self._site.publication, config)
            for file in generated_files(self._site, config):
                files.append(file)
            home_page(files, self._site, config)
            config.nav = config.nav or hubs(self._site, files)
        return files

    def on_env(self, env: Environment, /, *, config: MkDocsConfig, files: Files) -> Environment:  # noqa: ARG002
        """Give the theme's own templates the words of the interface."""
        return with_words(env, self._settings.language)

    def on_page_markdown(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG002
        """Let `[[links]]` work in hand-written pages."""
        if self._site is None or (page.file.generated_by and not page.is_homepage):
            return markdown
        page.meta = cleaned_meta(page.meta, self._site.publication)
        return with_links(markdown, page.file.src_uri, self._site.publication, self._site.addresses)

    @event_priority(-1_000_000)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Add the papers, index and read what was written, and let it take the last one's place; after all others."""
        if self._site:
            with in_words():
                report_letters(finish_papers(self._site, Path(config.site_dir), report_papers))
                index_site(self._site, Path(config.site_dir), self._cache(config))
        if self._checked:
            keep_guard(Path(config.site_dir), self._checked, config)
        if self._staging:
            self._staging.finish(config)
            self._staging = None

    def _cache(self, config: MkDocsConfig) -> Path:
        return root_of(config) / ".firsthand" / self._settings.edition

    def on_build_error(self, *, error: Exception) -> None:  # noqa: ARG002
        """Leave the last site where it is and nothing of this one."""
        if self._site:
            self._site.papers.stop()
        if self._staging:
            self._staging.give_up()
            self._staging = None

    def on_serve(
        self,
        server: LiveReloadServer,
        /,
        *,
        config: MkDocsConfig,
        builder: Callable[..., None],  # noqa: ARG002
    ) -> LiveReloadServer:
        """Build again when a note, a finding, a brief, a template or the codebook changes."""
        for folder in (
            root_of(config) / self._settings.content,
            *map(theme_folder, ("site", "pages", "print", "words")),
        ):
            server.watch(str(folder))
        return server
