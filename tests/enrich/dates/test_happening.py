"""When an item happens, by its type, its publisher's word and the days that it names."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from enrich.dates.happening import NEVER, When, happening
from records import Happens
from tests.enrich.dates.reading import ON, read

PARIS = ZoneInfo("Europe/Paris")


def when(words: str, happens: Happens, given: When = NEVER, lang: str = "fr") -> When:
    return happening(happens, given, read(words, lang).dates, ON, PARIS)


def utc(*moment: int) -> datetime:
    return datetime(*moment, tzinfo=UTC)


def test_an_event_begins_and_ends_at_its_times_on_the_towns_clocks():
    found = when("Samedi 7 mars, de 14h à 18h", Happens.DAY)
    assert found == When(utc(2026, 3, 7, 13), utc(2026, 3, 7, 17))


def test_an_end_that_nobody_says_stays_open():
    assert when("Mardi 17 mars à 18h30", Happens.DAY) == When(utc(2026, 3, 17, 17, 30))


def test_an_event_without_a_time_is_all_day_until_midnight_behind():
    found = when("Le 8 mars, pas de collecte", Happens.DAY)
    assert found == When(utc(2026, 3, 7, 23), utc(2026, 3, 8, 23), all_day=True)


def test_the_day_on_which_clocks_change_has_23_hours():
    found = when("Le 29 mars, marche", Happens.DAY)
    assert found == When(utc(2026, 3, 28, 23), utc(2026, 3, 29, 22), all_day=True)


@pytest.mark.parametrize(
    "words",
    [
        "Braderie les 3, 4 et 10 mai",
        "Braderie du 3 au 10 mai",
        "Braderie du 3 au 10 mai. Le 5 aussi.",
    ],
)
def test_several_days_last_from_the_first_to_the_last(words):
    found = when(words, Happens.DAY)
    assert found == When(utc(2026, 5, 2, 22), utc(2026, 5, 10, 22), all_day=True)


def test_the_time_that_the_text_says_of_the_day_counts_wherever_it_stands():
    words = (
        "Le 21 mars au siège\nVenez le samedi 21 mars à 10:00. Prochaine date : le 4 avril à 9h."
    )
    assert when(words, Happens.DAY) == When(utc(2026, 3, 21, 9))


def test_what_ends_after_midnight_ends_the_day_after():
    found = when("Samedi 7 mars de 21h à 2h", Happens.DAY)
    assert found == When(utc(2026, 3, 7, 20), utc(2026, 3, 8, 1))


def test_what_is_over_or_open_week_by_week_is_no_coming_event():
    assert when("Les enfants ont chanté. Photos du 27 février", Happens.DAY) == NEVER
    assert when("Mairie ouverte du lundi au vendredi de 9h à 17h", Happens.DAY) == NEVER
    assert when("Réunion en avril 2026, travaux du mois d'avril 2026", Happens.DAY) == NEVER
    assert when("Inscriptions jusqu'au 20 mars", Happens.DAY) == NEVER


def test_a_series_begins_with_its_first_day():
    found = when("Tous les mardis de 9h30 à 11h", Happens.DAY)
    assert found == When(utc(2026, 3, 10, 8, 30), utc(2026, 3, 10, 10))


def test_a_period_has_its_opening_and_closing():
    words = "Enquête publique du 17 mars à 9 h au 18 avril à 17 h. Réunion le 20 mars à 19h."
    found = when(words, Happens.PERIOD)
    assert found == When(utc(2026, 3, 17, 8), utc(2026, 4, 18, 15))


def test_of_a_period_only_what_is_said_is_known():
    until = when("La rue est fermée jusqu'au 20 mars.", Happens.PERIOD)
    assert until == When(None, utc(2026, 3, 20, 23), all_day=True)
    by = when("Comments are due by 5 p.m. on March 20.", Happens.PERIOD, lang="en")
    assert by == When(None, utc(2026, 3, 20, 16))
    since = when("À partir du 16 mars, déviation par la rue X", Happens.PERIOD)
    assert since == When(utc(2026, 3, 15, 23), None, all_day=True)
    apart = when("À partir du 16 mars. Fin du chantier au plus tard le 20 mars.", Happens.PERIOD)
    assert apart == When(utc(2026, 3, 15, 23), utc(2026, 3, 20, 23), all_day=True)


def test_a_hearing_without_an_end_is_over_with_its_day():
    hearing = when("Hearing on March 17 at 6 p.m.", Happens.PERIOD, lang="en")
    assert hearing == When(utc(2026, 3, 17, 17), utc(2026, 3, 17, 23))


def test_what_publishers_gave_wins_as_a_whole():
    given = When(utc(2026, 4, 1, 8))
    assert when("Du 3 au 20 mars", Happens.PERIOD, given) == given
    assert when("Du 3 au 20 mars", Happens.NEVER, given) == given


def test_what_only_tells_never_happens():
    assert when("Du 3 au 20 mars", Happens.NEVER) == NEVER
