"""The file that slides are put into: master, layouts, colours and fonts, made of the theme's templates."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

from firsthand.pages.templates import environment
from firsthand.pages.wording import locale_name
from firsthand.printing.colours import ENOUGH, INK, WHITE, contrast, mixed, on, readable

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from firsthand.settings import Brand

LAYOUTS = (
    "cover",
    "summary",
    "text",
    "evidence",
    "evidence-alone",
    "groups",
    "voices",
    "dissent",
    "opportunity",
    "question",
    "table",
    "method",
)
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_LINKS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PART = "application/vnd.openxmlformats-officedocument"
_KINDS = {
    "ppt/presentation.": f"{_PART}.presentationml.presentation.main+xml",
    "ppt/presProps": f"{_PART}.presentationml.presProps+xml",
    "ppt/viewProps": f"{_PART}.presentationml.viewProps+xml",
    "ppt/slideMasters/": f"{_PART}.presentationml.slideMaster+xml",
    "ppt/slideLayouts/": f"{_PART}.presentationml.slideLayout+xml",
    "ppt/notesMasters/": f"{_PART}.presentationml.notesMaster+xml",
    "ppt/theme/": f"{_PART}.theme+xml",
}
# Without these two PowerPoint calls a file damaged, whatever it could say in them.
_PROPERTIES = {
    f"ppt/{name}.xml": f'<p:{root} xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"/>'
    for name, root in (("presProps", "presentationPr"), ("viewProps", "viewPr"))
}
_SILENT, _ASIDE, _SOFT = "#cbd3d8", "#eef1f3", "#55616b"


def colours_of(brand: Brand) -> dict[str, str]:
    """The colours of a theme by their names there.

    The first two accents are the brand's own. The next three are those of the sides of a finding: who says both, who
    says nothing, who was not asked. The last is that of words that stand back.
    """
    main, accent = brand.colour.lower(), brand.accent.lower()
    return {
        "dk1": INK,
        "lt1": WHITE,
        "dk2": readable(main),
        "lt2": mixed(main, WHITE, 0.93),
        "accent1": main,
        "accent2": accent,
        "accent3": mixed(main, WHITE, 0.4),
        "accent4": _SILENT,
        "accent5": _ASIDE,
        "accent6": _SOFT,
        "hlink": readable(main),
        "folHlink": readable(main),
    }


def template(brand: Brand, language: str) -> bytes:
    """A presentation without slides.

    Args:
        brand: its colours.
        language: the language of the interface.
    """
    colours = colours_of(brand)
    values = {
        "colours": {name: colour[1:].upper() for name, colour in colours.items()},
        "locale": locale_name(language).replace("_", "-"),
        "layouts": len(LAYOUTS),
        "cover_ink": "bg1" if on(brand.colour) == WHITE else "tx1",
        "label_ink": "accent2" if contrast(brand.accent, WHITE) >= ENOUGH else "tx2",
    }
    templates = environment("print", language)

    def rendered(name: str) -> str:
        return templates.get_template(f"slides/{name}.xml.jinja").render(values).strip()

    parts = {
        "ppt/presentation.xml": rendered("presentation"),
        **_PROPERTIES,
        "ppt/slideMasters/slideMaster1.xml": rendered("master"),
        "ppt/notesMasters/notesMaster1.xml": rendered("notes"),
        # Each master has a theme of its own.
        **dict.fromkeys(("ppt/theme/theme1.xml", "ppt/theme/theme2.xml"), rendered("theme")),
    }
    layouts = {f"ppt/slideLayouts/slideLayout{number}.xml": name for number, name in enumerate(LAYOUTS, 1)}
    parts |= {path: rendered(f"layouts/{name}") for path, name in layouts.items()}
    return _packed({"[Content_Types].xml": _content_types(parts), **_links(list(layouts)), **parts})


def _content_types(parts: Mapping[str, str]) -> str:
    kinds = {path: next(kind for start, kind in _KINDS.items() if path.startswith(start)) for path in parts}
    overrides = "".join(f'<Override PartName="/{path}" ContentType="{kind}"/>' for path, kind in kinds.items())
    defaults = (
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
    )
    return f'<Types xmlns="{_TYPES}">{defaults}{overrides}</Types>'


def _links(layouts: Sequence[str]) -> dict[str, str]:
    """Which part leads to which."""
    master, notes = "ppt/slideMasters/slideMaster1.xml", "ppt/notesMasters/notesMaster1.xml"
    leads = {
        "": ["ppt/presentation.xml"],
        "ppt/presentation.xml": [master, notes, "ppt/theme/theme1.xml", *_PROPERTIES],
        master: [*layouts, "ppt/theme/theme1.xml"],
        notes: ["ppt/theme/theme2.xml"],
        **{layout: [master] for layout in layouts},
    }
    return {_links_of(path): _relationships(targets) for path, targets in leads.items()}


def _links_of(path: str) -> str:
    folder, _, name = path.rpartition("/")
    return f"{folder}/_rels/{name}.rels".lstrip("/")


def _relationships(targets: Sequence[str]) -> str:
    return (
        f'<Relationships xmlns="{_LINKS}">'
        + "".join(
            f'<Relationship Id="rId{number}" Type="{_OFFICE}/{_link(target)}" Target="/{target}"/>'
            for number, target in enumerate(targets, 1)
        )
        + "</Relationships>"
    )


def _link(target: str) -> str:
    """What a part is to whatever leads to it."""
    if target == "ppt/presentation.xml":
        return "officeDocument"
    return target.rpartition("/")[2].removesuffix(".xml").rstrip("0123456789")


def _packed(parts: Mapping[str, str]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for path, text in parts.items():
            archive.writestr(path, text if text.startswith("<?xml") else f'<?xml version="1.0"?>\n{text}')
    return made.getvalue()
