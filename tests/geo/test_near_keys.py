import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.name_table import NameTable
from geo.near_keys import NearKeys, letters_apart
from geo.spelt_names import spell
from geo.street_names import StreetNames
from records import Street

KEYS = st.lists(st.text("abc é1", max_size=7), max_size=12, unique=True)


@given(keys=KEYS, key=st.text("abc é1", max_size=7), most=st.integers(1, 3))
def test_no_near_key_is_missed_and_no_far_one_found(keys, key, most):
    measured = [(letters_apart(key, other, most), other) for other in keys if other and key]
    assert NearKeys(keys).within(key, most) == sorted(p for p in measured if p[0] <= most)


def test_letters_left_out_put_in_taken_for_another_and_changing_places_count_one():
    for other in ("rue neuv", "rue neuvee", "rue neuxe", "rue nevue"):
        assert letters_apart("rue neuve", other, 2) == 1
    assert letters_apart("rue neuve", "avenue foch", 2) == 3


def streets(*names):
    return StreetNames(spell(Street(name, "t", name) for name in names))


PARIS = streets(
    "rue du Faubourg Saint-Antoine",
    "rue de la Forge Royale",
    "avenue Daumesnil",
    "boulevard Diderot",
    "rue du Général Leclerc",
    "rue Charles V",
    "Broadway",
    "Abbey Street",
    "rue Albert",
    "rue Auber",
    "rue Aubert",
)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("rue du Fauborg Saint-Antoine", "rue du Faubourg Saint-Antoine"),
        ("rue du Faubourg Sant-Antoine", "rue du Faubourg Saint-Antoine"),
        ("rue du faubourg saint antone", "rue du Faubourg Saint-Antoine"),
        ("re de la Forge Royale", "rue de la Forge Royale"),
        ("rue de la Frge Roylae", "rue de la Forge Royale"),
        ("aveue Daumesnil", "avenue Daumesnil"),
        ("Boulvard Diderot", "boulevard Diderot"),
        ("bd Didero", "boulevard Diderot"),
        ("rue du Generl Leclerc", "rue du Général Leclerc"),
        ("Brodway", "Broadway"),
        ("Abbey Stret", "Abbey Street"),
    ],
)
def test_a_letter_wrong_anywhere_in_the_name_is_guessed_and_never_believed(written, meant):
    match = PARIS.guess(written)
    assert match.street_ids == (meant,)
    assert match.how == "fuzzy"
    assert match.score <= 0.6


@pytest.mark.parametrize("written", ["rue Aubet", "rue", "V", "rue Foch", "Abey"])
def test_two_streets_equally_near_or_none_near_is_no_guess(written):
    assert PARIS.guess(written) is None


def test_a_type_that_is_another_one_is_no_wrong_letter():
    assert PARIS.guess("square de la Forge Royalle") is None


def test_an_alias_yields_to_a_name_and_articles_do_not_count():
    paris, oak = Street("a", "t", "rue de Paris", ("X",)), Street("b", "t", "Oak St")
    table = NameTable(spell([paris, oak, Street("c", "t", "Elm St", ("Oak Street",))]))
    assert table.find("oak street") == ("b",)
    assert table.find("rue Paris") == ("a",)
    assert table.find("rue la de paris") == ("a",)
    assert table.find("x") == ("a",)
    assert table.find("rue") == ()
    assert table.alike("rue de la pari") == [(1, ("a",))]
