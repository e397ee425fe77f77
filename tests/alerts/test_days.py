from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from alerts.days import Calendar
from alerts.texts import AMERICAN, ENGLISH, FRENCH
from tests.alerts.samples import NOW, item

EN = Calendar(ENGLISH, ZoneInfo("America/New_York"), NOW)
US = Calendar(AMERICAN, ZoneInfo("America/New_York"), NOW)
FR = Calendar(FRENCH, ZoneInfo("Europe/Paris"), NOW)


def test_a_day_is_told_as_people_say_it():
    assert EN.day(date(2026, 12, 1)) == "Tuesday 1 December"
    assert US.day(date(2027, 12, 1)) == "Wednesday, December 1, 2027"
    assert FR.day(date(2026, 12, 1)) == "mardi 1er décembre"
    assert FR.day(date(2026, 12, 2)) == "mercredi 2 décembre"
    assert FR.day(date(2027, 1, 1)) == "vendredi 1er janvier 2027"


def test_today_and_yesterday_say_so():
    assert EN.heading(date(2026, 11, 21)) == "Today, Saturday 21 November"
    assert FR.heading(date(2026, 11, 20)) == "Hier, vendredi 20 novembre"
    assert FR.heading(date(2026, 11, 19)) == "Jeudi 19 novembre"


@pytest.mark.parametrize(
    ("hour", "minute", "english", "american", "french"),
    [
        (18, 0, "13:00", "1\u00a0p.m.", "19\u00a0h"),
        (17, 5, "12:05", "12:05\u00a0p.m.", "18\u00a0h\u00a005"),
    ],
)
def test_an_hour_is_the_towns_as_its_country_writes_it(hour, minute, english, american, french):
    moment = datetime(2026, 11, 21, hour, minute, tzinfo=UTC)
    hours = tuple(calendar.hour(moment) for calendar in (EN, US, FR))
    assert hours == (english, american, french)


def test_midnight_stands_for_a_day_without_an_hour():
    assert EN.hour(datetime(2026, 11, 21, 5, 0, tzinfo=UTC)) == ""


def test_a_day_begins_at_the_towns_midnight():
    late = datetime(2026, 11, 21, 3, 0, tzinfo=UTC)  # still the 20th in Cambridge
    assert EN.local(late).date() == date(2026, 11, 20)


def test_an_event_tells_its_day_and_hour_and_until_when():
    start = datetime(2026, 12, 1, 23, 0, tzinfo=UTC)
    event = item(starts_at=start, ends_at=start + timedelta(days=2))
    assert EN.happening(event) == "Tuesday 1 December, 18:00, until Thursday 3 December"
    assert EN.happening(item(starts_at=start, ends_at=start)) == "Tuesday 1 December, 18:00"
    assert EN.happening(item()) == ""


def test_what_has_only_an_end_tells_until_when():
    end = datetime(2026, 12, 4, 5, 0, tzinfo=UTC)  # midnight in Cambridge
    assert EN.happening(item(ends_at=end, all_day=True)) == "Until Thursday 3 December"
    assert FR.happening(item(ends_at=end)) == "Jusqu’au vendredi 4 décembre"


def test_an_all_day_event_that_ends_at_midnight_ends_on_the_day_before():
    start = datetime(2026, 12, 1, 5, 0, tzinfo=UTC)
    event = item(starts_at=start, ends_at=start + timedelta(days=1), all_day=True)
    assert EN.happening(event) == "Tuesday 1 December"


def test_an_event_under_way_is_still_coming_up_and_one_that_is_over_is_not():
    hour = timedelta(hours=1)
    assert EN.is_coming(item(starts_at=NOW - hour, ends_at=NOW + hour))
    assert EN.is_coming(item(starts_at=NOW + hour))
    assert not EN.is_coming(item(starts_at=NOW - hour))
    assert not EN.is_coming(item())


def test_an_all_day_event_is_coming_up_until_its_day_is_over():
    today = datetime(2026, 11, 21, 5, 0, tzinfo=UTC)
    assert EN.is_coming(item(starts_at=today, all_day=True))
    assert not EN.is_coming(item(starts_at=today - timedelta(days=1), all_day=True))
