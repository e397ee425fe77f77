"""Streets' names that go on as a company, a work or a trade are at most mentioned."""

import pytest

from tests.enrich.town import mentions


def about(words: str, lang: str) -> list[str]:
    return [m.text for m in mentions(words, lang) if m.about]


@pytest.mark.parametrize(
    ("words", "lang"),
    [
        ("Elm Street Corp. reported earnings", "en"),
        ("Oak Street, Inc. hires", "en"),
        ("Oak St Capital bought the firm", "en"),
        ("Oak Street & Co. buys it", "en"),
        ("12 Elm Street LLC asks for a permit", "en"),
        ("Main Street businesses nationwide suffer", "en"),
        ("Main Street voters decide", "en"),
        ("Madison Avenue ad firms and Broadway bankers", "en"),
        ("They show A Nightmare on Elm Street tonight", "en"),
        ("She read the novel The House on Oak Street twice", "en"),
        ('The film "Elm Street" opens', "en"),
        ('"Elm Street", a film by John Doe, opens', "en"),
        ("Sesame Street turns fifty", "en"),
        ("le film « 12, rue de Paris » sort mercredi", "fr"),
        ("La librairie « La rue de Paris » de Rennes", "fr"),
        ("« Rue Gambetta » est un roman de 1950", "fr"),
        ("Permis accordé à la SCI 12 rue Gambetta", "fr"),
    ],
)
def test_the_name_of_something_else_is_not_what_a_text_is_about(words: str, lang: str) -> None:
    assert about(words, lang) == []


@pytest.mark.parametrize(
    ("words", "lang", "where"),
    [
        ("Main Street Capital Improvements Project begins", "en", "Main Street"),
        ("Main Street businesses lost power", "en", "Main Street"),
        ("Fire on Elm Street", "en", "Elm Street"),
        ("A parking nightmare on Elm Street", "en", "Elm Street"),
        ("The play on Elm Street starts at noon", "en", "Elm Street"),
        ('A film, "Dogs", is shown on Elm Street tonight', "en", "Elm Street"),
        ('"Close Elm Street now", residents say', "en", "Elm Street"),
        ("Travaux « rue Gambetta » samedi", "fr", "rue Gambetta"),
        ("Le film « Jour » est projeté 12 rue Gambetta", "fr", "12 rue Gambetta"),
    ],
)
def test_what_happens_in_the_street_stays_about_it(words: str, lang: str, where: str) -> None:
    assert about(words, lang) == [where]
