"""Feeds that a reader has already are not made again, and never kept too long."""

from dataclasses import replace
from datetime import timedelta

import pytest
from werkzeug.test import TestResponse

from records import Status
from search.document import Delete
from search.open import SearchAddress, open_index
from store.items import save_item
from store.sources import save_sources
from store.towns import save_town
from tests.web.conftest import World
from tests.web.news import NOW, SOURCES
from tests.web.town import tiny_town

FEED = "/en/tiny/blocks/rue-des-lilas-0.rss"
FEEDS = (
    FEED,
    "/fr/tiny/streets/rue-des-lilas.json",
    "/en/tiny.json",
    "/en/tiny/sources/police.rss",
)


def ask(world: World, etag: str = "", path: str = FEED) -> TestResponse:
    headers = {"If-None-Match": etag} if etag else {}
    return world.app.test_client().get(path, headers=headers)


def etag(world: World, path: str = FEED) -> str:
    return ask(world, path=path).headers["ETag"]


@pytest.mark.parametrize("path", FEEDS)
def test_a_feed_that_a_reader_has_is_not_sent_again(world: World, path: str):
    first = ask(world, path=path)
    again = ask(world, first.headers["ETag"], path)
    assert (first.status_code, again.status_code) == (200, 304)
    assert again.data == b""
    for name in ("ETag", "Cache-Control", "Access-Control-Allow-Origin"):
        assert again.headers[name] == first.headers[name]


def test_each_feed_has_its_own_version(world: World):
    asked = (*FEEDS, FEED + "?within=0", FEED.replace("/en/", "/fr/"))
    assert len({etag(world, path) for path in asked}) == len(asked)


def test_a_take_down_changes_a_feed_before_the_index_knows(own_world: World):
    known = etag(own_world)
    item = own_world.items["water"]
    with own_world.database.write() as db:
        save_item(db, replace(item, status=Status.WITHDRAWN), NOW)
    response = ask(own_world, known)
    assert response.status_code == 200
    assert item.title not in response.get_data(as_text=True)


def test_a_feed_changes_when_the_index_has_caught_up(own_world: World):
    known = etag(own_world)
    item = own_world.items["theft"]
    index = open_index(SearchAddress("embedded", own_world.settings.home))
    index.apply([Delete(item.id, item.revision)], 2)
    index.close()
    response = ask(own_world, known)
    assert response.status_code == 200
    assert item.title not in response.get_data(as_text=True)


def test_a_feed_changes_with_the_names_of_sources_and_places(own_world: World):
    known = etag(own_world)
    renamed = [replace(source, name=f"{source.name} de Petiteville") for source in SOURCES]
    with own_world.database.write() as db:
        save_sources(db, "tiny", renamed)
    response = ask(own_world, known)
    assert response.status_code == 200
    assert "Police de Petiteville" in response.get_data(as_text=True)
    with own_world.database.write() as db:
        save_town(db, tiny_town())
    assert ask(own_world, response.headers["ETag"]).status_code == 200


def test_a_feed_changes_with_the_day(own_world: World):
    known = etag(own_world)
    own_world.clock.now = NOW + timedelta(hours=1)
    assert ask(own_world, known).status_code == 304
    own_world.clock.now = NOW + timedelta(days=1)
    assert ask(own_world, known).status_code == 200
