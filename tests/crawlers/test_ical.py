from datetime import UTC, datetime

import pytest

from crawlers.readers import READERS
from records import Failure, RawPlace, SourceError
from tests.crawlers.conftest import NOW, source


def calendar(*events, head=""):
    body = "".join(f"BEGIN:VEVENT\n{event.strip()}\nEND:VEVENT\n" for event in events)
    return f"BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//x//\n{head}{body}END:VCALENDAR\n"


def read(text):
    body = text.replace("\n", "\r\n").encode()
    return READERS["ical"](source(reader="ical"), body, NOW)


FULL = """
UID:42@town
SUMMARY:Fête\\, rue des Lilas
DESCRIPTION:Venez & dansez\\nÀ midi
LOCATION:Place du Marché
GEO:48.85;2.35
URL:https://town.example/fete
CATEGORIES:Fête,Musique
DTSTAMP:20261121T000000Z
CREATED:20261101T080000Z
LAST-MODIFIED:20261102T080000Z
DTSTART;TZID=Europe/Paris:20261205T120000
DTEND;TZID=Europe/Paris:20261205T140000
"""


def test_an_event_becomes_an_item():
    (raw,) = read(calendar(FULL)).raws
    assert (raw.identity, raw.title) == ("42@town", "Fête, rue des Lilas")
    assert raw.html == "Venez &amp; dansez<br>\nÀ midi"
    assert raw.url == "https://town.example/fete"
    assert raw.places == (RawPlace("Place du Marché", 2.35, 48.85),)
    assert raw.categories == ("Fête", "Musique")
    assert raw.published == datetime(2026, 11, 1, 8, tzinfo=UTC)
    assert raw.starts_at == datetime(2026, 12, 5, 11, tzinfo=UTC)
    assert raw.ends_at == datetime(2026, 12, 5, 13, tzinfo=UTC)
    assert not raw.all_day
    assert raw.warnings == ()


@pytest.mark.parametrize(
    ("attached", "document"),
    [
        ("ATTACH;FMTTYPE=application/pdf:https://town.example/a.pdf", "https://town.example/a.pdf"),
        ("ATTACH:https://town.example/a\nATTACH;FMTTYPE=application/pdf:/b.pdf", "/b.pdf"),
        ("ATTACH;FMTTYPE=image/png:https://town.example/a.png", ""),
        ("ATTACH;FMTTYPE=application/pdf;ENCODING=BASE64;VALUE=BINARY:JVBERi0=", ""),
    ],
)
def test_a_pdf_that_is_attached_by_its_address_is_the_events_document(attached, document):
    (raw,) = read(calendar(f"UID:1\nSUMMARY:Council\nDTSTART:20261201T183000Z\n{attached}")).raws
    assert raw.document.endswith(document)
    assert bool(raw.document) == bool(document)


def test_the_time_of_the_download_is_no_change():
    other = FULL.replace("20261121T000000Z", "20261121T010000Z")
    first, second = (read(calendar(text)).raws[0] for text in (FULL, other))
    assert first.content_hash == second.content_hash


def test_a_day_is_kept_as_a_whole_day_at_local_midnight():
    (raw,) = read(calendar("UID:1\nSUMMARY:A\nDTSTART;VALUE=DATE:20261210")).raws
    assert raw.all_day
    assert raw.starts_at == datetime(2026, 12, 9, 23, tzinfo=UTC)


def test_a_time_without_a_zone_is_the_sources():
    (raw,) = read(calendar("UID:1\nSUMMARY:A\nDTSTART:20261210T090000")).raws
    assert raw.starts_at == datetime(2026, 12, 10, 8, tzinfo=UTC)


def test_recurrences_within_the_window_are_items_of_their_own():
    weekly = "UID:w\nSUMMARY:Marché\nDTSTART;TZID=Europe/Paris:20200104T080000\nRRULE:FREQ=WEEKLY"
    raws = read(calendar(weekly + "\nEXDATE;TZID=Europe/Paris:20261205T080000")).raws
    assert len(raws) == 20
    assert len({raw.identity for raw in raws}) == 20
    assert min(raw.starts_at for raw in raws) >= datetime(2026, 9, 22, tzinfo=UTC)
    assert max(raw.starts_at for raw in raws) <= datetime(2027, 2, 19, 13, tzinfo=UTC)
    assert datetime(2026, 12, 5, 7, tzinfo=UTC) not in {raw.starts_at for raw in raws}


def test_an_occurrence_that_is_moved_keeps_its_identity():
    weekly = "UID:w\nSUMMARY:A\nDTSTART:20261201T100000Z\nRRULE:FREQ=DAILY;COUNT=2"
    moved = "UID:w\nSUMMARY:A\nRECURRENCE-ID:20261202T100000Z\nDTSTART:20261203T150000Z"
    before = {raw.identity for raw in read(calendar(weekly)).raws}
    after = read(calendar(weekly, moved)).raws
    assert {raw.identity for raw in after} == before
    assert datetime(2026, 12, 3, 15, tzinfo=UTC) in {raw.starts_at for raw in after}


def test_a_cancelled_event_is_kept_as_cancelled():
    event = "UID:1\nSUMMARY:A\nDTSTART:20261210T090000Z"
    assert read(calendar(event + "\nSTATUS:CANCELLED")).raws[0].cancelled
    assert read(calendar(event, head="METHOD:CANCEL\n")).raws[0].cancelled
    assert not read(calendar(event)).raws[0].cancelled


@pytest.mark.parametrize("rule", ["FREQ=SECONDLY", "FREQ=MINUTELY;INTERVAL=5", "FREQ=HOURLY"])
def test_an_event_that_recurs_without_measure_is_refused_and_the_rest_goes_on(rule):
    bad = f"UID:bad\nSUMMARY:A\nDTSTART:20260101T000000Z\nRRULE:{rule}"
    reading = read(calendar(bad, FULL))
    assert [raw.identity for raw in reading.raws] == ["42@town"]
    assert reading.problems[0].startswith("event bad: recurs")


@pytest.mark.parametrize("start", ["", "DTSTART:soon", "DTSTART:20261399T000000Z"])
def test_an_event_without_a_start_is_a_problem_and_the_rest_goes_on(start):
    reading = read(calendar(f"UID:bad\nSUMMARY:A\n{start}".strip(), FULL))
    assert [raw.identity for raw in reading.raws] == ["42@town"]
    assert reading.problems[0].startswith("event bad: ")


def test_events_out_of_the_window_are_left_out_and_long_ones_kept():
    past = "UID:1\nSUMMARY:A\nDTSTART:20200101T000000Z"
    far = "UID:2\nSUMMARY:A\nDTSTART:20270601T000000Z"
    long = "UID:3\nSUMMARY:A\nDTSTART:20260101T000000Z\nDTEND:20261231T000000Z"
    assert [raw.identity for raw in read(calendar(past, far, long)).raws] == ["3"]


@pytest.mark.parametrize("body", ["", "<html></html>", "BEGIN:VCARD\nEND:VCARD"])
def test_what_is_no_calendar_is_named_so(body):
    with pytest.raises(SourceError) as caught:
        read(body)
    assert caught.value.failure is Failure.NOT_A_FEED


def test_a_calendar_that_breaks_off_is_a_parse_failure():
    with pytest.raises(SourceError) as caught:
        read(calendar(FULL)[:200])
    assert caught.value.failure is Failure.PARSE
