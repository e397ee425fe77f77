"""RSS 2.0 and JSON Feed 1.1 of every listing."""

import feedparser
import pytest
from flask.testing import FlaskClient
from lxml import etree

from tests.web.conftest import World
from tests.web.news import HOSTILE

LISTINGS = (
    "/en/tiny",
    "/fr/tiny/blocks/rue-des-lilas-0",
    "/en/tiny/areas/centre",
    "/fr/tiny/places/mediatheque",
    "/en/tiny/streets/rue-des-lilas",
    "/fr/tiny/sources/mairie",
)
GEORSS = "{http://www.georss.org/georss}point"


@pytest.mark.parametrize("path", LISTINGS)
def test_every_listing_is_a_valid_rss_feed(client: FlaskClient, path: str):
    response = client.get(path + ".rss")
    assert response.content_type == "application/rss+xml; charset=utf-8"
    root = etree.fromstring(response.data)
    assert (root.tag, root.get("version")) == ("rss", "2.0")
    feed = feedparser.parse(response.data)
    assert not feed.bozo
    assert feed.entries
    own = next(link for link in feed.feed.links if link.rel == "self")
    assert own.href == f"https://news.example{path}.rss"
    for entry in feed.entries:
        assert entry.id == entry.link
        assert entry.link.startswith("https://news.example/")
        assert entry.published_parsed


@pytest.mark.parametrize("path", LISTINGS)
def test_every_listing_is_a_json_feed(client: FlaskClient, path: str):
    response = client.get(path + ".json")
    assert response.content_type == "application/feed+json; charset=utf-8"
    feed = response.get_json(force=True)
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["feed_url"] == f"https://news.example{path}.json"
    for entry in feed["items"]:
        assert entry["id"] == entry["url"]
        assert entry["content_text"] or entry["title"]
        assert entry["date_published"].endswith("+00:00")


def test_a_page_names_its_feeds_with_the_same_filters(world: World):
    page = world.get("/en/tiny/blocks/rue-des-lilas-0?within=0&theme=works")
    assert 'type="application/rss+xml"' in page
    path = "/en/tiny/blocks/rue-des-lilas-0.rss?within=0&amp;theme=works"
    assert f'href="{path}"' in page
    feed = feedparser.parse(world.get(path.replace("&amp;", "&")))
    assert {e.title for e in feed.entries} == {"Coupure d’eau", "Bridge works"}


def test_hostile_words_stay_words_in_both(world: World):
    clean = HOSTILE.replace("\x0b", "")
    path = "/en/tiny/blocks/rue-des-lilas-0"
    root = etree.fromstring(world.app.test_client().get(path + ".rss").data)
    titles = [e.findtext("title") for e in root.iter("item")]
    assert clean in titles
    description = next(e for e in root.iter("item") if e.findtext("title") == clean)
    # A reader takes the description for HTML: it must be escaped once more than the title.
    assert "&lt;script&gt;" in description.findtext("description")
    feed = world.app.test_client().get(path + ".json").get_json(force=True)
    entry = next(e for e in feed["items"] if e["title"] == clean)
    assert "external_url" not in entry


def test_only_a_sure_point_has_coordinates(world: World):
    root = etree.fromstring(world.app.test_client().get("/en/tiny/blocks/rue-des-lilas-0.rss").data)
    points = {e.findtext("title"): e.findtext(GEORSS) for e in root.iter("item")}
    assert points["Coupure d’eau"] == "47.900000 2.350800"
    assert points["Vélo volé"] is None
    assert points["Feuilles mortes"] is None


def test_what_is_cancelled_says_so_in_its_title(world: World):
    feed = feedparser.parse(world.get("/fr/tiny/blocks/rue-des-lilas-0.rss"))
    assert "Annulé : Fête annulée" in {e.title.replace("\xa0", " ") for e in feed.entries}


def test_feeds_of_one_place_can_be_told_apart(world: World):
    block = "/fr/tiny/blocks/rue-des-lilas-0"
    for path, title in (
        ("/fr/tiny.json", "Îlot Petiteville"),
        ("/fr/tiny.json?theme=culture", "Culture · Îlot Petiteville"),
        (f"{block}.json?within=0", "Rue des Lilas, du 1 au 20 · Îlot Petiteville"),
        (f"{block}.json", "Rue des Lilas, du 1 au 20, 300 m · Îlot Petiteville"),
        (
            f"{block}.json?within=800&theme=culture&theme=works&q=eau",
            "Rue des Lilas, du 1 au 20, 800 m, Voirie et travaux, Culture, eau · Îlot Petiteville",
        ),
        ("/fr/tiny/streets/rue-des-lilas.json", "Rue des Lilas · Îlot Petiteville"),
    ):
        told = world.app.test_client().get(path).get_json(force=True)["title"]
        assert told.replace("\u00a0", " ") == title
        assert f"<title>{told}</title>" in world.get(path.replace(".json", ".rss"))
        page = path.replace("/tiny.json", "/tiny/").replace(".json", "")
        assert f"<title>{told}</title>" in world.get(page)


def test_a_licence_bounds_feeds_too(world: World):
    assert "à voir" not in world.get("/en/tiny.rss") + world.get("/en/tiny.json")


def test_readers_in_a_browser_may_fetch_feeds_and_feeds_only(client: FlaskClient):
    assert client.get("/en/tiny.rss").headers["Access-Control-Allow-Origin"] == "*"
    assert "Access-Control-Allow-Origin" not in client.get("/en/tiny/").headers


@pytest.mark.parametrize("form", ["rss", "json", "geojson"])
@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("areas/centre.{}?within=zzz", "There is no parameter “within” here. Allowed: theme, type"),
        ("blocks/rue-des-lilas-0.{}?within=zzz", "“within” can't be zzz"),
        ("blocks/rue-des-lilas-0.{}?themes=works", "no parameter “themes” here. Allowed: within,"),
        ("streets/grande-rue.{}?theme=", "“theme” is empty"),
        ("sources/mairie.{}?q=a&q=b", "“q” may be given only once"),
    ],
)
def test_a_typing_error_never_widens_a_feed(client: FlaskClient, form: str, query: str, said: str):
    response = client.get("/en/tiny/" + query.format(form))
    assert (response.status_code, response.mimetype) == (400, "text/plain")
    assert said in response.text


def test_what_comes_along_from_pages_and_programs_passes(client: FlaskClient):
    block = "/en/tiny/blocks/rue-des-lilas-0.rss"
    for query in ("from=12+rue+des+lilas&nearest=1", "utm_medium=mail&fbclid=x", "_=17", "from="):
        response = client.get(f"{block}?{query}")
        assert response.status_code == 200
        assert "lilas&nearest" not in response.text


def test_while_the_search_is_away_a_feed_says_so(without_index: World):
    client = without_index.app.test_client()
    for form in ("rss", "json", "geojson"):
        response = client.get(f"/fr/tiny.{form}")
        assert (response.status_code, response.mimetype) == (503, "text/plain")
        assert response.headers["Retry-After"] == "300"
        assert "recherche" in response.text


def test_a_feed_says_whose_the_news_are(world: World):
    said = "Every item belongs to its publisher and links to it. Mairie de Petiteville."
    assert f"<copyright>{said}</copyright>" in world.get("/en/tiny.rss")
    feed = world.app.test_client().get("/en/tiny.json").get_json(force=True)
    assert feed["_ilot"]["attribution"] == said
    assert feed["_ilot"]["about"].startswith("https://news.example/")
