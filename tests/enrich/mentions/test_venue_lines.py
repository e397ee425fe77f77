"""Venues that a calendar's line names."""

import pytest

from tests.enrich.town import seen


@pytest.mark.parametrize(
    ("words", "lang", "venue"),
    [
        ("Concert\nLa Miroiterie, le vendredi 3 août 2012 à 19:00\nPunk", "fr", "La Miroiterie"),
        (
            "Danse\ndu mardi 6 février 2018 au vendredi 16 février 2018 à Le Tarmac\nEn scène",
            "fr",
            "Le Tarmac",
        ),
        ("Concert\nLieu : La Miroiterie\nPunk", "fr", "La Miroiterie"),
        ("Concert\nWhere: The Sinclair\nPunk", "en", "The Sinclair"),
    ],
)
def test_a_line_that_says_where_names_a_venue(words: str, lang: str, venue: str) -> None:
    assert seen(words, lang) == [("place", (venue,), ())]


@pytest.mark.parametrize(
    ("words", "lang"),
    [
        ("Conseil municipal, le lundi 8 janvier à 19:00", "fr"),
        ("Le conseil\nRéunion publique, le lundi 8 janvier à 19 h\nVenez", "fr"),
        ("Concert\nLocation: Online\nPunk", "en"),
        ("Concert\nLieu : à définir", "fr"),
    ],
)
def test_titles_and_lines_that_say_no_where_name_none(words: str, lang: str) -> None:
    assert seen(words, lang) == []


def test_the_address_behind_a_venue_and_what_is_known_stay_what_they_are() -> None:
    address = ("address", ("rue Gambetta",), ("12",))
    words = "Concert\nLa Miroiterie, 12 rue Gambetta, le vendredi 3 août à 19:00"
    assert seen(words, "fr") == [("place", ("La Miroiterie",), ()), address]
    assert seen("Concert\nLieu : 12 rue Gambetta", "fr") == [address]
    assert seen("Concert\nWhere: City Hall", "en") == [("place", ("City Hall",), ())]
    street = ("street", ("rue Gambetta",), ())
    assert seen("Bal\nrue Gambetta, le vendredi 3 août à 19:00", "fr") == [street]
    assert seen("Bal\nrue Inconnue, le vendredi 3 août à 19:00", "fr")[0][0] == "street"
