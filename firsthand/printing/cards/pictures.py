"""An SVG as PNG: the same picture for programs that show no SVG, with its words beside it."""

from __future__ import annotations

import hashlib
import re
import struct
import zlib
from html import unescape
from pathlib import Path
from tempfile import TemporaryDirectory

import resvg_py

from firsthand.printing.cards.cache import cached, fingerprint
from firsthand.printing.cards.lettering import ORDINARY
from firsthand.printing.cards.resvg_text import borrowed_fonts, faces_in, for_resvg

_WORDS = re.compile(r"<text[^>]*>(.*?)</text>", re.DOTALL)
_STYLE = re.compile(r"<style>.*?</style>", re.DOTALL)
_SIGNATURE = b"\x89PNG\r\n\x1a\n"
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
    words = unescape("".join(_WORDS.findall(svg)))
    with TemporaryDirectory() as folder:
        files = []
        for each in faces_in(svg):
            path = Path(folder) / f"{each.family}-{each.weight}.ttf"
            path.write_bytes(each.ttf(words))
            files.append(str(path))
        files.extend(str(font.path) for font in borrowed_fonts(svg))
        # Its own fonts, which other programs need, would only be read in vain.
        bare = _STYLE.sub("", for_resvg(svg))
        drawn = resvg_py.svg_to_bytes(svg_string=bare, font_files=files, skip_system_fonts=True)
    described = _DESCRIPTION.search(svg)
    return _with_text(bytes(drawn), unescape(described[1])) if described else bytes(drawn)


def _with_text(png: bytes, description: str) -> bytes:
    """A PNG with a description, as an iTXt chunk behind its head; to read and write its pixels again takes longer."""
    chunk = b"iTXt" + b"Description\0\0\0\0\0" + description.encode()
    head = len(_SIGNATURE) + struct.unpack(">I", png[8:12])[0] + 12
    written = struct.pack(">I", len(chunk) - 4) + chunk + struct.pack(">I", zlib.crc32(chunk))
    return png[:head] + written + png[head:]


def cached_png(svg: str, folder: Path) -> bytes:
    """Render an SVG, or take what an earlier build rendered of the same.

    Args:
        svg: a picture as `card_svg` gives it.
        folder: where pictures of earlier builds lie.
    """
    return cached(folder, f"{_fingerprint(svg)}.png", lambda: svg_to_png(svg))


def _fingerprint(svg: str) -> str:
    digest = hashlib.sha256("\n".join((fingerprint(resvg_py.__version__), svg)).encode())
    plain = ORDINARY.fullmatch(unescape("".join(_WORDS.findall(svg))))
    for font in () if plain else borrowed_fonts(svg):
        digest.update(f"\n{font.path} {font.path.stat().st_size}".encode())
    return digest.hexdigest()[:32]
