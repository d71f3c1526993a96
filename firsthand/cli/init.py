"""`firsthand init DIR`: a new research repository that builds at once."""

from __future__ import annotations

import secrets
from pathlib import Path

import click

from firsthand.importers.writing import Draft, ImportProblem, write
from firsthand.reading.schemas import SCHEMAS, schema_text

_SKELETON = Path(__file__).parent.parent / "skeleton"
_FOLDERS = ("interviews", "findings", "briefs", "studies", "guides", "transcripts")


@click.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path), metavar="DIR")
def init(folder: Path) -> None:
    """Lay out a research repository in DIR: folders, configuration, and what git is to leave alone."""
    key = secrets.token_hex(8)
    drafts = [
        Draft(folder / _target(path), path.read_text(encoding="utf-8").replace("ID_KEY", key))
        for path in sorted(_SKELETON.rglob("*"))
        if path.is_file()
    ]
    drafts += [Draft(folder / "content" / name / ".gitkeep", "") for name in _FOLDERS]
    drafts += [Draft(folder / ".vscode" / f"{name}.schema.json", schema_text(name)) for name in SCHEMAS]
    try:
        write(drafts)
    except ImportProblem as problem:
        raise click.UsageError(str(problem)) from problem
    click.echo(f"{folder} is ready. Preview it with: cd {folder} && mkdocs serve")


def _target(path: Path) -> Path:
    """Where a file of the skeleton goes; wheels leave some dotted names out, so one is stored without its dot."""
    relative = path.relative_to(_SKELETON)
    return relative.with_name(".gitignore") if relative.name == "gitignore" else relative
