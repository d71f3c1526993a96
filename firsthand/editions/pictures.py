"""Pictures written anew: what they show, and nothing of what their files said about it."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import resvg_py
from PIL import Image, ImageOps, UnidentifiedImageError

from firsthand.model import Prose
from firsthand.reading import faults

if TYPE_CHECKING:
    from pathlib import Path

    from firsthand.editions.publication import Publication
    from firsthand.model import Problem, Research, Source

# Larger than any screen; a picture of more points is a mistake or an attack.
_MOST_POINTS = 80_000_000
_FORMATS = {".png": "PNG", ".jpg": "JPEG", ".gif": "GIF", ".webp": "WEBP"}
_QUALITY = 88


class PictureError(Exception):
    """A picture cannot be shown; ``file`` is below the content folder, and ``reason`` says why."""

    def __init__(self, file: str, reason: str) -> None:
        super().__init__(f"The picture content/{file} cannot be shown: {reason}. Save it again, or take it away.")
        self.file, self.reason = file, reason


def picture_problems(research: Research, content: Path) -> list[Problem]:
    """The pictures of notes and hand-written pages that cannot be shown.

    Args:
        research: what was read.
        content: the content folder.
    """
    shown: dict[str, Source] = {}
    notes = (research.interviews, research.findings, research.briefs, research.studies, research.guides)
    for note in (note for kind in notes for note in kind.values()):
        for block in note.blocks:
            if isinstance(block, Prose):
                shown |= {image.file: block.source for image in block.images.values()}
    for page in research.pages.values():
        shown |= {image.file: page.source for image in page.images.values()}
    problems = []
    for file, source in sorted(shown.items()):
        try:
            without_metadata((content / file).read_bytes(), file)
        except PictureError as error:
            problems.append(faults.unreadable_picture(source, file, error.reason))
    return problems


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
    except UnidentifiedImageError as error:
        raise PictureError(name, "it is no picture of the kind that its name says") from error
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise PictureError(name, str(error).rstrip(".")) from error


def _painted(data: bytes, form: str) -> bytes:
    with Image.open(io.BytesIO(data)) as opened:
        if opened.width * opened.height > _MOST_POINTS:
            raise ValueError(f"it has {opened.width} × {opened.height} points, and {_MOST_POINTS:,} are the most")
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
