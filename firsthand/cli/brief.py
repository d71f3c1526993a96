"""`firsthand brief ID…`: Insight Briefs as files, one by one, without building the site."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import click

from firsthand.checks.output import as_text
from firsthand.cli.project import Project, day_option, find_project, project_option
from firsthand.editions.pictures import PictureError
from firsthand.guard.secrets import grouped
from firsthand.model import Severity
from firsthand.pipeline import Checked, Target, guard_site, printer_for, read_and_check
from firsthand.printing.errors import PrintingError
from firsthand.printing.letters import names_of
from firsthand.printing.look import SIZES
from firsthand.printing.run import PrintRun
from firsthand.reading.faults import nearest
from firsthand.theme_files import theme_folder

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from firsthand.editions.publication import Publication
    from firsthand.model import Edition
    from firsthand.settings import Paper

# What a format is, and how its files end.
FORMATS = {"pdf": ".pdf", "archive": ".pdf", "slides": ".pptx"}


@click.command()
@click.argument("ids", metavar="[ID]...", nargs=-1)
@project_option
@click.option("--edition", type=click.Choice(["internal", "external"]), default="internal", show_default=True)
@click.option("--paper", type=click.Choice(list(SIZES)), help="The size of the sheet; that of mkdocs.yml by default.")
@click.option(
    "--format",
    "form",
    type=click.Choice(list(FORMATS)),
    default="pdf",
    show_default=True,
    help="PDF, PDF/A-3 (inside with the evidence attached as CSV), or PowerPoint.",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    default=Path(),
    help="The folder to write to, or the file where it is one brief; the current folder by default.",
)
@day_option
@click.pass_context
def brief(  # noqa: PLR0913, PLR0917  # one for each option
    context: click.Context,
    ids: Sequence[str],
    folder: Path,
    edition: Edition,
    paper: Paper | None,
    form: str,
    output: Path,
    day: str,
) -> None:
    """Write Insight Briefs: those that are named, or all that the edition shows.

    What is written is what the site would show. The external edition is read by the guard before it is handed out.

    \b
      firsthand brief friday-to-monday
      firsthand brief swaps --edition external --paper Letter --output for-the-fair.pdf
      firsthand brief --format slides --output slides/
    """  # noqa: D301  # \b is click's sign for lines that stay as they are
    project = find_project(folder, edition)
    changed = {"archive": form == "archive", **({"paper": paper} if paper else {})}
    settings = project.settings.model_copy(update=changed)
    checked = read_and_check(project.content, project.root, settings, day)
    if checked.fails(strict=settings.strict):
        click.echo(as_text([each for each in checked.problems if settings.strict or each.severity is Severity.ERROR]))
        click.echo("Nothing is written while the research has errors.", err=True)
        context.exit(1)
    try:
        files = _printed(checked, project, ids, form)
    except (PrintingError, PictureError) as error:
        raise click.ClickException(str(error)) from error
    for path in _written(files, output, FORMATS[form]):
        click.echo(path)


def _printed(checked: Checked, project: Project, ids: Sequence[str], form: str) -> dict[str, bytes]:
    """The briefs by their ids, read by the guard where they may leave the house."""
    printer = printer_for(checked, Target(project.name, project.url))
    names = _chosen(ids, printer.publication, checked)
    if form == "slides":
        files = {name: printer.slides(printer.publication.briefs[name]) for name in names}
    else:
        papers = {name: printer.brief(printer.publication.briefs[name]) for name in names}
        run = PrintRun(papers, project.root / ".firsthand" / checked.settings.edition / "papers")
        files = dict(run.finish(lambda done, of, title: click.echo(f"Printed {done} of {of}: {title}", err=True)))
        for title, letters in run.missing().items():
            click.echo(f"Warning: no font of “{title}” holds {names_of(letters)}.", err=True)
    if checked.settings.edition == "external":
        _guard(files, checked, project, FORMATS[form])
    return files


def _chosen(ids: Sequence[str], publication: Publication, checked: Checked) -> list[str]:
    known = {name.casefold(): name for name, each in publication.briefs.items() if not each.draft}
    if not ids:
        if not known:
            raise click.UsageError(f"The {publication.edition} edition has no published brief.")
        return list(known.values())
    for each in ids:
        if each.casefold() in known:
            continue
        briefs = checked.research.briefs
        found = next((note for name, note in briefs.items() if name.casefold() == each.casefold()), None)
        if found is None:
            raise click.UsageError(f"There is no brief `{each}`.{nearest(each, briefs)}")
        why = (
            "is a draft: write `status: published`"
            if found.draft
            else f"is not of the {publication.edition} edition: name it under `editions:`"
        )
        raise click.UsageError(f"{found.source} `{found.id}` {why}.")
    return [known[each.casefold()] for each in dict.fromkeys(ids)]


def _guard(files: Mapping[str, bytes], checked: Checked, project: Project, ending: str) -> None:
    """Read the files as their readers could, and hand out none where one holds what it must not."""
    with tempfile.TemporaryDirectory() as folder:
        for name, data in files.items():
            (Path(folder) / (name + ending)).write_bytes(data)
        leaks = grouped(guard_site(Path(folder), checked, project.root, [theme_folder("site")]))
    if leaks:
        listed = "\n".join(str(each) for each in leaks)
        raise click.ClickException(f"The guard found what must not leave the house; nothing is written.\n{listed}")


def _written(files: Mapping[str, bytes], output: Path, ending: str) -> list[Path]:
    if output.suffix.lower() == ending:
        if len(files) > 1:
            raise click.UsageError(f"{output} is one file, and there are {len(files)} briefs: name a folder.")
        targets = dict(zip([output], files.values(), strict=True))
    else:
        targets = {output / f"{name.replace('/', '-')}{ending}": data for name, data in files.items()}
    for path, data in targets.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        half = path.with_name(f"{path.name}.half")
        half.write_bytes(data)
        half.replace(path)
    return list(targets)
