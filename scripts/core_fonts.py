"""Cuts the letters that nearly every page needs out of the Latin fonts: `python scripts/core_fonts.py`.

A page then loads five small files instead of five whole ones; what else it needs comes from the whole ones.
"""

from __future__ import annotations

from pathlib import Path

from fontTools import subset

FONTS = Path(__file__).parent.parent / "theme" / "site" / "assets" / "fonts"
CORE = "U+0020-007E,U+00A0,U+00B6,U+00B7,U+00D7,U+2013,U+2014,U+2018,U+2019,U+201C,U+201D,U+2026,U+203A,U+2192"


def main() -> None:
    """Write a `-core-` file beside every Latin one."""
    for path in sorted(FONTS.glob("*-latin-[46]*.woff2")):
        options = subset.Options(flavor="woff2", layout_features=["kern", "liga", "mark", "tnum", "lnum"])
        font = subset.load_font(str(path), options)
        cut = subset.Subsetter(options)
        cut.populate(unicodes=subset.parse_unicodes(CORE))
        cut.subset(font)
        subset.save_font(font, str(path).replace("-latin-", "-core-"), options)


if __name__ == "__main__":
    main()
