"""How long things take, as ratios within one run: `make bench`, or `python benchmarks/run.py 1000`."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import material

from firsthand.editions.publish import publish
from firsthand.guard.search import Search
from firsthand.guard.secrets import Passage, Secret, Withheld
from firsthand.model import Source
from firsthand.pages.addresses import Addresses
from firsthand.pages.site import site_pages
from firsthand.pipeline import guard_site, read_and_check
from firsthand.settings import Settings
from firsthand.theme_files import theme_folder

if TYPE_CHECKING:
    from collections.abc import Callable

TEXT = """the rota is made on a sunday and nobody sees it before the monday when payroll closes at nine
and somebody opens the spreadsheet again"""
WORDS = TEXT.split()


def research(folder: Path, interviews: int) -> None:
    """Invent a research repository: five quotes an interview, a finding for every fifty interviews."""
    chance = random.Random(7)  # noqa: S311  # the same research every time
    content = folder / "content"
    (content / "pages").mkdir(parents=True)
    (content / "pages" / "index.md").write_text("# Bench\n", encoding="utf-8")
    for kind in ("interviews", "findings"):
        (content / kind).mkdir()
    for number in range(interviews):
        quotes = "\n".join(
            f"> {' '.join(chance.choices(WORDS, k=25))} {number}.{quote}.\n"
            f"> #area{quote % 4}/topic{chance.randrange(12)}\n"
            for quote in range(5)
        )
        day = f"2026-01-{number % 28 + 1:02}"
        front = f"---\nparticipant: P{number}\ndate: {day}\ngoal: discover\nconsent: anonymous\n---\n"
        (content / "interviews" / f"p{number}.md").write_text(f"{front}\n## Pains\n\n{quotes}", encoding="utf-8")
    for number in range(interviews // 50):
        front = f"---\ntitle: Finding {number}\nsupports: [area{number % 4}/topic{number % 12}]\n---\n"
        (content / "findings" / f"f{number}.md").write_text(front, encoding="utf-8")
    (folder / "mkdocs.yml").write_text(
        "site_name: Bench\ndocs_dir: content/pages\ntheme: {name: material}\nplugins: {search: {}, firsthand: {}}\n",
        encoding="utf-8",
    )
    (folder / "mkdocs.external.yml").write_text(
        "INHERIT: mkdocs.yml\nsite_dir: site-external\nplugins: {firsthand: {edition: external}}\n", encoding="utf-8"
    )


def plain_site(folder: Path, pages: list[str]) -> None:
    """The same Markdown as hand-written pages, without the plugin."""
    for number, markdown in enumerate(pages):
        path = folder / "docs" / f"page{number}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(markdown, encoding="utf-8")
    (folder / "docs" / "index.md").write_text("# Bench\n", encoding="utf-8")
    (folder / "mkdocs.yml").write_text(
        "site_name: Bench\nnot_in_nav: 'page*'\nnav: [index.md]\n"
        "theme: {name: material, font: false}\nplugins: [search]\n",
        encoding="utf-8",
    )


def seconds(work: Callable[[], object]) -> float:
    """How long a piece of work takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def build(folder: Path, configuration: str = "mkdocs.yml") -> None:
    """Build a site with MkDocs."""
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--quiet", "-f", configuration],
        cwd=folder,
        check=True,
        env=environment,
    )


def main() -> None:
    """Measure each stage and print it beside MkDocs' own time for the same pages."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        research(folder / "ours", count)
        content = folder / "ours" / "content"
        reading = seconds(lambda: read_and_check(content, folder / "ours"))
        checked = read_and_check(content, folder / "ours")
        projecting = seconds(lambda: publish(checked.research, Settings(), "internal", checked.day))
        publication = publish(checked.research, Settings(), "internal", checked.day)
        writing = seconds(lambda: list(site_pages(publication, Addresses(publication), ())))
        pages = [page.markdown for page in site_pages(publication, Addresses(publication), ())]
        plain_site(folder / "plain", pages)
        plain = seconds(lambda: build(folder / "plain"))
        ours = seconds(lambda: build(folder / "ours"))
        outside = replace(checked, settings=Settings(edition="external"))
        external = seconds(lambda: build(folder / "ours", "mkdocs.external.yml"))
        theme = [theme_folder("site"), Path(material.__file__).parent / "templates"]
        guarding = seconds(lambda: guard_site(folder / "ours" / "site-external", outside, folder / "ours", theme))
    print(f"{count} interviews, {len(publication.quotes)} quotes, {len(pages)} pages")
    for what, time_taken in (
        ("read and check", reading),
        ("project", projecting),
        ("make pages", writing),
        ("whole build", ours),
        ("whole external build", external),
        ("guard, external site", guarding),
        ("MkDocs alone, same pages", plain),
    ):
        print(f"{what:<26} {time_taken:7.2f} s   {time_taken / plain:5.2f} of MkDocs alone")
    for factor, ratio in guard_by_secrets().items():
        print(f"looking through one site for {factor:>3} times the secrets takes {ratio:4.2f} times as long")


def guard_by_secrets() -> dict[int, float]:
    """How long the same texts take to be looked through, by how much there is to be found, as ratios to the least."""
    chance = random.Random(7)  # noqa: S311  # the same texts every time
    words = [f"word{number}" for number in range(5000)]
    site = [" ".join(chance.choices(words, k=2000)) for _ in range(200)]
    taken = {}
    for factor in (1, 10, 100):
        passages = [
            Passage("notes", " ".join(chance.choices(words, k=100)), Source(f"{number}.md"))
            for number in range(30 * factor)
        ]
        secrets = [
            Secret("a quote", f" {' '.join(chance.choices(words, k=5))} ", Source("a.md")) for _ in range(100 * factor)
        ]
        search = Search(Withheld(secrets=tuple(secrets), voices=tuple(passages)))
        # The least of three: other programs only ever make it longer.
        taken[factor] = min(seconds(lambda: [list(search.find(text, "")) for text in site]) for _ in range(3))  # noqa: B023
    return {factor: time_taken / taken[1] for factor, time_taken in taken.items()}


if __name__ == "__main__":
    main()
