"""Problems in MkDocs' log, and the end of a build that may not go on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs.exceptions import PluginError
from mkdocs.plugins import get_plugin_logger

from firsthand.model import Severity

if TYPE_CHECKING:
    from firsthand.pipeline import Checked

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
