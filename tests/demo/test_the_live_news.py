from collections import Counter
from datetime import UTC, date, datetime, timedelta

import pytest

from demo.publishers.documents import make_documents
from demo.publishers.live import PAUSE, Found, LiveSite, held_back
from demo.publishers.newsroom import Edition, publish
from demo.publishers.publisher import Publisher, load_publishers
from demo.town.build import build_town

START = datetime(2026, 3, 14, 9, tzinfo=UTC)
SITE = "http://127.0.0.1:1"
LIVE = tuple(publisher for publisher in load_publishers() if publisher.live)


@pytest.fixture(scope="module")
def found() -> Found:
    return publish(build_town(7), Edition(7, date(2026, 3, 14)))


@pytest.fixture
def site(found: Found) -> LiveSite:
    return LiveSite(found, SITE, START)


def after(seconds: float) -> datetime:
    return START + timedelta(seconds=seconds)


def path_of(publisher: Publisher) -> str:
    return f"/{publisher.slug}/{publisher.document}"


def test_twelve_publishers_of_feeds_calendars_and_tables_hold_two_entries_back(
    found: Found,
) -> None:
    held = Counter(entry.publisher for entry in held_back(found))
    assert held == {publisher.slug: 2 for publisher in LIVE}
    assert len(LIVE) == 12
    assert {publisher.format for publisher in LIVE} == {"rss", "atom", "ical", "csv"}


def test_what_is_held_back_says_where(found: Found) -> None:
    assert all(entry.text.spot.form not in ("town", "none") for entry in held_back(found))


def test_at_the_start_nothing_of_it_can_be_read_anywhere(found: Found, site: LiveSite) -> None:
    documents = site.documents_at(after(0))
    for entry in held_back(found):
        assert entry.link("") not in documents
        feed = next(path_of(p) for p in LIVE if p.slug == entry.publisher)
        assert entry.guid.encode() not in documents[feed].body


def test_one_more_comes_out_with_each_pause_and_its_document_is_a_new_one(
    found: Found, site: LiveSite
) -> None:
    held = held_back(found)
    for number, entry in enumerate(held, 1):
        feed = next(path_of(p) for p in LIVE if p.slug == entry.publisher)
        before = site.documents_at(after(PAUSE * number - 0.1))
        then = site.documents_at(after(PAUSE * number))
        changed = {path for path in then if then[path] != before.get(path)}
        assert {feed, entry.link("")} <= changed
        assert all(path.startswith(f"/{entry.publisher}/") for path in changed)
        assert then[feed].etag != before[feed].etag
        assert then[feed].modified > before[feed].modified
        assert entry.guid.encode() in then[feed].body


def test_nothing_is_made_anew_while_nothing_comes_out(site: LiveSite) -> None:
    assert site.documents_at(after(31)) is site.documents_at(after(59))


def test_in_the_end_everything_is_out(found: Found, site: LiveSite) -> None:
    bodies = {path: made.body for path, made in site.documents_at(after(3600)).items()}
    assert bodies == {path: made.body for path, made in make_documents(found, SITE).items()}


def test_the_same_second_shows_the_same_site(found: Found, site: LiveSite) -> None:
    site.documents_at(after(500))
    assert site.documents_at(after(95)) == LiveSite(found, SITE, START).documents_at(after(95))
