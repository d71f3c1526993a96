"""What many tests share: a research laid out from text, and the sample research built once."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import hypothesis
import pytest
from playwright.sync_api import Browser, sync_playwright

from firsthand.model import Research
from firsthand.reading.research import read_research
from tests.browsing import executable

ROOT = Path(__file__).parent.parent
# How long a case takes is a matter of the machine, and of what else runs on it.
hypothesis.settings.register_profile("ours", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow])
hypothesis.settings.load_profile("ours")
MakeResearch = Callable[[dict[str, str]], Research]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--canaries", type=int, default=500, help="How many markers the canary test plants.")
    parser.addoption("--renew", action="store_true", help="Write what is found into the case documents.")


@pytest.fixture
def make_research(tmp_path: Path) -> MakeResearch:
    """Lay out files below `content/` and read them."""

    def make(files: dict[str, str]) -> Research:
        lay_out(tmp_path, files)
        return read_research(tmp_path / "content", tmp_path)

    return make


def lay_out(folder: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        path = folder / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def mkdocs(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "mkdocs", *arguments],
        cwd=cwd,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
    )


def firsthand(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "firsthand", *arguments],
        cwd=cwd,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "NO_COLOR": "1"},
    )


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the sample research, built: the folder that holds `content/` and `site/`."""
    folder = tmp_path_factory.mktemp("sample")
    shutil.copytree(ROOT / "content", folder / "content")
    shutil.copy(ROOT / "mkdocs.yml", folder)
    done = mkdocs("build", "--quiet", cwd=folder)
    assert done.returncode == 0, done.stderr
    return folder


def lend_cards(sample: Path, folder: Path, edition: str) -> None:
    """Spare a build the drawing of cards that the sample's has drawn; they have tests of their own."""
    shutil.copytree(sample / ".firsthand/internal/cards", folder / ".firsthand" / edition / "cards")


@pytest.fixture(scope="session")
def site(sample: Path) -> Path:
    """The built site of the sample research."""
    return sample / "site"


@pytest.fixture(scope="session")
def external_site(sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built external site of the sample research."""
    folder = tmp_path_factory.mktemp("outside")
    shutil.copytree(ROOT / "content", folder / "content")
    for name in ("mkdocs.yml", "mkdocs.external.yml"):
        shutil.copy(ROOT / name, folder)
    lend_cards(sample, folder, "external")
    done = mkdocs("build", "--quiet", "-f", "mkdocs.external.yml", cwd=folder)
    assert done.returncode == 0, done.stderr
    return folder / "site-external"


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A Chromium of the system, without a window."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=executable(),
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"],
        )
        yield chromium
        chromium.close()
