"""Tokens: what spaCy gets of a text."""

from spacy.vocab import Vocab

from enrich.tokens import RegexTokenizer


def test_words_that_were_forgotten_with_a_memory_zone_are_read_again() -> None:
    tokenize = RegexTokenizer(Vocab())
    with tokenize.vocab.memory_zone():
        tokenize("rue Zanzibar")
    assert [token.text for token in tokenize("la rue Zanzibar")] == ["la", "rue", "Zanzibar"]
