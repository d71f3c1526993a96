"""Images: every text, comment and description around the pixels, which are not read themselves."""

from __future__ import annotations

import io
import warnings
from typing import TYPE_CHECKING

from PIL import Image

from firsthand.guard.readers import image_parts
from firsthand.guard.readers.exif import exif_texts, tag_texts
from firsthand.guard.readers.file import Segment, Unreadable
from firsthand.guard.readers.image_texts import jpeg_texts, png_texts
from firsthand.guard.readers.strings import strings_in
from firsthand.guard.readers.telling import told

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from firsthand.guard.readers.file import File
    from firsthand.guard.readers.image_parts import Part

_FRAMES = 2000
# Parts that hold pixels and how to draw them.
_PNG_PIXELS = "IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB sBIT bKGD hIST pHYs tIME acTL fcTL fdAT cICP"
_PIXELS = {
    "PNG": frozenset(_PNG_PIXELS.split()),
    "GIF": frozenset(("F9",)),
    "WEBP": frozenset(("VP8", "VP8L", "VP8X", "ANIM", "ANMF", "ALPH")),
    "AVIF": frozenset(("mdat", "ftyp")),
    "ICO": frozenset(("picture.bmp",)),
}
_JPEG_PIXELS = frozenset(f"{number:02X}" for number in (*range(0xC0, 0xE0),))


def read_png(file: File) -> Iterator[Segment]:
    """A PNG file."""
    return _image(file, "PNG", image_parts.png_parts)


def read_jpeg(file: File) -> Iterator[Segment]:
    """A JPEG file."""
    return _image(file, "JPEG", image_parts.jpeg_parts)


def read_gif(file: File) -> Iterator[Segment]:
    """A GIF file."""
    return _image(file, "GIF", image_parts.gif_parts)


def read_webp(file: File) -> Iterator[Segment]:
    """A WebP file."""
    return _image(file, "WEBP", image_parts.webp_parts)


def read_avif(file: File) -> Iterator[Segment]:
    """An AVIF file, whose descriptions lie among its pixels."""
    yield from _image(file, "AVIF", image_parts.avif_parts)
    with _opened(file.data, "AVIF") as image:
        yield from exif_texts(file, image.info.get("exif") or b"")
        yield from file.within("XMP", "xmp.xml", image.info.get("xmp") or b"")
        yield Segment("colour profile", strings_in(image.info.get("icc_profile") or b""))


def read_ico(file: File) -> Iterator[Segment]:
    """An icon."""
    return _image(file, "ICO", image_parts.ico_parts)


def read_tiff(file: File) -> Iterator[Segment]:
    """A TIFF file: its tags, and all that looks like text, since it has no order in which something could be last."""
    with _opened(file.data, "TIFF") as image:
        for frame in range(_frames(image)):
            image.seek(frame)
            yield from tag_texts(file, image.getexif())
    yield Segment("strings", strings_in(file.data))
    start = file.data.find(b"PK\x03\x04")
    if start >= 0:
        yield from file.within("end of the image", "end.zip", file.data[start:])


def _image(file: File, form: str, parts: Callable[[bytes], Iterator[Part]]) -> Iterator[Segment]:
    with _opened(file.data, form):
        pass
    profile: list[bytes] = []
    for kind, data in parts(file.data):
        if kind == image_parts.END:
            yield from _end(file, data)
        elif kind == "picture.png":
            yield from file.within("picture", kind, data)
        elif form == "JPEG":
            if kind not in _JPEG_PIXELS:
                profile += [data[35:]] if data.startswith(b"http://ns.adobe.com/xmp/extension/\0") else []
                yield from jpeg_texts(file, kind, data)
        elif kind not in _PIXELS[form]:
            yield from png_texts(file, kind, data)
    if profile:
        # Behind each part's 32 letters of name stand its length and place.
        yield from file.within("XMP", "xmp.xml", b"".join(part[40:] for part in profile))


def _opened(data: bytes, form: str) -> Image.Image:
    """The image, all of it decoded once: damage shows."""
    with warnings.catch_warnings():
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        try:
            image = Image.open(io.BytesIO(data), formats=[form])
            for frame in range(_frames(image)):
                image.seek(frame)
                image.load()
        except (Image.DecompressionBombWarning, Image.DecompressionBombError):
            raise Unreadable("its picture is too large to be opened") from None
        except Unreadable:
            raise
        except Exception:  # noqa: BLE001 — each format fails in its own ways
            raise Unreadable("it is a damaged image") from None
    return image


def _frames(image: Image.Image) -> int:
    frames: int = getattr(image, "n_frames", 1)
    if frames > _FRAMES:
        raise Unreadable(f"it has more than {_FRAMES} pictures")
    return frames


def _end(file: File, data: bytes) -> Iterator[Segment]:
    """What follows an image: another file, or what can be made out in it."""
    if not data.strip(b"\0"):
        return
    where = "end of the image"
    try:
        yield from file.within(where, "end", data)
    except Unreadable:
        yield from told(file, where, strings_in(data))
    start = data.find(b"PK\x03\x04")
    if start > 0:
        yield from file.within(where, "end.zip", data[start:])
