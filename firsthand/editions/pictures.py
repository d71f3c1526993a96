"""Pictures written anew: what they show, and nothing of what their files said about it."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import resvg_py
from PIL import Image, ImageOps, UnidentifiedImageError

if TYPE_CHECKING:
    from pathlib import Path

    from firsthand.editions.publication import Publication

# Larger than any screen; a picture of more points is a mistake or an attack.
_MOST_POINTS = 80_000_000
_FORMATS = {".png": "PNG", ".jpg": "JPEG", ".gif": "GIF", ".webp": "WEBP"}
_QUALITY = 88


class PictureError(Exception):
    """A picture cannot be shown; the message says which and why."""


def picture_files(publication: Publication, content: Path) -> dict[str, bytes]:
    """The pictures of an edition by their paths in the site.

    Args:
        publication: what the edition shows.
        content: the content folder.

    Raises:
        PictureError: one cannot be read.
    """
    files = {}
    for path, image in publication.images.items():
        data = (content / image.file).read_bytes()
        files[path] = without_metadata(data, image.file) if image.stripped else data
    return files


def without_metadata(data: bytes, name: str) -> bytes:
    """A picture drawn again from its points alone: no place, camera, name or comment stays with it.

    Args:
        data: the picture as PNG, JPEG, GIF, WebP or SVG; SVG is painted as PNG.
        name: its file, for messages and for its kind.

    Raises:
        PictureError: it is none of these, or too large.
    """
    kind = "." + name.rpartition(".")[2].lower()
    try:
        if kind == ".svg":
            # Nothing but what stands in the drawing itself: no file, no address.
            data = bytes(resvg_py.svg_to_bytes(svg_string=data.decode("utf-8-sig"), width=1600))
        return _painted(data, _FORMATS.get(kind.replace("jpeg", "jpg"), "PNG"))
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise PictureError(
            f"The picture content/{name} cannot be shown: {error}. Save it anew as PNG or JPEG, or take it away."
        ) from error


def _painted(data: bytes, form: str) -> bytes:
    with Image.open(io.BytesIO(data)) as opened:
        if opened.width * opened.height > _MOST_POINTS:
            raise ValueError(f"it has {opened.width} × {opened.height} points")
        if getattr(opened, "n_frames", 1) > 1 and form in ("GIF", "WEBP"):
            return _animated(opened, form)
        image = ImageOps.exif_transpose(opened)
        mode = "RGB" if form == "JPEG" else "RGBA" if image.has_transparency_data else "RGB"
        clean = image.convert(mode)
    return _saved(clean, form)


def _animated(opened: Image.Image, form: str) -> bytes:
    frames, durations = [], []
    for number in range(getattr(opened, "n_frames", 1)):
        opened.seek(number)
        durations.append(int(opened.info.get("duration", 100)))
        frames.append(opened.convert("RGBA"))
    for frame in frames:
        frame.info.clear()
    out = io.BytesIO()
    frames[0].save(
        out, form, save_all=True, append_images=frames[1:], duration=durations, loop=0, exif=b"", comment=b""
    )
    return out.getvalue()


def _saved(image: Image.Image, form: str) -> bytes:
    image.info.clear()
    out = io.BytesIO()
    options = {"JPEG": {"quality": _QUALITY, "optimize": True}, "WEBP": {"quality": _QUALITY}}.get(form, {})
    image.save(out, form, **options)
    return out.getvalue()
