"""No text breaks reading, and none takes long."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.vocab import Vocab

from enrich.clean import clean_text, clean_title
from enrich.language import detect_language
from enrich.stories.signature import signature
from enrich.tokens import RegexTokenizer, bare, words_of
from tests.enrich.town import ANALYSER, mentions

QUICK = settings(max_examples=200, deadline=None)
# What rules repeat over: some of these once took time with the square of their number.
BITS = (
    *("a", "A", "1", "0", "é", "e\u0301", "\u0301", "ﷺ", "東京", "🏙", "_", "°", "½"),
    *(" ", "  ", "\t", "\n", " \n", "\xa0", ", ", ",", ". ", "(", "' ", "’", "-", "/", "&", "#"),
    *("12, ", "12,", "1,000,", "1.000.", "12 bis ", "12-", "n° ", "06 12 34 ", "D941 ", "I93 "),
    *("rue ", "Rue ", "rue de la ", "rue de Paris ", "12 rue Gambetta, ", "rues A, ", "8-Mai-"),
    *("J-", "Jules-", "L'", "l'", "av. ", "abbé ", "École ", "école de la ", "15e, ", "s' "),
    *("School ", "Public High ", "ELM ST ", "12 ELM ST ", "Elm and ", "Elm Streets ", "May "),
    *("Elm St between ", "entre ", "at Elm ", "corner of ", "unit block of ", "Main Street, "),
    *("Somerville: ", "Roubaix. ", "in Roubaix, 12 rue Gambetta. ", "via Elm St, ", "detour "),
    *("Roubaix police at Elm St ", "Roubaix's Elm St ", "ROUBAIX — Elm St\n", "rue A et rue B et "),
    *("contact ", "contact: 12 rue Gambetta, ", "taken to the ", "a@", "plans "),
    *("<a ", "<div>", "<!--", "<script>", "</", "&amp;", "&", "]]>", "<p", '<a href="'),
)
REPEATED = st.builds(lambda bit, n: bit * n, st.sampled_from(BITS), st.integers(1, 400))
TEXTS = st.one_of(
    st.text(max_size=300),
    st.lists(st.sampled_from(BITS), max_size=40).map("".join),
    st.lists(REPEATED, max_size=3).map("".join),
)
LANGS = st.sampled_from(("fr", "en", "de", ""))


@QUICK
@given(words=TEXTS, lang=LANGS)
def test_any_text_is_read_and_mentions_stand_where_they_say(words: str, lang: str) -> None:
    end = 0
    for mention in mentions(words, lang):
        assert end <= mention.start < mention.end
        assert words[mention.start : mention.end] == mention.text
        end = mention.end


@QUICK
@given(words=TEXTS)
def test_any_text_has_a_language_a_signature_and_a_clean_form(words: str) -> None:
    assert detect_language(words, "", ("fr", "en"))
    assert len(signature(words)) in (0, 16)
    assert clean_text(words) == clean_text(words).strip()
    assert "\n" not in clean_title(words)


@QUICK
@given(words=TEXTS)
def test_tokens_are_the_text_and_none_is_long(words: str) -> None:
    tokenize = RegexTokenizer(Vocab())
    for doc in (tokenize(words), tokenize(words)):  # the second time from memory
        assert doc.text == words
        assert words_of(doc) == [token.text for token in doc]
        assert all(len(bare(word)) < 1_000 for word in words_of(doc))


@pytest.mark.parametrize("bit", BITS)
def test_what_repeats_is_read_however_often_it_does(bit: str) -> None:
    words = bit * (8_000 // len(bit))
    clean_text(words)
    signature(words)
    for lang in ("fr", "en", "de"):
        ANALYSER.read(words, lang)
        ANALYSER.read(words + "x", lang)
