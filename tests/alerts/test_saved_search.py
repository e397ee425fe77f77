"""Letters say what a saved search asks for, and which of it each item answers."""

from dataclasses import replace

import pytest

from alerts.confirmation import write_confirmation
from alerts.saved_search import because, only_words
from records import Term, TermKind
from tests.alerts.samples import head, item, subscription

TERMS = (
    Term("travaux"),
    Term("rue du Port", TermKind.PHRASE),
    Term("chauss", TermKind.PREFIX),
    Term("vélo", banned=True),
)
NAMES = {"type_names": {"event": "Event"}, "source_names": {"city": "City Hall"}}


def search(**changes):
    return subscription(
        types=frozenset({"event"}), sources=frozenset({"city"}), terms=TERMS, **changes
    )


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        (
            "en",
            "Only news of the theme “Roads and works” or “Safety”, of the kind “Event”, from City "
            "Hall, that says travaux, “rue du Port” and chauss*, without vélo.",
        ),
        (
            "fr",
            "Seulement les nouvelles du thème «\u00a0Sécurité\u00a0» ou «\u00a0Voirie et "
            "travaux\u00a0», "
            "du type «\u00a0Event\u00a0», de la source City Hall, qui disent travaux, "
            "«\u00a0rue du Port\u00a0» et chauss*, sans vélo.",
        ),
    ],
)
def test_a_letter_says_all_that_is_asked_for(lang: str, said: str):
    reader = search(themes=frozenset({"safety", "roads"}), lang=lang)
    letter_head = head(lang, **NAMES)
    assert only_words(reader, letter_head, letter_head.texts(lang)) == said
    letter = write_confirmation(reader, letter_head)
    assert said in letter.text
    assert said in letter.html


def test_nothing_is_said_of_who_asked_for_all():
    assert only_words(subscription(), head(), head().texts("en")) == ""


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        (
            "en",
            "Because you follow Cambridge Street, 1330 to 1380 and asked for the kind “Event” and "
            "the words travaux and “rue du Port”",
        ),
        (
            "fr",
            "Parce que vous suivez Cambridge Street, 1330 to 1380 et demandez le type "
            "«\u00a0Event\u00a0» et les mots travaux et «\u00a0rue du Port\u00a0»",
        ),
    ],
)
def test_the_reason_names_what_the_item_answers_only(lang: str, said: str):
    reader = replace(search(themes=frozenset({"safety"})), terms=(*TERMS[:2], TERMS[3]))
    news = replace(item(), type="event", source_id="elsewhere", themes=())
    assert because(news, reader, head(lang, **NAMES), head().texts(lang)) == said


def test_several_words_that_are_left_out_are_none_of_them():
    reader = subscription(terms=(Term("vélo", banned=True), Term("moto", banned=True)))
    assert only_words(reader, head(), head().texts("en")) == "Only news without vélo or moto."
    french = only_words(reader, head(), head().texts("fr"))
    assert french == "Seulement les nouvelles sans vélo ni moto."


def test_what_has_no_name_any_more_is_said_by_its_code():
    assert "event" in only_words(search(), head(), head().texts("en"))
