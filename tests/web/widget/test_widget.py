"""The list that other sites show in a frame."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from flask.testing import FlaskClient
from lxml import html

from records import Status, StoreDown
from store.items import save_item
from tests.web.conftest import World
from tests.web.news import NOW

BLOCK = "/widget/en/tiny?block=rue-des-lilas-0"
PAGE = "/en/tiny/blocks/rue-des-lilas-0"
DRAWN = "2.35,47.9,2.353,47.9,2.353,47.902,2.35,47.902"


def titles(page: str) -> list[str]:
    return [h.text_content() for h in html.document_fromstring(page).xpath("//li/h2")]


def links(page: str) -> dict[str, str]:
    found = html.document_fromstring(page).xpath("//a")
    return {a.text_content().strip(): a.get("href") for a in found}


def test_it_shows_what_is_around_a_place_with_where_when_and_who(world: World):
    page = world.get(BLOCK + "&count=20")
    assert "Coupure d’eau" in titles(page)
    assert "<b>12 Rue des Lilas</b>, on this block" in page
    assert re.search(r"Mairie, <time datetime=[^>]*>today, 08:30</time> · Roads and works", page)
    assert "Somewhere near Rue du Port et Rue des Lilas" in page
    assert '<span class="about">approximate</span>' in page
    assert "Cancelled" in page
    assert "Retiré" not in page


def test_its_heading_leads_to_the_whole_page_with_the_same_filters(world: World):
    page = world.get(BLOCK + "&within=800&theme=works&theme=safety&count=3")
    there = f"{PAGE}?within=800&theme=safety&theme=works"
    assert links(page)["Rue des Lilas, 1 to 20"] == there
    assert links(page)["All the news"] == there
    assert "800 m, Roads and works, Safety" in page
    assert {*titles(page)} <= {*re.findall(r"<h3[^>]*><a [^>]*>([^<]*)", world.get(there))}


@pytest.mark.parametrize(
    ("place", "leads"),
    [
        ("area=centre", "/en/tiny/areas/centre"),
        ("street=rue-des-lilas", "/en/tiny/streets/rue-des-lilas"),
        ("place=mediatheque&within=500", "/en/tiny/places/mediatheque?within=500"),
        ("block=grande-rue-1&within=0", "/en/tiny/blocks/grande-rue-1?within=0"),
        ("block=grande-rue-1&blocks=2", "/en/tiny/blocks/grande-rue-1?blocks=2"),
        (f"polygon={DRAWN}", f"/en/tiny/polygons/{DRAWN}"),
        ("", "/en/tiny/"),
    ],
)
def test_each_kind_of_place_has_one_and_its_links_are_there(world: World, place: str, leads: str):
    page = world.get(f"/widget/en/tiny?{place}")
    assert leads in links(page).values()
    assert titles(page)
    for url in links(page).values():
        world.get(url)


def test_links_open_beside_the_partners_page_and_say_so(world: World):
    page = world.get(BLOCK)
    for link in html.document_fromstring(page).xpath("//a"):
        assert (link.get("target"), link.get("rel")) == ("_blank", "noopener")
    assert "Links open in a new window." in page


def test_it_shows_as_many_items_as_asked_for_five_if_nobody_says(world: World):
    assert len(titles(world.get(BLOCK))) == 5
    assert len(titles(world.get(BLOCK + "&count=2"))) == 2
    everything = titles(world.get(BLOCK + "&count=20"))
    assert everything[:2] == titles(world.get(BLOCK + "&count=2"))
    assert 5 < len(everything) <= 20


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("count=0", "“count” can’t be “0”: it is 1 to 20 items."),
        ("count=21", "“count” can’t be “21”: it is 1 to 20 items."),
        ("count=two", "“count” can’t be “two”"),
        ("count=-1", "“count” can’t be “-1”"),
        ("count=٣", "“count” can’t be “٣”"),
        ("within=49", "“within” can’t be 49"),
        ("within=9999", "50 to 2000 metres"),
        ("theme=nonsense", "There is no theme “nonsense”"),
        (
            "foo=bar",
            "There is no parameter “foo” here. Allowed: block, place, street, area, polygon",
        ),
        ("after=1", "There is no parameter “after” here."),
        ("count=5&count=6", "“count” may be given only once."),
        ("ink=102030&ink=000000", "“ink” may be given only once."),
        ("theme=", "“theme” is empty"),
        ("area=centre", "Only one place at a time: “block”, “area”."),
    ],
)
def test_what_can_not_be_shown_is_said_in_the_frame(client: FlaskClient, query: str, said: str):
    response = client.get(f"{BLOCK}&{query}")
    assert response.status_code == 400
    assert said in html.document_fromstring(response.text).text_content().replace("'", "’")
    assert "widget.css" in response.text
    assert response.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("query", ["within=300", "area=centre&within=zzz", "street=x&within=500"])
def test_a_radius_without_a_place_that_has_one_is_refused(client: FlaskClient, query: str):
    response = client.get(f"/widget/en/tiny?{query}")
    assert response.status_code == 400
    assert "“within” goes with “block”, “place” only." in response.text
    assert "widget.css" in response.text


@pytest.mark.parametrize(
    "name", ["utm_source", "fbclid", "gclid", "mc_cid", "mc_eid", "_hsenc", "igshid", "_"]
)
def test_what_programs_append_to_any_link_passes(client: FlaskClient, name: str):
    assert client.get(f"{BLOCK}&{name}=x").status_code == 200


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/widget/en/tiny?block=nowhere", 404),
        ("/widget/en/tiny?place=nowhere", 404),
        ("/widget/fr/nowhere", 404),
        ("/widget/de/tiny", 404),
        ("/widget/", 404),
        ("/widget/en/tiny/more", 404),
    ],
)
def test_an_error_is_a_short_page_in_the_frames_own_look(
    client: FlaskClient, path: str, status: int
):
    response = client.get(path)
    assert response.status_code == status
    page = html.document_fromstring(response.text)
    assert len(page.xpath("//h1")) == 1
    assert "widget.css" in response.text
    assert "widget-frame.js" in response.text
    assert not page.xpath("//form | //input")
    assert "frame-ancestors *" in response.headers["Content-Security-Policy"]
    if "/fr/" in path:
        assert "Cette page n’existe pas" in response.text


def test_an_error_keeps_the_partners_colours(client: FlaskClient):
    page = client.get("/widget/en/tiny?block=nowhere&paper=101010").text
    assert "paper=101010" in page
    assert "colours.css" not in client.get("/widget/en/tiny?paper=10101").text


def test_a_post_is_refused_in_the_frame(client: FlaskClient):
    response = client.post(BLOCK)
    assert response.status_code == 405
    assert "widget.css" in response.text


def test_without_news_it_says_so(world: World):
    assert "Nothing is known here yet." in world.get("/widget/en/tiny?area=square")
    page = world.get("/widget/en/tiny?block=rue-neuve-0&within=0&theme=culture")
    assert "Nothing here has these themes or words." in page
    assert "All the news" in page


def test_words_in_another_language_say_so(world: World):
    found = html.document_fromstring(world.get(BLOCK + "&count=20")).xpath("//h2")
    said = {h.text_content(): h.get("lang") for h in found}
    assert said["Coupure d’eau"] == "fr"
    assert said["Bridge works"] is None


def test_it_speaks_french(world: World):
    page = world.get(BLOCK.replace("/en/", "/fr/"))
    assert '<html lang="fr">' in page
    assert "Toutes les nouvelles" in page
    for english in ("All the news", "on this block", "approximate<", "belongs to"):
        assert english not in page


def test_hostile_words_are_text(world: World):
    page = world.get(BLOCK + "&count=20")
    assert "&lt;script&gt;alert" in page
    assert len(re.findall("<script", page)) == 1


def test_nothing_in_it_comes_from_elsewhere_and_nothing_is_sent(world: World):
    page = html.document_fromstring(world.get(BLOCK + "&paper=101010"))
    loaded = page.xpath("//script/@src | //link[@rel!='canonical']/@href | //img/@src")
    assert len(loaded) == 4
    assert all(re.match(r"/(static|widget)/", url) for url in loaded)
    assert not page.xpath("//form | //iframe | //style | //*[@style] | //script[not(@src)]")
    assert page.xpath("//meta[@name='robots']/@content") == ["noindex"]
    assert page.xpath("//link[@rel='canonical']/@href") == [f"https://news.example{PAGE}"]


def test_it_may_be_kept_but_is_asked_for_again_and_not_sent_twice(client: FlaskClient):
    first = client.get(BLOCK)
    assert first.headers["Cache-Control"] == "no-cache, public"
    tag = first.headers["ETag"]
    for known in (tag, tag.removeprefix("W/")):
        again = client.get(BLOCK, headers={"If-None-Match": known})
        assert (again.status_code, again.data) == (304, b"")
        assert again.headers["Cache-Control"] == "no-cache, public"
        assert again.headers["ETag"] == tag


def test_each_widget_has_its_own_version(client: FlaskClient):
    asked = [BLOCK + more for more in ("", "&count=2", "&theme=works", "&paper=101010")]
    asked += [BLOCK.replace("/en/", "/fr/")]
    assert len({client.get(path).headers["ETag"] for path in asked}) == len(asked)


def test_what_is_hidden_or_taken_down_vanishes_at_once(own_world: World):
    client = own_world.app.test_client()
    first = client.get(BLOCK + "&count=5")
    item = next(i for i in own_world.items.values() if i.title == titles(first.text)[2])
    with own_world.database.write() as db:
        save_item(db, replace(item, status=Status.WITHDRAWN), NOW)
    known = {"If-None-Match": first.headers["ETag"]}
    second = client.get(BLOCK + "&count=5", headers=known)
    assert second.status_code == 200
    assert item.title not in titles(second.text)
    assert len(titles(second.text)) == 5  # and another one takes its place


def test_what_came_out_today_is_said_to_be_of_yesterday_tomorrow(own_world: World):
    client = own_world.app.test_client()
    first = client.get(BLOCK)
    own_world.clock.now = NOW + timedelta(days=1)
    second = client.get(BLOCK, headers={"If-None-Match": first.headers["ETag"]})
    assert ">yesterday</time>" in second.text


def test_while_the_index_is_away_it_says_so_and_nobody_keeps_it(without_index: World):
    response = without_index.app.test_client().get(BLOCK)
    assert response.status_code == 200
    assert "The search is behind" in response.text
    assert "All the news" in response.text
    assert response.headers["Cache-Control"] == "no-store"


class _Away:
    """A record that can't be reached."""

    def read(self) -> Iterator[None]:
        raise StoreDown("no database")


def test_without_the_record_it_says_to_come_back(own_world: World):
    site = own_world.app.extensions["ilot"]
    own_world.app.extensions["ilot"] = replace(site, database=_Away())
    response = own_world.app.test_client().get(BLOCK.replace("/en/", "/fr/"))
    own_world.app.extensions["ilot"] = site
    assert response.status_code == 503
    assert response.headers["Retry-After"] == "60"
    assert "widget.css" in response.text
    assert "De retour dans un instant" in response.text
