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
