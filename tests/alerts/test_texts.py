from dataclasses import fields
from string import Formatter

import pytest

from alerts.texts import ENGLISH, FRENCH, TEXTS, Plural, Texts, texts_in
from records import Frequency, Precision


def sentences(texts: Texts) -> dict[str, str]:
    """Every sentence by its name, plurals and tables taken apart."""
    found: dict[str, str] = {}
    for field in fields(texts):
        value = getattr(texts, field.name)
        if isinstance(value, Plural):
            found |= {f"{field.name}.one": value.one, f"{field.name}.other": value.other}
        elif isinstance(value, dict):
            found |= {f"{field.name}.{key}": words for key, words in value.items()}
        elif isinstance(value, str):
            found[field.name] = value
    return found


def blanks(sentence: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(sentence) if name is not None}


@pytest.mark.parametrize("lang", TEXTS)
def test_every_sentence_is_there_in_every_language(lang):
    assert sentences(TEXTS[lang]).keys() == sentences(ENGLISH).keys()
    assert all(words.strip() for words in sentences(TEXTS[lang]).values())


@pytest.mark.parametrize("name", sentences(ENGLISH))
def test_a_sentence_has_the_same_blanks_in_both_languages(name):
    assert blanks(sentences(FRENCH)[name]) == blanks(sentences(ENGLISH)[name])


@pytest.mark.parametrize("texts", TEXTS.values(), ids=TEXTS)
def test_each_precision_and_each_rhythm_has_its_words(texts):
    assert set(texts.sure) == set(Precision)
    assert set(texts.rhythm) == set(Frequency)


@pytest.mark.parametrize(
    ("texts", "count", "expected"),
    [
        (ENGLISH, 0, "0 new items here."),
        (ENGLISH, 1, "1 new item here."),
        (ENGLISH, 2, "2 new items here."),
        (FRENCH, 0, "0 nouvelle ici."),
        (FRENCH, 1, "1 nouvelle ici."),
        (FRENCH, 2, "2 nouvelles ici."),
        (FRENCH, 1_000_000, "1000000 nouvelles ici."),
    ],
)
def test_a_number_asks_for_its_form(texts, count, expected):
    reach = "ici" if texts is FRENCH else "here"
    assert texts.count(texts.new_items, count, reach=reach) == expected


def test_french_has_unbreakable_spaces_before_its_tall_punctuation():
    for name, sentence in sentences(FRENCH).items():
        for mark in ":;?!":
            assert f" {mark}" not in sentence, name


def test_a_language_without_sentences_gets_english():
    assert texts_in("pt") is ENGLISH
