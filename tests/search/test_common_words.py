"""Words that mean nothing in a language find nothing in its items, if nothing goes with them."""

import pytest

from records import Term, TermKind, plain_terms
from search.text import can_find


@pytest.mark.parametrize(
    ("text", "lang", "can"),
    [
        ("est", "fr", False),
        ("aujourd'hui", "fr", False),
        ("what's on", "en", False),
        ("est", "en", True),
        ("est pont", "fr", True),
        ("est", "de", True),
        ("-", "fr", False),
        ("🐎", "en", False),
    ],
)
def test_words_can_find_something_if_one_of_them_means_something(text: str, lang: str, can: bool):
    assert can_find(plain_terms(text), lang) is can


@pytest.mark.parametrize(
    "term",
    [Term("est", TermKind.PHRASE), Term("est", TermKind.PREFIX), Term("est", banned=True)],
)
def test_phrases_beginnings_and_what_is_left_out_can_find_something(term: Term):
    assert can_find([term], "fr")
