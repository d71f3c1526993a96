"""A company's logo on the cover."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from PIL import Image, UnidentifiedImageError
from pptx.util import Emu

from firsthand.printing.cards.readable import readable
from firsthand.printing.errors import PrintingError

if TYPE_CHECKING:
    from pptx.shapes.placeholder import PicturePlaceholder
    from pptx.slide import Slide

    from firsthand.printing.slides.outline import Picture


def draw_picture(slide: Slide, place: PicturePlaceholder, picture: Picture) -> None:
    """Put a picture into the upper right corner of its place, whole and as large as it goes.

    Args:
        slide: the slide.
        place: the place, which goes: it would cut the picture to its own shape.
        picture: the picture.

    Raises:
        PrintingError: it cannot be read.
    """
    try:
        with Image.open(io.BytesIO(picture.data)) as opened:
            wide, tall = opened.size
    except (UnidentifiedImageError, OSError) as error:
        raise PrintingError(f"brand: logo: it is no PNG that can be read ({error}).") from error
    scale = min(place.width / wide, place.height / tall)
    width, height = Emu(int(wide * scale)), Emu(int(tall * scale))
    left = Emu(place.left + place.width - width)
    drawn = slide.shapes.add_picture(io.BytesIO(picture.data), left, place.top, width, height)
    drawn.name = place.name
    drawn._element.nvPicPr.cNvPr.set("descr", readable(picture.says))  # noqa: SLF001  # python-pptx has no name for it
    place.element.getparent().remove(place.element)
