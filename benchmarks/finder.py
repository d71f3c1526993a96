"""What the finder costs: `python benchmarks/finder.py [QUOTES]`, 100,000 where nothing is said.

Invents quotes whose words are as common and as rare as those of a language, indexes them, and lets a browser look for
some: bytes over the wire as a server with gzip sends them, and milliseconds, from the last key to the first quote and
to the facets' counts.
"""

from __future__ import annotations

import functools
import gzip
import http.server
import itertools
import random
import shutil
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
    subprocess.run([sys.executable, "-m", "mkdocs", "build", "--quiet"], cwd=folder, check=True)


class Wire(http.server.SimpleHTTPRequestHandler):
    """A server that packs what can be packed."""

    protocol_version = "HTTP/1.1"

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


def served(folder: Path) -> Iterator[str]:
    """The address of a folder for as long as it is needed."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Wire, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


# Runs in the page: types words at once, and tells when a quote stands there, when the last count does, and what was
# loaded until that first quote: by the page, and by the finder.
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
  list.replaceChildren();
  field.value = words;
  const start = performance.now();
  field.dispatchEvent(new Event("input", { bubbles: true }));
  const first = await until(() => list.children.length);
  const counts = await until(() => /^Quotes found/.test(status.textContent));
  const loaded = performance.getEntriesByType("resource").concat(performance.getEntriesByType("navigation"));
  const weigh = (wanted) => loaded.filter((each) => each.responseEnd <= first && wanted(each.name))
    .reduce((sum, each) => sum + each.transferSize, 0);
  const ours = (name) => /pagefind|finder/.test(name);
  return { first: first - start, counts: counts - start, said: status.textContent,
    ours: weigh(ours), page: weigh((name) => !ours(name)) };
}"""


def main(number: int) -> None:
    """Index and look."""
    chance = random.Random(7)  # noqa: S311  # the same quotes every time
    words = vocabulary(chance)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        page(folder)
        shown = publication(number, words, chance)
        for label in ("first build", "same again"):
            start = time.perf_counter()
            write_index(shown, Addresses(shown), folder / "site", folder / "cache")
            print(f"{label:>12}: {time.perf_counter() - start:.1f} s for the index of {number:,} quotes")
        files = [path for path in (folder / "site/pagefind").rglob("*") if path.is_file()]
        print(f"{'on disk':>12}: {sum(path.stat().st_size for path in files) / 1e6:.1f} MB in {len(files):,} files")
        drive(folder / "site", words)
        shutil.rmtree(folder / "cache")


def drive(site: Path, words: list[str]) -> None:
    """Open the page in a browser for each query, and once more for a second search there."""
    wanted = {
        "common": words[30],
        "usual": words[200],
        "rare": words[2_000],
        "very rare": words[15_000],
        "two words": f"{words[60]} {words[300]}",
    }
    for address in served(site):
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
            for label, query in wanted.items():
                context = browser.new_context()
                context.add_init_script("performance.setResourceTimingBufferSize(100000)")
                opened = context.new_page()
                opened.goto(f"{address}quotes/", wait_until="networkidle")
                one = opened.evaluate(LOOK, query)
                two = opened.evaluate(LOOK, words[250])
                print(
                    f"{label:>12}: first quote after {one['first']:.0f} ms and {one['ours'] / 1000:.0f} KB, with the "
                    f"page itself {(one['ours'] + one['page']) / 1000:.0f} KB; counts after {one['counts']:.0f} ms. "
                    f"{one['said']}. A second search: {two['first']:.0f} and {two['counts']:.0f} ms"
                )
                context.close()
            browser.close()


if __name__ == "__main__":
    main(int(sys.argv[1].replace(",", "")) if len(sys.argv) > 1 else 100_000)
