"""When days are read at all: where, from when, in which language, and how many."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from enrich.dates.finder import DATES_CUT, MOST_DATES
from enrich.dates.written import Written, written_at
from records import Town
from tests.enrich.dates.reading import ON, READER, read, said
from tests.enrich.town import ANALYSER

CAMBRIDGE = Town("t", "Testville", "us", "America/New_York", ("en",))


def test_days_are_counted_from_the_publication_on_the_towns_clocks():
    late = datetime(2026, 3, 6, 3, tzinfo=UTC)  # still the evening of the fifth over there
    assert written_at(late, late, CAMBRIDGE) == Written(ON, month_first=True)
    paris = replace(CAMBRIDGE, country="FR", tz="Europe/Paris")
    assert written_at(late, late, paris) == Written(late.date(), month_first=False)
    canada = replace(CAMBRIDGE, country="CA", tz="America/Montreal")
    assert written_at(late, late, canada).month_first is None


def test_where_nobody_said_when_it_was_written_days_counted_from_it_are_not_read():
    unsure = written_at(None, datetime(2026, 3, 5, 12, tzinfo=UTC), CAMBRIDGE)
    for words in ("Tomorrow at 8 p.m.", "Friday at 8 p.m.", "Sign up by Friday", "this weekend"):
        assert READER.read(words, "en", unsure).dates == ()
    for words in ("Demain à 20h", "vendredi 13 à 20h", "ce soir à 18h"):
        assert READER.read(words, "fr", unsure).dates == ()
    assert len(READER.read("March 10 at 8 p.m. Every Friday at noon", "en", unsure).dates) == 2


def test_without_a_day_to_count_from_none_is_read():
    assert READER.read("Réunion le 17 mars 2026", "fr").dates == ()


@pytest.mark.parametrize(
    "words",
    ["Travaux rue du 8 Mai 1945", "Concert chemin du 19 mars 1962", "TRAVAUX RUE DU 8 MAI 1945"],
)
def test_a_day_in_the_name_of_a_street_is_none_whether_it_is_known_or_not(words):
    written = Written(ON)
    assert ANALYSER.read(words, "fr", written).dates == ()
    both = f"{words} le 12 mars"
    (found,) = ANALYSER.read(both, "fr", written).dates
    assert both[found.start : found.end].endswith("12 mars")


def test_other_languages_are_read_as_to_days_in_figures():
    assert said("Reunión el 17/03/2026, 2026-03-18, 19 marzo", "es") == (
        "event 2026-03-17; event 2026-03-18"
    )


def test_of_a_text_with_very_many_days_the_first_are_read_and_it_says_so():
    found = read("Le 3 mars 2026 à 14h. " * (MOST_DATES + 1), "fr")
    assert len(found.dates) == MOST_DATES
    assert found.warnings == (DATES_CUT,)


@pytest.mark.parametrize("piece", ["3, ", "14h - ", "lundi et ", "du 3 au ", "mars ", "12/03 "])
@pytest.mark.parametrize("lang", ["fr", "en"])
def test_long_rows_of_what_may_be_days_are_read_to_their_end(piece, lang):
    assert len(read(piece * 5_000, lang).dates) <= MOST_DATES
