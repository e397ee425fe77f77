"""What an item says, and what is asked of it: by hand, beside the engines."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from records import Term, TermKind, plain_terms
from search.text import LANGUAGES, read_terms, said_by

PHRASE, PREFIX = TermKind.PHRASE, TermKind.PREFIX
TITLE = "La fête de la musique à l'école Jules-Ferry"


def holds(text: str, *terms: Term, lang: str = "fr") -> bool:
    return read_terms(terms).holds(said_by(text, lang))


@pytest.mark.parametrize(
    ("term", "is_there"),
    [
        (Term("fêtes"), True),
        (Term("ECOLES"), True),
        (Term("bal"), False),
        (Term("fête de la musique", PHRASE), True),
        (Term("FETE DE LA MUSIQUE", PHRASE), True),
        (Term("fêtes de la musique", PHRASE), False),  # the very words
        (Term("fête musique", PHRASE), False),
        (Term("l'école", PHRASE), True),
        (Term("mus", PREFIX), True),
        (Term("usique", PREFIX), False),
        (Term("jules fer", PREFIX), True),
        (Term("marie fer", PREFIX), False),
    ],
)
def test_a_term_is_there_or_banned(term, is_there):
    banned = Term(term.text, term.kind, banned=True)
    assert holds(TITLE, term) is is_there
    if term.text != "marie fer":  # its word is banned, too, and is not there
        assert holds(TITLE, banned) is not is_there


def test_a_phrase_of_stop_words_is_a_phrase():
    assert holds(TITLE, Term("de la", PHRASE))
    assert not holds(TITLE, Term("la de", PHRASE))


def test_a_word_that_means_nothing_in_a_language_is_not_asked_of_its_items():
    assert holds(TITLE, *plain_terms("les écoles"))
    assert not holds(TITLE, *plain_terms("les"))
    assert holds(TITLE, *plain_terms("les"), Term("jules ferry", PHRASE))
    assert not holds("the school", *plain_terms("the bells"), lang="en")


def test_what_is_only_banned_lets_all_others_pass():
    assert holds(TITLE, Term("travaux", banned=True))
    assert not holds("Les travaux du soir", Term("travaux", banned=True))
    assert holds("Work at night", Term("travaux", banned=True), lang="en")


def test_several_words_are_banned_as_they_stand():
    banned = Term("jules-ferry", banned=True)
    assert not holds(TITLE, banned)
    assert holds("Jules et Ferry", banned)


def test_nothing_to_look_for_finds_nothing():
    for text in ("*", "--", "?"):
        assert not holds(TITLE, Term(text))
        assert not holds(TITLE, Term(text, PHRASE))
        assert not holds(TITLE, Term(text, PREFIX))


@given(st.text(max_size=60), st.sampled_from(("fr", "en", "es", "")))
def test_a_text_has_its_own_words_as_a_phrase(text, lang):
    said = said_by(text, lang)
    assert said.lang in LANGUAGES
    phrase = read_terms((Term(text, PHRASE),))
    assert phrase.holds(said) is bool(said.words)
