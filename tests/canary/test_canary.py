"""Nothing that was planted to be kept leaves; and were a rule missing, the guard would find what it lets out."""

from __future__ import annotations

import dataclasses
import gzip
import io
import itertools
import json
import zipfile
from typing import TYPE_CHECKING

import pikepdf
import pypdfium2
import pytest

from firsthand.editions.publish import publish
from firsthand.editions.rules import Rule
from firsthand.model import Severity
from firsthand.pages.handwritten import with_links
from firsthand.pipeline import Target, guard_site, make_site, read_and_check
from firsthand.settings import Settings
from tests.canary.garden import Garden, planted
from tests.conftest import ROOT, mkdocs

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from firsthand.pipeline import Checked

DAY = "2026-07-01"
SETTINGS = Settings(edition="external", pdf=False, cards=False)


@pytest.fixture(scope="module")
def plot(tmp_path_factory: pytest.TempPathFactory) -> tuple[Garden, Path]:
    """One set of markers, for what is tried often."""
    root = tmp_path_factory.mktemp("plot")
    garden = planted(1)
    garden.write(root)
    return garden, root


@pytest.fixture(scope="module")
def checked(plot: tuple[Garden, Path]) -> Checked:
    found = read_and_check(plot[1] / "content", plot[1], SETTINGS, DAY)
    assert [each for each in found.problems if each.severity is Severity.ERROR] == []
    return found


def unpacked(data: bytes) -> Iterator[bytes]:
    """A file's bytes and whatever can be decompressed in it, by means that are not the guard's."""
    yield data
    if data[:2] == b"\x1f\x8b":
        yield from unpacked(gzip.decompress(data))
    elif data[:4] == b"PK\x03\x04":
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for name in archive.namelist():
                yield from unpacked(archive.read(name))
    elif data[:5] == b"%PDF-":
        with pypdfium2.PdfDocument(data) as document:
            text = "".join(page.get_textpage().get_text_range() for page in document)
            yield text.encode()
            yield " ".join(text.split()).encode()
        with pikepdf.open(io.BytesIO(data)) as pdf:
            for thing in pdf.objects:
                if isinstance(thing, pikepdf.Stream):
                    try:
                        yield thing.read_bytes()
                    except pikepdf.PdfError:
                        yield thing.read_raw_bytes()
                else:
                    yield str(thing).encode()


def found_in(site: Path, garden: Garden) -> dict[str, str]:
    """Places whose markers a site holds anything of, and where: a code, or two of the ten words in a row."""
    signs = {}
    for marker, place in garden.markers.items():
        words = marker.split()
        pairs = [f"{one} {two}" for one, two in itertools.pairwise(words)] or words
        signs |= {sign.encode(): (marker, place) for sign in pairs}
    found = {}
    for path in sorted(site.rglob("*")):
        parts = [path.name.encode(), *(unpacked(path.read_bytes()) if path.is_file() else ())]
        everything = b"\n".join(parts).lower()
        found |= {place: f"{path.relative_to(site)}" for sign, (_, place) in signs.items() if sign in everything}
    return found


@pytest.mark.build
def test_no_marker_leaves(tmp_path: Path, pytestconfig: pytest.Config) -> None:
    garden = planted(pytestconfig.getoption("--canaries"))
    garden.write(tmp_path)
    for name in ("mkdocs.yml", "mkdocs.external.yml"):
        (tmp_path / name).write_bytes((ROOT / name).read_bytes())
    done = mkdocs("build", "--quiet", "-f", "mkdocs.external.yml", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    site = tmp_path / "site-external"
    assert found_in(site, garden) == {}
    # It is no empty site: what may be read is there.
    text = (site / "data/quotes.json").read_text(encoding="utf-8")
    assert "takes me all of Monday" in text
    assert "We do it at a bakery as well" in text
    assert list(site.glob("images/*"))
    assert list(site.glob("briefs/*.pdf"))
    assert "Public page 0" in (site / "public0/index.html").read_text(encoding="utf-8")


@pytest.mark.build
def test_words_of_nobody_who_withdrew_or_agreed_to_none_stand_inside(tmp_path: Path) -> None:
    garden = planted(1)
    garden.write(tmp_path)
    (tmp_path / "mkdocs.yml").write_bytes((ROOT / "mkdocs.yml").read_bytes())
    done = mkdocs("build", "--quiet", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    found = found_in(tmp_path / "site", garden)
    assert "paragraph" in found
    hidden = ("none", "withdrawn", "comment", "metadata", "EXIF", "XMP", "PNG", "JPEG", "draft")
    assert [place for place in found if any(word in place for word in hidden)] == ["id of somebody none"]


def written(checked: Checked, folder: Path, without: frozenset[Rule]) -> Path:
    """Everything that an edition holds, as files: its pages, data and pictures, and all that its pages could reach."""
    site = make_site(checked, target=Target("Test"), cache=folder / "cache", without=without)
    out = folder / "site"
    for page in site.pages:
        _write(out / page.path, f"{page.title}\n\n{page.markdown}".encode())
    for path, data in site.files.items():
        _write(out / path, data)
    for name in site.publication.pages:
        source = (checked.content / "pages" / name).read_text(encoding="utf-8")
        _write(out / "pages" / name, with_links(source, name, site.publication, site.addresses).encode())
    publication = dataclasses.asdict(site.publication)
    publication["images"] = list(site.publication.images)
    _write(out / "everything.json", json.dumps(publication, default=str, ensure_ascii=False).encode())
    return out


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


def test_with_all_rules_nothing_is_in_the_publication_at_all(
    plot: tuple[Garden, Path], checked: Checked, tmp_path: Path
) -> None:
    garden, root = plot
    site = written(checked, tmp_path, frozenset())
    assert found_in(site, garden) == {}
    assert [str(leak) for leak in guard_site(site, checked, root, [])] == []


@pytest.mark.parametrize("rule", list(Rule))
def test_the_guard_finds_what_a_missing_rule_lets_out(
    plot: tuple[Garden, Path], checked: Checked, tmp_path: Path, rule: Rule
) -> None:
    site = written(checked, tmp_path, frozenset({rule}))
    assert guard_site(site, checked, plot[1], []) != []


def test_every_marker_that_gets_out_is_found_where_it_stands(
    plot: tuple[Garden, Path], checked: Checked, tmp_path: Path
) -> None:
    garden, root = plot
    site = written(checked, tmp_path, frozenset(Rule))
    out = set(found_in(site, garden).values())
    assert len(out) > 10
    assert out <= {leak.file for leak in guard_site(site, checked, root, [])}


def test_the_internal_edition_keeps_what_it_kept(checked: Checked) -> None:
    inside = publish(checked.research, SETTINGS, "internal", DAY)
    assert inside.interviews
    assert inside.consent
