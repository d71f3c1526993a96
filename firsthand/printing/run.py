"""Several papers printed at once, each only where it has changed, while something else goes on."""

from __future__ import annotations

import hashlib
import json
import os
import platform
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, version
from multiprocessing import get_context, parent_process
from threading import Thread
from typing import TYPE_CHECKING

from firsthand import __version__
from firsthand.printing.errors import PrintingError
from firsthand.printing.letters import letters_without_font
from firsthand.printing.press import to_pdf
from firsthand.theme_files import theme_folder

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from firsthand.printing.press import Paper

# What decides how a PDF comes out, beside our own files.
_MADE_BY = ("weasyprint", "pydyf", "fonttools", "tinycss2", "pyphen", "pillow")


class PrintRun:
    """Papers on their way. Whoever starts a run ends it: by ``finish``, or by ``stop`` where something went wrong.

    What has not changed since an earlier run comes out of the cache at once; only what has is printed, in processes of
    its own, so that no process starts where nothing has changed.
    """

    def __init__(self, papers: Mapping[str, Paper], cache: Path, processes: int = 0) -> None:
        """Take the papers of earlier runs, and begin with the others.

        Args:
            papers: what to print, by the paths that the PDFs will have.
            cache: a folder for PDFs of earlier runs; what no paper needs any more leaves it.
            processes: how many print at once; one a core where it is 0.
        """
        self._cache = cache
        self._papers = papers
        self._names = {path: fingerprint(paper) for path, paper in papers.items()}
        waiting = {self._names[path]: paper for path, paper in papers.items() if not self._kept(self._names[path])}
        self._jobs: dict[Future[tuple[bytes, str]], str] = {}
        self._pool: ProcessPoolExecutor | None = None
        if waiting:
            cache.mkdir(parents=True, exist_ok=True)
            # Not a copy of this process, which may have threads.
            at_once = min(processes or os.cpu_count() or 1, len(waiting))
            self._pool = ProcessPoolExecutor(at_once, mp_context=get_context("spawn"), initializer=_end_with_parent)
            # The longest first, so that none of them is left for the end.
            for name, paper in sorted(waiting.items(), key=lambda job: -len(job[1].html)):
                self._jobs[self._pool.submit(_print, paper)] = name

    @property
    def paths(self) -> frozenset[str]:
        """The paths of all papers of the run, printed or not yet."""
        return frozenset(self._papers)

    def finish(self, say: Callable[[int, int, str], None] | None = None) -> Mapping[str, bytes]:
        """Wait for what is not printed yet.

        Args:
            say: is told how many of how many are printed, and the title of the last one.

        Returns:
            The PDFs by their paths.

        Raises:
            PrintingError: a library is missing, or a paper asks for a file that it may not have.
        """
        titles = {self._names[path]: paper.title for path, paper in self._papers.items()}
        try:
            for done, job in enumerate(as_completed(self._jobs), 1):
                self._keep(self._jobs[job], *job.result())
                if say:
                    say(done, len(self._jobs), titles[self._jobs[job]])
        except BrokenProcessPool as error:
            raise PrintingError("A process that prints was ended from outside, or ran out of memory.") from error
        finally:
            self.stop()
        self._forget()
        return {path: self._file(name).read_bytes() for path, name in self._names.items()}

    def missing(self) -> dict[str, str]:
        """The letters that no font of the theme or the brand holds, by the titles of the papers; after ``finish``."""
        found: dict[str, str] = {}
        for path, name in self._names.items():
            letters = json.loads(self._file(name, ".json").read_text(encoding="utf-8"))["letters_without_font"]
            if letters:
                title = self._papers[path].title
                found[title] = "".join(sorted({*found.get(title, ""), *letters}))
        return found

    def stop(self) -> None:
        """End what is still being printed."""
        if self._pool:
            self._pool.shutdown(wait=True, cancel_futures=True)
            self._pool = None

    def _file(self, name: str, suffix: str = ".pdf") -> Path:
        return self._cache / f"{name}{suffix}"

    def _kept(self, name: str) -> bool:
        return self._file(name).is_file() and self._file(name, ".json").is_file()

    def _keep(self, name: str, pdf: bytes, letters: str) -> None:
        """A paper comes to lie in the cache whole or not at all; its PDF comes last."""
        told = json.dumps({"letters_without_font": letters}).encode()
        for suffix, data in ((".json", told), (".pdf", pdf)):
            half = self._file(name, ".half")
            half.write_bytes(data)
            half.replace(self._file(name, suffix))

    def _forget(self) -> None:
        for file in self._cache.iterdir() if self._cache.is_dir() else ():
            if file.stem not in self._names.values():
                file.unlink(missing_ok=True)


def fingerprint(paper: Paper) -> str:
    """A name for a paper by all that decides how it is printed: what it shows, its styles and fonts, the versions."""
    digest = hashlib.sha256(f"{_theme()} {paper.archive}\n{paper.title}\n{paper.html}".encode())
    for html in paper.shorter:
        digest.update(html.encode())
    for name, data in sorted(paper.files.items()):
        digest.update(name.encode() + hashlib.sha256(data).digest())
    for each in paper.attachments:
        digest.update(f"{each.name}\n{each.description}\n".encode() + hashlib.sha256(each.data).digest())
    return digest.hexdigest()[:32]


def _end_with_parent() -> None:
    """Let a process that prints end when the one that wants the paper is killed: nobody else would end it."""
    parent = parent_process()

    def watch() -> None:
        if parent:
            parent.join()
            os._exit(1)

    Thread(target=watch, daemon=True).start()


def _print(paper: Paper) -> tuple[bytes, str]:
    return to_pdf(paper), letters_without_font(paper)


@lru_cache(maxsize=1)
def _theme() -> str:
    digest = hashlib.sha256(f"{__version__} {platform.python_version()}".encode())
    for library in _MADE_BY:
        digest.update(f"{library} {_version(library)}\n".encode())
    fonts = theme_folder("site") / "assets" / "fonts"
    styles = (file for kind in ("*.css", "*.svg") for file in theme_folder("print").glob(kind))
    for file in sorted((*styles, *fonts.glob("*.woff2"))):
        digest.update(file.name.encode() + file.read_bytes())
    return digest.hexdigest()


def _version(library: str) -> str:
    try:
        return version(library)
    except PackageNotFoundError:
        return ""
