"""How papers look: a company's logo, colours and fonts as its options name them, and the size of the sheet."""

from __future__ import annotations

import io
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import resvg_py
from fontTools.ttLib import TTFont, TTLibError

from firsthand.printing.colours import mixed, on, readable
from firsthand.printing.errors import PrintingError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from firsthand.settings import Paper, Settings

# Width and height in millimetres.
SIZES: dict[Paper, tuple[float, float]] = {"A4": (210, 297), "Letter": (215.9, 279.4)}
LOGO = "brand/logo"
_LOGOS = (".svg", ".png")
# In points; larger than it stands on any slide.
_LOGO_WIDTH = 1200
_FONTS = (".woff2", ".woff", ".ttf", ".otf")


@dataclass(frozen=True)
class Font:
    """A font file of the brand: the path that a style asks for it by, its weight, and `normal` or `italic`."""

    path: str
    weight: int
    style: str


@dataclass(frozen=True)
class Look:
    """All that a template asks of a company's brand; ``files`` are its logo and fonts by the paths that styles use."""

    paper: Paper
    colour: str
    accent: str
    contact: str = ""
    logo: str = ""
    headings: tuple[Font, ...] = ()
    text: tuple[Font, ...] = ()
    files: Mapping[str, bytes] = field(default_factory=dict, repr=False)

    @property
    def width(self) -> float:
        """The sheet's width in millimetres."""
        return SIZES[self.paper][0]

    @property
    def height(self) -> float:
        """The sheet's height in millimetres."""
        return SIZES[self.paper][1]

    @property
    def margins(self) -> str:
        """Room around the text, as a style says it: less of it above and below on the shorter sheet."""
        return "25mm 24mm 22mm" if self.paper == "A4" else "20mm 24mm 18mm"

    @property
    def shades(self) -> dict[str, str]:
        """The colours of styles by their names: on white, on the brand's colour, and paler."""
        ground = on(self.colour)
        return {
            "main": self.colour,
            "on-main": ground,
            "on-main-soft": mixed(ground, self.colour, 0.28),
            "on-main-faint": mixed(ground, self.colour, 0.62),
            "main-text": readable(self.colour),
            "accent": self.accent,
            "accent-text": readable(self.accent),
            "wash": mixed(self.colour, "#ffffff", 0.93),
        }

    def logo_png(self) -> bytes:
        """The logo in points, for programs of which not all draw SVG; nothing without one.

        Raises:
            PrintingError: it is no SVG that can be read.
        """
        data = self.files.get(self.logo, b"")
        if not self.logo.endswith(".svg"):
            return data
        try:
            return bytes(resvg_py.svg_to_bytes(svg_string=data.decode(), width=_LOGO_WIDTH, skip_system_fonts=True))
        except ValueError as error:
            raise PrintingError(f"brand: logo: it is no SVG that can be read ({error}).") from error

    @property
    def ink(self) -> dict[str, str]:
        """The colours of marks on white."""
        main, quiet = readable(self.colour), "#6f7d87"
        return {
            "supports": main,
            "mixed": main,
            "contradicts": readable(self.accent),
            "silent": quiet,
            "aside": quiet,
        }

    @property
    def cover_ink(self) -> dict[str, str]:
        """The colours of marks on the brand's colour."""
        shades = self.shades
        strong, soft = shades["on-main"], shades["on-main-faint"]
        return {"supports": strong, "mixed": strong, "contradicts": strong, "silent": soft, "aside": soft}


def look_of(settings: Settings, root: Path) -> Look:
    """Read a brand's files.

    Args:
        settings: the project's options.
        root: the folder that files of the brand are given relative to.

    Raises:
        PrintingError: a file is missing, lies outside the project, or is no picture or font.
    """
    brand = settings.brand
    files: dict[str, bytes] = {}
    logo = ""
    if brand.logo:
        file = _inside(root, brand.logo, "logo")
        if file.suffix.lower() not in _LOGOS:
            raise PrintingError(f"brand: logo: {brand.logo} is neither SVG nor PNG.")
        logo = LOGO + file.suffix.lower()
        files[logo] = file.read_bytes()
    fonts: dict[str, tuple[Font, ...]] = {}
    for part, given in (("headings", brand.headings), ("text", brand.text)):
        read = dict(_fonts(root, given, part)) if given else {}
        files |= {font.path: data for font, data in read.items()}
        fonts[part] = tuple(read)
    return Look(
        paper=settings.paper,
        colour=brand.colour.lower(),
        accent=brand.accent.lower(),
        contact=brand.contact,
        logo=logo,
        headings=fonts["headings"],
        text=fonts["text"],
        files=files,
    )


def _inside(root: Path, given: str, option: str) -> Path:
    path = (root / given).resolve()
    if not path.is_relative_to(root.resolve()):
        raise PrintingError(f"brand: {option}: {given} lies outside the project.")
    if not path.exists():
        raise PrintingError(f"brand: {option}: there is no {given} beside mkdocs.yml.")
    return path


def _fonts(root: Path, given: str, part: str) -> Iterator[tuple[Font, bytes]]:
    place = _inside(root, given, part)
    found = sorted(file for file in place.iterdir() if file.suffix.lower() in _FONTS) if place.is_dir() else [place]
    if not found:
        raise PrintingError(f"brand: {part}: {given} holds no font: put .woff2, .ttf or .otf files there.")
    for number, file in enumerate(found):
        data = file.read_bytes()
        try:
            with TTFont(io.BytesIO(data), lazy=True) as font:
                weight, italic = int(font["OS/2"].usWeightClass), font["OS/2"].fsSelection & 1
        except (TTLibError, KeyError, OSError) as error:
            raise PrintingError(f"brand: {part}: {file.name} is no font that can be read ({error}).") from error
        yield Font(f"brand/{part}-{number}{file.suffix.lower()}", weight, "italic" if italic else "normal"), data
