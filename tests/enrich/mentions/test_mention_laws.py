"""What holds of every text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.vocab import Vocab

from enrich.analyser import Analyser
from enrich.tokens import RegexTokenizer
from tests.enrich.town import ANALYSER, NAMES, STREETS, THEMES, mentions

_BITS = st.sampled_from(
    (
        *STREETS,
        "12",
        "12 bis",
        "23-25",
        "n° 4",
        "et",
        "and",
        "rues",
        "Streets",
        "/",
        "-",
        ",",
        ".",
        "entre",
        "between",
        "de la",
        "à",
        "to",
        "at",
        "angle des",
        "corner of",
        "block of",
        "\n",
        "Paris",
        "Roubaix",
        "Somerville",
        "École",
        "School",
        "Gounod",
        "’",
        "'",
        "(",
        ")",
        "75011",
    )
)
_TEXTS = st.one_of(
    st.lists(_BITS, max_size=14).map(" ".join),
    st.lists(_BITS, max_size=14).map("".join),
    st.text(max_size=200),
)


@settings(max_examples=300, deadline=None)
@given(words=_TEXTS, lang=st.sampled_from(("fr", "en", "de")))
def test_mentions_never_overlap_and_stand_where_they_say(words: str, lang: str) -> None:
    found = mentions(words, lang)
    ends = [0, *(m.end for m in found)]
    assert all(start >= end for start, end in zip((m.start for m in found), ends, strict=False))
    for mention in found:
        assert words[mention.start : mention.end] == mention.text
        assert mention.text == mention.text.strip()
        assert len(mention.numbers) == len(mention.suffixes)
        assert all(mention.parts)


@settings(max_examples=300, deadline=None)
@given(text=st.one_of(st.text(max_size=300), _TEXTS))
def test_tokens_put_together_are_the_text(text: str) -> None:
    doc = RegexTokenizer(Vocab())(text)
    assert doc.text == text
    assert "".join(token.text_with_ws for token in doc) == text


@pytest.mark.parametrize("lang", ["fr", "en", "xx", ""])
@pytest.mark.parametrize(
    "words",
    [
        "",
        "\n",
        "\x00\x01\x02",
        "Привет 12 улица",
        "東京都 12-3",
        "🏙️ 12 rue Gambetta 🚧",
        "١٢ rue Gambetta",
    ],
)
def test_odd_text_is_read_without_a_crash(words: str, lang: str) -> None:
    for mention in mentions(words, lang):
        assert words[mention.start : mention.end] == mention.text


def test_offsets_count_code_points_not_bytes() -> None:
    words = "🏙️ Église : 12 rue Gambetta"
    (mention,) = mentions(words, "fr")
    assert words[mention.start : mention.end] == "12 rue Gambetta"


def test_a_text_as_long_as_a_book_is_cut_with_a_warning(
    caplog: pytest.LogCaptureFixture,
) -> None:
    reading = ANALYSER.read("rue Gambetta. " + "x " * 600_000, "fr")
    assert len(reading.mentions) == 1
    assert [record.message for record in caplog.records] == ["text_cut"]


def test_a_language_without_rules_still_finds_names_and_numbers() -> None:
    found = mentions("Unfall in der Rue Gambetta 12.", "de")
    assert [(m.kind, m.numbers) for m in found] == [("address", (12,))]


@pytest.mark.parametrize("lasting_words", [0, 3])
def test_forgetting_words_changes_nothing(lasting_words: int) -> None:
    forgetful = Analyser(NAMES, THEMES, lasting_words)
    for words in (
        "Travaux 12 rue Gambetta",
        "Fête au 14 rue des Inconnus",
        "Travaux rue Solférino",
    ) * 2:
        assert forgetful.read(words, "fr") == ANALYSER.read(words, "fr")


def test_two_analysers_do_not_share_names() -> None:
    assert Analyser((), ()).read("Wazemmes", "fr").mentions == ()
    assert len(mentions("Vol à Wazemmes", "fr")) == 1
