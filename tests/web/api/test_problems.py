"""What programs are told when something is wrong: application/problem+json, whatever it is."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from flask import request
from werkzeug.exceptions import RequestEntityTooLarge

from records import StoreDown
from tests.web.api.agreement import check
from tests.web.api.conftest import Ask, asking
from tests.web.conftest import World

ITEMS = "/items?town=tiny&lang=en"


@pytest.mark.parametrize(
    ("query", "parameter", "said"),
    [
        ("&limt=5", "limt", "Allowed: town, block, area"),
        ("&blok=x", "blok", "Allowed: town, block, area"),
        ("&limit=0", "limit", "from 1 to 100"),
        ("&limit=101", "limit", "from 1 to 100"),
        ("&limit=%D9%A1", "limit", "from 1 to 100"),
        ("&limit=5&limit=6", "limit", "only once"),
        ("&theme=", "theme", "is empty"),
        ("&q=a&q=b", "q", "only once"),
        ("&block=", "block", "is empty"),
        ("&theme=sport", "theme", "works, safety, culture, general"),
        ("&type=Événement", "type", "There is no type “Événement”: there are news, notice"),
        ("&type=evnt", "type", "There is no type “evnt”: there are news, notice"),
        ("&type=event&type=evnt", "type", "There is no type “evnt”"),
        ("&source=nobody", "source", "there are journal, mairie, police"),
        ("&source=%27--", "source", "there are journal, mairie, police"),
        ("&block=grande-rue-1&area=centre", "area", "Only one place"),
        ("&within=300", "within", "“block”, “place”, “point” only"),
        ("&area=centre&within=300", "within", "“block”, “place”, “point” only"),
        ("&block=grande-rue-1&within=49", "within", "50 to 2000"),
        ("&block=grande-rue-1&within=2001", "within", "50 to 2000"),
        ("&point=2.3524,47.9011&within=0", "within", "50 to 2000"),
        ("&block=grande-rue-1&blocks=6", "blocks", "1 to 5 crossings"),
        ("&block=grande-rue-1&blocks=2&within=300", "blocks", "not by both"),
        ("&place=mediatheque&blocks=2", "blocks", "“block” only"),
        ("&polygon=2.35,47.9,2.36,47.9,2.36,47.91&within=300", "within", "“point” only"),
        ("&polygon=2.35,47.9,2.36,47.9", "polygon", "3 to 100 corners"),
        ("&polygon=2.35,47.9,2.36,47.9,2.36,47.91&block=x", "polygon", "Only one place"),
        ("&point=2.3524", "point", "a longitude and a latitude"),
        ("&point=nan,inf", "point", "a longitude and a latitude"),
        ("&point=181,47.9", "point", "a longitude and a latitude"),
        ("&q=" + "x" * 201, "q", "at most 200"),
        ("&since=yesterday", "since", "a date such as 2026-11-30"),
        ("&since=20261130", "since", "a date such as 2026-11-30"),
        ("&since=2026-02-30", "since", "a date such as 2026-11-30"),
        ("&since=2026-11-30T18:00:00", "since", "2026-11-30T18:00:00Z"),
        ("&since=2026-11-30T18:00:00+01:00", "since", "%2B"),
        ("&since=0001-01-01T00:00:00%2B14:00", "since", "1970 to 2099"),
        ("&until=9999-12-31", "until", "1970 to 2099"),
        ("&since=2026-11-30&until=2026-11-29", "until", "later than “since”"),
        ("&happens_from=2026-11-30&happens_to=2026-11-29", "happens_to", "later than"),
        ("&open=yes", "open", "“open” is now"),
        ("&open=now&happens_from=2026-11-30", "open", "it is about today"),
        ("&approximate=no", "approximate", "true or false"),
    ],
)
def test_what_is_not_right_is_named_with_what_is_allowed(
    ask: Ask, query: str, parameter: str, said: str
):
    problem = ask(ITEMS + query, 400).get_json()
    assert problem["parameter"] == parameter
    assert said in problem["detail"]


@pytest.mark.parametrize(
    ("path", "parameter"),
    [
        ("/items?town=paris", "town"),
        ("/items?town=ti%00ny", "town"),
        ("/items?town=tiny&block=nowhere", "block"),
        ("/items?town=tiny&area=%2e%2e", "area"),
        ("/items?town=tiny&point=47.9011,2.3524", "point"),
        ("/items/0000000000000000", "id"),
    ],
)
def test_what_is_not_there_is_not_found(ask: Ask, path: str, parameter: str):
    assert ask(path, 404).get_json()["parameter"] == parameter


def test_every_operation_refuses_what_it_does_not_know(ask: Ask, world: World):
    for path in ("/towns", "/themes", "/openapi.json", f"/items/{world.items['water'].id}"):
        assert ask(f"{path}?x=1", 400).get_json()["parameter"] == "x"
    assert ask("/towns?lang=de", 400).get_json()["parameter"] == "lang"
    assert ask("/items", 400).get_json()["parameter"] == "town"


def test_an_address_that_leads_nowhere_is_a_problem_too(ask: Ask):
    for path in ("/", "/item", "/items/a/b", "/items/é%20", "/../v1"):
        assert ask(path, 404).get_json()["title"] == "Not Found"


def test_what_was_taken_down_is_gone_and_says_nothing_more(ask: Ask, world: World):
    response = ask(f"/items/{world.items['gone'].id}?lang=en", 410)
    assert response.get_json()["detail"] == "Its publisher has taken it down."
    assert "Retiré" not in response.get_data(as_text=True)


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
def test_it_is_for_reading_only(ask: Ask, method: str):
    response = ask("/items", 405, method=method, data="x" * 100_000)
    assert set(response.headers["Allow"].split(", ")) == {"GET", "HEAD", "OPTIONS"}


def test_errors_are_told_in_the_readers_language_and_never_kept(ask: Ask):
    for path, language in (("/items?lang=fr", "en"), ("/items", "fr"), ("/nope", "fr")):
        response = ask(path, 404 if path == "/nope" else 400, headers={"Accept-Language": language})
        assert any(word in response.get_json()["detail"] for word in ("Quelle ville", "adresse"))
        assert response.headers["Cache-Control"] == "no-store"
        assert "Accept-Language" in response.headers["Vary"]


def test_while_the_index_is_away_a_program_is_told_when_to_ask_again(without_index: World):
    ask = asking(without_index)
    for query in ("", "&type=event"):
        response = ask(ITEMS + query, 503)
        assert response.headers["Retry-After"] == "300"
    assert "no-store" in response.headers["Cache-Control"]
    for path in ("/towns", "/themes", f"/items/{without_index.items['water'].id}"):
        ask(path)


class _Away:
    """A record that can't be reached."""

    def read(self) -> Iterator[None]:
        raise StoreDown("no database")


@pytest.fixture
def broken(own_world: World) -> Iterator[World]:
    """A server whose site a test may break."""
    own_world.app.testing = False
    site = own_world.app.extensions["ilot"]
    yield own_world
    own_world.app.extensions["ilot"] = site


def test_without_its_record_it_says_to_come_back(broken: World):
    site = broken.app.extensions["ilot"]
    broken.app.extensions["ilot"] = replace(site, database=_Away())
    response = asking(broken)(ITEMS, 503)
    assert response.headers["Retry-After"] == "60"
    assert "no database" not in response.get_data(as_text=True)


def test_a_bug_is_a_problem_without_its_trace(broken: World):
    site = broken.app.extensions["ilot"]
    broken.app.extensions["ilot"] = replace(site, now=None)
    response = asking(broken)(ITEMS, 500)
    assert "NoneType" not in response.get_data(as_text=True)


def test_what_is_too_large_is_a_problem_too(own_world: World):
    @own_world.app.before_request
    def read() -> None:
        if request.content_length:
            raise RequestEntityTooLarge

    client = own_world.app.test_client()
    response = check(client.get("/api/v1/items", data="x" * 100_000))
    assert (response.status_code, response.get_json()["status"]) == (413, 413)
