"""Writes the catalogue of the interface's words anew, and brings every translation up to date: `make words`."""

from __future__ import annotations

import io
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parent.parent
WORDS = ROOT / "theme" / "words"
# Where words stand, and what finds them there.
METHODS = [("**.py", "python"), ("**.jinja", "jinja2.ext:babel_extract"), ("**.html", "jinja2.ext:babel_extract")]
# How words are said: `_("…")`, `ngettext("…", "…", n)`, `counted(n, "…", "…")`, and `later("…")` in Python.
KEYWORDS = {
    **dict.fromkeys(("_", "gettext", "later", "say")),
    **dict.fromkeys(("ngettext", "say_many"), (1, 2)),
    "counted": (2, 3),
}
OPTIONS = {"**.jinja": {"silent": "false"}, "**.html": {"silent": "false"}}


def catalogue() -> Catalog:
    """All words of the interface, in the order of the alphabet, with the files in which they stand."""
    found = Catalog(project="firsthand", fuzzy=False, charset="utf-8")
    for folder in ("firsthand", "theme"):
        for file, _line, message, comments, _context in extract_from_dir(
            ROOT / folder,
            method_map=METHODS,
            options_map=OPTIONS,
            keywords=KEYWORDS,
        ):
            # Lines are left out: they would change with every edit.
            found.add(message, locations=[(f"{folder}/{file}", 0)], auto_comments=comments)
    return found


def written(messages: Catalog) -> bytes:
    """A catalogue as a file, without anything that changes from day to day."""
    out = io.BytesIO()
    write_po(out, messages, sort_output=True, omit_header=False, include_lineno=False, ignore_obsolete=True)
    daily = ('"POT-Creation', '"PO-Revision', '"Generated-By')
    lines = [line for line in out.getvalue().decode().splitlines() if not line.startswith(daily)]
    return ("\n".join(lines) + "\n").encode()


def main() -> None:
    """Write `theme/words/`."""
    template = catalogue()
    (WORDS / "firsthand.pot").write_bytes(written(template))
    for path in sorted(WORDS.glob("*.po")):
        translated = read_po(io.BytesIO(path.read_bytes()), locale=path.stem)
        translated.update(template, no_fuzzy_matching=True)
        path.write_bytes(written(translated))
        missing = sum(not message.string or not all(message.string) for message in translated if message.id)
        print(f"{path.stem}: {missing} of {len(translated)} still to say")


if __name__ == "__main__":
    main()
