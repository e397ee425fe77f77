"""Other towns in front of a place."""

import pytest

from tests.enrich.town import mentions


def towns(words: str, lang: str) -> list[str]:
    return [m.town for m in mentions(words, lang)]


@pytest.mark.parametrize(
    ("words", "lang"),
    [
        ("Somerville: fire at 12 Main Street", "en"),
        ("SOMERVILLE — Crash on Elm St", "en"),
        ("In Somerville, the meeting point is 43 Elm St.", "en"),
        ("À Roubaix, le rendez-vous a lieu au 3 rue Gambetta", "fr"),
    ],
)
def test_another_town_that_begins_a_sentence_has_its_places(words: str, lang: str) -> None:
    first, second = towns(words, lang)
    assert first == second != ""


@pytest.mark.parametrize(
    ("words", "lang"),
    [
        ("In Somerville, all is calm. A fire on Elm St is out.", "en"),
        ("Somerville, Cambridge: fire at 12 Main Street", "en"),
        ("Un car part pour Roubaix, place Rihour", "fr"),
        ("À Roubaix, rien.\nRue Gambetta fermée", "fr"),
    ],
)
def test_it_has_no_places_behind_a_stop_or_the_home_town(words: str, lang: str) -> None:
    assert towns(words, lang)[-1] == ""


@pytest.mark.parametrize(
    "behind",
    [", Somerville", " (Somerville)", " Somerville", ", East Somerville", " in Somerville"],
)
def test_another_town_right_behind_an_address_is_told(behind: str) -> None:
    (mention,) = mentions(f"Fire at 12 Main Street{behind}, two hurt", "en")
    assert mention.town.endswith("Somerville")
