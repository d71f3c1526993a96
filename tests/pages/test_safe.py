"""Whatever a note holds comes out as text."""

from __future__ import annotations

import html
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.pages.prose import Surroundings, prose_html
from firsthand.pages.safe import encode, safe_html
from tests.hostile import ATTACKS

AROUND = Surroundings(lambda _target: None, lambda _tag: "")


class _Seen(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: dict[str, str] = {}
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name: value or "" for name, value in attrs}


@given(st.text(alphabet=st.characters(exclude_categories=["Cc", "Cs"])))
def test_an_encoded_value_reads_back_as_its_words(text: str) -> None:
    assert html.unescape(str(encode(text))).split() == text.split()


@given(st.text())
def test_an_encoded_value_holds_no_sign_of_any_markup(text: str) -> None:
    left = str(encode(text))
    assert not set("<>\"'`*[]{}|~^!$%@=+\\()\n") & set(left)


@pytest.mark.parametrize("attack", ATTACKS)
def test_an_attack_in_prose_is_text(attack: str) -> None:
    seen = _Seen(str(prose_html(f"before {attack} after", AROUND)))
    assert seen.tags <= {"p", "span", "em", "strong"}
    assert not {name for name in seen.attributes if name.startswith("on") or name in ("href", "src")}


@given(st.text(alphabet="<>/\"'=:()[]!{}%#&;ajvscriptonerox \n"))
def test_no_prose_makes_a_tag_that_is_not_ours(text: str) -> None:
    seen = _Seen(str(prose_html(text, AROUND)))
    assert not seen.tags & {"script", "img", "svg", "iframe", "base", "link", "style", "form", "object"}
    assert not {name for name in seen.attributes if name.startswith("on")}
    assert not seen.attributes.get("href", "").lower().strip().startswith(("javascript", "data", "file"))


def test_links_to_the_web_stay_links() -> None:
    seen = _Seen(str(prose_html("[a source](https://example.org/a?b=c)", AROUND)))
    assert seen.attributes["href"] == "https://example.org/a?b=c"


def test_prose_is_one_line_that_markdown_leaves_alone() -> None:
    text = str(prose_html("# a\n\n- b\n\n```\nc\n  d\n```\n\n| e | f |\n| - | - |\n| g | h |", AROUND))
    assert "\n" not in text
    assert "c&#10;  d" in text


def test_code_keeps_its_signs() -> None:
    assert "&#123;&#123;" in str(safe_html("<code>{{ x }}</code>"))
