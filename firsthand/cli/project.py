"""The project that a command works on: the folder of `mkdocs.yml`, and the options in it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click
from pydantic import ValidationError
from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from firsthand.reading.forms import is_day
from firsthand.settings import Settings

_DEEPEST_INHERITANCE = 5


@dataclass(frozen=True)
class Project:
    """A research repository."""

    root: Path
    settings: Settings

    @property
    def content(self) -> Path:
        """The folder that holds the notes."""
        return self.root / self.settings.content


def find_project(start: Path) -> Project:
    """Find the project that a folder belongs to: the nearest one above with a `mkdocs.yml`, or a `content/`.

    Raises:
        click.UsageError: there is none, or its options are wrong.
    """
    for folder in (start.resolve(), *start.resolve().parents):
        configuration = folder / "mkdocs.yml"
        if configuration.is_file():
            return Project(folder, _settings(configuration))
        if (folder / "content").is_dir():
            return Project(folder, Settings())
    raise click.UsageError(
        f"{start} lies in no research repository: there is no mkdocs.yml and no content/ above it. "
        "Lay one out with: firsthand init DIR"
    )


def _settings(configuration: Path) -> Settings:
    given = _plugin_options(configuration)
    try:
        return Settings(**given)
    except (ValidationError, TypeError) as error:
        wrong = (
            "; ".join(f"{'.'.join(map(str, each['loc']))}: {each['msg']}" for each in error.errors())
            if isinstance(error, ValidationError)
            else "write `option: value` lines"
        )
        raise click.UsageError(f"{configuration}: plugins: firsthand: {wrong}") from error


def _plugin_options(configuration: Path, depth: int = 0) -> dict[str, Any]:
    """Our options in a `mkdocs.yml`, or in the one that it inherits from where it names no plugins."""
    try:
        loaded: Any = YAML(typ="rt", pure=True).load(configuration.read_text(encoding="utf-8"))
    except (YAMLError, UnicodeDecodeError) as error:
        raise click.UsageError(f"{configuration} cannot be read: {str(error).splitlines()[0]}") from error
    if not isinstance(loaded, dict):
        return {}
    plugins = loaded.get("plugins")
    parent = configuration.parent / str(loaded.get("INHERIT", ""))
    if plugins is None and parent.is_file() and depth < _DEEPEST_INHERITANCE:
        return _plugin_options(parent, depth + 1)
    entries = (
        plugins.items() if isinstance(plugins, dict) else [pair for each in plugins or () for pair in _pairs(each)]
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
