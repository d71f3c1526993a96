"""What the finder costs: `python benchmarks/finder.py [QUOTES]`, 100,000 where nothing is said.

Invents quotes whose words are as common and as rare as those of a language, indexes them, and lets a browser look for
some: bytes over the wire as a server with gzip sends them, and time from the last key, or from the click on a link to a
search, to the first quote and to the facets' counts. All is measured among a tenth of the quotes as well: how many
times as long it takes among all of them depends least on the machine.
"""

from __future__ import annotations

import functools
import gzip
import http.server
import itertools
import os
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright

from firsthand.editions.publication import Publication, ShownQuote, ShownTag
from firsthand.finder.index import write_index
from firsthand.model import Span
from firsthand.pages.addresses import Addresses

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

COMMON = [
    "the",
    "a",
    "of",
    "to",
    "and",
    "in",
    "it",
    "we",
    "that",
    "was",
    "for",
    "on",
    "is",
    "with",
    "but",
    "they",
    "at",
    "i",
    "my",
    "not",
    "have",
]
SYLLABLES = [
    one + two
    for one in ["b", "c", "d", "f", "g", "h", "k", "l", "m", "n", "p", "r", "s", "t", "v", "w", "st", "tr", "pl"]
    for two in ["a", "e", "i", "o", "u", "ai", "en", "or"]
]
WORDS = 20_000
TIMES = 3
PACKED = (".pagefind", ".pf_meta", ".pf_index", ".pf_fragment", ".woff2", ".png")


def vocabulary(chance: random.Random) -> list[str]:
    """Invented words, the most common first."""
    made: dict[str, None] = dict.fromkeys(COMMON)
    while len(made) < WORDS:
        made["".join(chance.choices(SYLLABLES, k=chance.choice([2, 2, 3, 3, 4])))] = None
    return list(made)


def publication(number: int, words: list[str], chance: random.Random) -> Publication:
    """A publication of invented quotes, whose words follow Zipf's law."""
    weights = list(itertools.accumulate(1 / (rank + 2) for rank in range(len(words))))
    tags = [f"area{area}/topic{topic}" for area in range(10) for topic in range(12)]
    quotes = {}
    for each in range(number):
        said = " ".join(chance.choices(words, cum_weights=weights, k=chance.randint(12, 45)))
        interview = f"p{each // 10:05}"
        quotes[f"{interview}#q{each % 10}"] = ShownQuote(
            id=f"{interview}#q{each % 10}",
            words=(Span(said),),
            signature=f"P{each // 10:05}, operations manager",
            tags=tuple(chance.sample(tags, k=chance.choice([1, 1, 2, 3]))),
            focus=chance.choice(["pain", "gain", "gap", "persona"]),
            persona=f"persona-{chance.randrange(8)}",
            segments=(f"segment-{chance.randrange(10)}",),
            study=f"study-{chance.randrange(16)}",
            goal="discover",
            interview=interview,
            participant=f"P{each // 10:05}",
            date=f"20{20 + each * 7 // number}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}",
            consent="anonymous",
        )
    kinds = ("findings", "briefs", "testimonials", "interviews", "personas", "studies", "guides", "pages", "images")
    empty: dict[str, object] = {kind: {} for kind in kinds}
    return Publication(
        edition="internal",
        quotes=quotes,
        tags={tag: _tag(tag) for tag in tags},
        respondents=number // 10,
        working=True,
        private=True,
        **empty,  # type: ignore[arg-type]
    )


def _tag(tag: str) -> ShownTag:
    return ShownTag(tag, tag, "", None, "", "", (), True, None, None, None, None, (), (), (), (), 0)


def page(folder: Path) -> None:
    """A built site with one interview, whose quotes page serves the invented ones."""
    content = folder / "content"
    (content / "pages").mkdir(parents=True)
    (content / "interviews").mkdir()
    (content / "pages" / "index.md").write_text("# Bench\n", encoding="utf-8")
    note = "---\nparticipant: P1\nconsent: anonymous\n---\n\n> One.\n> #area0/topic0\n"
    (content / "interviews" / "p1.md").write_text(note, encoding="utf-8")
    config = "site_name: Bench\ndocs_dir: content/pages\ntheme: {name: material}\nplugins: [firsthand]\n"
    (folder / "mkdocs.yml").write_text(config, encoding="utf-8")
    quiet = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    subprocess.run([sys.executable, "-m", "mkdocs", "build", "--quiet"], cwd=folder, check=True, env=quiet)


class Wire(http.server.SimpleHTTPRequestHandler):
    """Sends files packed where they can be packed, at once, and says nothing."""

    protocol_version = "HTTP/1.1"
    # Otherwise each answer waits 40 ms for a browser that has nothing to say.
    disable_nagle_algorithm = True

    def do_GET(self) -> None:
        """Send a file, gzipped unless it is packed already."""
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(404)
            return
        data = path.read_bytes()
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Cache-Control", "no-store")
        if path.suffix not in PACKED:
            data = gzip.compress(data, 6)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Say nothing."""


class Server(http.server.ThreadingHTTPServer):
    """A server that does not mind a browser that leaves before an answer is there."""

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing of a connection that was given up, and everything of any other error."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


def served(folder: Path) -> Iterator[str]:
    """The address of a folder for as long as it is needed."""
    server = Server(("127.0.0.1", 0), functools.partial(Wire, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


# Runs in the page: types words at once, where any are given, and tells when a quote stands there, when the last count
# does, and what was loaded until that first quote: by the page, and by the finder.
LOOK = """async (words) => {
  const field = document.querySelector("#fh-q");
  const list = document.querySelector("[data-fh-part=list]");
  const status = document.querySelector("[data-fh-part=status]");
  const until = (holds) => new Promise((resolve) => {
    const channel = new MessageChannel();
    const look = () => (holds() ? resolve(performance.now()) : channel.port2.postMessage(0));
    channel.port1.onmessage = look;
    look();
  });
  const { searching } = JSON.parse(document.querySelector("[data-fh-finder]").dataset.fhWords);
  const done = () => status.textContent && status.textContent !== searching;
  let start = 0;
  if (words) {
    list.replaceChildren();
    status.textContent = "";
    field.value = words;
    start = performance.now();
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }
  const first = await until(() => list.children.length || done());
  const counts = await until(done);
  const loaded = performance.getEntriesByType("resource").concat(performance.getEntriesByType("navigation"));
  const weigh = (wanted) => loaded.filter((each) => each.responseEnd <= first && wanted(each.name))
    .reduce((sum, each) => sum + each.transferSize, 0);
  const ours = (name) => /pagefind|finder/.test(name);
  return { first: first - start, counts: counts - start, ours: weigh(ours), page: weigh((name) => !ours(name)),
    found: Number(status.textContent.replace(/[^0-9]/g, "")) };
}"""


def searches(words: list[str]) -> dict[str, tuple[str, str]]:
    """Searches by what they are: what the address asks for, and what is typed then."""
    return {
        "a common word": ("", words[30]),
        "a usual word": ("", words[200]),
        "a rare word": ("", words[2_000]),
        "a very rare word": ("", words[15_000]),
        "two words": ("", f"{words[60]} {words[300]}"),
        "two rare words": ("", f"{words[900]} {words[1300]}"),
        "words never said": ("", f"{words[500]} {words[2500]}"),
        "the oldest year": ("?year=2020", ""),
        "a word, that year": (f"?year=2020&q={words[200]}", ""),
        "a link to a search": (f"?q={words[200]}", ""),
    }


def main(number: int) -> None:
    """Index and look: among a tenth of the quotes, and among all of them."""
    words = vocabulary(random.Random(7))  # noqa: S311  # the same words every time
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        page(folder)
        few = measured(number // 10, words, folder)
        many = measured(number, words, folder)
    print(f"The first quote among {number:,}, and how many times as long it takes as among {number // 10:,}:")
    print(f"{'':>18}  {'first quote':>16} {'loaded':>7} {'with the page':>14} {'counts':>8} {'quotes':>8}")
    for search, figures in many.items():
        ratio = figures["first"] / few[search]["first"]
        ours, whole = figures["ours"] / 1000, (figures["ours"] + figures["page"]) / 1000
        print(
            f"{search:>18}: {figures['first']:5.0f} ms, × {ratio:3.1f} {ours:5.0f} KB {whole:11.0f} KB "
            f"{figures['counts']:5.0f} ms {figures['found']:8,.0f}"
        )


def measured(number: int, words: list[str], folder: Path) -> dict[str, dict[str, float]]:
    """Index so many quotes, and look for them."""
    shown = publication(number, words, random.Random(7))  # noqa: S311  # the same quotes every time
    times = []
    for _ in range(2):
        start = time.perf_counter()
        write_index(shown, Addresses(shown), folder / "site", folder / "cache")
        times.append(time.perf_counter() - start)
    files = [path for path in (folder / "site/pagefind").rglob("*") if path.is_file()]
    print(
        f"{number:,} quotes: an index in {times[0]:.1f} s, in {times[1]:.1f} s where nothing has changed; "
        f"{sum(path.stat().st_size for path in files) / 1e6:.1f} MB in {len(files):,} files"
    )
    return drive(folder / "site", words)


def drive(site: Path, words: list[str]) -> dict[str, dict[str, float]]:
    """What each search costs, the middle one of several times, each in a browser that has never been there."""
    figures = {}
    for address in served(site):
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
            for search, (asked, typed) in searches(words).items():
                runs = [look(browser, f"{address}quotes/{asked}", typed) for _ in range(TIMES)]
                figures[search] = {key: statistics.median(run[key] for run in runs) for key in runs[0]}
            browser.close()
    return figures


def look(browser: Browser, address: str, typed: str) -> dict[str, float]:
    """One search: open an address, wait where something will be typed, and look."""
    context = browser.new_context()
    context.add_init_script("performance.setResourceTimingBufferSize(100000)")
    opened = context.new_page()
    opened.goto(address, wait_until="networkidle" if typed else "commit")
    opened.wait_for_selector("#fh-q", state="attached")
    found: dict[str, float] = opened.evaluate(LOOK, typed)
    context.close()
    return found


if __name__ == "__main__":
    main(int(sys.argv[1].replace(",", "")) if len(sys.argv) > 1 else 100_000)
