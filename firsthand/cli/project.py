"""The project that a command works on: the folder of `mkdocs.yml`, and the options in it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from pydantic import ValidationError
from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from firsthand.reading.forms import is_day
from firsthand.settings import Settings

if TYPE_CHECKING:
    from firsthand.model import Edition

_DEEPEST_INHERITANCE = 5


@dataclass(frozen=True)
class Project:
    """A research repository; the name and the address of its site are empty where `mkdocs.yml` does not say."""

    root: Path
    settings: Settings
    name: str = ""
    url: str = ""

    @property
    def content(self) -> Path:
        """The folder that holds the notes."""
        return self.root / self.settings.content


def find_project(start: Path, edition: Edition | None = None) -> Project:
    """Find the project that a folder belongs to: the nearest one above with a `mkdocs.yml`, or a `content/`.

    Args:
        start: the folder.
        edition: the edition whose options count; those of `mkdocs.yml` as they are where none is given.

    Raises:
        click.UsageError: there is none, or its options are wrong.
    """
    for folder in (start.resolve(), *start.resolve().parents):
        configuration = folder / "mkdocs.yml"
        if configuration.is_file():
            outside = folder / "mkdocs.external.yml"
            return _project(outside if edition == "external" and outside.is_file() else configuration, edition)
        if (folder / "content").is_dir():
            return Project(folder, Settings() if edition is None else Settings(edition=edition))
    raise click.UsageError(
        f"{start} lies in no research repository: there is no mkdocs.yml and no content/ above it. "
        "Lay one out with: firsthand init DIR"
    )


def _project(configuration: Path, edition: Edition | None) -> Project:
    own = _loaded(configuration)
    whole = _with_parents(own, configuration)
    given = _options(whole.get("plugins"))
    theme = whole.get("theme")
    # As the site has it: its language is the theme's where no other is given.
    language = given.get("language") or (theme.get("language") if isinstance(theme, dict) else "") or ""
    try:
        settings = Settings(**{**given, "language": language, **({"edition": edition} if edition else {})})
    except (ValidationError, TypeError) as error:
        wrong = (
            "; ".join(f"{'.'.join(map(str, each['loc']))}: {each['msg']}" for each in error.errors())
            if isinstance(error, ValidationError)
            else "write `option: value` lines"
        )
        raise click.UsageError(f"{configuration}: plugins: firsthand: {wrong}") from error
    # An address that the external site inherits is the internal one's.
    address = own.get("site_url") if settings.edition == "external" else whole.get("site_url")
    return Project(configuration.parent, settings, str(whole.get("site_name") or ""), str(address or ""))


def _loaded(configuration: Path) -> dict[str, Any]:
    try:
        loaded: Any = YAML(typ="rt", pure=True).load(configuration.read_text(encoding="utf-8"))
    except (YAMLError, UnicodeDecodeError) as error:
        raise click.UsageError(f"{configuration} cannot be read: {str(error).splitlines()[0]}") from error
    return loaded if isinstance(loaded, dict) else {}


def _with_parents(loaded: dict[str, Any], configuration: Path) -> dict[str, Any]:
    """A configuration with those that it inherits from, as MkDocs joins them: mappings are, and nothing else is."""
    for _ in range(_DEEPEST_INHERITANCE):
        configuration = configuration.parent / str(loaded.get("INHERIT", ""))
        if not configuration.is_file():
            break
        parent = _loaded(configuration)
        loaded = _joined(parent, {name: value for name, value in loaded.items() if name != "INHERIT"})
    return loaded


def _joined(parent: dict[str, Any], own: dict[str, Any]) -> dict[str, Any]:
    return parent | {
        name: _joined(parent[name], value) if isinstance(value, dict) and isinstance(parent.get(name), dict) else value
        for name, value in own.items()
    }


def _options(plugins: object) -> dict[str, Any]:
    """Our own options, in a mapping of plugins or in a list of them."""
    entries = (
        plugins.items()
        if isinstance(plugins, dict)
        else [pair for each in (plugins if isinstance(plugins, list) else ()) for pair in _pairs(each)]
    )
    found = next((value for name, value in entries if name == "firsthand"), None)
    return dict(found) if isinstance(found, dict) else {}


def _pairs(entry: object) -> list[tuple[str, Any]]:
    return list(entry.items()) if isinstance(entry, dict) else [(str(entry), None)]


def _day(_context: click.Context, _parameter: click.Parameter, value: str) -> str:
    if value and not is_day(value):
        raise click.BadParameter(f"`{value}` is no day of the calendar; write it as 2026-03-14.")
    return value


day_option = click.option(
    "--as-of", "day", default="", metavar="DAY", callback=_day, help="The day that counts for consent, as 2026-03-14."
)
project_option = click.option(
    "-C",
    "--project",
    "folder",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=Path(),
    help="The research repository; the one around the current folder by default.",
)
