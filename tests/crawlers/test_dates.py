from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawlers.dates import EARLIEST, LATEST, DateRules, read_date
from tests.crawlers.conftest import NOW

PARIS, BOSTON = ZoneInfo("Europe/Paris"), ZoneInfo("America/New_York")


def read(text, form="", zone=PARIS):
    moment = read_date(text, DateRules(zone, NOW, form))
    return moment and (f"{moment.at:%Y-%m-%d %H:%M}" + (" all day" if moment.all_day else ""))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2018-01-29", "2018-01-28 23:00 all day"),
        ("2026-11-21T10:00:00Z", "2026-11-21 10:00"),
        ("2026-11-21T10:00:00.123+01:00", "2026-11-21 09:00"),
        ("2026-07-01 10:00", "2026-07-01 08:00"),
        ("20261121T100000Z", "2026-11-21 10:00"),
        ("20261121", "2026-11-20 23:00 all day"),
        ("Sat, 21 Nov 2026 10:00:00 +0100", "2026-11-21 09:00"),
        ("Sat, 21 Nov 2026 10:00:00 GMT", "2026-11-21 10:00"),
        ("Sat, 18 Jul 26 10:00 CEST", "2026-07-18 08:00"),
        ("21 Nov 2026 10:00:00 EST", "2026-11-21 15:00"),
        ("sam., 21 nov. 2026 10:00:00 +0100", "2026-11-21 09:00"),
        ("21 novembre 2026", "2026-11-20 23:00 all day"),
        ("samedi 21 novembre 2026 à 18h30", "2026-11-21 17:30"),
        ("1er août 2026, 9 h", "2026-08-01 07:00"),
        ("November 21, 2026 5:30 PM", "2026-11-21 16:30"),
        ("Nov. 21, 2026 at 12 a.m.", "2026-11-20 23:00"),
        ("2016/6/29", "2016-06-28 22:00 all day"),
        ("25/12/2025 08:15", "2025-12-25 07:15"),
        ("12/25/2025 08:15", "2025-12-25 07:15"),
        ("11/11/2026", "2026-11-10 23:00 all day"),
    ],
)
def test_dates_are_read_as_publishers_write_them(text, expected):
    assert read(text) == expected


@pytest.mark.parametrize("text", ["11/1/20", "04/10/2010 09:39:00 AM", "4.10.2010"])
def test_a_date_that_could_be_two_days_is_refused(text):
    assert read(text) is None


@pytest.mark.parametrize(
    ("text", "form", "expected"),
    [
        ("11/1/20", "mdy", "2020-11-01 04:00 all day"),
        ("11/1/20", "dmy", "2020-01-11 05:00 all day"),
        ("04/10/2010 09:39:00 AM", "mdy", "2010-04-10 13:39"),
        ("04/10/2010 09:39:00 PM", "%m/%d/%Y %I:%M:%S %p", "2010-04-11 01:39"),
        ("04|10|2010", "%d|%m|%Y", "2010-10-04 04:00 all day"),
        ("2018-01-29", "mdy", "2018-01-29 05:00 all day"),
        ("1500000000", "epoch", "2017-07-14 02:40"),
        ("1500000000000", "epoch_ms", "2017-07-14 02:40"),
    ],
)
def test_the_mapping_says_which_of_two_days_is_meant(text, form, expected):
    assert read(text, form, BOSTON) == expected


@pytest.mark.parametrize(
    "text",
    [
        *("", "soon", "12:00", "Sat Nov 21", "31/31/2020", "2026-02-30", "99 nov 2026"),
        *("Sat, 21 Nov 2026 25:00:00 GMT", "Sat, 21 Nov 2026 10:00 XYZ", "21 nov 2026 13 pm"),
        *("1989-12-31", "2029-01-01", "0001-01-01T00:00:00+14:00", "1 2 " * 100),
    ],
)
def test_what_is_no_sure_date_is_refused(text):
    assert read(text) is None


def test_a_month_first_source_does_not_read_a_thirteenth_month():
    assert read("13/01/2020", "mdy") is None


@given(st.text(alphabet="0123456789/-.: TZ+apm,jnov", max_size=30), st.sampled_from(["", "mdy"]))
def test_no_text_makes_the_reader_fail_or_leave_the_window(text, form):
    moment = read_date(text, DateRules(PARIS, NOW, form))
    assert moment is None or EARLIEST <= moment.at <= NOW + LATEST


@given(st.integers(631_324_800, 1_790_000_000), st.integers(-14 * 4, 14 * 4))
def test_a_date_with_its_offset_is_read_back_as_the_same_moment(epoch, quarters):
    at = datetime.fromtimestamp(epoch, UTC)
    local = at + timedelta(minutes=15 * quarters)
    sign, minutes = ("-" if quarters < 0 else "+"), abs(15 * quarters)
    written = f"{local:%d %b %Y %H:%M:%S} {sign}{minutes // 60:02}{minutes % 60:02}"
    moment = read_date(written, DateRules(PARIS, NOW))
    assert moment is not None
    assert moment.at == at
