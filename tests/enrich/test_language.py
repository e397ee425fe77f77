"""Telling the language."""

import pytest

from enrich.language import detect_language

BOTH = ("fr", "en")


@pytest.mark.parametrize(
    ("words", "lang"),
    [
        ("Le conseil municipal se réunit dans la salle des fêtes", "fr"),
        ("The city council will meet in the senior center", "en"),
        ("Der Gemeinderat trifft sich mit den Bürgern in der Halle und im Park", "de"),
        ("El ayuntamiento se reúne con los vecinos en la sala de la biblioteca", "es"),
    ],
)
def test_little_words_tell_the_language(words: str, lang: str) -> None:
    assert detect_language(words, "", BOTH) == lang


def test_the_words_win_over_a_wrong_declaration() -> None:
    words = "The library will be closed on Monday and there will be no story time for children"
    assert detect_language(words, "fr", BOTH) == "en"


def test_a_short_text_has_the_declared_language() -> None:
    assert detect_language("Concert", "fr", BOTH) == "fr"
    assert detect_language("Concert", "en", BOTH) == "en"


def test_without_words_the_declared_or_the_towns_main_language_holds() -> None:
    assert detect_language("12 / 34", "en", BOTH) == "en"
    assert detect_language("", "", BOTH) == "fr"
    assert detect_language("", "", ()) == "und"
