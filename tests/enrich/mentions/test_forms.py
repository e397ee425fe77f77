"""Ways of writing an address or a crossing that are rare and still mean one place."""

import pytest

from tests.enrich.town import seen


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("a fire at One Broadway", ("address", ("Broadway",), ("1",))),
        ("Offices, Two Main Street, open", ("address", ("Main Street",), ("2",))),
        ("at One Central Square", ("address", ("Central Square",), ("1",))),
        ("12 1/2 Oak St", ("address", ("Oak St",), ("121/2",))),
        ("at 12½ Oak St", ("address", ("Oak St",), ("121/2",))),
        ("Crash: Oak St & Central Square", ("intersection", ("Oak St", "Central Square"), ())),
        ("the corner of City Hall and Elm St", ("intersection", ("City Hall", "Elm St"), ())),
        ("0 Oak Street becomes a park", ("address", ("Oak Street",), ("0",))),
        ("Two Main Street residents", ("street", ("Main Street",), ())),
    ],
)
def test_english_forms(words: str, expected: tuple[object, ...]) -> None:
    assert seen(words, "en") == [expected]


def test_of_three_streets_joined_by_at_the_last_two_cross() -> None:
    assert seen("a banner at Main Street at Oak at Elm Street", "en") == [
        ("street", ("Main Street",), ()),
        ("intersection", ("Oak", "Elm Street"), ()),
    ]

    assert seen("a banner at Main Street at Oak at Elm", "en") == [
        ("street", ("Main Street",), ()),
        ("intersection", ("Oak", "Elm"), ()),
    ]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (
            "section comprise entre la rue de Paris et la rue Solférino, rue Gambetta",
            ("segment", ("rue Gambetta", "rue de Paris", "rue Solférino"), ()),
        ),
        (
            "le tronçon compris entre la rue de Paris et la rue Solférino de la rue Gambetta",
            ("segment", ("rue Gambetta", "rue de Paris", "rue Solférino"), ()),
        ),
        ("Bal au 2 rue Gambetta Entrée libre", ("address", ("rue Gambetta",), ("2",))),
        ("Bal, 2 rue Inconnue Réservation", ("address", ("rue Inconnue",), ("2",))),
        ("dans le secteur « Marais » samedi", ("area", ("Marais",), ())),
        ("dans le quartier des Halles samedi", ("area", ("Halles",), ())),
        ("au 12 ½ rue Gambetta", ("address", ("rue Gambetta",), ("121/2",))),
    ],
)
def test_french_forms(words: str, expected: tuple[object, ...]) -> None:
    assert seen(words, "fr") == [expected]


def test_a_new_section_takes_its_own_ends() -> None:
    words = (
        "section comprise entre la rue de Paris et la rue Solférino, "
        "rue Gambetta entre la rue Saint-André et la place Rihour"
    )
    assert seen(words, "fr")[-1] == (
        "segment",
        ("rue Gambetta", "rue Saint-André", "place Rihour"),
        (),
    )


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("0-100 block of Oak St", ("block", ("Oak St",), ("0",))),
        ("the 00 block of Oak St", ("block", ("Oak St",), ("0",))),
        ("the 1st block of Oak St", ("block", ("Oak St",), ("0",))),
        ("200-400 block of Oak St", ("block", ("Oak St",), ("200", "399"))),
        ("1230 block of Oak St", ("block", ("Oak St",), ("1200",))),
        ("a crash at Elm/Oak", ("intersection", ("Elm", "Oak"), ())),
        ("Work at Elm at Oak", ("intersection", ("Elm", "Oak"), ())),
        ("a crash at Elm and Oak", ("intersection", ("Elm", "Oak"), ())),
        ("Main Street crossing Elm", ("intersection", ("Main Street", "Elm"), ())),
        ("Main Street btw. Elm & Oak St", ("segment", ("Main Street", "Elm", "Oak St"), ())),
        ("Between Elm and Oak, Main Street", ("segment", ("Main Street", "Elm", "Oak"), ())),
    ],
)
def test_blocks_corners_and_sections_in_short(words: str, expected: tuple[object, ...]) -> None:
    assert seen(words, "en") == [expected]


def test_digits_beyond_all_house_numbers_are_one_number() -> None:
    ((kind, _, (number,)),) = seen("9" * 5000 + " block of Main Street", "en")
    assert (kind, len(str(number))) == ("block", 9)


@pytest.mark.parametrize(
    ("words", "numbers"),
    [
        ("BD DU MARÉCHAL FOCH, n° 3 à 17", ("3", "17")),
        ("rue Gambetta numéros 3 à 9", ("3", "9")),
        ("rue Gambetta du 12 au 38", ("12", "38")),
        ("RUE GAMBETTA : FERMETURE ENTRE LE 40 ET LE 62", ("40", "62")),
        ("rue Gambetta : stationnement interdit entre les n° 5 et n° 15", ("5", "15")),
        ("rue Gambetta, n° 3-17", ("3", "17")),
    ],
)
def test_a_range_may_stand_behind_its_street(words: str, numbers: tuple[str, ...]) -> None:
    ((kind, _, found),) = seen(words, "fr")
    assert (kind, found) == ("range", numbers)


@pytest.mark.parametrize(
    "words",
    [
        "rue Gambetta du 12 au 18",
        "rue Gambetta fermée du 12 au 38 avril",
        "rue Gambetta du 12 mars au 18 avril",
        "rue Gambetta du 12/03 au 18/03",
        "rue Gambetta, de 32 à 40 participants",
        "ligne 8 rue Gambetta",
        "bus n° 86 rue Gambetta",
        "ligne 8, rue Gambetta",
    ],
)
def test_days_counts_and_lines_are_no_house_numbers(words: str) -> None:
    assert seen(words, "fr") == [("street", ("rue Gambetta",), ())]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("au 7 b rue Gambetta", ("address", ("rue Gambetta",), ("7B",))),
        ("au 7 r. Gambetta", ("address", ("r. Gambetta",), ("7",))),
        ("au 7 rue J.F. Kennedy", ("address", ("rue J.F. Kennedy",), ("7",))),
        ("rue Gambetta, n° 3, 5 et 17", ("address", ("rue Gambetta",), ("3", "5", "17"))),
        (
            "rue Gambetta, tronçon rue de Paris - rue Solférino",
            ("segment", ("rue Gambetta", "rue de Paris", "rue Solférino"), ()),
        ),
        (
            "place Rihour (12e), angle rue de Paris",
            ("intersection", ("place Rihour", "rue de Paris"), ()),
        ),
        ("sur le quai City Hall", ("street", ("quai City Hall",), ())),
    ],
)
def test_french_abbreviations_and_corners(words: str, expected: tuple[object, ...]) -> None:
    assert seen(words, "fr") == [expected]


def test_an_initial_is_no_street_type_but_behind_a_number() -> None:
    assert seen("M. R. Gambetta a parlé", "fr") == []
    assert seen("au 12 R. Gambetta", "fr") == [("address", ("R. Gambetta",), ("12",))]
