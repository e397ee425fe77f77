"""From HTML to text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enrich.clean import clean_text, clean_title


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>Un</p><p>Deux</p>", "Un\nDeux"),
        ("Un<br>deux<br/>trois", "Un\ndeux\ntrois"),
        ("<ul><li>a</li><li>b</li></ul>", "a\nb"),
        ("rue de l&#39;&Eacute;glise", "rue de l'Église"),
        ("<b>12</b> rue <i>X</i>", "12 rue X"),
        ("<p>a<script>if (a<b) {}</script>b<style>p{}</style></p>", "ab"),
        ("12\xa0rue   X", "12 rue X"),
        ("<td>12</td><td>rue X</td>", "12 rue X"),
        ("", ""),
    ],
)
def test_html_becomes_lines_of_text(html: str, text: str) -> None:
    assert clean_text(html) == text


@pytest.mark.parametrize(
    "text", ["a < b & c > d", "I <3 Elm St", "x <y@example.org>", "a?b=1&copy=2"]
)
def test_plain_text_passes_unharmed(text: str) -> None:
    assert clean_text(text) == text


@given(st.text())
def test_any_text_is_cleaned_to_tidy_lines(html: str) -> None:
    text = clean_text(html)
    assert text == text.strip()
    assert "\r" not in text
    assert "\n\n" not in text
    assert "\x00" not in text


@pytest.mark.parametrize("bit", ["<div>", "<a ", '<a href="', "<", "&", "<!--", "<script>", " \n"])
def test_a_quarter_of_a_megabyte_of_broken_html_is_no_trouble(bit: str) -> None:
    clean_text(bit * (256_000 // len(bit)) + "<p>x</p>")


def test_deep_nesting_keeps_its_text() -> None:
    assert clean_text("<div>" * 5_000 + "tout au fond") == "tout au fond"


def test_a_title_is_one_line() -> None:
    assert clean_title("Un<br>titre\n&amp; demi") == "Un titre & demi"
