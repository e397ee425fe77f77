"""Words that look like a place and are none."""

import pytest

from enrich.analyser import Analyser
from records import Name, NameKind
from tests.enrich.town import THEMES, mentions, seen

PORT = Analyser(
    (
        Name("The Port", NameKind.AREA, "t/port"),
        Name("High St", NameKind.STREET, "t/high"),
        Name("South St", NameKind.STREET, "t/south"),
        Name("S St", NameKind.STREET, "t/south"),
        Name("Wall St", NameKind.STREET, "t/wall"),
        Name("Rue de la Paix", NameKind.STREET, "t/paix"),
    ),
    THEMES,
)


def found(words: str, lang: str = "en") -> list[str]:
    return [m.text for m in PORT.read(words, lang).mentions]


@pytest.mark.parametrize(
    ("words", "lang"),
    [
        ("Shares fell on Wall Street today", "en"),
        ("But Wall Street was calm", "en"),
        ("Downing Street declined to comment", "en"),
        ("le quai d'Orsay a réagi", "fr"),
        ("La place Beauvau dément", "fr"),
        ("Volvo <VOLV ST> rose", "en"),
        ("an external MS-DOS drive", "en"),
        ("A Stockholm court ruled", "en"),
        ("on the Baghdad-Basra highway", "en"),
    ],
)
def test_metonyms_tickers_and_common_nouns_are_no_streets(words: str, lang: str) -> None:
    assert mentions(words, lang) == ()


def test_a_metonym_counts_with_a_house_number_or_if_the_gazetteer_has_it() -> None:
    assert seen("a fire at 11 Wall Street", "en") == [("address", ("Wall Street",), ("11",))]
    assert found("a crash on Wall Street") == ["Wall Street"]


@pytest.mark.parametrize(
    "words",
    [
        "The high street is in decline",
        "The firm's St. Louis office",
        "At the Port of New York",
        "Talks with the Port Workers",
        "A firewall closes the port",
    ],
)
def test_a_common_noun_or_a_part_of_another_name_is_not_the_known_one(words: str) -> None:
    assert found(words) == []


def test_lower_case_counts_in_french_behind_a_number_and_where_there_are_no_capitals() -> None:
    assert found("Travaux rue de la paix", "fr") == ["rue de la paix"]
    assert found("A fire at 12 high street") == ["12 high street"]
    assert found("a crash on high street") == ["high street"]
    assert found("CRASH ON HIGH STREET") == ["HIGH STREET"]
    assert found("A fete in the Port today") == ["the Port"]


def test_a_part_of_another_town_is_elsewhere() -> None:
    (there,) = mentions("a mall on Elm Street in downtown Philadelphia", "en")
    assert there.town == "Philadelphia"
    (here,) = mentions("a mall on Elm Street in downtown Cambridge", "en")
    assert here.town == ""
