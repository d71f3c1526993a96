"""`firsthand import FILE…`: transcripts, highlights and codebooks of other tools."""

from __future__ import annotations

import csv
import io
import itertools
from pathlib import Path
from typing import TYPE_CHECKING

import click

from firsthand.cli.project import Project, find_project, project_option
from firsthand.importers import coding, notes
from firsthand.importers.coding import Table, codebook_text, is_codebook, place_highlights, read_table
from firsthand.importers.notes import Speakers, to_note, yaml_text
from firsthand.importers.writing import Draft, ImportProblem, Unplaced, write
from firsthand.reading.front_matter import read_yaml
from firsthand.reading.nearest import difference
from firsthand.reading.research import read_research

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from firsthand.model import Interview

_SHOWN = 110


@click.command("import")
@click.argument("files", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@project_option
@click.option("--study", default="", help="The id of the study that the interviews belong to.")
@click.option("--goal", type=click.Choice(["discover", "validate", "prototype", "experience", "interest"]))
@click.option(
    "--interviewer", "interviewers", multiple=True, metavar="NAME", help="Somebody who asks; becomes R1, R2 …"
)
@click.option("--speaker", "speakers", multiple=True, metavar="NAME=ID", help="Somebody who answers, and their id.")
@click.option(
    "--column", "columns", multiple=True, metavar="MEANING=NAME", help="A CSV column: document, tag, text, memo."
)
@click.option("--dry-run", is_flag=True, help="Show what would be written, and write nothing.")
@click.pass_context
def import_(  # noqa: PLR0913, PLR0917  # the options of the command
    context: click.Context,
    files: tuple[Path, ...],
    folder: Path,
    study: str,
    goal: str | None,
    interviewers: tuple[str, ...],
    speakers: tuple[str, ...],
    columns: tuple[str, ...],
    *,
    dry_run: bool,
) -> None:
    """Turn other tools' files into notes, highlights and a codebook. Nothing is overwritten.

    \b
    Transcripts (.vtt, .srt, `Name: text` in .txt) become interviews:
      firsthand import transcripts/P*.txt --study onboarding --interviewer Ann
    Highlights and codes (.csv) are found in the transcripts of their interviews:
      firsthand import highlights.csv codes.csv
    """  # noqa: D301  # \b is click's sign for lines that stay as they are
    project = find_project(folder)
    who = Speakers(_interviewers(interviewers), _pairs(speakers, "--speaker"))
    try:
        transcripts = [path for path in files if notes.claims(path)]
        tables = [read_table(path, _columns(columns)) for path in files if path.suffix.casefold() in (".csv", ".tsv")]
        unknown = [path for path in files if path not in transcripts and path not in {table.path for table in tables}]
        if unknown:
            raise click.UsageError(
                f"{unknown[0]}: transcripts end in .txt, .vtt or .srt, highlights and codes in .csv."
            )
        drafts = _notes(project, transcripts, who, study, goal)
        more, unplaced = _coding(project, tables)
        drafts += more
        told = [_told(draft, project, dry_run=dry_run) for draft in drafts]
        if not dry_run:
            write(drafts)
        for line in told:
            click.echo(line)
        if transcripts:
            click.echo(
                "Speakers' names are ids now; names of others that they mention are not. Read the notes for them."
            )
    except ImportProblem as problem:
        raise click.UsageError(str(problem)) from problem
    _list(unplaced)
    context.exit(1 if unplaced else 0)


def _told(draft: Draft, project: Project, *, dry_run: bool) -> str:
    more = draft.mode == "append" and draft.path.exists()
    return f"{'would write' if dry_run else 'added to' if more else 'wrote'} {_name(project, draft.path)}"


def _notes(project: Project, files: Iterable[Path], who: Speakers, study: str, goal: str | None) -> list[Draft]:
    drafts = []
    described = project.content / "studies" / f"{study}.md"
    new_study = bool(study) and not described.exists()
    for path in files:
        note = to_note(path, who, study, "" if new_study else goal or "")
        home = project.content / "interviews" / study if study else project.content / "interviews"
        drafts.append(Draft(home / f"{note.id}.md", note.text))
        click.echo(f"{path}: {note.turns} turns of {', '.join(note.participants)}")
    if drafts and new_study:
        front = {"title": study, **({"goal": goal} if goal else {})}
        drafts.append(Draft(described, f"---\n{yaml_text(front)}---\n\nSay here how the interviews were held.\n"))
    return drafts


def _coding(project: Project, tables: Iterable[Table]) -> tuple[list[Draft], list[Unplaced]]:
    drafts: list[Draft] = []
    unplaced: list[Unplaced] = []
    research = read_research(project.content, project.root)
    for table in tables:
        if is_codebook(table):
            text, count = codebook_text(table, research.codebook)
            click.echo(f"{table.path}: {count} new tags")
            drafts += [Draft(project.content / "codebook.yml", text, "append")] if count else []
        else:
            more, missing = _highlights(project, table, research.interviews)
            drafts += more
            unplaced += missing
    return drafts, unplaced


def _highlights(
    project: Project, table: Table, interviews: Mapping[str, Interview]
) -> tuple[list[Draft], list[Unplaced]]:
    placed, unplaced = place_highlights(table, interviews)
    rows = sum(each.placed_rows for each in placed.values())
    total = rows + sum(len(each.tags) for each in unplaced)
    click.echo(f"{table.path}: {rows} of {total} coded segments placed word for word")
    drafts = []
    for name, own in sorted(placed.items()):
        path = (project.root / interviews[name].source.file).with_suffix(".highlights.yml")
        known = _known_quotes(path)
        entries = [entry for entry in own.entries if entry["quote"] not in known or "before" in entry]
        if entries:
            drafts.append(Draft(path, yaml_text(entries), "append"))
    if unplaced:
        drafts.append(Draft(_free(project.root, table.path.stem.partition("-not-placed")[0]), _as_csv(unplaced)))
    return drafts, unplaced


def _free(folder: Path, stem: str) -> Path:
    """A name for what could not be placed that no earlier list has."""
    names = (f"{stem}-not-placed{f'-{number}' if number > 1 else ''}.csv" for number in itertools.count(1))
    return next(path for name in names if not (path := folder / name).exists())


def _known_quotes(path: Path) -> set[object]:
    if not path.exists():
        return set()
    value = read_yaml(path.read_text(encoding="utf-8"), str(path)).value
    return {entry.get("quote") for entry in value if isinstance(entry, dict)} if isinstance(value, list) else set()


def _as_csv(unplaced: Iterable[Unplaced]) -> str:
    """What could not be placed, in columns that can be corrected and imported again."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(["document", "code", "segment", "reason", "nearest passage"])
    for each in unplaced:
        for tag in each.tags:
            writer.writerow([each.document, tag, each.text, each.reason, each.near.text if each.near else ""])
    return text.getvalue()


def _list(unplaced: Iterable[Unplaced]) -> None:
    for each in unplaced:
        click.echo(f"\nnot placed: {each.document}, {', '.join(each.tags)}: {each.reason}", err=True)
        click.echo(f"  segment: {_short(each.text)}", err=True)
        if each.near:
            place = f"{each.near.source.file}:{each.near.source.line}"
            click.echo(f"  nearest: {_short(each.near.text)} ({each.near.score:.0f} %, {place})", err=True)
            if differs := difference(each.text, each.near.text):
                click.echo(f"  differs: {_short(differs)}", err=True)


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN else line[: _SHOWN - 2].rsplit(" ", 1)[0] + " …"


def _interviewers(names: Iterable[str]) -> dict[str, str]:
    known: dict[str, str] = {}
    for number, name in enumerate(names, 1):
        label, equals, who = name.partition("=")
        known[label] = who if equals else f"R{number}"
    return known


def _pairs(given: Iterable[str], option: str) -> dict[str, str]:
    pairs = {}
    for each in given:
        name, equals, value = each.rpartition("=")
        if not equals or not name or not value:
            raise click.UsageError(f"{option} {each}: write it as NAME=VALUE.")
        pairs[name] = value
    return pairs


def _columns(given: Iterable[str]) -> dict[str, str]:
    columns = {}
    for each in given:
        meaning, equals, name = each.partition("=")
        if not equals or meaning not in coding.COLUMNS:
            raise click.UsageError(f"--column {each}: write MEANING=NAME, with one of {', '.join(coding.COLUMNS)}.")
        columns[meaning] = name
    return columns


def _name(project: Project, path: Path) -> str:
    return path.relative_to(project.root).as_posix() if path.is_relative_to(project.root) else str(path)
