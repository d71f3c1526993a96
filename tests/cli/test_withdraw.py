"""`firsthand withdraw` on a real repository, from the plan to the site that is built after it."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pypdfium2
import pytest

from firsthand.reading.research import read_research
from tests.conftest import ROOT, firsthand, lay_out, mkdocs

if TYPE_CHECKING:
    from pathlib import Path

WORDS = "The kettle decides when we close"
GROUP_WORDS = "Blue paper hides the coffee rings"
OTHER_WORDS = "Mondays start with a count of spoons"
CONSENT = "consent: {level: anonymous, testimonial: true}\n"
P07 = f"---\nparticipant: P07\ndate: 2026-01-07\ngoal: discover\n{CONSENT}transcript: transcripts/p07.vtt\n---\n"
FILES = {
    "pages/index.md": "# Research\n",
    "codebook.yml": "closing: {label: Closing}\n",
    "transcripts/p07.vtt": f"WEBVTT\n\n00:01.000 --> 00:02.000\n<v P07>{WORDS}.</v>\n",
    "interviews/a/p07.md": f"{P07}> {WORDS}.\n> #closing ^kettle {{.key .testimonial}}\n",
    "interviews/a/p07.highlights.R2.yml": f"- quote: {WORDS}\n  tags: [closing]\n",
    "interviews/p08.md": "---\nparticipant: P08\ndate: 2026-01-08\ngoal: discover\nconsent: anonymous\n---\n"
    f"> {OTHER_WORDS}.\n> #closing ^spoons\n",
    "interviews/group.md": "---\nparticipants:\n  - id: P07 # again\n  - id: P09\n    consent: internal\n"
    "date: 2026-01-09\ngoal: discover\n---\nNotes about P07.\n\n"
    f"> {GROUP_WORDS}.\n> #closing ^blue\n> — P07\n\n> It is brown.\n> #closing ^brown\n> — P09\n",
    "findings/closing.md": "---\ntitle: Closing is late\nsupports: [closing]\nkey_quotes: [p07#kettle, p08#spoons]\n"
    f"counter_quotes:\n  - group#blue\n---\nAs one of them says:\n\n![[p07#kettle]]\n\n> {GROUP_WORDS}.\n> — P07\n\n"
    f"> {OTHER_WORDS}.\n> — P08\n",
    "briefs/late.md": "---\ntitle: Late\nfindings: [closing]\n---\nA summary.\n",
}
MENTION = {"briefs/late.md": "---\ntitle: Late\nfindings: [closing]\n---\nAs P07 says, [[p07#kettle|late]].\n"}


def _git(folder: Path, *arguments: str) -> str:
    identity = ("-c", "user.name=R1", "-c", "user.email=r1@example.org", "-c", "commit.gpgsign=false")
    done = subprocess.run(["git", *identity, *arguments], cwd=folder, check=True, capture_output=True, text=True)
    return done.stdout


def _commit(folder: Path, message: str) -> None:
    _git(folder, "add", "--all")
    _git(folder, "commit", "--quiet", "-m", message)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    folder = tmp_path / "research"
    lay_out(folder, FILES)
    shutil.copy(ROOT / "mkdocs.yml", folder)
    (folder / ".gitignore").write_text("/site/\n/.firsthand/\n")
    _git(folder, "init", "--quiet", "--initial-branch=main")
    _commit(folder, "one")
    return folder


def _section(text: str, heading: str) -> list[str]:
    """The lines of one section of the plan."""
    return [line.strip() for line in text.partition(f"{heading}\n")[2].partition("\n\n")[0].split("\n")]


def test_the_plan_says_what_it_means_and_changes_nothing(repository: Path) -> None:
    done = firsthand("withdraw", "p07", "--day", "2026-03-14", "--dry-run", cwd=repository)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("P07 withdraws, as of 2026-03-14\n")
    assert _section(done.stdout, "Notes") == [
        "mark    content/interviews/a/p07.md",
        "mark    content/interviews/group.md  a session with 1 other",
    ]
    figures = _section(done.stdout, "Figures that change (before → after)")
    assert figures[:4] == [
        "respondents: 3 → 2",
        "closing: Closing is late",
        "3 of 3, 3 mentions; 1 against",
        "→ 2 of 2, 2 mentions",
    ]
    assert _section(done.stdout, "Taken out of findings and briefs") == [
        "content/findings/closing.md:4  key_quotes: p07#kettle",
        "content/findings/closing.md:6  counter_quotes: group#blue",
        "content/findings/closing.md:10  embed p07#kettle",
        "content/findings/closing.md:12  citation of P07",
    ]
    assert _section(done.stdout, "Left to you")[0] == (
        "content/findings/closing.md:8  leads up to what is taken out: As one of them says:"
    )
    assert "internal edition; counts them, quotes p07#kettle, group#blue" in done.stdout
    assert f"testimonial p07#kettle: “{WORDS}.”" in done.stdout
    assert done.stdout.rstrip().endswith("Nothing was changed.")
    assert _git(repository, "status", "--short") == ""


def test_marking_takes_the_person_out_of_notes_and_findings(repository: Path) -> None:
    done = firsthand("withdraw", "P07", "--day", "2026-03-14", "--yes", cwd=repository)
    assert (done.returncode, done.stderr) == (0, "")
    changed = [line[1:] for line in _git(repository, "diff", "-U0").split("\n") if re.match(r"[+-](?![+-])", line)]
    assert changed == [
        "key_quotes: [p07#kettle, p08#spoons]",
        "counter_quotes:",
        "  - group#blue",
        "key_quotes: [p08#spoons]",
        "counter_quotes: []",
        "![[p07#kettle]]",
        "",
        f"> {GROUP_WORDS}.",
        "> — P07",
        "",
        CONSENT.strip(),
        "consent: {withdrawn: 2026-03-14, level: anonymous, testimonial: true}",
        "    consent: {withdrawn: 2026-03-14}",
    ]
    research = read_research(repository / "content", repository)
    assert research.complete
    withdrew = {who.id: who.consent.withdrawn for each in research.interviews.values() for who in each.participants}
    assert withdrew == {"P07": "2026-03-14", "P08": "", "P09": ""}
    assert "Done: marked 2 notes, changed 1 finding or brief." in done.stdout

    again = firsthand("withdraw", "P07", "--yes", cwd=repository)
    assert again.returncode == 0
    assert _section(again.stdout, "Notes")[0].startswith("stays   content/interviews/a/p07.md")
    assert "Done: nothing was left to do." in again.stdout


def test_sentences_that_name_the_person_are_listed_and_left(repository: Path) -> None:
    lay_out(repository, MENTION)
    done = firsthand("withdraw", "P07", "--yes", cwd=repository)
    left = "content/briefs/late.md:5  names P07: As P07 says, [[p07#kettle|late]]."
    assert left in _section(done.stdout, "Left to you")
    assert left in _section(done.stdout, "Left to you, with lines as they are now:")
    assert (repository / "content/briefs/late.md").read_text() == MENTION["briefs/late.md"]
    assert "withdrawn-named" in firsthand("check", cwd=repository).stdout


def test_removing_deletes_what_is_theirs_alone(repository: Path) -> None:
    done = firsthand("withdraw", "P07", "--remove", "--yes", cwd=repository)
    assert (done.returncode, done.stderr) == (0, "")
    status = _git(repository, "status", "--short").split("\n")
    assert [line.strip() for line in status if line.startswith(" D")] == [
        "D content/interviews/a/p07.highlights.R2.yml",
        "D content/interviews/a/p07.md",
        "D content/transcripts/p07.vtt",
    ]
    assert _section(done.stdout, "Left to you, with lines as they are now:") == [
        "content/interviews/group.md:10  names P07: Notes about P07.",
        f"content/interviews/group.md:12  cut this quote: “{GROUP_WORDS}.”",
        "content/findings/closing.md  read its text again: it may still say in other words what is taken out",
    ]
    assert not [path for path in repository.rglob(".*") if path.name not in (".git", ".gitignore")]


def test_removing_leaves_errors_where_sentences_lead_to_what_is_gone(repository: Path) -> None:
    lay_out(repository, MENTION)
    done = firsthand("withdraw", "P07", "--remove", "--yes", cwd=repository)
    assert done.returncode == 1
    assert "1 error stops a build:" in done.stdout
    assert "[unknown-link]" in done.stdout


def test_a_transcript_that_another_note_names_is_kept(repository: Path) -> None:
    note = "---\nparticipant: P10\ngoal: discover\nconsent: none\ntranscript: transcripts/p07.vtt\n---\n"
    lay_out(repository, {"interviews/p10.md": note})
    done = firsthand("withdraw", "P07", "--remove", "--yes", cwd=repository)
    assert "keep    content/transcripts/p07.vtt  p10 names it, too; cut their words by hand" in done.stdout
    assert (repository / "content/transcripts/p07.vtt").exists()
    assert "content/transcripts/p07.vtt:4  names P07" in done.stdout


def test_a_recording_goes_too_and_one_elsewhere_is_named(repository: Path) -> None:
    lay_out(
        repository,
        {
            "media/p07.mp4": "film",
            "media/P07-clip.mp4": "film",
            "interviews/a/p07.md": P07.replace("goal:", "recording: media/p07.mp4\ngoal:")
            + f"> {WORDS}.\n> #closing\n",
            "interviews/p07-b.md": "---\nparticipant: P07\nrecording: https://example.org/p07\ngoal: discover\n---\n",
        },
    )
    done = firsthand("withdraw", "P07", "--remove", "--yes", cwd=repository)
    assert not (repository / "content/media/p07.mp4").exists()
    assert "content/media/P07-clip.mp4  its name holds the id: look whether it is theirs" in done.stdout
    assert "delete the recording where it lies: https://example.org/p07" in done.stdout


def test_git_is_told_under_every_name(repository: Path) -> None:
    _git(repository, "mv", "content/interviews/a/p07.md", "content/interviews/p07.md")
    _git(repository, "mv", "content/interviews/a/p07.highlights.R2.yml", "content/interviews/p07.highlights.R2.yml")
    _commit(repository, "moved")
    done = firsthand("withdraw", "P07", "--remove", "--dry-run", cwd=repository)
    assert "2 commits wrote these files, under all of their names:" in done.stdout
    for name in (
        "interviews/a/p07.md",
        "interviews/p07.md",
        "interviews/a/p07.highlights.R2.yml",
        "transcripts/p07.vtt",
    ):
        assert f"  theirs  content/{name}\n" in done.stdout
        assert f"--path content/{name}" in done.stdout
    assert "  shared  content/interviews/group.md\n" in done.stdout
    assert "git filter-repo --force --replace-text ~/P07-words.txt" in done.stdout


def test_words_are_printed_for_the_purge_of_shared_files(repository: Path) -> None:
    done = firsthand("withdraw", "P07", "--words", cwd=repository)
    patterns = [re.compile(line.removeprefix("regex:").partition("==>")[0]) for line in done.stdout.splitlines()]
    text = (repository / "content/interviews/group.md").read_text()
    assert any(pattern.search(text) for pattern in patterns)
    assert not any(pattern.search(FILES["interviews/p08.md"]) for pattern in patterns)


def test_outside_of_git_nothing_is_to_be_purged(repository: Path) -> None:
    shutil.rmtree(repository / ".git")
    done = firsthand("withdraw", "P07", "--dry-run", cwd=repository)
    assert "This is no git repository; nothing is to be purged." in done.stdout


def test_nothing_is_done_unasked(repository: Path) -> None:
    done = firsthand("withdraw", "P07", cwd=repository)
    assert done.returncode == 2
    assert "no terminal to ask on" in done.stderr
    assert _git(repository, "status", "--short") == ""


@pytest.mark.parametrize(("answer", "changed"), [("y", True), ("", False)])
def test_it_asks_on_a_terminal(repository: Path, answer: str, changed: bool) -> None:
    pty = pytest.importorskip("pty")
    ours, theirs = pty.openpty()
    os.write(ours, f"{answer}\n".encode())
    done = subprocess.run(
        [sys.executable, "-m", "firsthand", "withdraw", "P07"],
        cwd=repository,
        stdin=theirs,
        capture_output=True,
        text=True,
        check=False,
    )
    os.close(theirs)
    os.close(ours)
    assert done.returncode == 0, done.stderr
    assert "Do this? [y/N]" in done.stdout
    assert bool(_git(repository, "status", "--short")) == changed


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("P8",), "Did you mean `P08`?"),
        (("nobody",), "No note has a participant `nobody`."),
        (("P07", "--day", "2026-02-30"), "no day of the calendar"),
        ((), "Missing argument"),
    ],
)
def test_wrong_use_says_so(repository: Path, arguments: tuple[str, ...], said: str) -> None:
    done = firsthand("withdraw", *arguments, cwd=repository)
    assert done.returncode == 2
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_an_id_in_two_spellings_is_asked_about(repository: Path) -> None:
    lay_out(repository, {"interviews/x.md": "---\nparticipant: p07\ngoal: discover\n---\n"})
    done = firsthand("withdraw", "P07", "--yes", cwd=repository)
    assert done.returncode == 2
    assert "`P07` and `p07` differ in the case of letters alone" in done.stderr
    assert "content/interviews/x.md" in done.stderr


def test_a_note_that_cannot_be_read_is_named(repository: Path) -> None:
    lay_out(repository, {"interviews/broken.md": "---\nparticipant: [P07\n---\n"})
    done = firsthand("withdraw", "P07", "--remove", "--yes", cwd=repository)
    assert done.returncode == 1
    assert "unread  content/interviews/broken.md  cannot be read, and may hold them" in done.stdout
    assert "content/interviews/broken.md:2  names P07" in done.stdout


@pytest.mark.build
def test_the_site_holds_no_trace_after_it(repository: Path) -> None:
    assert firsthand("withdraw", "P07", "--yes", cwd=repository).returncode == 0
    done = mkdocs("build", "--quiet", cwd=repository)
    assert done.returncode == 0, done.stderr
    site = repository / "site"
    texts = {path: path.read_bytes().decode("utf-8", "replace") for path in site.rglob("*") if path.is_file()}
    texts |= {path: _pdf_text(path) for path in texts if path.suffix == ".pdf"}
    assert any(OTHER_WORDS in text for path, text in texts.items() if path.suffix == ".pdf")
    for trace in ("kettle", GROUP_WORDS, "p07"):
        found = [
            path for path, text in texts.items() if trace.casefold() in text.casefold() and not _foreign(path, site)
        ]
        assert not found, (trace, found)


def _pdf_text(path: Path) -> str:
    with pypdfium2.PdfDocument(path) as document:
        return " ".join(" ".join(page.get_textpage().get_text_range().split()) for page in document)


def _foreign(path: Path, site: Path) -> bool:
    """What the theme brings: scripts and styles, which hold no research."""
    return path.relative_to(site).parts[0] == "assets" and path.suffix in (".js", ".css", ".map", ".woff2", ".png")
