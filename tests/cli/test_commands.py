"""The command line, used as a researcher would."""

from __future__ import annotations

import itertools
import json
import re
from typing import TYPE_CHECKING

import pytest

from tests.conftest import ROOT, firsthand, lay_out

if TYPE_CHECKING:
    from pathlib import Path

GOOD = "---\nparticipant: P1\ngoal: discover\nconsent: anonymous\n---\n\n> Words.\n> #tag\n"
BAD = "---\nparticipant: P2\ngaol: discover\n---\n"
TRANSCRIPT = (
    "Ann: How do you plan?\n\nParticipant: On paper. It is quick.\n\nAnn: And then?\n\nParticipant: On paper again.\n"
)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    lay_out(tmp_path, {"interviews/p1.md": GOOD, "codebook.yml": "tag: {label: Tag}\n"})
    return tmp_path


def test_check_is_quiet_when_all_is_well(project: Path) -> None:
    done = firsthand("check", cwd=project)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "0 errors, 0 warnings.\n")


def test_check_names_file_line_and_column(project: Path) -> None:
    lay_out(project, {"interviews/p2.md": BAD})
    done = firsthand("check", cwd=project / "content")
    assert done.returncode == 1
    assert (
        "content/interviews/p2.md\n  3:1       error  There is no key `gaol` here. Did you mean `goal`?" in done.stdout
    )


def test_check_as_json(project: Path) -> None:
    lay_out(project, {"interviews/p2.md": BAD})
    (problem,) = json.loads(firsthand("check", "--format", "json", cwd=project).stdout)
    assert list(problem) == ["rule", "severity", "file", "line", "column", "message"]
    assert (problem["rule"], problem["line"], problem["column"]) == ("unknown-key", 3, 1)


def test_check_as_annotations(project: Path) -> None:
    lay_out(project, {"interviews/p2.md": BAD})
    done = firsthand("check", "--format", "github", cwd=project)
    assert done.stdout.startswith(
        "::error file=content/interviews/p2.md,line=3,col=1,title=unknown-key::There is no key"
    )


def test_warnings_fail_when_strict(project: Path) -> None:
    lay_out(project, {"codebook.yml": "tag: {}\nidle: {}\n"})
    assert firsthand("check", cwd=project).returncode == 0
    assert firsthand("check", "--strict", cwd=project).returncode == 1


def test_the_day_of_consent_can_be_said(project: Path) -> None:
    lay_out(project, {"interviews/p1.md": GOOD.replace("anonymous", "{level: anonymous, expires: 2026-03-01}")})
    assert "consent-expired" not in firsthand("check", "--as-of", "2026-03-01", cwd=project).stdout
    assert "consent-expired" in firsthand("check", "--as-of", "2026-03-02", cwd=project).stdout


@pytest.mark.parametrize(
    "arguments",
    [["check", "--format", "xml"], ["nothing"], ["explain", "no-such-rule"], ["evidence", "nothing"], ["import"]],
)
def test_wrong_use_exits_with_2(project: Path, arguments: list[str]) -> None:
    done = firsthand(*arguments, cwd=project)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr


def test_outside_of_a_project(tmp_path: Path) -> None:
    done = firsthand("check", cwd=tmp_path)
    assert done.returncode == 2
    assert "firsthand init" in done.stderr


def test_explain(project: Path) -> None:
    assert "iconv" in firsthand("explain", "encoding", cwd=project).stdout
    assert "unknown-link" in firsthand("explain", cwd=project).stdout


def test_evidence_prints_who_and_what(project: Path) -> None:
    lay_out(project, {"findings/f.md": "---\ntitle: It is so\nsupports: [tag]\n---\n"})
    done = firsthand("evidence", "f", cwd=project)
    assert done.returncode == 0
    assert "1 of 1 respondents; 1 mention" in done.stdout
    assert "Words.  [content/interviews/p1.md:7:1]" in done.stdout


def test_init_lays_out_a_project_that_is_fine(tmp_path: Path) -> None:
    assert firsthand("init", "new", cwd=tmp_path).returncode == 0
    assert "/private/" in (tmp_path / "new/.gitignore").read_text(encoding="utf-8")
    assert firsthand("check", "--strict", cwd=tmp_path / "new").returncode == 0
    again = firsthand("init", "new", cwd=tmp_path)
    assert again.returncode == 2
    assert "nothing is overwritten" in again.stderr


def test_import_of_a_study_by_two_commands(tmp_path: Path) -> None:
    firsthand("init", "new", cwd=tmp_path)
    project = tmp_path / "new"
    (tmp_path / "P3.txt").write_text(TRANSCRIPT, encoding="utf-8")
    (tmp_path / "segments.csv").write_text(
        "document,code,segment\n"
        'P3,Planning > Paper/pencil,"Participant: On paper. It is quick."\n'
        "P3,Speed,It is quick.\n"
        "P3,Planning > Paper/pencil,It is qwick.\n"
        "P3,Speed,On paper\n"
        "P3,Speed,And then?\n"
        "P9,Speed,It is quick.\n",
        encoding="utf-8",
    )
    (tmp_path / "codes.csv").write_text("code,memo\nPlanning > Paper/pencil,Plans by hand.\nSpeed,\n", encoding="utf-8")
    dry = firsthand("import", "../P3.txt", "--study", "s", "--interviewer", "Ann", "--dry-run", cwd=project)
    assert "would write content/interviews/s/p3.md" in dry.stdout
    assert not (project / "content/interviews/s").exists()
    first = firsthand("import", "../P3.txt", "--study", "s", "--goal", "discover", "--interviewer", "Ann", cwd=project)
    assert first.returncode == 0, first.stderr
    second = firsthand("import", "../segments.csv", "../codes.csv", cwd=project)
    assert second.returncode == 1
    assert "2 of 6 coded segments placed" in second.stdout
    assert "nearest: It is quick." in second.stderr
    assert "its words stand 2 times" in second.stderr
    assert "an interviewer says it" in second.stderr
    assert "no interview is called so" in second.stderr
    rest = (project / "segments-not-placed.csv").read_text(encoding="utf-8")
    assert rest.count("\n") == 5
    checked = json.loads(firsthand("check", "--format", "json", cwd=project).stdout)
    assert {each["rule"] for each in checked} == {"consent-missing"}
    quotes = (project / "content/interviews/s/p3.highlights.yml").read_text(encoding="utf-8")
    assert "quote: On paper. It is quick.\n  tags: [planning/paper-pencil]" in quotes
    book = (project / "content/codebook.yml").read_text(encoding="utf-8")
    assert "planning/paper-pencil:\n  label: Paper/pencil\n  description: Plans by hand." in book
    assert "Ann" not in (project / "content/interviews/s/p3.md").read_text(encoding="utf-8")
    again = firsthand("import", "../P3.txt", "--study", "s", "--interviewer", "Ann", cwd=project)
    assert again.returncode == 2
    assert "nothing is overwritten" in again.stderr


def test_columns_can_be_named(tmp_path: Path) -> None:
    firsthand("init", ".", cwd=tmp_path)
    lay_out(tmp_path, {"interviews/p1.md": "---\nparticipant: P1\n---\n\n## Transcript\n\n**P1**\nOnly once.\n"})
    (tmp_path / "h.csv").write_text("who;what;said\np1.md;Some code;Only once.\n", encoding="utf-8")
    unknown = firsthand("import", "h.csv", cwd=tmp_path)
    assert unknown.returncode == 2
    assert "--column tag=NAME" in unknown.stderr
    named = ["--column", "document=who", "--column", "tag=what", "--column", "text=said"]
    done = firsthand("import", "h.csv", *named, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "1 of 1 coded segments placed" in done.stdout


def test_the_published_schemas_are_those_of_the_forms(tmp_path: Path) -> None:
    firsthand("schemas", "out", cwd=tmp_path)
    written = {path.name: path.read_text(encoding="utf-8") for path in (tmp_path / "out").glob("*.json")}
    assert written == {path.name: path.read_text(encoding="utf-8") for path in (ROOT / "schemas").glob("*.json")}


@pytest.mark.parametrize(
    ("configuration", "message"),
    [
        ("plugins:\n  - firsthand: {contents: x}\n", "contents"),
        ("plugins:\n  firsthand: {percentage_from: many}\n", "percentage_from"),
        ("plugins:\n  firsthand: {phone_region: UK}\n", "such as GB"),
        ("plugins: [\n", "cannot be read"),
    ],
)
def test_wrong_options_are_named(project: Path, configuration: str, message: str) -> None:
    (project / "mkdocs.yml").write_text(configuration, encoding="utf-8")
    done = firsthand("check", cwd=project)
    assert done.returncode == 2
    assert message in done.stderr
    assert "Traceback" not in done.stderr


def test_options_are_inherited(project: Path) -> None:
    (project / "mkdocs.yml").write_text("plugins:\n  - search\n  - firsthand: {content: notes}\n", encoding="utf-8")
    (project / "content").rename(project / "notes")
    assert firsthand("check", cwd=project).returncode == 0
    (project / "sub").mkdir()
    (project / "sub" / "mkdocs.yml").write_text(
        "INHERIT: ../mkdocs.yml\nx: !!python/name:os.system\n", encoding="utf-8"
    )
    done = firsthand("check", "-C", "sub", cwd=project)
    assert (done.returncode, "notes" in done.stderr) == (2, True)


@pytest.mark.parametrize(
    "content", ['document,code,segment\nP1,a,"' + "x" * 200_000, "document,code,segment\n\x00\n", "", "a"]
)
def test_no_csv_is_a_fault_of_ours(project: Path, content: str) -> None:
    (project / "h.csv").write_text(content, encoding="utf-8")
    done = firsthand("import", "h.csv", cwd=project)
    assert done.returncode in (1, 2)
    assert "Traceback" not in done.stderr


FINDINGS = sorted(path.stem for path in (ROOT / "content" / "findings").glob("*.md"))


@pytest.mark.parametrize("finding", FINDINGS)
def test_a_figure_can_be_counted_again_from_what_is_printed(finding: str) -> None:
    printed = firsthand("evidence", finding, cwd=ROOT).stdout
    figure = re.search(r"^(\d+) of (\d+) respondents.*; (\d+) mentions?$", printed, re.MULTILINE)
    assert figure
    people: dict[str, int] = {}
    mentions = 0
    part = ""
    for line in printed.splitlines():
        if heading := re.match(r"(supports|mixed|contradicts|silent|not in the base): (\d+)", line):
            part = heading[1]
            people[part] = 0
            assert int(heading[2]) == sum(1 for each in _of_part(printed, part) if re.match(r"  \S", each))
        elif re.match(r"  \S+ \(", line):
            people[part] += 1
        elif line.startswith("    + ") and "tags of the interview" not in line and part != "not in the base":
            mentions += 1
    assert people["supports"] + people["mixed"] == int(figure[1])
    assert sum(people[each] for each in ("supports", "mixed", "contradicts", "silent")) == int(figure[2])
    assert mentions == int(figure[3])


def _of_part(printed: str, part: str) -> list[str]:
    lines = printed.splitlines()
    start = next(number for number, line in enumerate(lines) if line.startswith(f"{part}: "))
    return list(itertools.takewhile(str.strip, lines[start + 1 :]))
