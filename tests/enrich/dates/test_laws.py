"""Laws that reading days keeps, whatever the text."""

from datetime import date, time, timedelta

from hypothesis import given
from hypothesis import strategies as st

from enrich.dates.clock import read_span
from enrich.dates.rollover import Named, day_of, next_weekday, nth_weekday
from records import DateKind
from tests.enrich.dates.reading import read

SAID = (
    "du au le la les de et à en jusqu'au avant dès chaque tous mardi mardis samedi dimanche mars "
    "mai "
    "1er 3 31 30 29 12 2026 2028 9999 0 14h 14h30 18 h 30 midi demain ce soir semaine mois fin mi- "
    "premier lundi 12/03/2026 31/02 2026-13-45 . , : ; / - – ( ) & \n | from to on at by until "
    "March May Dec. Tuesday Tuesdays every first of the month 6:30 p.m. noon 7pm 25:99 3rd "
    "tomorrow "
    "this weekend next rue Street was will ½ ١٢ 12𝟛 été"
)
WORDS = SAID.split(" ")
TEXTS = st.lists(st.sampled_from(WORDS) | st.text(max_size=4), max_size=40).map(" ".join)
DAYS = st.dates(date(1990, 1, 1), date(2100, 1, 1))
LANGS = st.sampled_from(("fr", "en", "xx"))
ORDERS = st.sampled_from((True, False, None))


@given(TEXTS, LANGS, DAYS, ORDERS)
def test_any_text_is_read_into_sound_days(words, lang, on, month_first):
    found = read(words, lang, on, month_first)
    assert read(words, lang, on, month_first) == found
    for each in found.dates:
        assert 0 <= each.start < each.end <= len(words)
        assert words[each.start : each.end].strip() == words[each.start : each.end]
        assert each.first or each.last
        assert not (each.first and each.last) or each.first <= each.last
        if each.kind is DateKind.EVENT and not each.vague:
            assert each.first == each.last
        if each.kind is DateKind.DEADLINE:
            assert each.first is None
        assert bool(each.weekdays) is (each.kind is DateKind.RECURRING)
    starts = [each.start for each in found.dates]
    assert starts == sorted(starts)


@given(DAYS, st.integers(1, 28), st.integers(1, 12))
def test_a_day_without_its_year_is_the_nearest_that_is_not_long_past(on, day, month):
    found = day_of(Named(day, month), on)
    assert (found.day, found.month) == (day, month)
    assert timedelta(days=-61) <= found - on <= timedelta(days=306)


@given(DAYS, st.integers(0, 6), st.sampled_from((1, 2, 3, 4, -1)))
def test_weekdays_are_the_next_ones(on, weekday, nth):
    near = next_weekday(weekday, on)
    assert near.weekday() == weekday
    assert timedelta() <= near - on < timedelta(days=7)
    found = nth_weekday(nth, weekday, on)
    assert found.weekday() == weekday
    assert found >= on
    is_last = (found + timedelta(days=7)).month != found.month
    assert is_last if nth < 0 else (found.day - 1) // 7 + 1 == nth


@given(st.times(), st.times())
def test_times_of_the_24_hour_clock_are_read_as_written(one, other):
    first, last = (time(each.hour, each.minute) for each in (one, other))
    for form in ("%Hh%M", "%H:%M", "%H h %M"):
        span = read_span(f"de {first.strftime(form)} à {last.strftime(form)}")
        assert (span.first, span.until) == (first, last)
