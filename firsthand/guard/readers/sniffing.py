"""Which kind a file is: by how its content begins, whatever it is called."""

from __future__ import annotations

_BEGINNINGS = (
    (b"%PDF-", "pdf"),
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"\xff\xd8\xff", "jpg"),
    (b"GIF87a", "gif"),
    (b"GIF89a", "gif"),
    (b"II*\0", "tiff"),
    (b"MM\0*", "tiff"),
    (b"\0\0\1\0", "ico"),
    (b"PK\3\4", "zip"),
    (b"PK\5\6", "zip"),
    (b"\x1f\x8b", "gz"),
    (b"pagefind_dcd", "pagefind"),
    (b"wOF2", "woff2"),
    (b"wOFF", "woff"),
    (b"OTTO", "otf"),
    (b"\0\1\0\0", "ttf"),
    (b"ttcf", "ttf"),
    (b"\0asm", "wasm"),
    (b"BZh", "bz2"),
    (b"\xfd7zXZ\0", "xz"),
    (b"7z\xbc\xaf\x27\x1c", "7z"),
    (b"Rar!", "rar"),
    (b"\x28\xb5\x2f\xfd", "zst"),
)
_HEAD = 1024


def kind_of(ending: str, data: bytes) -> str:
    """The kind of a file, as the ending that such files have.

    Args:
        ending: the one it has.
        data: its content.

    Returns:
        The kind that its content shows, or else its own ending.
    """
    for beginning, kind in _BEGINNINGS:
        if data.startswith(beginning):
            return kind
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "webp"
    if data[4:8] == b"ftyp":
        return "avif" if data[8:12] in (b"avif", b"avis", b"mif1") else "mp4"
    if ending == "pdf" and b"%PDF-" in data[:_HEAD]:
        return "pdf"
    return ending
