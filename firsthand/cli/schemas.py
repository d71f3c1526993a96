"""`firsthand schemas DIR`: the JSON Schemas of all front matter, for editors."""

from __future__ import annotations

import json
from pathlib import Path

import click

from firsthand.checks.output import PROBLEMS_SCHEMA
from firsthand.reading.schemas import SCHEMAS, schema_text


@click.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path), metavar="DIR")
def schemas(folder: Path) -> None:
    """Write the JSON Schemas of notes, codebook, highlights and problems to DIR."""
    folder.mkdir(parents=True, exist_ok=True)
    problems = folder / "problems.schema.json"
    problems.write_text(json.dumps(PROBLEMS_SCHEMA, indent=2) + "\n", encoding="utf-8")
    click.echo(problems)
    for name in SCHEMAS:
        (folder / f"{name}.schema.json").write_text(schema_text(name), encoding="utf-8")
        click.echo(folder / f"{name}.schema.json")
