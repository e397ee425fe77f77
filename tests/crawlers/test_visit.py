import gzip
from dataclasses import replace
from datetime import timedelta

import pytest

from crawlers.visit import visit
from records import Failure, Outcome, SourceError, Validators
from tests.crawlers.conftest import NOW, manners, source, state
from tests.crawlers.server import Scripted

FEED = (
    b"<rss><channel><item><title>Fire</title><guid>1</guid></item>"
    b"<item><title>Flood</title><guid>2</guid></item></channel></rss>"
)


def failure_of(src, known=None, **changes):
    with pytest.raises(SourceError) as caught:
        visit(src, known or state(), manners(**changes), NOW)
    return caught.value


def test_a_first_visit_gives_items_and_what_to_ask_with_next_time(server):
    server.routes["/"] = Scripted(FEED, headers={"ETag": '"1"'})
    seen = visit(source(server.url()), state(), manners(), NOW)
    assert (seen.outcome, [raw.title for raw in seen.raws]) == (Outcome.OK, ["Fire", "Flood"])
    assert seen.validators.etag == '"1"'
    again = visit(source(server.url()), state(validators=seen.validators), manners(), NOW)
    assert (again.outcome, again.raws) == (Outcome.NOT_MODIFIED, ())


def test_a_304_keeps_what_was_known(server):
    server.routes["/"] = Scripted(FEED, headers={"ETag": '"1"', "Last-Modified": "then"})
    src = source(server.url())
    first = visit(src, state(), manners(), NOW)
    server.routes["/"] = Scripted(status=304, headers={"ETag": '"2"'})
    again = visit(src, state(validators=first.validators), manners(), NOW)
    assert again.outcome is Outcome.NOT_MODIFIED
    assert again.validators == replace(first.validators, etag='"2"')


def test_an_unchanged_source_is_read_anew_once_its_mapping_changed(server):
    server.routes["/"] = Scripted(FEED)
    src = source(server.url())
    known = state(validators=visit(src, state(), manners(), NOW).validators)
    changed = replace(src, mapping={"date_format": "dmy"})
    assert visit(changed, known, manners(), NOW).outcome is Outcome.OK
    assert visit(src, known, manners(), NOW).outcome is Outcome.NOT_MODIFIED


def test_an_unchanged_calendar_is_read_anew_each_day_since_its_window_moves(server):
    server.routes["/"] = Scripted(b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n")
    src = source(server.url(), reader="ical")
    known = state(validators=visit(src, state(), manners(), NOW).validators)
    assert visit(src, known, manners(), NOW).outcome is Outcome.NOT_MODIFIED
    tomorrow = visit(src, known, manners(), NOW + timedelta(days=1))
    assert tomorrow.outcome is Outcome.OK


@pytest.mark.parametrize(
    ("body", "failure"),
    [
        (b"<!DOCTYPE html><html><body>Sorry</body></html>", Failure.NOT_A_FEED),
        (b"", Failure.NOT_A_FEED),
        (b"<rss><channel/></rss>", Failure.EMPTY_UNEXPECTED),
    ],
)
def test_a_source_that_used_to_give_items_and_gives_none_fails(server, body, failure):
    server.routes["/"] = Scripted(body)
    assert failure_of(source(server.url()), state(good_counts=(5, 5))).failure is failure


def test_a_new_source_without_items_is_well(server):
    server.routes["/"] = Scripted(b"<rss><channel/></rss>")
    assert visit(source(server.url()), state(), manners(), NOW).outcome is Outcome.OK


def test_a_failed_visit_forgets_no_validators(server):
    server.routes["/"] = Scripted(status=500)
    known = state(validators=Validators('"1"', "", "x"))
    assert failure_of(source(server.url()), known).failure is Failure.HTTP_5XX


def test_a_file_is_read_packed_or_not_and_its_hash_is_its_validator(tmp_path):
    for name, content in (("a.rss", FEED), ("a.rss.gz", gzip.compress(FEED))):
        path = tmp_path / name
        path.write_bytes(content)
        seen = visit(source(str(path)), state(), manners(), NOW)
        assert len(seen.raws) == 2
        again = visit(source(str(path)), state(validators=seen.validators), manners(), NOW)
        assert again.outcome is Outcome.NOT_MODIFIED


def test_files_that_can_not_be_read_are_told_apart(tmp_path):
    (tmp_path / "big").write_bytes(b"x" * 2_000_000)
    (tmp_path / "bomb.gz").write_bytes(gzip.compress(bytes(2_000_000)))
    (tmp_path / "cut.gz").write_bytes(gzip.compress(FEED)[:-12])
    expected = {
        "none": Failure.MISSING_FILE,
        ".": Failure.MISSING_FILE,
        "big": Failure.TOO_BIG,
        "bomb.gz": Failure.TOO_BIG,
        "cut.gz": Failure.PARSE,
    }
    for name, failure in expected.items():
        error = failure_of(source(str(tmp_path / name)))
        assert error.failure is failure
        assert str(tmp_path) in error.reason


def test_a_cut_item_says_so(server):
    words = b"<description>" + b"long words " * 3_000 + b"</description></item>"
    server.routes["/"] = Scripted(FEED.replace(b"</item>", words, 1))
    raw = visit(source(server.url()), state(), manners(), NOW).raws[0]
    assert "cut" in raw.warnings
    assert len(raw.html.encode()) <= 20_000
