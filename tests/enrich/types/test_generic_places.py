"""Streets are called "rue" and "street" only, before cues of a type are looked for."""

import pytest

from enrich.types.generic_places import with_generic_streets
from tests.enrich.town import ANALYSER


@pytest.mark.parametrize(
    ("words", "lang", "generic"),
    [
        ("La rue Gambetta barrée\n12 rue de Paris", "fr", "La rue barrée\nrue"),
        ("Works on Elm St, at 12 Oak St", "en", "Works on street, at street"),
        ("Fête à Wazemmes", "fr", "Fête à Wazemmes"),
        ("Rue Gambetta", "de", "Rue Gambetta"),
        ("", "fr", ""),
    ],
)
def test_streets_lose_their_names_and_numbers(words: str, lang: str, generic: str) -> None:
    mentions = ANALYSER.read(words, lang).mentions
    assert with_generic_streets(words, mentions, lang) == generic
