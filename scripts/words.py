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
# How words are said: `_("…")`, `ngettext("…", "…", n)`, `counted(n, "…", "…")`; in MkDocs' own templates `words("…")`;
# in Python `later("…")`, and `say("…")` where they are said at once.
KEYWORDS = {
    "_": None,
    "words": None,
    "gettext": None,
    "ngettext": (1, 2),
    "counted": (2, 3),
    "later": None,
    "say": None,
    "say_many": (1, 2),
}
# Lines of a header that change from day to day, or that would name people whom a file of words does not have.
EMPTY = tuple(
    f'"{name}'
    for name in (
        "Project-Id",
        "Report-Msgid",
        "POT-Creation",
        "PO-Revision",
        "Last-Translator",
        "Language-Team",
        "Generated-By",
    )
)
OPTIONS = {pattern: {"silent": "false", "newstyle_gettext": "true"} for pattern in ("**.jinja", "**.html")}
HEADER = """\
# The words of Firsthand's interface{}.
# `make words` writes this file and keeps what is translated; docs/languages.md says how to add a language.
#"""


def catalogue() -> Catalog:
    """All words of the interface, in the order of the alphabet, with the files in which they stand."""
    found = Catalog(header_comment=HEADER.format(""), fuzzy=False, charset="utf-8")
    for folder in ("firsthand", "plugins", "theme"):
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
    """A catalogue as a file, without anything that changes from day to day or names nobody."""
    out = io.BytesIO()
    write_po(out, messages, sort_output=True, omit_header=False, include_lineno=False, ignore_obsolete=True)
    lines = [line for line in out.getvalue().decode().splitlines() if not line.startswith(EMPTY)]
    return ("\n".join(lines) + "\n").encode()


def translated(path: Path, template: Catalog) -> Catalog:
    """A translation with the words of today: what is new is empty, what is gone is left out."""
    words = read_po(io.BytesIO(path.read_bytes()), locale=path.stem)
    words.update(template, no_fuzzy_matching=True)
    words.header_comment = HEADER.format(f" in {words.locale.english_name}" if words.locale else "")
    return words


def unsaid(words: Catalog) -> list[str]:
    """What a translation does not say yet."""
    forms = {each.id: each.string if isinstance(each.string, tuple) else (each.string,) for each in words}
    return [str(identity) for identity, said in forms.items() if identity and not all(said)]


def main() -> None:
    """Write `theme/words/`, and list what translations do not say yet."""
    template = catalogue()
    (WORDS / "firsthand.pot").write_bytes(written(template))
    for path in sorted(WORDS.glob("*.po")):
        words = translated(path, template)
        path.write_bytes(written(words))
        missing = unsaid(words)
        print(f"{path.name}: {len(missing)} of {len(words)} still to say")
        print("".join(f"    {message}\n" for message in missing), end="")


if __name__ == "__main__":
    main()
