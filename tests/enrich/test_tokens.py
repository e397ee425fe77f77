"""Tokens: what spaCy gets of a text."""

from spacy.vocab import Vocab

from enrich.tokens import RegexTokenizer
from tests.enrich.town import ANALYSER


def test_words_that_were_forgotten_with_a_memory_zone_are_read_again() -> None:
    tokenize = RegexTokenizer(Vocab())
    with tokenize.vocab.memory_zone():
        tokenize("rue Zanzibar")
    assert [token.text for token in tokenize("la rue Zanzibar")] == ["la", "rue", "Zanzibar"]


def test_a_town_does_not_begin_within_a_word_with_a_capital() -> None:
    words = "At 12 Main Street in D'Somerville"
    (mention,) = ANALYSER.read(words, "en").mentions
    assert mention.town_near == ""
