"""The commands, and the boundary that turns what goes wrong into a sentence and an exit code."""

from __future__ import annotations

import sys
import traceback

import click

from firsthand import __version__
from firsthand.cli.brief import brief
from firsthand.cli.check import check
from firsthand.cli.diff import diff
from firsthand.cli.evidence import evidence
from firsthand.cli.explain import explain
from firsthand.cli.importing import import_
from firsthand.cli.init import init
from firsthand.cli.schemas import schemas
from firsthand.cli.withdraw import withdraw

FINE, PROBLEMS, WRONG_USE, FAULT = 0, 1, 2, 3


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="firsthand")
def cli() -> None:
    """Customer-interview research from git: every quote proved, every figure counted.

    `mkdocs build` and `mkdocs serve` build and preview the site.
    """


for command in (init, check, explain, evidence, diff, brief, import_, withdraw, schemas):
    cli.add_command(command)


def main(arguments: list[str] | None = None) -> None:
    """Run a command and exit: 0 fine, 1 problems found, 2 wrong use, 3 a fault of the program."""
    try:
        result = cli.main(arguments, prog_name="firsthand", standalone_mode=False)
        sys.exit(result if isinstance(result, int) else FINE)
    except click.exceptions.Abort:
        click.echo("Stopped.", err=True)
        sys.exit(PROBLEMS)
    except click.ClickException as error:
        error.show()
        sys.exit(WRONG_USE)
    except BrokenPipeError:
        # Whoever read our output has seen enough.
        sys.stderr.close()
        sys.exit(FINE)
    except OSError as error:
        click.echo(f"{error.filename or 'A file'}: {error.strerror or error}", err=True)
        sys.exit(PROBLEMS)
    except Exception:  # noqa: BLE001  # the boundary
        traceback.print_exc()
        click.echo("This is a fault of Firsthand, not of your research. Please report the lines above.", err=True)
        sys.exit(FAULT)
