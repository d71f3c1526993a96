"""Test cases as documents: input as a researcher writes it, and what a reader of the research would see.

A case is a `## heading`. Below it, a path in backticks and a fenced block are an input file; fences called `quotes`,
`observations`, `turns`, `links`, `problems`, `warnings` and `evidence` hold what is expected. CONTRIBUTING.md
describes the lines.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, get_args

from firsthand.evidence.findings import Evidence, Stance, evidence_of
from firsthand.model import Interview, Link, Problem, Severity, Span
from firsthand.pipeline import read_and_check

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from firsthand.pipeline import Checked

EXPECTATIONS = ("quotes", "observations", "turns", "links", "problems", "warnings", "evidence")
# The day on which consent is looked at.
DAY = "2026-07-01"
_PATH = re.compile(r"`([^`]+)`(?:\s*\(([^)]*)\))?\s*$")
_FENCE = re.compile(r"(`{3,}|~{3,})\s*([\w-]*)")


@dataclass
class Case:
    file: Path
    title: str
    files: dict[str, bytes] = field(default_factory=dict)
    expected: dict[str, str] = field(default_factory=dict)
    lines: dict[str, tuple[int, int]] = field(default_factory=dict)

    @property
    def id(self) -> str:
        return f"{self.file.stem}: {self.title}"

    def lay_out(self, folder: Path) -> Path:
        content = folder / "content"
        content.mkdir()
        for name, data in self.files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        return content


def cases(folder: Path) -> list[Case]:
    return [case for file in sorted(folder.glob("*.md")) for case in _cases(file)]


def _cases(file: Path) -> list[Case]:
    found: list[Case] = []
    lines = file.read_text(encoding="utf-8").split("\n")
    path, options = "", ""
    number = 0
    while number < len(lines):
        line = lines[number]
        number += 1
        if line.startswith("## "):
            found.append(Case(file, line[3:].strip()))
        elif match := _PATH.match(line):
            path, options = match[1], match[2] or ""
        elif match := _FENCE.match(line):
            end = next(index for index in range(number, len(lines)) if lines[index].strip() == match[1])
            block = "".join(each + "\n" for each in lines[number:end])
            number = end + 1
            if path:
                found[-1].files[path] = _encoded(block, options)
                path = ""
            elif match[2] in EXPECTATIONS:
                found[-1].expected[match[2]] = block
                found[-1].lines[match[2]] = (number - 1 - block.count("\n"), number - 1)
    return found


def _encoded(text: str, options: str) -> bytes:
    if "crlf" in options:
        text = text.replace("\n", "\r\n")
    elif re.search(r"\bcr\b", options):
        text = text.replace("\n", "\r")
    if "cp1252" in options:
        return text.encode("cp1252")
    if "utf-16" in options:
        return text.encode("utf-16")
    if "empty" in options:
        return b""
    return (b"\xef\xbb\xbf" if "bom" in options else b"") + text.encode()


def described(checked: Checked) -> dict[str, str]:
    """What was read, in the words of the documents."""
    research = checked.research
    interviews = list(research.interviews.values())
    linked = [*interviews, *research.findings.values(), *research.briefs.values(), *research.studies.values()]
    found = checked.problems
    links: list[Link] = [link for each in linked for link in each.links]
    return {
        "quotes": "".join(_quotes(each) for each in interviews),
        "observations": "".join(_observations(each) for each in interviews),
        "turns": "".join(_turns(each) for each in interviews),
        "links": "".join(f"link {link.target} -> {link.kind}:{link.id}\n" for link in links if link.kind),
        "problems": _problems(found, Severity.ERROR),
        "warnings": _problems(found, Severity.WARNING),
        "evidence": "".join(_evidence(name, evidence_of(each, research)) for name, each in research.findings.items()),
    }


def _problems(problems: Iterable[Problem], severity: Severity) -> str:
    return "".join(f"{severity} {each.rule} {each.source}\n" for each in problems if each.severity is severity)


def _evidence(name: str, found: Evidence) -> str:
    stances = ", ".join(f"{stance} {found.count(stance)}" for stance in get_args(Stance))
    return (
        f"{name}: {found.figure}; interviewed {found.interviewed}, unknown {found.unknown}, "
        f"unprompted {found.unprompted}; {stances}; mentions {found.mentions}\n"
    )


def _quotes(interview: Interview) -> str:
    lines = []
    for quote in sorted(interview.quotes, key=lambda each: each.source):
        parts = [f"quote {quote.respondent}", *(f"#{tag}" for tag in quote.tags)]
        parts += [f"^{quote.anchor}"] if not quote.anchor.startswith("q-") else []
        parts += [f"@{quote.time}"] if quote.time else []
        parts += ["{" + " ".join(f".{mark}" for mark in quote.marks) + "}"] if quote.marks else []
        parts += [f"focus={quote.focus}"] if quote.focus else []
        lines += [" ".join(parts), "  " + "".join(map(_span, quote.words))]
    return "".join(line + "\n" for line in lines)


def _span(span: Span) -> str:
    text = re.sub(r"\s+", " ", span.text)
    if not span.private:
        return text
    return f'[{text}]{{private as="{span.instead}"}}' if span.instead else f"[{text}]{{private}}"


def _observations(interview: Interview) -> str:
    lines = []
    for each in interview.observations:
        tags = " ".join("#" + tag for tag in each.tags)
        lines += [f"observation {each.respondent} {tags}", "  " + "".join(map(_span, each.words))]
    return "".join(line + "\n" for line in lines)


def _turns(interview: Interview) -> str:
    return "".join(
        f"turn {each.respondent or each.label}{' @' + each.time if each.time else ''}\n"
        f"  {''.join(map(_span, each.words))}\n"
        for each in interview.turns
    )


def wrong_in(case: Case, folder: Path) -> str:
    """What a case expects and does not get, as text; empty where all is well."""
    found = described(read_case(case, folder))
    expected = {"problems": "", **case.expected}
    return "\n\n".join(
        f"{case.file.name}, {case.title}\n--- {kind} expected\n{text}--- {kind} found\n{found[kind]}"
        for kind, text in expected.items()
        if not agree(text, found[kind])
    )


def renew(cases: Iterable[Case], folder: Path) -> None:
    """Write what is found in the place of what was expected; read the difference before you keep it."""
    for number, case in reversed(list(enumerate(cases))):
        home = folder / str(number)
        home.mkdir()
        found = described(read_case(case, home))
        lines = case.file.read_text(encoding="utf-8").split("\n")
        for kind, (start, end) in sorted(case.lines.items(), key=lambda each: -each[1][0]):
            if not agree(case.expected[kind], found[kind]):
                lines[start:end] = found[kind].splitlines()
        case.file.write_text("\n".join(lines), encoding="utf-8")


def read_case(case: Case, folder: Path) -> Checked:
    return read_and_check(case.lay_out(folder), folder, day=DAY)


def agree(expected: str, actual: str) -> bool:
    """Whether two descriptions are the same; `?` in an expectation stands for any number."""
    wanted = [line.rstrip() for line in expected.splitlines() if line.strip()]
    found = [line.rstrip() for line in actual.splitlines() if line.strip()]
    return len(wanted) == len(found) and all(_same(*pair) for pair in zip(wanted, found, strict=True))


def _same(wanted: str, found: str) -> bool:
    if wanted == found:
        return True
    if not wanted.startswith(("error ", "warning ")):
        return False
    head, _, place = wanted.rpartition(" ")
    pattern = re.escape(head + " ") + re.sub(r"\\\?", r"[\\d:]+", re.escape(place))
    return re.fullmatch(pattern, found) is not None
