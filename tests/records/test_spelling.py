"""One spelling for names, whoever writes them."""

from hypothesis import given
from hypothesis import strategies as st

from records.spelling import WORD, fold, name_key, norm, slug


@given(st.text())
def test_folding_and_norming_twice_is_once(text):
    assert fold(fold(text)) == fold(text)
    assert name_key(name_key(text)) == name_key(text)
    for word in WORD.findall(text):
        assert norm(norm(word)) == norm(word)


def test_spellings_of_one_name_meet():
    for spelling in ("Av. de l'Église", "AVENUE DE L’EGLISE", "avenue de l'Eglise"):
        assert name_key(spelling) == "av de l eglise"
    assert name_key("E\u0301glise") == name_key("Église")
    assert name_key("Saint-Honoré") == name_key("St Honore")
    assert name_key("Monsignor O'Brien Hwy") == name_key("MSGR O’BRIEN HIGHWAY")


@given(st.text())
def test_a_slug_fits_an_address(text):
    assert WORD.fullmatch(slug(text).replace("-", "x"))
