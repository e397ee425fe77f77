"""Places that words turn down for another, and where a text was signed or printed."""

import pytest

from tests.enrich.town import mentions


def about(words: str, lang: str) -> list[str]:
    return [m.text for m in mentions(words, lang) if m.about]


@pytest.mark.parametrize(
    ("words", "lang", "where"),
    [
        ("Le bal n'aura pas lieu 12 rue de Paris mais 14 rue Gambetta", "fr", "14 rue Gambetta"),
        ("Le bal ne se tient pas rue de Paris, mais à la rue Gambetta", "fr", "rue Gambetta"),
        ("The vote is not at 12 Elm Street but at 14 Oak Street", "en", "14 Oak Street"),
        ("The fair isn't held on Elm Street, but on Oak Street", "en", "Oak Street"),
        ("The market moved from Elm Street to Oak Street", "en", "Oak Street"),
        ("The shop left its former home at 12 Elm Street for 14 Oak Street", "en", "14 Oak Street"),
        ("Le marché est déplacé de la rue de Paris vers la rue Gambetta", "fr", "rue Gambetta"),
        ("La poste déménage du 12 rue de Paris au 14 rue Gambetta", "fr", "14 rue Gambetta"),
        ("Instead of Elm Street, the parade takes Oak Street", "en", "Oak Street"),
        ("Au lieu de la rue de Paris, rendez-vous rue Gambetta", "fr", "rue Gambetta"),
        ("Rendez-vous rue Gambetta et non rue de Paris", "fr", "rue Gambetta"),
        ("Marché non pas rue de Paris mais rue Gambetta", "fr", "rue Gambetta"),
        ("L'école quitte la rue de Paris pour la rue Gambetta", "fr", "rue Gambetta"),
        ("Bal initialement prévu rue de Paris : rue Gambetta", "fr", "rue Gambetta"),
        ("The vote was moved to 14 Oak Street from 12 Elm Street", "en", "14 Oak Street"),
        ("The fair, originally planned for Elm Street, is on Oak Street", "en", "Oak Street"),
        ("It no longer starts at Elm Street but at Oak Street", "en", "Oak Street"),
        ("The library, formerly at 12 Elm Street, opens on Oak Street", "en", "Oak Street"),
    ],
)
def test_the_place_that_is_turned_down_is_mentioned(words: str, lang: str, where: str) -> None:
    assert about(words, lang) == [where]


@pytest.mark.parametrize(
    ("words", "lang", "where"),
    [
        ("Le bal n'aura pas lieu rue Gambetta samedi", "fr", ["rue Gambetta"]),
        ("Le bal n'a pas lieu rue de Paris mais il est reporté", "fr", ["rue de Paris"]),
        ("Do not park on Elm Street. Oak Street is open.", "en", ["Elm Street", "Oak Street"]),
        (
            "Work not only on Elm Street but on Oak Street",
            "en",
            ["Elm Street", "Oak Street"],
        ),
        (
            "Ils ne ferment pas seulement la rue de Paris mais la rue Gambetta",
            "fr",
            ["rue de Paris", "rue Gambetta"],
        ),
        ("The former factory at 12 Elm Street becomes flats", "en", ["12 Elm Street"]),
        ("The crossing moved on Elm Street, near Oak Street", "en", ["Elm Street", "Oak Street"]),
    ],
)
def test_without_another_place_it_stays_about_it(words: str, lang: str, where: list[str]) -> None:
    assert about(words, lang) == where


@pytest.mark.parametrize(
    ("words", "lang"),
    [
        ("Respectfully submitted,\nJane A. Doe\nCity Clerk, 795 Elm Street", "en"),
        ("Printed by Doe Press, 12 Elm Street", "en"),
        ("Imprimé par Dupont, 14 rue Gambetta", "fr"),
        ("Directeur de la publication : M. Dupont, 14 rue Gambetta", "fr"),
        ("Dupont SA, siège social : 14 rue Gambetta", "fr"),
        ("Fait à Lille, le 3 mars 2024\nLe maire, 12 rue Gambetta", "fr"),
    ],
)
def test_a_signature_and_an_imprint_are_no_news(words: str, lang: str) -> None:
    assert [m.text for m in mentions(words, lang) if m.about and m.kind.value != "city"] == []


def test_what_a_publication_tells_is_news() -> None:
    assert about("A plan published by the city shows 12 Elm Street", "en") == ["12 Elm Street"]
    assert about("A report published by Doe: traffic on Elm Street", "en") == ["Elm Street"]


def test_what_follows_a_new_head_office_is_news() -> None:
    assert about("Le nouveau siège social, 14 rue Gambetta, ouvre", "fr") == ["14 rue Gambetta"]
