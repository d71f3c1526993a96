"""Problems in MkDocs' log, and the end of a build that may not go on."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.exceptions import PluginError
from mkdocs.plugins import get_plugin_logger

from firsthand.editions.pictures import PictureError
from firsthand.finder.pagefind import FinderError
from firsthand.guard.secrets import grouped
from firsthand.model import Severity
from firsthand.pipeline import guard_site
from firsthand.printing.errors import PrintingError
from firsthand.printing.letters import names_of
from mkdocs_firsthand.configuration import root_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mkdocs.config.defaults import MkDocsConfig

    from firsthand.pipeline import Checked

MOST_SHOWN = 50

_log = get_plugin_logger("firsthand")


def report(checked: Checked, *, strict: bool) -> None:
    """Log every problem; end the build where there are errors, or warnings that count as such.

    Raises:
        PluginError: nothing may be published.
    """
    for problem in checked.problems:
        log = _log.error if problem.severity is Severity.ERROR else _log.warning
        log(f"{problem.source} {problem.message} [{problem.rule}]")
    if checked.fails(strict=strict):
        errors = sum(problem.severity is Severity.ERROR for problem in checked.problems)
        warnings = len(checked.problems) - errors
        raise PluginError(
            f"{errors} errors and {warnings} warnings in the research: no site was written, and the last one was left "
            "as it is. `firsthand check` lists them; `firsthand explain RULE` says more about each."
        )


def report_day(day: str) -> None:
    """Say that consent is looked at as of a day that was given: what ended since is published again."""
    _log.warning(f"Consent is looked at as of {day} (FIRSTHAND_AS_OF), and not as of today.")


def report_papers(done: int, of: int, title: str) -> None:
    """Say how far printing is."""
    _log.info(f"Printed {done} of {of}: {title}")


def report_letters(missing: Mapping[str, str]) -> None:
    """Warn of letters that no font of the theme or the brand holds."""
    for title, letters in missing.items():
        _log.warning(
            f"The PDF of “{title}” holds letters that none of its fonts has: {names_of(letters)}. Another font of this "
            "machine stands in for them, or an empty box. Give a font that has them: `brand:` with `headings:` and "
            "`text:` under `plugins: firsthand:`."
        )


@contextmanager
def in_words() -> Iterator[None]:
    """Let a brief, a picture or an index that cannot be made end the build with its sentence alone.

    Raises:
        PluginError: one cannot be made.
    """
    try:
        yield
    except (FinderError, PictureError, PrintingError) as error:
        raise PluginError(str(error)) from error


def keep_guard(folder: Path, checked: Checked, config: MkDocsConfig) -> None:
    """Read the written site; log everything in it that must not be there, and end the build.

    Raises:
        PluginError: something was found.
    """
    own = config.theme.custom_dir
    theme = [Path(each) for each in config.theme.dirs if each != own]
    leaks = guard_site(folder, checked, root_of(config), theme, Path(own) if own else None)
    causes = grouped(leaks)
    for cause in causes[:MOST_SHOWN]:
        _log.error(str(cause))
    if leaks:
        more = f" ({MOST_SHOWN} are listed)" if len(causes) > MOST_SHOWN else ""
        raise PluginError(
            f"The guard found {len(causes)} things{more} that the {checked.settings.edition} site must not hold, in "
            f"{len({leak.file for leak in leaks})} files. It was thrown away, and the last one was left as it is, "
            "with whatever was withdrawn since."
        )
