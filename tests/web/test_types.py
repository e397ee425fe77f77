"""A type that somebody adds, with fields of its own, shows everywhere without code."""

import json
import re
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from config.types import load_types
from records import Item, Severity
from store.database import open_database
from tests.web.api.agreement import check
from tests.web.conftest import World, make_world, put_items, settings_in
from tests.web.news import NOW, item, news, on_block

KIOSK = """
[kiosk]
names = { fr = "Kiosque", en = "Kiosk" }
happens = "period"
closes = { fr = "Ferme le", en = "Shuts on" }
[kiosk.schema_org]
type = "Event"
published = ""
starts = "startDate"
ends = "endDate"
place = "location"
publisher = "organizer"
status = "eventStatus"
[kiosk.fields.keeper]
names = { fr = "Tenu par", en = "Kept by" }
schema_org = "performer"
[kiosk.fields.seats]
names = { fr = "Places", en = "Seats" }
kind = "number"
[kiosk.fields.since]
names = { fr = "Là depuis le", en = "There since" }
kind = "day"
[kiosk.fields.menu]
names = { fr = "Carte", en = "Menu" }
kind = "link"
"""
FIELDS = {
    "keeper": "Ann & <b>Co</b>",
    "seats": "1200.5",
    "since": "2026-05-01",
    "menu": "https://menu.example/card",
    "unknown": "nobody asked for it",
}
DAY = timedelta(days=1)
MIDNIGHT = datetime(2026, 11, 20, 23, 0, tzinfo=UTC)  # in Paris, at the beginning of NOW's day


def _kiosks() -> dict[str, Item]:
    where = (on_block("Rue du Moulin", 2, "50 Rue du Moulin"),)
    kiosk = {"type": "kiosk", "placements": where, "text": "Glaces.", "fields": FIELDS}
    spans = {
        "open": (NOW - 3 * DAY, NOW + 3 * DAY),
        "last day": (NOW - 3 * DAY, MIDNIGHT + DAY),
        "over": (NOW - 5 * DAY, NOW - 2 * DAY),
        "over at midnight": (NOW - 5 * DAY, MIDNIGHT),
        "ahead": (NOW + 5 * DAY, NOW + 9 * DAY),
        "closes": (None, NOW + 2 * DAY),
        "begun": (NOW - 9 * DAY, None),
    }
    kiosks = {
        name: item(name, f"Kiosque {name}", starts_at=starts, ends_at=ends, **kiosk)
        for name, (starts, ends) in spans.items()
    }
    tonight = {"type": "event", "starts_at": NOW + timedelta(hours=8), "placements": where}
    alarm = {"type": "alert", "severity": Severity.URGENT, "placements": where}
    return kiosks | {
        "tonight": item("tonight", "Bal", **tonight),
        "alarm": item("alarm", "Fuite de gaz", **alarm),
    }


@pytest.fixture(scope="module")
def kiosks(filled_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    folder = tmp_path_factory.mktemp("kiosks")
    shutil.copytree(filled_home, folder / "home")
    more = folder / "types.toml"
    more.write_text(KIOSK, encoding="utf-8")
    settings = settings_in(folder / "home")
    database = open_database(settings.database_url)
    items = _kiosks()
    put_items(database, settings, news() | items)
    database.close()
    world = make_world(folder / "home", (*load_types(), *load_types(more)))
    world.items |= items
    yield world
    world.close()


def page(world: World, name: str, lang: str = "en") -> str:
    return world.get(f"/{lang}/items/{world.items[name].id}")


def titles(html: str) -> set[str]:
    return set(re.findall(r"Kiosque ([a-z ]+)</a>", html)) | set(re.findall(r"Bal(?=</a>)", html))


def api(world: World, path: str) -> dict:
    return check(world.app.test_client().get(f"/api/v1{path}")).get_json()


OPEN = {"open", "last day", "closes"}


def test_an_items_page_shows_type_opening_and_fields_in_both_languages(kiosks: World):
    english, french = page(kiosks, "open"), page(kiosks, "open", "fr")
    for said in (
        '<span class="tag">Kiosk</span>',
        "<dt>From</dt><dd>18 November, 10:30</dd>",
        "<dt>Shuts on</dt><dd>24 November, 10:30</dd>",
        "<dt>Seats</dt><dd>1,200.5</dd>",
        "<dt>There since</dt><dd>1 May</dd>",
        '<dt>Menu</dt><dd><a href="https://menu.example/card" rel="external noopener">menu.exam',
        "Ann &amp; &lt;b&gt;Co&lt;/b&gt;",
    ):
        assert said in english, said
    assert "nobody asked" not in english
    for said in ("Kiosque", "<dt>Ferme le</dt><dd>24 novembre, 10 h 30", "1\u202f200,5", "1er mai"):
        assert said in french, said


def test_a_card_shows_type_and_the_first_fields(kiosks: World):
    listing = kiosks.get("/en/tiny/streets/rue-du-moulin")
    assert "<span>Kiosk</span>" in listing
    assert "<span>Kept by: Ann &amp; &lt;b&gt;Co&lt;/b&gt;</span>" in listing
    assert "<span>Seats: 1,200.5</span>" in listing
    assert "Menu" not in listing
    assert "Now, until 24 November, 10:30" in listing
    assert "Until 23 November, 10:30" in listing
    assert "From 12 November, 10:30" in listing
    assert "16 November to 20 November (past)" in listing  # it ended at midnight


def test_what_is_urgent_wears_a_badge(kiosks: World):
    assert '<span class="when urgent">Urgent</span>' in page(kiosks, "alarm")
    assert '<span class="when urgent">Urgent</span>' in kiosks.get("/fr/tiny/streets/rue-du-moulin")
    assert 'class="urgent"' in kiosks.get("/widget/en/tiny?street=rue-du-moulin&type=alert")
    assert "when urgent" not in page(kiosks, "open")


def test_a_list_is_narrowed_down_to_a_type(kiosks: World):
    listing = kiosks.get("/en/tiny/streets/rue-du-moulin")
    assert re.search(r'rue-du-moulin\?type=kiosk">Kiosk <span class="count">7<', listing)
    narrow = kiosks.get("/en/tiny/streets/rue-du-moulin?type=kiosk")
    assert "Bal</a>" not in narrow
    assert 'aria-current="true">Kiosk <span' in narrow
    assert "Kiosk</title>" in narrow.replace(" · Îlot Petiteville", "")


def test_open_now_is_what_goes_on_today(kiosks: World):
    listing = kiosks.get("/en/tiny/streets/rue-du-moulin")
    assert re.search(r'rue-du-moulin\?open=now">Open now <span class="count">3<', listing)
    assert titles(kiosks.get("/en/tiny/streets/rue-du-moulin?open=now")) == OPEN
    assert titles(kiosks.get("/en/tiny/streets/rue-du-moulin?open=now&type=event")) == {"Bal"}
    assert titles(kiosks.get("/widget/en/tiny?street=rue-du-moulin&open=now")) == OPEN


@pytest.mark.parametrize(
    "path",
    [
        "/api/v1/items?town=tiny&open=now",
        "/en/tiny.json?open=now",
        "/en/tiny.geojson?open=now",
        "/en/tiny/streets/rue-du-moulin.geojson?open=now",
    ],
)
def test_open_now_changes_with_the_day_and_so_does_its_etag(kiosks: World, path: str):
    def asked() -> tuple[str | None, str]:
        response = kiosks.app.test_client().get(path)
        return response.headers["ETag"], response.get_data(as_text=True)

    try:
        kiosks.clock.now = NOW
        today, body = asked()
        assert asked()[0] == today
        kiosks.clock.now = NOW + DAY
        tomorrow, later = asked()
    finally:
        kiosks.clock.now = NOW
    assert today != tomorrow
    assert ("Kiosque last day" in body, "Kiosque last day" in later) == (True, False)
    assert "Kiosque over" not in body + later


def test_a_feed_refuses_what_it_does_not_know(kiosks: World):
    client = kiosks.app.test_client()
    assert client.get("/en/tiny.rss?open=tomorrow").status_code == 400
    assert client.get("/en/tiny.rss?type=kiosque").status_code == 400
    assert client.get("/en/tiny.rss?open=now").status_code == 200


def test_feeds_have_the_type_as_a_category_and_the_fields_in_words(kiosks: World):
    rss = kiosks.get("/fr/tiny.rss?type=kiosk")
    assert '<category domain="https://news.example/api/v1/types">Kiosque</category>' in rss
    assert "Places\xa0: 1\u202f200,5" in rss or "Places : 1\u202f200,5" in rss
    feed = json.loads(kiosks.get("/en/tiny.json?type=kiosk"))
    assert all("Kiosk" in each["tags"] for each in feed["items"])
    told = feed["items"][0]["_ilot"]
    assert (told["type"], told["severity"], told["fields"]["seats"]) == (
        "kiosk",
        "ordinary",
        "1200.5",
    )


def test_the_api_and_geojson_tell_type_severity_and_fields(kiosks: World):
    found = api(kiosks, f"/items/{kiosks.items['open'].id}?lang=fr")
    assert (found["type"], found["type_name"], found["severity"]) == (
        "kiosk",
        "Kiosque",
        "ordinary",
    )
    assert found["fields"] == [
        {"code": "keeper", "name": "Tenu par", "kind": "text", "value": "Ann & <b>Co</b>"},
        {"code": "seats", "name": "Places", "kind": "number", "value": 1200.5},
        {"code": "since", "name": "Là depuis le", "kind": "day", "value": "2026-05-01"},
        {"code": "menu", "name": "Carte", "kind": "link", "value": "https://menu.example/card"},
    ]
    geojson = json.loads(kiosks.get("/fr/tiny.geojson?type=kiosk"))
    assert geojson["features"][0]["properties"]["fields"] == found["fields"]


def test_the_api_lists_and_describes_the_type(kiosks: World):
    (kiosk,) = (t for t in api(kiosks, "/types?lang=en")["types"] if t["code"] == "kiosk")
    assert (kiosk["name"], kiosk["happens"]) == ("Kiosk", "period")
    assert kiosk["fields"][1] == {"code": "seats", "name": "Seats", "kind": "number"}
    schemas = api(kiosks, "/openapi.json")["components"]["schemas"]
    assert "kiosk" in schemas["TypeCode"]["examples"]
    assert "keeper" in schemas["FieldCode"]["examples"]


def test_the_widgets_form_keeps_what_it_is_narrowed_down_to(kiosks: World):
    form = kiosks.get("/en/tiny/embed?type=kiosk&open=now")
    assert '<input type="hidden" name="type" value="kiosk">' in form
    assert '<input type="hidden" name="open" value="now">' in form
    assert "Only: Kiosk, Open now" in form


def linked(html: str) -> dict:
    (data,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html)
    return json.loads(data)


def test_search_engines_are_told_in_the_words_of_the_type(kiosks: World):
    told = linked(page(kiosks, "open"))
    assert (told["@context"], told["@type"]) == ("https://schema.org", "Event")
    assert told["startDate"] == "2026-11-18T10:30:00+01:00"
    assert told["endDate"] == "2026-11-24T10:30:00+01:00"
    assert told["performer"] == "Ann & <b>Co</b>"
    assert told["organizer"] == {"@type": "Organization", "name": "Mairie"}
    assert told["location"][0]["geo"]["latitude"] == pytest.approx(47.9022, abs=1e-3)
    assert "datePublished" not in told


def test_what_nobody_dated_is_no_event_for_search_engines(kiosks: World):
    told = linked(page(kiosks, "closes"))
    assert (told["@type"], told["expires"]) == ("Article", "2026-11-23T10:30:00+01:00")


def test_search_engines_are_told_that_an_event_is_called_off_and_its_day(own_world: World):
    assert linked(page(own_world, "concert"))["@type"] == "Event"
    doubtful = linked(page(own_world, "theft"))
    assert doubtful["@type"] == "NewsArticle"
    assert "geo" not in json.dumps(doubtful)
    assert "Secret" not in own_world.app.test_client().get(
        f"/en/items/{own_world.items['gone'].id}"
    ).get_data(as_text=True)


def test_a_type_that_is_gone_from_the_file_keeps_its_items(filled_home: Path, tmp_path: Path):
    shutil.copytree(filled_home, tmp_path / "home")
    world = make_world(tmp_path / "home", ())
    try:
        assert "Concert" in page(world, "concert")
        assert api(world, f"/items/{world.items['concert'].id}?lang=en")["type_name"] == "event"
    finally:
        world.close()
