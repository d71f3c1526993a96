"""An SVG as PNG: the same picture for programs that show no SVG, with its words beside it."""

from __future__ import annotations

import hashlib
import io
import re
from html import unescape
from pathlib import Path
from tempfile import TemporaryDirectory

import PIL
import resvg_py
from PIL import Image, PngImagePlugin

from firsthand import __version__
from firsthand.printing.cards.cache import cached
from firsthand.printing.cards.lettering import ORDINARY, SANS, SERIF, face
from firsthand.printing.cards.resvg_text import borrowed_fonts, for_resvg

_FACES = ((SERIF, 400), (SANS, 600), (SANS, 400))
_WORDS = re.compile(r"<text[^>]*>(.*?)</text>", re.DOTALL)
_DESCRIPTION = re.compile(r"<desc>(.*?)</desc>", re.DOTALL)


def svg_to_png(svg: str) -> bytes:
    """Render an SVG with the theme's fonts.

    Fonts of the machine are used only where letters are missing in the theme's. The PNG carries the description of
    the SVG, and nothing about the machine or the day.

    Args:
        svg: a picture as `card_svg` gives it.

    Returns:
        The same bytes for the same picture, and the same fonts where those of the machine are needed.
    """
    with TemporaryDirectory() as folder:
        files = []
        for family, weight in _FACES:
            path = Path(folder) / f"{family}-{weight}.ttf"
            path.write_bytes(face(family, weight).ttf)
            files.append(str(path))
        files.extend(str(font.path) for font in borrowed_fonts(svg))
        drawn = resvg_py.svg_to_bytes(svg_string=for_resvg(svg), font_files=files, skip_system_fonts=True)
    notes = PngImagePlugin.PngInfo()
    if described := _DESCRIPTION.search(svg):
        notes.add_itxt("Description", unescape(described[1]))
    file = io.BytesIO()
    with Image.open(io.BytesIO(bytes(drawn))) as image:
        image.convert("RGB").save(file, "PNG", optimize=True, pnginfo=notes)
    return file.getvalue()


def cached_png(svg: str, folder: Path) -> bytes:
    """Render an SVG, or take what an earlier build rendered of the same.

    Args:
        svg: a picture as `card_svg` gives it.
        folder: where pictures of earlier builds lie.
    """
    return cached(folder, f"{_fingerprint(svg)}.png", lambda: svg_to_png(svg))


def _fingerprint(svg: str) -> str:
    digest = hashlib.sha256(f"{__version__} {resvg_py.__version__} {PIL.__version__}\n{svg}".encode())
    plain = ORDINARY.fullmatch(unescape("".join(_WORDS.findall(svg))))
    for font in () if plain else borrowed_fonts(svg):
        digest.update(f"\n{font.path} {font.path.stat().st_size}".encode())
    return digest.hexdigest()[:32]
