"""Words that look like a day and name none, or one gone by: read on Saturday, November 21, 2026."""

from datetime import date

import pytest

from tests.enrich.dates.reading import read, said

ON = date(2026, 11, 21)
NONE = (
    # hours
    ("en", "Open Mon-Fri 9-5"),
    ("en", "Sat 10-2, Sun 12-4"),
    ("fr", "Lundi 9-12"),
    # telephones
    ("fr", "Tél. 05.12.11.26.30"),
    ("fr", "Tél : 04.66.12.34.56"),
    ("fr", "Fax 05/12/11/26/30"),
    ("en", "Call 05.12.11.26.30"),
    # addresses
    ("en", "Sale at 12 March Close"),
    ("en", "Works on 3 August Road"),
    ("en", "at 7 May Street, at 9 May Ln."),
    # what is gone by
    ("en", "Last Saturday the Falcons won the tournament"),
    ("en", "Last Monday evening, a fire broke out"),
    ("en", "This past Friday the team won"),
    ("en", "He was sentenced on December 12 last year."),
    ("en", "Last year, on December 5, it drew crowds"),
    ("fr", "L'an dernier, le 5 décembre, le maire y tenait"),
    ("fr", "Le 5 décembre dernier, la mairie y tenait"),
    ("fr", "Samedi dernier à 18h, match nul"),
    ("fr", "Dans la nuit du 13 au 14 novembre, un incendie rue X"),
    # ages
    ("en", "Children who turn 5 by August 31 may enroll"),
    ("en", "Children who are 5 years old by August 31"),
    ("fr", "Les enfants ayant 3 ans avant le 31 août"),
    # other ages of the world
    ("fr", "le 5 décembre 9999, le 14 juillet 1789"),
    ("en", "December 5, 9999. On July 4, 1776, they met"),
)
KEPT = {
    ("en", "Sale at 5 June Street on Saturday at noon"): "event 2026-11-21 12:00",
    ("en", "Works on Elm Street December 5"): "event 2026-12-05",
    ("en", "Trains won't call here on Friday at 9 pm"): "event 2026-11-27 21:00",
    ("en", "on December 5, 1500 runners"): "event 2026-12-05",
    ("en", "Applications close on December 5"): "deadline /2026-12-05",
    ("en", "The show was due on December 5; moved to December 12."): "event 2026-12-12",
    ("fr", "Le concert, initialement prévu le 5 décembre, se tient le 12 décembre"): (
        "event 2026-12-12"
    ),
    ("fr", "Tél. 05.12.11.26.30, le 12.12.2026 à 18h"): "event 2026-12-12 18:00",
}


@pytest.mark.parametrize(("lang", "words"), NONE)
def test_what_is_no_coming_day_is_left_alone(lang, words):
    assert said(words, lang, ON) == ""
    assert read(words, lang, ON).warnings == ()


@pytest.mark.parametrize(("lang", "words"), KEPT)
def test_a_day_beside_it_is_read(lang, words):
    assert said(words, lang, ON) == KEPT[lang, words]


@pytest.mark.parametrize("on", [date.min, date(1899, 12, 31), date(2200, 1, 1), date.max])
@pytest.mark.parametrize("words", ["Friday, tomorrow, December 5", "Demain à 9h, le 5 mai, mardi"])
def test_of_a_text_of_another_age_no_day_is_read(on, words):
    for lang in ("en", "fr"):
        found = read(words, lang, on)
        assert (found.dates, found.warnings) == ((), ())


@pytest.mark.parametrize("on", [date(1900, 1, 1), date(2199, 12, 31)])
def test_the_first_and_last_days_are_counted_from(on):
    for words in ("Friday at 8 p.m., tomorrow at 9, 31 December, first Monday of the month",):
        assert read(words, "en", on).dates
