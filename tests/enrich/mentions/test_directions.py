"""Ways there and ways round are mentioned, not what a text is about."""

import pytest

from tests.enrich.town import mentions, seen


def about(words: str, lang: str) -> list[tuple[str, bool]]:
    return [(m.parts[0], m.about) for m in mentions(words, lang)]


@pytest.mark.parametrize(
    "words",
    [
        "Crash on Elm St toward Oak Street.",
        "Elm St is closed. Traffic is diverted via Oak St.",
        "Elm St is closed; buses detour along Oak St until noon.",
        "Elm St closed, with traffic sent via Oak St.",
        "Elm St closed. Traffic will be detoured along Oak St.",
        "Elm St closed. The detour route is Oak St.",
    ],
)
def test_a_way_round_is_only_mentioned(words: str) -> None:
    assert [m.about for m in mentions(words, "en")] == [True, False]


@pytest.mark.parametrize(
    "words",
    [
        "Rue Gambetta fermée. Une déviation est mise en place par la rue Solférino.",
        "Rue Gambetta fermée ; les bus passent par le boulevard du Maréchal Foch.",
        "Accident rue Gambetta en direction de la place Rihour.",
        "Accident rue Gambetta, vers la rue Solférino.",
        "Rue Gambetta fermée. Itinéraire conseillé par la rue de Paris.",
        "Rue Gambetta barrée, circulation déviée sur l'avenue Jules-Ferry.",
        "Rue Gambetta fermée : empruntez la rue Solférino.",
    ],
)
def test_a_french_way_round_is_only_mentioned(words: str) -> None:
    assert [m.about for m in mentions(words, "fr")] == [True, False]


def test_all_streets_of_one_way_are_on_it() -> None:
    words = "Main Street closed. Detour via Elm St, Oak St and Broadway. Works on Fenway Street."
    assert [m.about for m in mentions(words, "en")][:3] == [True, False, False]
    french = "Rue Gambetta fermée, passez par la rue Solférino puis la rue de Paris."
    assert [m.about for m in mentions(french, "fr")] == [True, False, False]


@pytest.mark.parametrize(
    ("words", "lang"),
    [
        ("Traffic diverted due to works on Elm St", "en"),
        ("Detour in place for a burst main on Elm St", "en"),
        ("Direct enforcement resources towards Elm St", "en"),
        ("Les travaux commencent par la rue Gambetta", "fr"),
        ("à l'angle formé par la rue Gambetta et la rue Solférino", "fr"),
        ("Chute d'arbre vers le 12 rue Gambetta", "fr"),
    ],
)
def test_the_place_of_what_happens_is_no_way_round(words: str, lang: str) -> None:
    assert [m.about for m in mentions(words, lang)] == [True]


def test_who_does_something_is_only_mentioned() -> None:
    assert about("Incendie rue Gambetta, relogés par City Hall", "fr")[1] == ("City Hall", False)


@pytest.mark.parametrize(
    "words",
    [
        "A path will open, connecting the busy Oak Street and Elm Street",
        "Signals were changed in other parts of town, including Oak Street and Elm Street",
    ],
)
def test_what_lies_beside_is_only_mentioned(words: str) -> None:
    assert [m.about for m in mentions(words, "en")] == [False, False]


@pytest.mark.parametrize(
    "words",
    [
        "An application was received from Main Street Realty Trust",
        "The City may grant a permit to Main Street",
        "a banner of the Central Square Business Association",
        "Anne graduated from Rindge and Latin School",
        "A meeting was held in May at Rindge and Latin School",
    ],
)
def test_who_asks_is_called_so_or_comes_from_there_is_only_mentioned(words: str) -> None:
    assert [m.about for m in mentions(words, "en")] == [False]


def test_a_district_called_after_a_square_is_about_it() -> None:
    assert about("the Central Square Cultural District opens", "en") == [("Central Square", True)]


def test_a_french_address_in_english_has_its_number_in_front_of_a_comma() -> None:
    address = ("address", ("rue Gambetta",), ("35",))
    assert seen("a talk at 35, rue Gambetta", "en") == [address]
    assert seen("Town notices, 35, rue Gambetta, 59000 Lille", "en") == [address]
    assert seen("On June 12, 2020, Main Street was closed", "en") == [
        ("street", ("Main Street",), ())
    ]
    assert seen("Of 35, Main Street has most", "en") == [("street", ("Main Street",), ())]


@pytest.mark.parametrize(
    ("words", "lang"),
    [
        ("A man hurt on Elm St was taken by ambulance to City Hall", "en"),
        ("Elm St closes. City Hall staff will answer questions", "en"),
        ("Elm St closes. A plan can be seen at City Hall", "en"),
        ("Elm St closes. Ask at City Hall", "en"),
        ("A walk on Elm St. Join City Hall in welcoming the spring", "en"),
        ("A walk on Elm St. Oak Books and City Hall are hosting it", "en"),
        ("A walk on Elm St, organized by City Hall", "en"),
        ("Works on Elm St, paid by Oak Bank and City Hall ($250,000)", "en"),
        ("A fête on Elm St; the residents work closely with City Hall", "en"),
        ("Balade rue Gambetta. City Hall propose aussi un atelier", "fr"),
        ("Balade rue Gambetta, organisée par City Hall", "fr"),
        ("Blessé rue Gambetta, il a été transporté à City Hall", "fr"),
        ("Fête rue Gambetta. Renseignements à City Hall", "fr"),
        ("Fête rue Gambetta avec la City Hall", "fr"),
    ],
)
def test_institutions_that_act_help_or_take_in_are_only_mentioned(words: str, lang: str) -> None:
    assert [m.about for m in mentions(words, lang)] == [True, False]


def test_what_happens_at_an_institution_is_about_it() -> None:
    assert about("City Hall closes at noon", "en") == [("City Hall", True)]
    assert about("Join us for a concert at City Hall", "en") == [("City Hall", True)]
    assert about("La City Hall accueille une exposition", "fr") == [("City Hall", True)]


def test_minutes_are_no_house_number() -> None:
    street = ("street", ("rue Gambetta",), ())
    assert seen("mardi à 14 h 15 rue Gambetta", "fr") == [street]
    assert seen("mardi à 14 heures 30 rue Gambetta", "fr") == [street]
