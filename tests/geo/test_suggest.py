import pytest

from geo.gazetteer import Gazetteer
from geo.suggest import suggest
from records import Landmark, Street, Town, TownData

NAMES = ("Abbey Street", "rue du Faubourg Saint-Antoine", "rue Antoine Vollon", "Oak Street")


@pytest.fixture(scope="module")
def town():
    streets = tuple(Street(f"t/{name}", "t", name) for name in NAMES)
    place = Landmark("t/library", "t", "library", "Valente Library", 0, 0)
    return Gazetteer(
        TownData(Town("t", "Abbeyville", "FR", "UTC", ("en",)), streets, (), (), (), (place,))
    )


@pytest.mark.parametrize(
    ("query", "meant"),
    [
        ("Abey Stret", "Abbey Street"),
        ("12 Abey Stret", "12 Abbey Street"),
        ("Abbey Avenu", "Abbey Street"),
        ("rue St Antoine", "rue du Faubourg Saint-Antoine"),
        ("12 rue St Antoine", "12 rue du Faubourg Saint-Antoine"),
        ("rue du fauborg st antoin", "rue du Faubourg Saint-Antoine"),
        ("valnte libray", "Valente Library"),
        ("library", "Valente Library"),
    ],
)
def test_a_name_that_was_meant_comes_first(town, query, meant):
    assert suggest(query, town)[0] == meant


@pytest.mark.parametrize("query", ["", "x", "Zzyzx Road", "12"])
def test_what_looks_like_nothing_suggests_nothing(town, query):
    assert suggest(query, town) == ()
