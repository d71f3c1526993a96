"""`firsthand brief`: what somebody sees who wants one brief, now."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import page
import pypdfium2
import pytest
from pptx import Presentation

from tests.conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path

SWAPS = "swaps-people-can-live-with"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the sample research; briefs that one test printed come out of the cache in the next."""
    folder = tmp_path_factory.mktemp("project")
    shutil.copytree(ROOT / "content", folder / "content")
    for name in ("mkdocs.yml", "mkdocs.external.yml"):
        shutil.copy(ROOT / name, folder)
    return folder


def brief(project: Path, *arguments: str, before: Path | None = None) -> subprocess.CompletedProcess[str]:
    path = os.pathsep.join(filter(None, (str(before or ""), os.environ.get("PYTHONPATH", ""))))
    return subprocess.run(
        [sys.executable, "-m", "firsthand", "brief", "--as-of", "2026-07-01", *arguments],
        cwd=project,
        env={**os.environ, "PYTHONPATH": path},
        capture_output=True,
        text=True,
        check=False,
    )


def test_briefs_are_written_to_a_folder_with_progress(project: Path, tmp_path: Path) -> None:
    done = brief(project, "--output", str(tmp_path / "out"))
    assert done.returncode == 0, done.stderr
    assert "Printed 3 of 3" in done.stderr
    written = sorted(path.name for path in (tmp_path / "out").iterdir())
    assert done.stdout.split() == [str(tmp_path / "out" / name) for name in sorted(written)]
    assert written == ["friday-to-monday.pdf", f"{SWAPS}.pdf", "where-the-rota-lives.pdf"]


def test_one_brief_is_written_to_a_file_in_its_edition_on_its_sheet_and_to_its_standard(
    project: Path, tmp_path: Path
) -> None:
    file = tmp_path / "fair.pdf"
    done = brief(
        project, SWAPS.upper(), "--edition", "external", "--paper", "Letter", "--format", "archive", "-o", str(file)
    )
    assert done.returncode == 0, done.stderr
    document = pypdfium2.PdfDocument(file)
    assert [round(side) for side in document[0].get_size()] == [612, 792]
    text = " ".join(each.get_textpage().get_text_range() for each in document)
    assert "External edition" in text
    assert page.validate_pdf_bytes(file.read_bytes(), profile=page.ValidationProfile.PDF_A_3A).is_compliant


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["swaps-people-can-live-wiht"], f"There is no brief `swaps-people-can-live-wiht`. Did you mean `{SWAPS}`?"),
        (["friday-to-monday", "--edition", "external"], "is not of the external edition: name it under `editions:`"),
        (["--output", "all.pdf"], "all.pdf is one file, and there are 3 briefs: name a folder."),
        (["--paper", "A0"], "'A0' is not one of"),
    ],
)
def test_what_cannot_be_is_said(project: Path, arguments: list[str], says: str) -> None:
    done = brief(project, *arguments)
    assert done.returncode == 2
    assert says in done.stderr.replace("\n", " ")
    assert "Traceback" not in done.stderr
    assert not (project / "all.pdf").exists()


def test_a_draft_is_not_written(project: Path, tmp_path: Path) -> None:
    note = project / "content/briefs/half.md"
    note.write_text("---\ntitle: Half\nstatus: draft\n---\n\nWords.\n", encoding="utf-8")
    try:
        done = brief(project, "half", "-o", str(tmp_path))
    finally:
        note.unlink()
    assert (done.returncode, "is a draft: write `status: published`" in done.stderr) == (2, True)


def test_nothing_is_written_while_the_research_has_errors(project: Path, tmp_path: Path) -> None:
    note = project / "content/briefs/wrong.md"
    note.write_text("---\ntitel: Wrong\n---\n", encoding="utf-8")
    try:
        done = brief(project, SWAPS, "-o", str(tmp_path / "out"))
    finally:
        note.unlink()
    assert done.returncode == 1
    assert "There is no key `titel` here." in done.stdout
    assert not (tmp_path / "out").exists()


def test_the_guard_reads_what_leaves_the_house(project: Path, tmp_path: Path) -> None:
    shutil.copytree(project, tmp_path / "copy", ignore=shutil.ignore_patterns(".firsthand"))
    note = tmp_path / "copy/content/briefs" / f"{SWAPS}.md"
    note.write_text(
        note.read_text(encoding="utf-8").replace("The answer is", "P07 said that the answer is"), encoding="utf-8"
    )
    done = brief(tmp_path / "copy", SWAPS, "--edition", "external", "-o", str(tmp_path / "out"))
    assert done.returncode != 0
    assert "nothing is written" in done.stderr
    assert f"{SWAPS}.pdf, page 2" in done.stderr
    assert not (tmp_path / "out").exists()


def test_a_missing_library_is_named_with_what_to_install(project: Path, tmp_path: Path) -> None:
    (tmp_path / "weasyprint.py").write_text("raise OSError('cannot load library libpango-1.0-0')\n", encoding="utf-8")
    shutil.rmtree(project / ".firsthand", ignore_errors=True)
    done = brief(project, SWAPS, "-o", str(tmp_path / "out"), before=tmp_path)
    assert done.returncode == 2
    assert "apt-get install libpango-1.0-0" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "out").exists()


def test_slides_are_written_by_the_same_command(project: Path, tmp_path: Path) -> None:
    done = brief(project, SWAPS, "--edition", "external", "--format", "slides", "-o", str(tmp_path))
    assert done.returncode == 0, done.stderr
    slides = Presentation(str(tmp_path / f"{SWAPS}.pptx")).slides
    assert slides[0].shapes.title.text == "Swaps that people can live with"
