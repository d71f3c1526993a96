"""The list of identities, the forms in which people are named, and what is found of them."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.model import Source
from firsthand.reading.identities import Identity, read_identities
from firsthand.reading.ordinary_words import ORDINARY
from firsthand.reading.research import read_research
from firsthand.reading.spotting import Spotter


def person(name: str = "", email: str = "", phone: str = "", company: str = "", other: str = "") -> Identity:
    def values(cell: str) -> tuple[str, ...]:
        return tuple(filter(None, cell.split(";")))

    place = Source("private/identities.csv", 2)
    return Identity("P07", values(name), values(email), values(phone), values(company), values(other), place)


def kinds(identity: Identity, text: str) -> list[str]:
    return [spot.kind for spot in Spotter.of([identity]).spots(text)]


def listed(folder: Path, text: str | bytes) -> tuple[tuple[Identity, ...], list[str]]:
    path = folder / "private/identities.csv"
    path.parent.mkdir()
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    identities, problems = read_identities(folder)
    return identities, [f"{problem.source.line}:{problem.source.column} {problem.message}" for problem in problems]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Zinnia Quillfeather", "zinnia quillfeather"),
        ("Zinnia Quillfeather", "ZINNIA\n> QUILLFEATHER"),
        ("Zinnia Quillfeather", "Zinnia\u00a0\u00a0Quillfeather"),
        ("Zinnia Quillfeather", "**Zinnia** _Quillfeather_"),
        ("Zinnia Quillfeather", "Zinnia&nbsp;Quillf&eacute;ather"),
        ("Zinnia Quillfeather", "Quill\u00adfeather"),
        ("Zinnia Quillfeather", "Quillfeather, Zinnia"),
        ("Zinnia Quillfeather", "Quillfeather's"),
        ("Zinnia Quillfeather", "Quillfeathers"),
        ("Zinnia Quillfeather", "Ms. Quillfeather"),
        ("Zinnia Quillfeather", "Z. Quillfeather"),
        ("Zinnia Quillfeather", "Zinnia Q. said"),
        ("Zinnia Quillfeather", "@zinnia.quillfeather"),
        ("Zinnia Quillfeather", "@zinniaquillfeather"),
        ("Zinnia Quillfeather", "ZQuillfeather"),
        ("Zinnia Quillfeather", "<v Zinnia Quillfeather>Yes."),
        ("Quillfeather, Zinnia", "Zinnia Quillfeather"),
        ("Zinnia QUILLFEATHER", "Zinnia Quillfeather"),
        ("Dr. Zinnia Quillfeather, PhD", "Zinnia Quillfeather"),
        ("Zinnia M. Quillfeather", "Zinnia Quillfeather"),
        ("Zinnia Marigold Quillfeather", "Zinnia Quillfeather"),
        ("Zinnia Marigold Quillfeather", "Marigold Quillfeather"),
        ("Zinnia Thistlewood Quillfeather", "Zinnia Thistlewood"),
        ("Zinnia 'Zizi' Quillfeather", "Zizi Quillfeather"),
        ("Zinnia (Zizi) Quillfeather", "Zinnia Quillfeather"),
        ("Zinnia Quill-Feathering", "Zinnia Quill"),
        ("Zinnia Quill-Feathering", "Ms Feathering"),
        ("Zinnia Quill-Feathering", "Zinnia Quillfeathering"),
        ("Anna-Zinnia Quillfeather", "Annazinnia Quillfeather"),
        ("Zinnia van den Quillfeather", "Zinnia Quillfeather"),
        ("Zinnia van den Quillfeather", "Van den Quillfeather, Zinnia"),
        ("Zinnia van den Berg", "zinnia van den berg"),
        ("Zinnia van den Berg", "Mr van den Berg"),
        ("Zinnia al-Quillfar", "Zinnia Quillfar"),
        ("Zinnia O'Quillfar", "Zinnia O’Quillfar"),
        ("Zinnia O'Quillfar", "oquillfar"),
        ("Jürgen Quillmöller", "Jurgen Quillmoller"),
        ("Jürgen Quillmöller", "Juergen Quillmoeller"),
        ("Juergen Quillmoeller", "Jürgen Quillmöller"),
        ("Jürgen Quillmöller", "Ju\u0308rgen Quillmo\u0308ller"),
        ("Ånna Quillstraß", "Aanna Quillstrass"),
        ("Søren Quillgård", "Soren Quillgaard"),
        ("Søren Quillgård", "Soeren Quillgaard"),
        ("Łucja Quillińska", "Lucja Quillinska"),
        ("Зинаида Перьева", "ЗИНАИДЫ Перьева"),
        ("羽毛田花子", "今日は羽毛田花子さんと話した"),
        ("Zinnia", "So, zinnia?"),
        ("zinnia quillfeather", "Zinnia Quillfeather"),
        ("Will Price", "Will Price"),
        ("will price", "WILL PRICE"),
        ("Will Price", "W. Price"),
        ("Will Price", "mailto:Will.Price@brambleworks.co"),
    ],
)
def test_a_name_is_found(name: str, text: str) -> None:
    assert kinds(person(name), text) == ["name"]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Zinnia Quillfeather", "zinnias in a quill and feather vase"),
        ("Zinnia Quillfeather", "Zinnia is a flower"),
        ("Zinnia Quillfeather", "ZQ and Z. Q."),
        ("Zinnia Quillfeather", "Quillfeatherington"),
        ("Zinnia Quillfeather", "Zinnia, quality first"),
        ("Will Price", "they will price it"),
        ("Will Price", "the price"),
        ("Will Price", "Price matters. Will it?"),
        ("Mark May", "mark May 4 in the rota"),
        ("June Rose", "in June a rose"),
        ("Hanna Lee", "on the lee side, Lee"),
        ("Peter James", "James said so, and Peter did"),
        ("Ann Oke", "a joke"),
        ("Cara Hart", "a chart"),
        ("Will", "will you? Will you?"),
        ("Dr.", "the Dr. is in"),
        ("J. M.", "JM"),
        ("", "anything"),
    ],
)
def test_what_is_no_name_is_left_alone(name: str, text: str) -> None:
    assert kinds(person(name), text) == []


@pytest.mark.parametrize(
    ("identity", "text", "kind"),
    [
        (person(email="z.quill@brambleworks.co"), "Z.Quill@Brambleworks.co", "email"),
        (person(email="z.quill@brambleworks.co"), "z.quill at brambleworks dot co", "email"),
        (person(email="z.quill@brambleworks.co"), "z dot quill at brambleworks dot co", "email"),
        (person(email="z.quill@brambleworks.co"), "z.quill [at] brambleworks [dot] co", "email"),
        (person(email="zq+news@brambleworks.co"), "zq@brambleworks.co", "email"),
        (person("Zinnia Quillfeather", "zquillfeather1@gmail.com"), "@zquillfeather1", "email"),
        (person(email="zizi1985@gmail.com"), "zizi1985", "email"),
        (person(email="zq@brambleworks.co.uk"), "www.brambleworks.co.uk", "company"),
        (person(email="zq@brambleworks.co.uk"), "all@brambleworks.co.uk", "company"),
        (person(company="Brambleworks Ltd"), "at brambleworks", "company"),
        (person(company="Brambleworks GmbH & Co. KG"), "Brambleworks", "company"),
        (person(company="Brambleworks, Inc."), "Brambleworks's", "company"),
        (person(company="Brambleworks S.A."), "BRAMBLEWORKS", "company"),
        (person(company="The Bramble Works Company"), "Bramble Works", "company"),
        (person(company="Bramble Works"), "#brambleworks", "company"),
        (person(company="Bramble & Quill"), "Bramble and Quill", "company"),
        (person(company="Apple"), "at Apple", "company"),
        (person(company="ZQ"), "at ZQ", "company"),
        (person(phone="+44 (0)20 7946 0123"), "020 7946-0123", "phone"),
        (person(phone="020 7946 0123 ext 5"), "+442079460123", "phone"),
        (person(phone="0049 30 901820"), "030 / 90\n18 20", "phone"),
        (person(other="https://www.social.invalid/in/zinnia-q-77/"), "social.invalid/in/zinnia-q-77", "other"),
        (person(other="https://www.social.invalid/in/zinnia-q-77/"), "zinnia-q-77", "other"),
        (person(other="12 Quillfeather Lane"), "at 12, quillfeather lane", "other"),
    ],
)
def test_what_identifies_somebody_is_found(identity: Identity, text: str, kind: str) -> None:
    assert kinds(identity, text) == [kind]


@pytest.mark.parametrize(
    ("identity", "text"),
    [
        (person(email="zinnia@gmail.com"), "gmail.com, and Zinnia too"),
        (person(email="info@brambleworks.co"), "for your info"),
        (person(email="zq@example.com"), "see example.com"),
        (person(email="gardener@gmail.com"), "the gardener"),
        (person(company="Apple"), "an apple a day"),
        (person(company="IT"), "It is so. it is."),
        (person(company="General Store Ltd"), "the general store"),
        (person(phone="020 7946 0123"), "020 7946 0124"),
        (person(phone="5"), "5 of 15"),
        (person(phone="call the desk"), "call the desk"),
    ],
)
def test_what_identifies_nobody_is_left_alone(identity: Identity, text: str) -> None:
    assert kinds(identity, text) == []


def test_one_place_is_one_spot_and_says_whose_it_may_be() -> None:
    two = [person("Zinnia Quillfeather"), person("Poppy Quillfeather")]
    spots = Spotter.of(two).spots("Mr Quillfeather, and Poppy Quillfeather.")
    assert [(spot.start, spot.end, len(spot.whose)) for spot in spots] == [(3, 15, 2), (21, 39, 1)]


def test_first_names_count_in_the_notes_of_whom_they_name() -> None:
    spotter = Spotter.of([person("Zinnia Quillfeather")])
    assert spotter.spots("Thanks, Zinnia.") == []
    assert [spot.start for spot in spotter.spots("Thanks, Zinnia.", {"p07"})] == [8]


def test_columns_by_any_of_their_names(tmp_path: Path) -> None:
    identities, problems = listed(
        tmp_path,
        "Pseudonym,First Name,LAST NAME,E-Mail Address,phone 2,Organisation,LinkedIn,Notes\n"
        'P07,Zinnia,Quillfeather,zq@b.example;z2@b.example,555 0123,"Bramble, Works",social.invalid/zq,met in May\n'
        ",,,,,,,\n"
        "P08,Poppy,,n/a,-,unknown,,\n",
    )
    assert problems == []
    first, second = identities
    assert (first.id, first.names, first.phones) == ("P07", ("Zinnia Quillfeather",), ("555 0123",))
    assert first.emails == ("zq@b.example", "z2@b.example")
    assert (first.companies, first.others) == (("Bramble, Works",), ("social.invalid/zq",))
    assert first.source == Source("private/identities.csv", 2, 1)
    assert (second.names, second.emails, second.phones, second.companies) == (("Poppy",), (), (), ())


@pytest.mark.parametrize(
    "text",
    [
        "id;name\nP07;Zinnia Quillfeather\n",
        "id\tname\r\nP07\tZinnia Quillfeather\r\n",
        '"id","name"\n"P07","Zinnia Quillfeather"',
        "sep=;\nid;name\nP07;Zinnia Quillfeather",
        "\n\nid,name\n\nP07,Zinnia Quillfeather",
        "id,name\nP07,Zinnia Quillfeather,,,\n",
        "id,name\nP07, Zinnia  Quillfeather \n",
        "name,id\nZinnia Quillfeather,P07",
    ],
)
def test_separators_and_quotation_marks(text: str, tmp_path: Path) -> None:
    identities, problems = listed(tmp_path, text)
    assert problems == []
    assert [(each.id, each.names) for each in identities] == [("P07", ("Zinnia Quillfeather",))]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("P07,Zinnia Quillfeather\n", "1:1"),
        ("id,notes\nP07,Zinnia\n", "1:1"),
        ("", "1:1"),
        ("\n \n", "1:1"),
        ("id,name\nP07,Quillfeather, Zinnia\n", "2:18"),
        ('id,name\nP07,"Zinnia" Quillfeather\n', "2:5"),
        ('id,name\nP07,"Zinnia\n', "2:5"),
        ("id,name\nP07,Jürgen\n".encode("cp1252"), "2:6"),
        ("id,name\nP07,Zinnia\n".encode("utf-16-le"), "1:2"),
        (b"\xff\xfeodd", "1:1"),
    ],
)
def test_what_cannot_be_read_is_said_without_a_word_of_it(text: str | bytes, place: str, tmp_path: Path) -> None:
    _, problems = listed(tmp_path, text)
    assert [problem.split()[0] for problem in problems] == [place]
    assert not any(word in "".join(problems) for word in ("Zinnia", "Quillfeather", "Jürgen"))


@pytest.mark.parametrize(
    ("id_", "shown"),
    [("P07", "P07"), ("int-12", "int-12"), ("Zinnia", "line 2"), ("zinnia7", "line 2"), ("", "line 2")],
)
def test_messages_never_name_anybody(id_: str, shown: str, tmp_path: Path) -> None:
    (tmp_path / "private").mkdir()
    row = f"{id_},Zinnia Quillfeather,zinnia@brambleworks.co,020 7946 0123\n"
    (tmp_path / "private/identities.csv").write_text("id,name,email,phone\n" + row, encoding="utf-8")
    (tmp_path / "content/guides").mkdir(parents=True)
    note = "Zinnia Quillfeather has zinnia@brambleworks.co 020 7946 0123 other@brambleworks.org +44 20 7946 9999"
    (tmp_path / "content/guides/_g.md").write_text(note, encoding="utf-8")
    messages = [problem.message for problem in read_research(tmp_path / "content").problems]
    assert len(messages) == 5
    assert shown in messages[0]
    for word in ("Zinnia", "Quillfeather", "brambleworks", "7946", "9999", "other@"):
        assert not any(word in message for message in messages)


def test_a_file_in_any_encoding_is_searched(tmp_path: Path) -> None:
    (tmp_path / "private").mkdir()
    (tmp_path / "private/identities.csv").write_text("id,name\nP07,Jürgen Quillmöller\n", encoding="utf-8")
    (tmp_path / "content/transcripts").mkdir(parents=True)
    for encoding in ("utf-8", "cp1252", "utf-16"):
        path = tmp_path / f"content/transcripts/{encoding}.txt"
        path.write_bytes("a\r\nJürgen Quillmöller".encode(encoding))
    found = [str(problem.source) for problem in read_research(tmp_path / "content").problems]
    assert found == [f"content/transcripts/{name}.txt:2:1" for name in ("cp1252", "utf-16", "utf-8")]


LETTERS = st.sampled_from("abcdefghijklmnopqrstuvwxyzäöüßéåøñçł")
INVENTED = st.text(LETTERS, min_size=5, max_size=10).map(lambda word: "zq" + word)
GAPS = st.sampled_from([" ", "  ", "\n", "\n> ", "\u00a0", "** ", "_", "-", ".", "\t", "&nbsp;"])
CASES = st.sampled_from([str.upper, str.lower, str.title, str.capitalize, str.swapcase])
ORDINARY_TEXT = st.lists(st.sampled_from(sorted(ORDINARY)), max_size=30).map(" ".join)


@given(INVENTED, INVENTED, GAPS, CASES, ORDINARY_TEXT, ORDINARY_TEXT)
def test_a_name_planted_anywhere_is_found(first: str, last: str, gap: str, case, before: str, behind: str) -> None:
    text = f"{before} {case(first)}{gap}{case(last)} {behind}"
    spots = Spotter.of([person(f"{first.title()} {last.title()}")]).spots(text)
    assert [spot.start for spot in spots] == [len(before) + 1]
    assert text[spots[0].start : spots[0].end] == f"{case(first)}{gap}{case(last)}"


@given(ORDINARY_TEXT, st.lists(st.sampled_from(sorted(ORDINARY)), min_size=2, max_size=2))
def test_ordinary_words_name_nobody(text: str, name: list[str]) -> None:
    identity = person(" ".join(name).title(), company=name[0].title())
    assert kinds(identity, text) == []


@given(st.text(max_size=60), st.text(max_size=60), st.text(max_size=60))
def test_nothing_raises(name: str, other: str, text: str) -> None:
    identity = person(name, email=f"{other}@{name}", phone=text, company=other, other=other)
    for spot in Spotter.of([identity], "GB").spots(text + name, {"p07"}):
        assert 0 <= spot.start < spot.end <= len(text + name)


@given(st.text(alphabet='idname,;\t"\n\r x', max_size=60))
def test_no_list_raises(text: str) -> None:
    import tempfile  # noqa: PLC0415  # hypothesis runs one test many times, which needs a folder each

    with tempfile.TemporaryDirectory() as folder:
        identities, problems = listed(Path(folder), text)
    assert identities or problems or not text.strip() or "name" in text
