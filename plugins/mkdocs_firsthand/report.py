"""Problems in MkDocs' log, and the end of a build that may not go on."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.exceptions import PluginError
from mkdocs.plugins import get_plugin_logger

from firsthand.model import Severity
from firsthand.pipeline import guard_site
from mkdocs_firsthand.configuration import root_of

if TYPE_CHECKING:
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


def keep_guard(folder: Path, checked: Checked, config: MkDocsConfig) -> None:
    """Read the written site; log everything in it that must not be there, and end the build.

    Raises:
        PluginError: something was found.
    """
    leaks = guard_site(folder, checked, root_of(config), [Path(each) for each in config.theme.dirs])
    for leak in leaks[:MOST_SHOWN]:
        _log.error(str(leak))
    if leaks:
        more = f", of which {MOST_SHOWN} are listed" if len(leaks) > MOST_SHOWN else ""
        raise PluginError(
            f"The guard found {len(leaks)} places{more} where the {checked.settings.edition} site holds what it must "
            "not. It was thrown away, and the last one was left as it is."
        )
