"""The built wheel, installed in an empty environment, lays out a project and builds its site and a PDF."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import zipfile
from typing import TYPE_CHECKING

import pytest

from tests.conftest import ROOT, lay_out

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.wheel


def run(*command: str | Path, cwd: Path) -> str:
    done = subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
    )
    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, ROOT, cwd=ROOT)
    (built,) = folder.glob("*.whl")
    return built


def test_the_wheel_holds_templates_schemas_and_nothing_of_the_checkout(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    for wanted in (
        "firsthand/py.typed",
        "firsthand/theme/site/assets/firsthand.css",
        "firsthand/theme/pages/finding.md.jinja",
        "firsthand/theme/print/brief.html.jinja",
        "firsthand/schemas/interview.schema.json",
        "firsthand/skeleton/gitignore",
        "mkdocs_firsthand/plugin.py",
    ):
        assert wanted in names
    assert not [name for name in names if name.startswith(("content/", "tests/", "docs/"))]


def test_it_works_in_an_empty_environment(wheel: Path, tmp_path: Path) -> None:
    run(sys.executable, "-m", "venv", tmp_path / "env", cwd=tmp_path)
    python = tmp_path / "env/bin/python"
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    pins = re.findall(r"^[\w.-]+(?:\[[\w,]+\])?==[^\\\n]+", lock, re.MULTILINE)
    (tmp_path / "pins.txt").write_text("\n".join(pins), encoding="utf-8")
    install = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "-c", tmp_path / "pins.txt"]
    run(python, *install, f"firsthand[pdf] @ {wheel.as_uri()}", cwd=tmp_path)
    where = run(python, "-c", "import firsthand; print(firsthand.__file__)", cwd=tmp_path)
    assert where.startswith(str(tmp_path))
    run(tmp_path / "env/bin/firsthand", "init", "research", cwd=tmp_path)
    project = tmp_path / "research"
    run(tmp_path / "env/bin/mkdocs", "build", "--strict", "--quiet", cwd=project)
    assert (project / "site/index.html").is_file()
    lay_out(
        project,
        {
            "interviews/p1.md": "---\nparticipant: P1\ngoal: discover\n---\n\n> Words.\n> #tag ^said\n",
            "findings/f.md": "---\ntitle: It is so\nsupports: [tag]\n---\n",
            "briefs/b.md": "---\ntitle: A brief\nfindings: [f]\n---\n",
        },
    )
    run(tmp_path / "env/bin/mkdocs", "build", "--quiet", cwd=project)
    assert (project / "site/briefs/b.pdf").read_bytes().startswith(b"%PDF")
    assert "1 of 1" in (project / "site/findings/f/index.html").read_text(encoding="utf-8")
    assert (project / "site/assets/firsthand.css").is_file()
