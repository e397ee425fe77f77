import csv
import json
from collections.abc import Iterator
from datetime import UTC, date, datetime
from http.client import HTTPConnection, HTTPResponse
from io import StringIO
from pathlib import Path
from threading import Thread

import icalendar
import pytest
from lxml import etree, html

from config.privacy import load_privacy
from config.towns import load_sources
from demo.publishers.newsroom import Edition
from demo.publishers.publisher import Publisher, load_publishers
from demo.publishers.sources import write_sources
from demo.site import HOST, SiteServer
from demo.town.build import build_town
from demo.town.files import write_town
from enrich.privacy.rules import choose_protection
from records import Withheld

SEED = 7
START = datetime(2026, 3, 14, 9, tzinfo=UTC)
PUBLISHERS = load_publishers()


@pytest.fixture(scope="module")
def site() -> Iterator[SiteServer]:
    server = SiteServer(Edition(SEED, date(2026, 3, 14)), 0, lambda: START)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


def get(
    site: SiteServer, path: str, headers: dict[str, str] | None = None
) -> tuple[HTTPResponse, str]:
    connection = HTTPConnection(HOST, site.server_port)
    try:
        connection.request("GET", path, headers=headers or {})
        answer = connection.getresponse()
        return answer, answer.read().decode()
    finally:
        connection.close()


def path_of(publisher: Publisher) -> str:
    return f"/{publisher.slug}/{publisher.document}"


@pytest.mark.parametrize("publisher", PUBLISHERS, ids=lambda p: p.slug)
def test_every_publisher_answers_well_formed(site: SiteServer, publisher: Publisher) -> None:
    answer, body = get(site, path_of(publisher))
    assert answer.status == 200
    if publisher.flaw == "broken":
        assert body.startswith("<!doctype html>")
        return
    assert entries_in(publisher.format, body) > 8


def entries_in(form: str, body: str) -> int:
    if form == "rss":
        return len(etree.fromstring(body.encode()).findall("channel/item"))
    if form == "atom":
        return len(etree.fromstring(body.encode()).findall("{http://www.w3.org/2005/Atom}entry"))
    if form == "ical":
        return len(icalendar.Calendar.from_ical(body).walk("VEVENT"))
    if form == "csv":
        rows = list(csv.reader(StringIO(body), delimiter=";"))
        assert len({len(row) for row in rows}) == 1
        return len(rows) - 1
    if form == "jsonl":
        return len([json.loads(line) for line in body.splitlines()])
    return len(html.fromstring(body).cssselect("li.entry"))


def test_a_list_leads_over_its_pages_to_every_detail_page(site: SiteServer) -> None:
    path, links = "/ecoles/", []
    while path:
        page = html.fromstring(get(site, path)[1])
        links += [a.get("href") for a in page.cssselect("li.entry a")]
        following = page.cssselect("a[rel=next]")
        path = following[0].get("href").removeprefix(site.address) if following else ""
    assert len(links) > 25
    detail = html.fromstring(get(site, links[0].removeprefix(site.address))[1])
    assert detail.cssselect("h1")
    assert detail.cssselect("article p")
    assert detail.cssselect("time[datetime]")


def test_a_client_with_the_same_copy_gets_304(site: SiteServer) -> None:
    first, _ = get(site, "/mairie-actualites/feed.xml")
    tag, modified = first.headers["ETag"], first.headers["Last-Modified"]
    for headers in ({"If-None-Match": tag}, {"If-Modified-Since": modified}):
        answer, body = get(site, "/mairie-actualites/feed.xml", headers)
        assert answer.status == 304
        assert body == ""


def test_an_outdated_copy_is_replaced(site: SiteServer) -> None:
    for headers in (
        {"If-None-Match": '"old"', "If-Modified-Since": "Fri, 01 Jan 2038 00:00:00 GMT"},
        {"If-Modified-Since": "Thu, 01 Jan 2015 00:00:00 GMT"},
        {"If-Modified-Since": "yesterday or so"},
    ):
        assert get(site, "/mairie-actualites/feed.xml", headers)[0].status == 200


def test_robots_txt_and_unknown_pages(site: SiteServer) -> None:
    answer, body = get(site, "/robots.txt")
    assert answer.status == 200
    assert "User-agent: *" in body
    assert get(site, "/nobody/feed.xml")[0].status == 404


def test_the_sources_files_load_and_lead_to_the_site(tmp_path: Path, site: SiteServer) -> None:
    town = build_town(SEED)
    write_town(town, tmp_path / "port-lune")
    write_sources(town, tmp_path / "port-lune" / "sources", site.address)
    sources = load_sources("port-lune", tmp_path, {})
    assert len(sources) == len(PUBLISHERS) > 24
    for source in sources:
        assert site.find(source.address.removeprefix(site.address))
        assert source.tz == "Europe/Paris"
    (police,) = (source for source in sources if source.id == "port-lune/police-log")
    assert choose_protection(police, "record", (), load_privacy()).withheld == set(Withheld)
    every = {source.id.partition("/")[2]: source.poll.every for source in sources}
    assert every == {p.slug: 1 if p.live else 30 for p in PUBLISHERS}
