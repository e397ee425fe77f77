"""Private homes, births and death notices: mentioned, never what a text is about."""

import pytest

from tests.enrich.town import mentions


def about(words: str, lang: str) -> list[str]:
    return [m.text for m in mentions(words, lang) if m.about]


@pytest.mark.parametrize(
    ("words", "lang"),
    [
        ("Jane Doe, Resident of 18 Elm Street, spoke in opposition", "en"),
        ("Jane Doe, 18 Elm Street, spoke in opposition", "en"),
        ("Jane Doe, 18 Elm Street, Cambridge, MA, spoke in favor", "en"),
        ("John Smith, 34, of 18 Oak St., was charged with theft", "en"),
        ("John Smith of 18 Oak Street was arrested", "en"),
        ("Jane Doe, who lives at 18 Oak Street, agreed", "en"),
        ("Jane Doe (18 Elm Street) spoke in favor", "en"),
        ("Jane Doe, 18 Elm Street. Spoke in support", "en"),
        ("Police held a 24-year-old man of 18 Elm Street", "en"),
        ("John Smith, 24, of Oak Street, was held", "en"),
        ("Mme Durand, 12 rue Gambetta, a pris la parole", "fr"),
        ("He was born on Elm Street", "en"),
        ("She grew up at 12 Elm Street", "en"),
        ("M. Dupont, demeurant 12 rue Gambetta, a été entendu", "fr"),
        ("M. Dupont, domicilié au 12, rue Gambetta, a été entendu", "fr"),
        ("M. Dupont, demeurant à Roubaix, 12 rue Gambetta", "fr"),
        ("Il est né le 3 mai 1940 au 12 rue Gambetta", "fr"),
    ],
)
def test_a_home_tells_who_somebody_is(words: str, lang: str) -> None:
    assert about(words, lang) == []


@pytest.mark.parametrize(
    ("words", "lang", "where"),
    [
        ("Fire at the home of John Smith, 18 Oak Street", "en", "18 Oak Street"),
        ("Fire at the home of John Smith of 18 Oak Street", "en", "18 Oak Street"),
        ("Major Renovation of 18 Oak Street", "en", "18 Oak Street"),
        ("The Owners of 18 Oak Street ask for a permit", "en", "18 Oak Street"),
        ("John Smith, 18 Oak Street, asked for a variance", "en", "18 Oak Street"),
        ("Doe Family Shelter of 18 Oak Street asks for help", "en", "18 Oak Street"),
        ("Residents of 18 Oak Street were evacuated", "en", "18 Oak Street"),
        ("People living on Elm Street lost power", "en", "Elm Street"),
        ("Jane Doe spoke about 18 Oak Street", "en", "18 Oak Street"),
        ("Incendie au domicile de M. Dupont, 12 rue Gambetta", "fr", "12 rue Gambetta"),
        ("Les habitants du 12 rue Gambetta sont relogés", "fr", "12 rue Gambetta"),
    ],
)
def test_what_happens_at_a_home_is_about_it(words: str, lang: str, where: str) -> None:
    assert about(words, lang)[-1:] == [where]


def test_a_death_notice_is_about_no_place_but_the_church() -> None:
    words = (
        "John Doe of Elm Street passed away Monday. Survived by his wife.\n"
        "Visiting hours at the Doe Funeral Home, 12 Main Street. "
        "Funeral Mass at St. Paul Church, 29 Oak Street."
    )
    assert about(words, "en") == ["St. Paul Church"]
    french = (
        "Avis de décès\nMme Dupont, rue de Paris, est décédée. Obsèques à l'église Saint-Ambroise."
    )
    assert about(french, "fr") == ["église Saint-Ambroise"]


def test_news_of_a_death_is_no_death_notice() -> None:
    words = "A man passed away after a crash on Elm Street"
    assert about(words, "en") == ["Elm Street"]
