"""Where words can hide: a file for each place, and what the place is called."""

from __future__ import annotations

import base64
import gzip
import io
import json
import zlib
from typing import TYPE_CHECKING, NamedTuple

import brotli
import pikepdf
from PIL import Image
from pptx.util import Pt

from tests.guard.builders import (
    blocks,
    cbor,
    chart,
    exif,
    gif,
    jpeg,
    named_gzip,
    pdf,
    picture,
    png,
    slides,
    webp,
    without_cache,
    without_workbooks,
    zipped,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from pptx.presentation import Presentation
    from pptx.slide import Slide

WORDS = "Quillfeather’s ledger"
_ASCII = WORDS.replace("’", " ")
_BYTES = WORDS.encode()
_SCRIPT = WORDS.replace("’", "\\u2019")
_ENTITY = WORDS.replace("’", "&rsquo;")
_PERCENT = WORDS.replace("’", "%E2%80%99").replace(" ", "%20")
_TITLE = f'<dc:title xmlns:dc="d">{WORDS.replace("’", "&#8217;")}</dc:title>'
_XMP = f'<x:xmpmeta xmlns:x="adobe:ns:meta/">{_TITLE}</x:xmpmeta>'


class Place(NamedTuple):
    """A file with the words somewhere in it."""

    name: str
    data: bytes
    where: str
    words: str = WORDS


def _page(body: str, where: str, head: str = "") -> Place:
    page = f"<!doctype html><html><head>{head}</head><body>{body}</body></html>"
    return Place("findings/index.html", page.encode(), where)


def _as_base64(data: bytes) -> str:
    return base64.b64encode(data).decode()


PAGES = {
    "paragraph": _page(f"<p>{WORDS}</p>", "text"),
    "inline tags": _page("<p>Quill<b>feather</b>’s led<span class=x>ge</span>r</p>", "text"),
    "soft tags": _page("<p>Quill<wbr>feather’s <!-- a -->led<a href=/>ger</a></p>", "text"),
    "entity": _page(f"<p>{_ENTITY}</p>", "text"),
    "entity twice": _page(f"<p>{_ENTITY.replace('&', '&amp;')}</p>", "text"),
    "markup shown as text": _page("<p>Quill&lt;b&gt;feather&lt;/b&gt;’s ledger</p>", "text"),
    "title element": _page("", "text", head=f"<title>{WORDS}</title>"),
    "textarea": _page(f"<textarea>{WORDS}</textarea>", "text"),
    "template": _page(f"<template><p>{WORDS}</p></template>", "text"),
    "noscript": _page(f"<noscript>{WORDS}</noscript>", "text"),
    "title attribute": _page(f'<a title="{WORDS}">x</a>', "attribute title"),
    "alt attribute": _page(f'<img alt="{_ENTITY}">', "attribute alt"),
    "meta": _page("", "attribute content", head=f'<meta name=description content="{WORDS}">'),
    "data attribute": _page(f"<i data-quote='{WORDS}'>x</i>", "attribute data-quote"),
    "address": _page(f'<a href="/q/?text={_PERCENT}">x</a>', "attribute href"),
    "query with pluses": _page(f'<a href="/q/?text={_PERCENT.replace("%20", "+")}">x</a>', "attribute href"),
    "event": _page(f"<i onclick=\"say('{_SCRIPT}')\">x</i>", "attribute onclick"),
    "srcdoc": _page('<iframe srcdoc="<p>Quill<b>feather</b>’s ledger</p>"></iframe>', "attribute srcdoc"),
    "style attribute": _page(f"<i style='--x: \"{WORDS.replace('’', chr(92) + '2019 ')}\"'>x</i>", "attribute style"),
    "path that is none": _page(f'<svg><path d="{WORDS}"/></svg>', "attribute d"),
    "data address": _page(f'<a href="data:text/html,<p>{_PERCENT}</p>">x</a>', "attribute href, data address"),
    "base64 address": _page(
        f'<img src="data:image/svg+xml;base64,{_as_base64(f"<svg><title>{WORDS}</title></svg>".encode())}">',
        "attribute src, data address",
    ),
    "picture in an address": _page(
        f'<img src="data:image/png;base64,{_as_base64(png((b"tEXt", b"Comment" + bytes(1) + _BYTES)))}">',
        "attribute src, data address, text Comment",
    ),
    "attribute given twice": _page(f'<a title=x title="{WORDS}">x</a>', "attribute title"),
    "attribute of an end tag": _page(f'<p>x</p title="{WORDS}">', "source"),
    "comment": _page(f"<!-- {WORDS} -->", "comment"),
    "commented markup": _page("<!-- <p>Quill<b>feather</b>’s ledger</p> -->", "comment"),
    "open comment": _page(f"<!-- {WORDS}", "source"),
    "open tag": _page(f'<a title="{WORDS}', "source"),
    "marked section": _page(f"<![if {WORDS}]>", "comment"),
    "character data": _page(f"<svg><![CDATA[{WORDS} > x]]></svg>", "source"),
    "doctype": Place("a.html", f"<!DOCTYPE html SYSTEM '{WORDS}'>".encode(), "document type"),
    "instruction": _page(f"<?php {WORDS} ?>", "processing instruction"),
    "script": _page(f"<script>say('{WORDS}')</script>", "script"),
    "script escapes": _page(f'<script>say("{_SCRIPT}")</script>', "script"),
    "script surrogates": Place("a.html", b'<script>"\\ud83d\\udcd3 ledger"</script>', "script", "\U0001f4d3 ledger"),
    "markup in a script": _page("<script>x='Quill<b>feather<\\/b>’s ledger'</script>", "script"),
    "open script": _page(f"<script>say('{_SCRIPT}')", "script"),
    "JSON in a script": _page(
        f'<script type="application/ld+json">{{"a": ["{_SCRIPT}"]}}</script>', "data in a script, string at a[0]"
    ),
    "style": _page(f'<style>p:after {{content: "{WORDS}"}}</style>', "style"),
    "element name": Place("a.html", b"<quillfeather-ledger>", "names of tags and attributes", "quillfeather-ledger"),
    "attribute name": Place("a.html", b"<p data-quillfeather>", "names of tags and attributes", "data-quillfeather"),
    "windows page": Place("a.html", f"<p>{WORDS}</p>".encode("cp1252"), "text"),
    "declared page": Place("a.html", "<meta charset=koi8-r><p>Ключ".encode("koi8-r"), "text", "Ключ"),
}

_JSON = {"findings": [{"title": WORDS}]}
DATA = {
    "string": Place("data/findings.json", json.dumps(_JSON).encode(), "string at findings[0].title"),
    "key": Place("a.json", json.dumps({WORDS: 1}).encode(), f"key at {WORDS}"),
    "key given twice": Place("a.json", f'{{"a": "{WORDS}", "a": ""}}'.encode(), "string at a"),
    "markup in a string": Place("a.json", json.dumps(["<p>Quill<b>feather</b>’s ledger"]).encode(), "string at [0]"),
    "attribute in a string": Place(
        "a.json", json.dumps([f'<i title="{_ENTITY}">']).encode(), "string at [0], attribute title"
    ),
    "JSON in a string": Place("a.json", json.dumps(json.dumps([WORDS])).encode(), "string"),
    "long number": Place("a.json", b'{"telephone": 442079460123}', "string at telephone", "442079460123"),
    "lines": Place("a.jsonl", f'{{"a": 1}}\n{{"b": "{_SCRIPT}"}}\n'.encode(), "string at line 2.b"),
    "broken JSON": Place("a.json", f'{{"a": "{_SCRIPT}"'.encode(), "text"),
    "deep JSON": Place("a.json", b"[" * 100_000 + f'"{WORDS}"'.encode(), "text"),
    "source map": Place(
        "a.js.map", json.dumps({"sourcesContent": [f"x='{_SCRIPT}'"]}).encode(), "string at sourcesContent[0]"
    ),
    "manifest": Place("a.webmanifest", json.dumps({"name": WORDS}).encode(), "string at name"),
    "cell": Place("data/quotes.csv", f'id,text\n1,"{WORDS}"\n'.encode(), "row 2, column text"),
    "cell with semicolons": Place("a.csv", f"id;text\n1;{WORDS}\n".encode(), "row 2, column text"),
    "cell with marks": Place("a.csv", f"\ufeffid,text\n1,{WORDS}\n".encode(), "row 2, column text"),
    "cell over the edge": Place("a.tsv", f"id\n1\t{WORDS}\n".encode(), "row 2, column 2"),
    "head of a column": Place("a.csv", f"id,{WORDS}\n".encode(), f"row 1, column {WORDS}"),
    "long cell": Place("a.csv", b'a,"' + b"x" * 200_000 + f'\n{WORDS}"'.encode(), "text"),
}

_FEED = "<?xml version='1.0'?><rss><channel><item><description>{}</description></item></channel></rss>"
FEEDS = {
    "text": Place("feed.xml", _FEED.format(WORDS).encode(), "text"),
    "escaped markup": Place(
        "feed.rss", _FEED.format("&lt;p&gt;Quill&lt;b&gt;feather&lt;/b&gt;’s ledger").encode(), "text"
    ),
    "CDATA": Place("feed.atom", _FEED.format(f"<![CDATA[<p>{_ENTITY}]]>").encode(), "text"),
    "attribute": Place("a.xml", f'<a b="{WORDS}"/>'.encode(), "attribute b"),
    "comment": Place("sitemap.xml", f"<a><!-- {WORDS} --></a>".encode(), "comment"),
    "instruction": Place("a.xml", f"<a/><?x {WORDS}?>".encode(), "processing instruction"),
    "document type": Place("a.xml", f'<!DOCTYPE a SYSTEM "{WORDS}"><a/>'.encode(), "document type"),
    "entity of a document type": Place(
        "a.xml", f'<!DOCTYPE html SYSTEM "x.dtd"><html title="{_ENTITY}"/>'.encode(), "attribute title"
    ),
    "latin": Place(
        "a.xml", "<?xml version='1.0' encoding='iso-8859-1'?><a>Müller</a>".encode("latin-1"), "text", "Müller"
    ),
    "broken": Place("a.xml", f'<a><b title="{WORDS}"></a>'.encode(), "attribute title"),
    "undefined entity": Place("a.xml", f"<a>&nbsp;{_ENTITY}</a>".encode(), "text"),
    "letters of a word": Place(
        "a.xml", b"<w:p><w:r><w:t>Quill</w:t></w:r><w:r><w:t>feather</w:t></w:r></w:p>", "text", "Quillfeather"
    ),
    "drawn lines": Place(
        "a.svg",
        b"<svg><text><tspan>Quillfeather</tspan><tspan>ledger</tspan></text></svg>",
        "text",
        "Quillfeather\n\nledger",
    ),
    "drawn letters": Place(
        "a.svg", b"<svg><text>Quill<tspan dx='1'>feather</tspan></text></svg>", "text", "Quillfeather"
    ),
    "drawn style": Place("a.svg", f"<svg><style>a {{x: '{WORDS}'}}</style></svg>".encode(), "style"),
    "drawn script": Place("a.svg", f"<svg><script><![CDATA[x='{_SCRIPT}']]></script></svg>".encode(), "script"),
    "drawn address": Place(
        "a.svg",
        f"<svg><image href='data:image/jpeg;base64,{_as_base64(jpeg((0xFE, _BYTES)))}'/></svg>".encode(),
        "attribute href, data address, comment",
    ),
    "drawn tags": Place("a.svg", b"<svg xmlns:quillfeather='x'/>", "names of tags and attributes", "quillfeather"),
}

TEXTS = {
    "text": Place("robots.txt", _BYTES, "text"),
    "no ending": Place("CNAME", _BYTES, "text"),
    "unknown ending": Place("a.bib", _BYTES, "text"),
    "markdown": Place("a.md", b"Quill<b>feather</b>", "text", "Quillfeather"),
    "YAML": Place("a.yml", f'a: "{_SCRIPT}"'.encode(), "text"),
    "UTF-8 with a mark": Place("a.txt", _BYTES.join((b"\xef\xbb\xbf", b"")), "text"),
    "UTF-16": Place("a.txt", WORDS.encode("utf-16"), "text"),
    "UTF-16 the other way": Place("a.txt", b"\xfe\xff" + WORDS.encode("utf-16-be"), "text"),
    "UTF-32": Place("a.txt", WORDS.encode("utf-32"), "text"),
    "Windows-1252": Place("a.txt", WORDS.encode("cp1252"), "text"),
    "script": Place("a.js", f"x = '{_SCRIPT}'".encode(), "text"),
    "script with braces": Place("a.js", WORDS.replace("’", "\\u{2019}").encode(), "text"),
    "script with bytes": Place("a.mjs", b"'caf\\xe9'", "text", "café"),
    "style": Place("a.css", WORDS.replace("’", "\\2019 ").encode(), "text"),
    "style with an address": Place(
        "a.css",
        f'a {{b: url("data:image/svg+xml;utf8,<svg><title>{WORDS}</title></svg>")}}'.encode(),
        "text, data address",
    ),
    "style with a base64 address": Place(
        "a.css", f"a {{b: url(data:text/plain;base64,{_as_base64(_BYTES)})}}".encode(), "text, data address"
    ),
}

_DOCX = f"<w:document><w:p><w:r><w:t>{WORDS}</w:t></w:r></w:p></w:document>".encode()
PACKED = {
    "gzip": Place("search.json.gz", gzip.compress(json.dumps([WORDS]).encode()), "string at [0]"),
    "gzip without a name": Place("search", gzip.compress(_BYTES), "text"),
    "gzip of two parts": Place("a.txt.gz", gzip.compress(_BYTES[:5]) + gzip.compress(_BYTES[5:]), "text"),
    "gzip file name": Place("a.txt.gz", named_gzip(b"x", name=_BYTES), "file name"),
    "gzip comment": Place("a.txt.gz", named_gzip(b"x", name=b"a", comment=_BYTES), "archive comment"),
    "svgz": Place("a.svgz", gzip.compress(f"<svg><title>{WORDS}</title></svg>".encode()), "text"),
    "Brotli": Place("a.html.br", brotli.compress(f"<p>{WORDS}</p>".encode()), "text"),
    "zip": Place("a.zip", zipped({"b/c.csv": f"a\n{WORDS}".encode()}), "member b/c.csv, row 2, column a"),
    "zip in a zip": Place("a.zip", zipped({"b.zip": zipped({"c.txt": _BYTES})}), "member b.zip, member c.txt"),
    "zip member name": Place("a.zip", zipped({f"{WORDS}.txt": b"x"}), "member name"),
    "zip comment": Place("a.zip", zipped({"a.txt": b"x"}, comment=_BYTES), "archive comment"),
    "zip member comment": Place("a.zip", zipped({"a.txt": b"x"}, member_comment=_BYTES), "comment on member a.txt"),
    "zip without its name": Place("a.dat", zipped({"a.txt": _BYTES}), "member a.txt"),
    "docx": Place("a.docx", zipped({"word/document.xml": _DOCX}), "member word/document.xml"),
    "xlsx": Place("a.xlsx", zipped({"xl/s.xml": f"<sst><si><t>{WORDS}</t></si></sst>".encode()}), "member xl/s.xml"),
    "epub": Place("a.epub", zipped({"a.xhtml": f"<p>{WORDS}</p>".encode()}), "member a.xhtml"),
    "search fragment": Place(
        "pagefind/fragment/en_1.pf_fragment",
        gzip.compress(b"pagefind_dcd" + json.dumps({"content": WORDS}).encode()),
        "string at content",
    ),
    "search index": Place(
        "pagefind/index/en_1.pf_index", gzip.compress(b"pagefind_dcd" + cbor([7, [[WORDS, 300]]])), "indexed word"
    ),
    "search program": Place(
        "pagefind/wasm.en.pagefind", gzip.compress(b"pagefind_dcd\0asm\1" + _BYTES), "strings of a program"
    ),
}


def _presented(change: Callable[[Presentation, Slide], None], where: str, words: str = WORDS) -> Place:
    return Place("briefs/a.pptx", slides(change), f"member {where}", words)


def _in_runs(_: Presentation, slide: Slide) -> None:
    paragraph = slide.placeholders[11].text_frame.paragraphs[0]
    for part in ("Quill", "feather’s led", "ger"):
        paragraph.add_run().text = part


def _in_a_table(_: Presentation, slide: Slide) -> None:
    table = slide.shapes.add_table(1, 2, Pt(9), Pt(9), Pt(99), Pt(99)).table
    table.cell(0, 1).text = WORDS


def _in_core(name: str) -> Callable[[Presentation, Slide], None]:
    return lambda presentation, _: setattr(presentation.core_properties, name, WORDS)


_CHARTED = slides(lambda _, slide: chart(slide, "Owner", WORDS))
PRESENTED = {
    "title of a slide": _presented(
        lambda _, slide: setattr(slide.shapes.title, "text", WORDS), "ppt/slides/slide1.xml"
    ),
    "runs of a slide": _presented(_in_runs, "ppt/slides/slide1.xml"),
    "table on a slide": _presented(_in_a_table, "ppt/slides/slide1.xml"),
    "name of a shape": _presented(
        lambda _, slide: setattr(slide.shapes.title, "name", WORDS), "ppt/slides/slide1.xml, attribute name"
    ),
    "alternative text on a slide": _presented(
        lambda _, slide: slide.shapes.title.element.nvSpPr.cNvPr.set("descr", WORDS),
        "ppt/slides/slide1.xml, attribute descr",
    ),
    "speaker's notes": _presented(
        lambda _, slide: setattr(slide.notes_slide.notes_text_frame, "text", WORDS), "ppt/notesSlides/notesSlide1.xml"
    ),
    "link on a slide": _presented(
        lambda _, slide: slide.shapes.title.click_action.hyperlink.__setattr__(
            "address", f"https://x.invalid/{_PERCENT}"
        ),
        "ppt/slides/_rels/slide1.xml.rels, attribute Target",
    ),
    "author of slides": _presented(_in_core("author"), "docProps/core.xml"),
    "last author of slides": _presented(_in_core("last_modified_by"), "docProps/core.xml"),
    "comment on slides": _presented(_in_core("comments"), "docProps/core.xml"),
    "name of a layout": _presented(
        lambda presentation, _: presentation.slide_layouts[0].element.cSld.set("name", WORDS),
        "ppt/slideLayouts/slideLayout1.xml, attribute name",
    ),
    "chart": Place("a.pptx", without_workbooks(_CHARTED), "member ppt/charts/chart1.xml"),
    "workbook of a chart": Place(
        "a.pptx",
        without_cache(_CHARTED),
        "member ppt/embeddings/Microsoft_Excel_Sheet1.xlsx, member xl/sharedStrings.xml",
    ),
    "picture on a slide": _presented(
        lambda _, slide: slide.shapes.add_picture(io.BytesIO(png((b"tEXt", b"Author\0" + _BYTES))), 0, 0),
        "ppt/media/image1.png, text Author",
    ),
}


def _printed(change: Callable[[pikepdf.Pdf], None], where: str, *lines: str) -> Place:
    return Place("briefs/a.pdf", pdf(change, *lines), where)


def _root(**entries: object) -> Callable[[pikepdf.Pdf], None]:
    def change(document: pikepdf.Pdf) -> None:
        for key, value in entries.items():
            document.Root[f"/{key}"] = document.make_indirect(value)

    return change


def _annotation(**entries: object) -> Callable[[pikepdf.Pdf], None]:
    def change(document: pikepdf.Pdf) -> None:
        note = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Text, Rect=[0, 0, 9, 9], **entries)
        document.pages[0].obj.Annots = pikepdf.Array([document.make_indirect(note)])

    return change


def _information(key: str, value: str) -> Callable[[pikepdf.Pdf], None]:
    def change(document: pikepdf.Pdf) -> None:
        document.docinfo[key] = value

    return change


def _bookmark(document: pikepdf.Pdf) -> None:
    with document.open_outline() as outline:
        outline.root.append(pikepdf.OutlineItem(WORDS, 0))


def _stream(data: bytes, **entries: object) -> Callable[[pikepdf.Pdf], None]:
    def change(document: pikepdf.Pdf) -> None:
        document.Root.Held = document.make_indirect(pikepdf.Stream(document, data, pikepdf.Dictionary(**entries)))

    return change


def _attached(name: str, data: bytes) -> Callable[[pikepdf.Pdf], None]:
    def change(document: pikepdf.Pdf) -> None:
        document.attachments[name] = pikepdf.AttachedFileSpec(document, data, filename=name)

    return change


def _marked(document: pikepdf.Pdf) -> None:
    words = WORDS.encode("utf-16-be").hex()
    page = document.pages[0].obj
    page.Contents = pikepdf.Stream(document, f"/Span <</ActualText <FEFF{words}>>> BDC EMC".encode())


def _nothing(_: pikepdf.Pdf) -> None:
    pass


def _earlier() -> bytes:
    """A PDF whose author was changed by a program that appends what is new and leaves the old where it was.

    It also appends a number as an object of its own, as programs do for lengths.
    """
    first = pdf(_information("/Author", WORDS))
    with pikepdf.open(io.BytesIO(first)) as document:
        number, root, size = document.docinfo.objgen[0], document.Root.objgen[0], int(document.trailer.Size)
    table = first.rpartition(b"startxref")[2].split()[0].decode()
    author, length = f"{number} 0 obj <</Author (nobody)>> endobj\n", f"{size} 0 obj 12 endobj\n"
    rows = f"{number} 1\n{len(first):010} 00000 n \n{size} 1\n{len(first + author.encode()):010} 00000 n \n"
    trailer = f"trailer <</Size {size + 1} /Root {root} 0 R /Info {number} 0 R /Prev {table} /Length {size} 0 R>>"
    place = len(first) + len(author) + len(length)
    return first + f"{author}{length}xref\n{rows}{trailer}\nstartxref\n{place}\n%%EOF\n".encode()


_IMAGE = {
    "Subtype": pikepdf.Name.Image,
    "Width": 16,
    "Height": 16,
    "BitsPerComponent": 8,
    "ColorSpace": pikepdf.Name.DeviceRGB,
    "Filter": pikepdf.Name.DCTDecode,
}
PRINTED = {
    "page": Place("a.pdf", pdf(_nothing, "It says", _ASCII), "page 1", _ASCII),
    "page without its name": Place("a.dat", pdf(_nothing, _ASCII), "page 1", _ASCII),
    "divided word": Place("a.pdf", pdf(_nothing, "the Quill-", "feather ledger"), "page 1", "Quill\u00adfeather"),
    "author": _printed(_information("/Author", WORDS), "metadata Author"),
    "custom metadata": _printed(_information("/Interviewee", WORDS), "metadata Interviewee"),
    "custom metadata key": Place("a.pdf", pdf(_information("/Quillfeather", "x")), "names", "Quillfeather"),
    "XMP": _printed(_stream(_XMP.encode(), Type=pikepdf.Name.Metadata, Subtype=pikepdf.Name.XML), "metadata"),
    "bookmark": _printed(_bookmark, "bookmark"),
    "note": _printed(_annotation(Contents=pikepdf.String(WORDS)), "annotation"),
    "link": _printed(_annotation(A=pikepdf.Dictionary(S=pikepdf.Name.URI, URI=f"https://x/{_PERCENT}")), "link"),
    "form field": _printed(_root(AcroForm=pikepdf.Dictionary(Fields=[pikepdf.Dictionary(V=WORDS)])), "form field"),
    "alternative text": _printed(_root(K=pikepdf.Dictionary(Alt=WORDS)), "alternative text"),
    "actual text": _printed(_root(K=pikepdf.Dictionary(ActualText=WORDS)), "actual text"),
    "actual text on a page": _printed(_marked, "actual text"),
    "named destination": _printed(
        _root(Names=pikepdf.Dictionary(Dests=pikepdf.Dictionary(Names=[pikepdf.String(WORDS), 0]))), "named destination"
    ),
    "named destination of old": Place(
        "a.pdf", pdf(_root(Dests=pikepdf.Dictionary({"/Quillfeather": 1}))), "names", "Quillfeather"
    ),
    "script": _printed(_root(OpenAction=pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=f"x='{_SCRIPT}'")), "script"),
    "script in a stream": _printed(_stream(f"x='{_SCRIPT}'".encode()), "stream"),
    "custom metadata key with a blank": Place(
        "a.pdf", pdf(_information("/Quill feather", "x")), "names", "Quill feather"
    ),
    "anything": _printed(_root(Odd=pikepdf.Array([pikepdf.Array([pikepdf.String(WORDS)])])), "string"),
    "attachment": _printed(
        _attached("evidence.csv", f"a\n{WORDS}".encode()), "attachment evidence.csv, row 2, column a"
    ),
    "attachment name": _printed(_attached(f"{WORDS}.txt", b"x"), "file name"),
    "photograph": _printed(_stream(jpeg((0xFE, _BYTES)), **_IMAGE), "image, comment"),
    "binary appendix": _printed(_stream(b"\0\1\2" + _BYTES + b"\0"), "stream"),
    "behind the end": Place("a.pdf", pdf(_nothing) + b"\n" + _BYTES, "around the document"),
    "before the beginning": Place("a.pdf", _BYTES + b"\n" + pdf(_nothing), "around the document"),
    "made for slow lines": Place("a.pdf", pdf(_information("/Author", WORDS), linearize=True), "metadata Author"),
    "objects in a stream": Place(
        "a.pdf",
        pdf(_information("/Author", WORDS), object_stream_mode=pikepdf.ObjectStreamMode.generate),
        "metadata Author",
    ),
    "earlier state": Place("a.pdf", _earlier(), "earlier state 1, metadata Author"),
}

_IPTC = b"Photoshop 3.0\x008BIM\x04\x04\0\0\0\x20\x1c\x02\x78" + len(_BYTES).to_bytes(2, "big") + _BYTES
_WIDE = WORDS.encode("utf-16-le")
_ZIP = zipped({"a.txt": _BYTES})


def _with_exif(tags: dict[int, object], where: str, directory: int = 0) -> Place:
    return Place("a.jpg", jpeg((0xE1, b"Exif\0\0" + exif(tags, directory))), where)


def _tiff(**options: object) -> bytes:
    return picture("TIFF", **options)


def _tiff_tags(tags: dict[int, object]) -> bytes:
    block = Image.Exif()
    for tag, value in tags.items():
        block[tag] = value
    return _tiff(exif=block)


def _icon(inside: bytes) -> bytes:
    head = b"\0\0\1\0\1\0" + bytes((16, 16, 0, 0, 1, 0, 32, 0))
    return head + len(inside).to_bytes(4, "little") + (22).to_bytes(4, "little") + inside


def _hex_profile(data: bytes) -> bytes:
    return b"Raw profile type iptc\0\niptc\n      " + str(len(data)).encode() + b"\n" + data.hex().encode() + b"\n"


IMAGES = {
    "PNG text": Place("a.png", png((b"tEXt", b"Author\0" + _BYTES)), "text Author"),
    "PNG keyword": Place("a.png", png((b"tEXt", b"Quillfeather\0x")), "text Quillfeather", "Quillfeather"),
    "PNG packed text": Place("a.png", png((b"zTXt", b"Author\0\0" + zlib.compress(_BYTES))), "text Author"),
    "PNG text of any language": Place("a.png", png((b"iTXt", b"Author\0\0\0en\0\0" + _BYTES)), "text Author"),
    "PNG packed text of any language": Place(
        "a.png", png((b"iTXt", b"Author\0\1\0en\0\0" + zlib.compress(_BYTES))), "text Author"
    ),
    "PNG translated keyword": Place("a.png", png((b"iTXt", b"Author\0\0\0en\0" + _BYTES + b"\0x")), "text Author"),
    "PNG XMP": Place("a.png", png((b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + _XMP.encode())), "text XML:com.adobe.xmp"),
    "PNG EXIF": Place("a.png", png((b"eXIf", exif({0x010E: _ASCII}))), "EXIF ImageDescription", _ASCII),
    "PNG colours": Place("a.png", png((b"iCCP", b"x\0\0" + zlib.compress(b"desc" + _BYTES))), "colour profile"),
    "PNG unknown chunk": Place("a.png", png((b"prVt", b"\0\1" + _BYTES)), "chunk prVt"),
    "PNG profile in figures": Place("a.png", png((b"tEXt", _hex_profile(_IPTC))), "IPTC 2:120"),
    "PNG with words behind it": Place("a.png", png(after=b"\0\1" + _BYTES), "end of the image"),
    "PNG with a zip behind it": Place("a.png", png(after=_ZIP), "end of the image, member a.txt"),
    "PNG with a zip further behind": Place("a.png", png(after=b"\0\1\2" + _ZIP), "end of the image, member a.txt"),
    "PNG called otherwise": Place("a.jpg", png((b"tEXt", b"Author\0" + _BYTES)), "text Author"),
    "JPEG comment": Place("a.jpeg", jpeg((0xFE, _BYTES)), "comment"),
    "JPEG comment in Windows-1252": Place("a.jpg", jpeg((0xFE, WORDS.encode("cp1252"))), "comment"),
    "JPEG XMP": Place("a.jpg", jpeg((0xE1, b"http://ns.adobe.com/xap/1.0/\0" + _XMP.encode())), "XMP"),
    "JPEG XMP in two parts": Place(
        "a.jpg",
        jpeg(
            *(
                (0xE1, b"http://ns.adobe.com/xmp/extension/\0" + b"0" * 40 + part)
                for part in (_XMP.encode()[:80], _XMP.encode()[80:])
            )
        ),
        "XMP",
    ),
    "JPEG IPTC": Place("a.jpg", jpeg((0xED, _IPTC)), "IPTC 2:120"),
    "JPEG colours": Place(
        "a.jpg", jpeg((0xE2, b"ICC_PROFILE\0\1\1" + WORDS.encode("utf-16-be"))), "segment E2", "s ledger"
    ),
    "JPEG unknown segment": Place("a.jpg", jpeg((0xEB, b"\0\1" + _BYTES)), "segment EB"),
    "JPEG behind a JPEG": Place("a.jpg", jpeg(after=jpeg((0xFE, _BYTES))), "end of the image, comment"),
    "JPEG with a page behind it": Place("a.jpg", jpeg(after=f"<p>{WORDS}".encode()), "end of the image"),
    "EXIF description": _with_exif({0x010E: _BYTES}, "EXIF ImageDescription"),
    "EXIF comment": _with_exif({0x9286: b"ASCII\0\0\0" + _BYTES}, "EXIF UserComment", 0x8769),
    "EXIF wide comment": _with_exif({0x9286: b"UNICODE\0" + _WIDE}, "EXIF UserComment", 0x8769),
    "EXIF title of Windows": _with_exif({0x9C9B: _WIDE + b"\0\0"}, "EXIF XPTitle"),
    "EXIF place": _with_exif({0x001C: _BYTES}, "EXIF GPSAreaInformation", 0x8825),
    "EXIF maker": _with_exif({0x927C: b"\0\1\2" + _BYTES}, "EXIF MakerNote", 0x8769),
    "EXIF lens": _with_exif({0xA434: _BYTES}, "EXIF LensModel", 0x8769),
    "EXIF unknown": _with_exif({0xC0DE: _BYTES}, "EXIF 49374"),
    "EXIF latitude": _with_exif({0x0002: (51.0, 30.0, 26.0)}, "EXIF GPSLatitude", 0x8825)._replace(
        words="51.0, 30.0, 26.0"
    ),
    "EXIF leftovers": Place("a.jpg", jpeg((0xE1, b"Exif\0\0" + exif({0x010E: "x"}) + _BYTES)), "EXIF"),
    "GIF comment": Place("a.gif", gif((0xFE, blocks(_BYTES))), "comment"),
    "GIF long comment": Place("a.gif", gif((0xFE, blocks(b"x" * 250 + _BYTES))), "comment"),
    "GIF XMP": Place(
        "a.gif",
        gif((0xFF, b"\x0bXMP DataXMP" + _XMP.encode() + b"\1" + bytes(range(255, -1, -1)) + b"\0")),
        "XMP",
    ),
    "GIF application": Place("a.gif", gif((0xFF, b"\x0bFIRSTHAND10" + blocks(_BYTES))), "chunk FF"),
    "GIF end": Place("a.gif", gif(after=_BYTES), "end of the image"),
    "WebP EXIF": Place("a.webp", webp((b"EXIF", exif({0x010E: _BYTES}))), "EXIF ImageDescription"),
    "WebP XMP": Place("a.webp", webp((b"XMP ", _XMP.encode())), "XMP"),
    "WebP unknown chunk": Place("a.webp", webp((b"NOTE", _BYTES)), "chunk NOTE"),
    "WebP end": Place("a.webp", webp(after=_BYTES), "end of the image"),
    "TIFF description": Place("a.tiff", _tiff_tags({0x010E: _BYTES}), "EXIF ImageDescription"),
    "TIFF XMP": Place("a.tif", _tiff_tags({700: _XMP.encode()}), "EXIF XMLPacket"),
    "TIFF end": Place("a.tif", _tiff() + _BYTES, "strings"),
    "TIFF with a zip behind it": Place("a.tif", _tiff() + _ZIP, "end of the image, member a.txt"),
    "icon": Place("favicon.ico", _icon(png((b"tEXt", b"Author\0" + _BYTES))), "picture, text Author"),
    "icon end": Place("favicon.ico", _icon(png()) + _BYTES, "end of the image"),
    "AVIF EXIF": Place("a.avif", picture("AVIF", exif=exif({0x010E: _BYTES})), "EXIF ImageDescription"),
    "AVIF XMP": Place("a.avif", picture("AVIF", xmp=_XMP.encode()), "XMP"),
    "AVIF box": Place(
        "a.avif", picture("AVIF") + (8 + len(_BYTES)).to_bytes(4, "big") + b"free" + _BYTES, "chunk free"
    ),
    "AVIF end": Place("a.avif", picture("AVIF") + b"\0\0\0\0" + _BYTES, "end of the image"),
}

PLACES = {
    f"{kind}: {name}": place
    for kind, places in (
        ("page", PAGES),
        ("data", DATA),
        ("feed", FEEDS),
        ("text", TEXTS),
        ("packed", PACKED),
        ("presented", PRESENTED),
        ("printed", PRINTED),
        ("image", IMAGES),
    )
    for name, place in places.items()
}
