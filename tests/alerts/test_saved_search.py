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
            "Only Safety; Event; from City Hall; with travaux, “rue du Port”, chauss*; "
            "without vélo.",
        ),
        (
            "fr",
            "Seulement\u00a0: Sécurité; Event; de City Hall; avec travaux, "
            "«\u00a0rue du Port\u00a0», chauss*; sans vélo.",
        ),
    ],
)
def test_a_letter_says_all_that_is_asked_for(lang: str, said: str):
    reader = search(themes=frozenset({"safety"}), lang=lang)
    letter_head = head(lang, **NAMES)
    assert only_words(reader, letter_head, letter_head.texts(lang)) == said
    letter = write_confirmation(reader, letter_head)
    assert said in letter.text
    assert said in letter.html


def test_nothing_is_said_of_who_asked_for_all():
    assert only_words(subscription(), head(), head().texts("en")) == ""


def test_the_reason_names_what_the_item_answers_only():
    reader = search(themes=frozenset({"safety"}))
    said = because(
        replace(item(), type="event", source_id="elsewhere", themes=()),
        reader,
        head(**NAMES),
        head().texts("en"),
    )
    assert said.endswith("and Event as the kind of news, what says travaux, “rue du Port”, chauss*")


def test_what_has_no_name_any_more_is_said_by_its_code():
    assert "event" in only_words(search(), head(), head().texts("en"))
