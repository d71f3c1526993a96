"""The house stands as ARCHITECTURE.md draws it."""

from __future__ import annotations

import ast
import importlib.util
import inspect
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from firsthand.checks import CHECKS, RULES
from firsthand.reading.faults import FAULTS
from tests.conftest import mkdocs

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parent.parent

# A room may import itself and what stands before it.
ROOMS = (
    "model",
    "settings",
    "theme_files",
    "reading",
    "evidence",
    "checks",
    "guard",
    "editions",
    "pages",
    "printing",
    "exports",
    "finder",
    "importers",
    "pipeline",
    "cli",
)
# What some rooms may import beside themselves, where that is less.
NARROW = {
    "evidence": {"model"},
    "reading": {"model"},
    "checks": {"model", "settings", "evidence", "reading.faults"},
    "guard": {"model", "settings", "reading", "evidence"},
}
FOREIGN = {
    "weasyprint": "printing",
    "pptx": "printing",
    "xlsxwriter": "printing",
    "segno": "printing",
    "mkdocs": "",
    "material": "",
    "click": "cli",
    "nh3": "pages",
    "jinja2": "pages",
    "babel": "pages",
    "scipy": "evidence",
    "numpy": "evidence",
    "resvg_py": "printing",
    "fontTools": "printing",
    "ahocorasick_rs": "reading",
    "phonenumbers": "reading",
    "pikepdf": "guard",
    "pypdfium2": "guard",
    "PIL": "guard",
    "pagefind_bin": "finder",
}
# The print room reads the same templates, pictures are drawn, stripped and read in
# different rooms, and settings know which countries there are.
FOREIGN_ELSEWHERE = {
    "jinja2": {"printing"},
    "numpy": {"guard"},
    "ahocorasick_rs": {"guard"},
    "phonenumbers": {"settings"},
    "fontTools": {"guard"},
    "PIL": {"editions", "printing"},
    "resvg_py": {"editions"},
}


def _imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            yield node.module or ""
            if node.module == "firsthand":
                yield from (f"firsthand.{alias.name}" for alias in node.names)


def _room(module: str) -> str:
    parts = module.split(".")
    return parts[1] if len(parts) > 1 else ""


# What stands beside the rules and is none.
BESIDE = {"__init__", "context", "output", "sarif"}
CORE = sorted((ROOT / "firsthand").rglob("*.py"))


@pytest.mark.parametrize("path", CORE, ids=[str(path.relative_to(ROOT)) for path in CORE])
def test_core_imports_point_upwards(path: Path) -> None:
    module = ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
    room = _room(module)
    for name in _imports(path):
        top = name.split(".")[0]
        if top == "firsthand" and room in ROOMS and (other := _room(name)) in ROOMS and other != room:
            assert ROOMS.index(other) < ROOMS.index(room), f"{module} imports {name}, which stands below it"
            narrow = NARROW.get(room)
            inner = ".".join(name.split(".")[1:3])
            assert narrow is None or other in narrow or inner in narrow, f"{module} may not import {name}"
        if top in FOREIGN:
            allowed = {FOREIGN[top], *FOREIGN_ELSEWHERE.get(top, ())}
            assert room in allowed, f"{module} imports {top}, which only {FOREIGN[top] or 'the plugin'} knows"
        assert top != "mkdocs_firsthand", f"{module} imports the plugin"


@pytest.mark.parametrize("path", sorted((ROOT / "plugins").rglob("*.py")), ids=lambda path: path.name)
def test_plugin_leaves_the_command_line_alone(path: Path) -> None:
    assert not [name for name in _imports(path) if name.startswith("firsthand.cli")]


def test_checks_import_no_other_check() -> None:
    for path in (ROOT / "firsthand" / "checks").glob("*.py"):
        if path.stem not in BESIDE:
            assert not [
                name
                for name in _imports(path)
                if name.startswith("firsthand.checks") and not name.startswith("firsthand.checks.context")
            ], path


def test_every_rule_has_its_manual_page() -> None:
    for function in (*FAULTS, *CHECKS):
        manual = inspect.getdoc(function) or ""
        assert len(manual) > 40, function
        assert RULES[getattr(function, "__name__", "").replace("_", "-")].manual == manual


def test_every_rule_fires_in_a_case() -> None:
    told = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "tests").glob("*/cases/*.md"))
    # What the system does not let be read cannot be written down in a document.
    silent = {name for name in RULES if not re.search(rf"^(error|warning) {name} ", told, re.MULTILINE)}
    assert silent == {"unreadable-file"}


def test_every_check_is_in_the_list() -> None:
    files = {path.stem for path in (ROOT / "firsthand" / "checks").glob("*.py")} - {
        "__init__",
        "context",
        "output",
        "sarif",
    }
    assert files == {getattr(check, "__name__", "") for check in CHECKS}


def test_the_rules_page_is_up_to_date() -> None:
    written = (ROOT / "docs" / "rules.md").read_text(encoding="utf-8")
    spec = importlib.util.spec_from_file_location("write_rules", ROOT / "scripts" / "write_rules.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    assert written == module.rules_page(), "run make docs"


@pytest.mark.build
def test_the_manual_builds_and_its_links_hold(tmp_path: Path) -> None:
    done = mkdocs("build", "--strict", "--quiet", "-f", str(ROOT / "mkdocs.docs.yml"), "-d", str(tmp_path), cwd=ROOT)
    assert done.returncode == 0, done.stderr
    for name in RULES:
        assert f'id="{name}"' in (tmp_path / "rules/index.html").read_text(encoding="utf-8")
