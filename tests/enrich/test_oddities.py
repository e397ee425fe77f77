"""What is odd about a text is said by a code."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enrich.clean import clean_text
from enrich.oddities import oddities, oddities_of_html


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        ("", ("no_words",)),
        (" \n…!", ("no_words",)),
        ("Fête\x07 du quartier", ("control_characters",)),
        ("F\ufffdte du quartier", ("control_characters",)),
        ("<p>Fête</p> du quartier", ("markup_left",)),
        ("Fêtе du quartier", ("mixed_scripts",)),  # the second е is Cyrillic
        ("Fête du quartier Праздник улицы", ("mixed_scripts",)),
        ("Fête du quartier avec l'artiste Ольга, et beaucoup d'autres musiciens de la ville", ()),
        ("Праздник улицы", ()),
        ("Fête du quartier : 2 < 3 & 4 > 3\n<3", ()),
        ("Ω, 5 µm, 12 €", ()),
    ],
)
def test_words_are_told_to_be_odd(words: str, codes: tuple[str, ...]) -> None:
    assert oddities(words) == codes


@pytest.mark.parametrize(
    ("html", "codes", "text"),
    [
        ("<p>Fête</p>", (), "Fête"),
        ("&lt;p&gt;Fête&lt;/p&gt;", ("markup_left",), "Fête"),
        ("<p>&lt;b class=&quot;x&quot;&gt;Fête&lt;/b&gt;</p>", ("markup_left",), "Fête"),
        ("Fête\x00 du \x07quartier", ("control_characters",), "Fête du quartier"),
    ],
)
def test_what_cleaning_mends_is_told_too(html: str, codes: tuple[str, ...], text: str) -> None:
    assert oddities_of_html(html) == codes
    assert clean_text(html) == text


@given(st.text())
def test_no_text_is_too_odd(words: str) -> None:
    oddities(words)
    oddities_of_html(words)
