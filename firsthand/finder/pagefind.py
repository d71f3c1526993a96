"""Pagefind's program: records in, the files of a search index out. The only place that knows its formats."""

from __future__ import annotations

import gzip
import html
import json
import re
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

import pagefind_bin

from firsthand.finder.scripts import other_forms, separated

if TYPE_CHECKING:
    from collections.abc import Sequence

    from firsthand.finder.records import Record

SCRIPT = "pagefind.js"
_MAGIC = b"pagefind_dcd"
_IN_A_FOLDER = 1000
_NO_TEXT = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\u200b]")


class FinderError(Exception):
    """The index cannot be made; the message says why."""


def version() -> str:
    """Which Pagefind there is.

    Raises:
        FinderError: there is none.
    """
    return _run("--version").strip()


def make_index(records: Sequence[Record], language: str, target: Path) -> list[str]:
    """Make an index of records.

    Args:
        records: what can be found.
        language: the code of the language by whose rules words are stemmed.
        target: the folder for the index, which is not there yet.

    Returns:
        The name that Pagefind has given to each record, in their order.

    Raises:
        FinderError: Pagefind is not there, or cannot do it.
    """
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder)
        for number, record in enumerate(records):
            path = site / _path(number)
            if number % _IN_A_FOLDER == 0:
                path.parent.mkdir()
            path.write_text(as_html(record), encoding="utf-8")
        _run("--site", folder, "--output-path", str(target), "--force-language", language, "--silent")
    _keep_what_is_needed(target, language)
    return _names(target, len(records))


def _path(number: int) -> str:
    return f"{number // _IN_A_FOLDER}/{number}.html"


def as_html(record: Record) -> str:
    """A record as a document for Pagefind.

    What is shown and not searched is the document's id, which Pagefind hands back as it is but for blanks. The words
    are no paragraph, since Pagefind would end that with a full stop.
    """
    fields = {name: _clean(value) for name, value in record.fields.items() if value}
    searched, shown = record.words, record.data
    if not re.search(r"\w", searched):
        # Pagefind leaves out what has no word in it.
        searched, shown = next(iter(fields.values()), "record"), {**shown, "text": searched}
    data = re.sub(r"[\s%]", lambda match: quote(match.group()), _json(shown))
    fields |= {"forms": " ".join(other_forms(" ".join((record.words, *fields.values()))))}
    fields = {name: value for name, value in fields.items() if value}
    meta = ", ".join(f"{name}[data-{name}]" for name in fields)
    values = "".join(f' data-{name}="{html.escape(separated(value))}"' for name, value in fields.items())
    words = html.escape(separated(_clean(searched)))
    return (
        f'<!doctype html><html><body id="{html.escape(_clean(data))}">{words}'
        f'<i data-pagefind-meta="{meta}"{values}></i></body></html>'
    )


def _clean(text: str) -> str:
    return _NO_TEXT.sub("", text)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _run(*arguments: str) -> str:
    try:
        program = pagefind_bin.get_executable()
        done = subprocess.run(  # noqa: S603  # Pagefind's own program, by its path
            [program, *arguments], capture_output=True, text=True, check=False
        )
    except (FileNotFoundError, PermissionError) as error:
        raise FinderError(
            "The search index is made by Pagefind, whose program is not there or cannot be run. Install it with "
            "`pip install 'pagefind[bin]'`; the package pagefind_bin carries it for this system."
        ) from error
    if done.returncode:
        raise FinderError(f"Pagefind could not make the search index: {(done.stderr or done.stdout).strip()}")
    return done.stdout


def _keep_what_is_needed(target: Path, language: str) -> None:
    """Take away the user interfaces that come with Pagefind, and the program for other languages."""
    program = next((f"wasm.{each}.pagefind" for each in (language, "unknown") if _is_program(target, each)), "")
    for path in target.iterdir():
        wanted = path.name in (SCRIPT, program, "pagefind-entry.json") or path.suffix == ".pf_meta"
        if path.is_dir() and path.name in ("fragment", "index"):
            continue
        if path.is_dir():
            shutil.rmtree(path)
        elif not wanted:
            path.unlink()


def _is_program(target: Path, language: str) -> bool:
    return (target / f"wasm.{language}.pagefind").is_file()


def _names(target: Path, count: int) -> list[str]:
    """The name of each record's file, by the number that its address ends in."""
    names = [""] * count
    for path in (target / "fragment").iterdir():
        fragment = json.loads(gzip.decompress(path.read_bytes()).removeprefix(_MAGIC))
        names[int(Path(fragment["url"]).stem)] = path.stem
    if not all(names):
        raise FinderError("Pagefind has left some records out of its index. Please tell the makers of Firsthand.")
    return names


def without_program(target: Path) -> None:
    """Leave an empty program behind: one that was loaded for another index serves for all."""
    for path in target.glob("wasm.*.pagefind"):
        path.unlink()  # the file may lie in the cache as well
        path.write_bytes(gzip.compress(_MAGIC, mtime=0))
