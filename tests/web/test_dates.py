"""Times as people say them."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from records import Item
from tests.web.conftest import World
from tests.web.news import NOW, item
from tests.web.town import TOWN
from web.dates import Calendar, calendar_of

US = replace(TOWN, country="US", tz="America/New_York")


def said(world: World, town: object, lang: str, what: object) -> str:
    with world.app.test_request_context():
        from flask import g

        g.lang = lang
        return what(calendar_of(town, lang, NOW))  # type: ignore[operator]


def event(**values: object) -> Item:
    return item("event", "Event", **values)


@pytest.mark.parametrize(
    ("town", "lang", "expected"),
    [
        (US, "en", "Today, Saturday, November 21"),
        (TOWN, "en", "Today, Saturday 21 November"),
        (TOWN, "fr", "Aujourd’hui, samedi 21 novembre"),
    ],
)
def test_a_day_is_said_as_in_the_country(world: World, town: object, lang: str, expected: str):
    assert said(world, town, lang, lambda c: c.day(c.today())) == expected


@pytest.mark.parametrize(
    ("town", "lang", "expected"),
    [
        (US, "en", "Tue, Dec 1, 12:30 p.m."),
        (TOWN, "en", "Tue 1 Dec, 18:30"),
        (TOWN, "fr", "Mar. 1er déc., 18 h 30"),
    ],
)
def test_an_event_is_said_on_the_towns_clocks(world: World, town: object, lang: str, expected: str):
    starts = datetime(2026, 12, 1, 17, 30, tzinfo=UTC)
    assert said(world, town, lang, lambda c: c.event(event(starts_at=starts))) == expected


def test_a_day_without_hours_says_none(world: World):
    midnight = datetime(2026, 11, 30, 23, 0, tzinfo=UTC)
    one_day = event(starts_at=midnight, all_day=True)
    assert said(world, TOWN, "en", lambda c: c.event(one_day)) == "Tue 1 Dec"
    until_midnight = replace(one_day, ends_at=datetime(2026, 12, 1, 23, 0, tzinfo=UTC))
    assert said(world, TOWN, "en", lambda c: c.event(until_midnight)) == "Tue 1 Dec"
    three_days = replace(one_day, ends_at=datetime(2026, 12, 3, 23, 0, tzinfo=UTC))
    expected = "1 December to 3 December"
    assert said(world, TOWN, "en", lambda c: c.event(three_days)) == expected


def test_another_year_is_named(world: World):
    old = datetime(2024, 3, 1, tzinfo=UTC)
    assert said(world, TOWN, "fr", lambda c: c.published(old)) == "1er mars 2024"
    assert said(world, US, "en", lambda c: c.since(old)) == "February 29, 2024"


def test_late_in_the_evening_it_is_still_today_where_the_town_is(world: World):
    def today(calendar: Calendar) -> str:
        late = replace(calendar, now=datetime(2026, 11, 21, 3, 0, tzinfo=UTC))
        return late.day(late.today())

    assert said(world, US, "en", today) == "Today, Friday, November 20"


@pytest.mark.parametrize(
    ("ends", "expected"),
    [
        (datetime(2026, 11, 20, 22, 59, tzinfo=UTC), "Fri 20 Nov, 19:00 (past)"),
        (datetime(2026, 11, 20, 23, 30, tzinfo=UTC), "Until 21 November, 00:30"),
        (None, "Fri 20 Nov, 19:00 (past)"),
    ],
)
def test_what_was_yesterday_or_before_says_so(world: World, ends: datetime | None, expected: str):
    yesterday = event(starts_at=datetime(2026, 11, 20, 18, 0, tzinfo=UTC), ends_at=ends)
    assert said(world, TOWN, "en", lambda c: c.occasion(yesterday)) == expected


@pytest.mark.parametrize(
    ("starts", "ends", "expected"),
    [
        (20, 24, "Now, until 24 November, 19:00"),
        (20, 21, "Until 21 November, 19:00"),
        (21, 24, "21 November to 24 November"),
        (None, 24, "Until 24 November, 19:00"),
        (None, 20, "Until 20 November, 19:00 (past)"),
    ],
)
def test_what_goes_on_says_so(world: World, starts: int | None, ends: int, expected: str):
    begun = datetime(2026, 11, starts, 18, 0, tzinfo=UTC) if starts else None
    made = event(starts_at=begun, ends_at=datetime(2026, 11, ends, 18, 0, tzinfo=UTC))
    assert said(world, TOWN, "en", lambda c: c.occasion(made)) == expected


def test_a_whole_day_ends_with_its_midnight(world: World):
    midnight = datetime(2026, 11, 20, 23, 0, tzinfo=UTC)  # at the beginning of today
    over = event(starts_at=midnight - timedelta(days=1), ends_at=midnight, all_day=True)
    assert said(world, TOWN, "en", lambda c: c.occasion(over)) == "Fri 20 Nov (past)"
    until = event(ends_at=midnight, all_day=True)
    assert said(world, TOWN, "fr", lambda c: c.event(until)) == "Jusqu’au 20 novembre"


def test_what_was_earlier_today_is_still_told_by_its_hour(world: World):
    today = event(starts_at=datetime(2026, 11, 20, 23, 30, tzinfo=UTC))
    assert "past" not in said(world, TOWN, "en", lambda c: c.occasion(today))
