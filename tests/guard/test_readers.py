"""Whatever a site may hold is read in every place where its readers could find words, or refused."""

from __future__ import annotations

import gzip
import zlib

import brotli
import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from firsthand.guard.readers import CLOSED, READERS, Segment, Unreadable, read
from tests.guard.builders import jpeg, pdf, picture, png, zipped
from tests.guard.places import PLACES, WORDS, Place


@pytest.mark.parametrize("place", PLACES.values(), ids=PLACES)
def test_words_are_found_where_they_hide(place: Place) -> None:
    found = [segment.where for segment in read(place.name, place.data) if place.words in segment.text]
    assert place.where in found


def test_what_is_read_says_where_it_stood() -> None:
    archive = zipped({"evidence.csv": b"id,text\n1,too late\n"})
    assert list(read("a.zip", archive)) == [
        Segment("member name", "evidence.csv"),
        Segment("member evidence.csv, row 1, column id", "id"),
        Segment("member evidence.csv, row 1, column text", "text"),
        Segment("member evidence.csv, row 2, column id", "1"),
        Segment("member evidence.csv, row 2, column text", "too late"),
    ]


def test_blocks_are_gaps_and_inline_tags_are_none() -> None:
    page = b"<p>One <b>spread</b>sheet</p><p>Two<br>lines</p><ul><li>three</li><li>four</li></ul>"
    text = next(segment.text for segment in read("a.html", page) if segment.where == "text")
    assert text.split() == ["One", "spreadsheet", "Two", "lines", "three", "four"]


def test_chips_that_touch_in_the_source_are_told_apart_too() -> None:
    page = b"<span>P07</span><span>P08</span>"
    assert any(segment.text.split() == ["P07", "P08"] for segment in read("a.html", page))


def test_drawings_are_no_text() -> None:
    page = b'<svg viewBox="0 0 24 24"><path d="M12 3.5h-2.07Z" transform="rotate(45 1 1)"/></svg>'
    assert not any("24" in segment.text or "45" in segment.text for segment in read("a.html", page))
    assert not any("24" in segment.text or "45" in segment.text for segment in read("a.svg", page))


def test_pixels_are_not_read() -> None:
    assert [segment for segment in read("a.png", png()) if segment.text.strip()] == []


def test_an_empty_file_holds_nothing() -> None:
    assert list(read("a.pdf", b"")) == []


def _encrypted_zip() -> bytes:
    data = bytearray(zipped({"a.txt": b"x"}))
    data[data.find(b"PK\x01\x02") + 8] |= 1
    return bytes(data)


def _zip_with_an_unlisted_member() -> bytes:
    """A zip file whose first member was dropped from its directory alone."""
    data = zipped({"a.txt": b"x", "b.txt": b"y"})
    first = data.find(b"PK\x01\x02")
    second = data.find(b"PK\x01\x02", first + 1)
    end = data.find(b"PK\x05\x06")
    count = (1).to_bytes(2, "little")
    size = (end - second).to_bytes(4, "little")
    return data[:first] + data[second : end + 8] + count * 2 + size + data[end + 16 :]


def _encrypted_pdf() -> bytes:
    return pdf(lambda _: None, encryption=pikepdf.Encryption(owner="o", user="u"))


def _pdf_without_its_password() -> bytes:
    return pdf(lambda _: None, encryption=pikepdf.Encryption(owner="o", user=""))


def _pdf_with(data: bytes, **entries: object) -> bytes:
    def change(document: pikepdf.Pdf) -> None:
        document.Root.X = document.make_indirect(pikepdf.Stream(document, data, pikepdf.Dictionary(**entries)))

    return pdf(change)


_MEGABYTE = 1 << 20


def _zip_of_zips(depth: int) -> bytes:
    data = zipped({"a.txt": b"x"})
    for _ in range(depth):
        data = zipped({"a.zip": data})
    return data


def _large_zip(size: int, times: int) -> bytes:
    part = gzip.compress(b" " * size, 1)
    return zipped({f"{number}.gz": part for number in range(times)})


def _growing_png() -> bytes:
    return png((b"zTXt", b"a\0\0" + zlib.compress(bytes(130 * _MEGABYTE), 1)))


_ENTITIES = b'<!DOCTYPE a [<!ENTITY b "cc"><!ENTITY d "&b;&b;&b;">]><a>&d;</a>'
REFUSED = {
    "a font": ("a.woff2", b"wOF2 and so on", "damaged"),
    "a font by its name": ("a.ttf", b"text", "damaged"),
    "an old font": ("a.eot", b"text", "a font"),
    "a program": ("a.wasm", b"\0asm\1\0\0\0", "a program"),
    "a sound": ("a.mp3", b"ID3", "a sound recording"),
    "a film": ("a.dat", b"\0\0\0\x18ftypisom", "a film"),
    "another archive": ("a.7z", b"7z\xbc\xaf\x27\x1c", "use .zip"),
    "anything binary": ("a.bin", b"\x80\0\1", "a binary file"),
    "text that is none": ("a.txt", b"\xe9\x02\xff", "bytes that are none"),
    "text with NUL": ("a.html", b"<p>a\0b", "NUL bytes"),
    "half of UTF-16": ("a.txt", b"\xff\xfea", "UTF-16"),
    "an unknown encoding": ("a.html", b"<meta charset=klingon>\xe9", "klingon"),
    "entities of its own": ("a.svg", _ENTITIES, "entities of its own"),
    "no Windows-1252": ("a.txt", b"\x81\xff", "WINDOWS-1252"),
    "escapes without end": ("a.html", b"&" + b"amp;" * 30 + b"lt;", "escapes inside escapes"),
    "archives without end": ("a.zip", _zip_of_zips(10), "more than 8 deep"),
    "members without end": ("a.zip", _large_zip(_MEGABYTE, 140), "larger than 128 MB"),
    "a PNG that grows beyond measure": ("a.png", _growing_png(), "damaged image"),
    "a damaged gzip": ("a.gz", b"\x1f\x8bxxxxxxxxxxxxxxxxxx", "damaged"),
    "half a gzip": ("a.gz", gzip.compress(WORDS.encode())[:-9], "cut off"),
    "something behind a gzip": ("a.gz", gzip.compress(b"a") + b"b", "something follows"),
    "half of Brotli": ("a.br", brotli.compress(WORDS.encode())[:-4], "cut off"),
    "damaged Brotli": ("a.br", b"\xff\xff\xff", "damaged"),
    "an encrypted zip": ("a.zip", _encrypted_zip(), "member a.txt is encrypted"),
    "a zip that hides a member": ("a.zip", _zip_with_an_unlisted_member(), "its directory does not list"),
    "a zip behind something": ("a.zip", b"PK\3\4 hidden" + zipped({"a.txt": b"x"}), "its directory does not list"),
    "a damaged zip": ("a.zip", zipped({"a.txt": b"x" * 99})[:-30], "damaged"),
    "a font in a zip": ("a.docx", zipped({"b.ttf": b"x"}), "member b.ttf: it is damaged"),
    "half a search index": ("a.pf_index", gzip.compress(b"pagefind_dcd\x99\xff"), "damaged"),
    "a search index cut off": ("a.pf_index", gzip.compress(b"pagefind_dcd\x65abc"), "cut off"),
    "an encrypted PDF": ("a.pdf", _encrypted_pdf(), "encrypted"),
    "a PDF that opens without its password": ("a.pdf", _pdf_without_its_password(), "encrypted"),
    "a damaged PDF": ("a.pdf", b"%PDF-1.7 and nothing", "damaged PDF"),
    "no PDF": ("a.pdf", b"text", "damaged PDF"),
    "JPEG 2000 in a PDF": (
        "a.pdf",
        _pdf_with(b"x", Subtype=pikepdf.Name.Image, Filter=pikepdf.Name.JPXDecode),
        "JPEG 2000",
    ),
    "half a PNG": ("a.png", picture("PNG")[:-20], "damaged image"),
    "half a JPEG": ("a.jpg", picture("JPEG")[:-40], "damaged image"),
    "half a GIF": ("a.gif", picture("GIF")[:-4], "damaged image"),
    "half a WebP": ("a.webp", picture("WEBP")[:-4], "damaged image"),
    "half a TIFF": ("a.tif", picture("TIFF")[:-40], "damaged image"),
    "half an AVIF": ("a.avif", picture("AVIF")[:-20], "damaged image"),
    "half an icon": ("a.ico", picture("ICO")[:-20], "damaged image"),
    "no PNG": ("a.png", b"text", "damaged image"),
    "damaged EXIF": ("a.jpg", jpeg((0xE1, b"Exif\0\0what")), "EXIF data are damaged"),
    "packed text that is none": ("a.png", png((b"zTXt", b"a\0\0what")), "damaged"),
}


@pytest.mark.parametrize(("name", "data", "why"), REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_read_is_refused_with_its_reason(name: str, data: bytes, why: str) -> None:
    with pytest.raises(Unreadable) as refusal:
        list(read(name, data))
    assert why in str(refusal.value)


BOMBS = {
    "gzip": ("a.gz", gzip.compress(bytes(130 * _MEGABYTE), 1)),
    "Brotli": ("a.br", brotli.compress(bytes(130 * _MEGABYTE), quality=1)),
    "zip": ("a.zip", zipped({"a.csv": bytes(130 * _MEGABYTE)})),
    "PDF": ("a.pdf", _pdf_with(zlib.compress(bytes(130 * _MEGABYTE), 1), Filter=pikepdf.Name.FlateDecode)),
}


@pytest.mark.parametrize(("name", "data"), BOMBS.values(), ids=BOMBS)
def test_what_grows_beyond_measure_is_refused(name: str, data: bytes) -> None:
    with pytest.raises(Unreadable, match="larger than 128 MB"):
        list(read(name, data))


_KINDS = (*READERS, *CLOSED, "", "docx", "unknown")
_WHOLE = [place for place in PLACES.values() if len(place.data) < 10_000]


def _can_be_read(name: str, data: bytes) -> bool:
    """Whether a file is read or refused; everything else is a fault of the program and fails the test."""
    try:
        for segment in read(name, data):
            segment.text.encode()
    except Unreadable as refusal:
        return not str(refusal)
    return True


@given(kind=st.sampled_from(_KINDS), data=st.binary(max_size=300))
def test_bytes_of_no_kind_are_read_or_refused(kind: str, data: bytes) -> None:
    _can_be_read(f"a.{kind}", data)


@given(kind=st.sampled_from(_KINDS), text=st.text(max_size=300))
def test_text_of_no_kind_is_read_or_refused(kind: str, text: str) -> None:
    _can_be_read(f"a.{kind}", text.encode("utf-8", "replace"))


@given(
    text=st.text(alphabet="<>/!-[]&;=\"' aPB?\\u0%", max_size=60), kind=st.sampled_from(("html", "svg", "json", "css"))
)
def test_broken_markup_is_read(text: str, kind: str) -> None:
    assert _can_be_read(f"a.{kind}", text.encode())


@given(before=st.text(alphabet="<>/!-[]&;=\"' aPB?", max_size=60), after=st.text(alphabet="<>/!-=\"' a", max_size=20))
def test_no_markup_around_words_swallows_them(before: str, after: str) -> None:
    page = f"{before}quillfeather{after}".encode()
    assert any("quillfeather" in segment.text for segment in read("a.html", page))


@settings(max_examples=300)
@given(place=st.sampled_from(_WHOLE), cut=st.floats(0, 1), wrong=st.binary(max_size=3))
def test_a_broken_file_of_every_kind_is_read_or_refused(place: Place, cut: float, wrong: bytes) -> None:
    at = int(len(place.data) * cut)
    _can_be_read(place.name, place.data[:at] + wrong + place.data[at + len(wrong) :])
    _can_be_read(place.name, place.data[:at])
