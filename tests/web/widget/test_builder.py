"""The page where a site's owner makes a widget: a form that needs no script."""

import logging
import re
from urllib.parse import parse_qs, urlsplit

import pytest
from flask.testing import FlaskClient
from lxml import html
from lxml.html import HtmlElement

from tests.web.conftest import World

EMBED = "/en/tiny/embed"
BLOCK = EMBED + "?block=rue-des-lilas-0"
SITE = "https://news.example"


def page_of(world: World, path: str) -> HtmlElement:
    return html.document_fromstring(world.get(path))


def code(page: HtmlElement, name: str) -> str:
    return page.get_element_by_id(f"code-{name}").text


def path_of(url: str) -> str:
    """Return an address of this site as the test's client asks for it."""
    assert url.startswith(SITE + "/")
    return url.removeprefix(SITE)


def test_it_begins_with_the_whole_town(world: World):
    page = page_of(world, EMBED)
    assert "All of Petiteville" in page.text_content()
    assert page.xpath("//iframe/@src") == ["/widget/en/tiny"]


def test_the_preview_is_the_widget_itself(world: World):
    page = page_of(world, BLOCK + "&within=800&theme=works&count=3&paper=101010&language=fr")
    (src,) = page.xpath("//iframe/@src")
    parts = urlsplit(src)
    assert parts.path == "/widget/fr/tiny"
    assert parse_qs(parts.query) == {
        "block": ["rue-des-lilas-0"],
        "within": ["800"],
        "theme": ["works"],
        "count": ["3"],
        "ink": ["f1ede4"],
        "paper": ["101010"],
        "accent": ["8fcbdc"],
    }
    assert "Rue des Lilas" in world.get(src)
    assert page.xpath("//iframe/@title") == [
        "Nouvelles locales\N{NO-BREAK SPACE}: Rue des Lilas, du 1 au 20, 800 m, Voirie et travaux"
    ]


def test_the_script_holds_a_link_that_works_without_it(world: World):
    snippet = html.fragment_fromstring(code(page_of(world, BLOCK), "script"), "div")
    (box,) = snippet.xpath("div[@class='ilot-widget']")
    assert "Rue des Lilas, 1 to 20" in world.get(path_of(box.get("data-src")))
    (link,) = box.xpath("a")
    assert link.text == "Local news: Rue des Lilas, 1 to 20, 300 m"
    assert "<h1>Rue des Lilas, 1 to 20</h1>" in world.get(path_of(link.get("href")))
    (script,) = snippet.xpath("script")
    assert script.get("async") is not None
    assert "ilot-widget" in world.get(path_of(script.get("src")))


def test_the_frame_is_named_lazy_and_closed_in(world: World):
    frame = html.fragment_fromstring(code(page_of(world, BLOCK), "iframe"))
    assert frame.get("title") == "Local news: Rue des Lilas, 1 to 20, 300 m"
    assert frame.get("loading") == "lazy"
    assert frame.get("referrerpolicy") == "no-referrer"
    assert "allow-top-navigation" not in frame.get("sandbox")
    assert int(frame.get("height")) > 300
    world.get(path_of(frame.get("src")))


@pytest.mark.parametrize(
    "place", ["", "block=rue-des-lilas-0", "area=centre", "street=grande-rue", "place=mediatheque"]
)
@pytest.mark.parametrize("form", ["rss", "json", "geojson", "api"])
def test_each_address_of_the_data_answers_with_the_same_news(world: World, place: str, form: str):
    page = page_of(world, f"{EMBED}?{place}&theme=works")
    answer = world.get(path_of(code(page, form)))
    wanted = {item.title for item in world.items.values() if item.title in answer}
    assert wanted <= {"Coupure d’eau", "Bridge works"}
    if not place or "lilas" in place:
        assert wanted == {"Coupure d’eau", "Bridge works"}


def test_names_are_safe_in_what_is_copied(world: World):
    page = page_of(world, EMBED + "?street=impasse")
    text = code(page, "script")
    assert "Impasse &amp; Co &lt;b&gt;" in text
    assert "<b>" not in text


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("12 rue des Lilas", "block=rue-des-lilas-0"),
        ("rue des lilas", "street=rue-des-lilas"),
        ("Centre", "area=centre"),
        ("Médiathèque", "place=mediatheque"),
    ],
)
def test_a_typed_place_becomes_a_link_that_holds_no_typed_word(
    client: FlaskClient, words: str, place: str
):
    given = {"from": words, "area": "le-port", "count": "7", "theme": ["works", "safety"]}
    response = client.get(EMBED, query_string=given)
    assert response.status_code == 303
    location = response.headers["Location"]
    assert location == f"{EMBED}?{place}&theme=works&theme=safety&count=7"
    assert response.headers["Cache-Control"] == "no-store"
    assert client.get(location).status_code == 200


def test_words_that_may_mean_several_places_are_asked_about(client: FlaskClient):
    response = client.get(EMBED, query_string={"from": "rue du pont", "ink": "#102030"})
    assert response.status_code == 200
    assert response.headers["Cache-Control"] == "no-store"
    page = html.document_fromstring(response.text)
    choices = page.xpath("//form//li/a/@href")
    assert f"{EMBED}?street=rue-du-port&ink=102030" in choices
    assert page.xpath("//input[@name='from']/@value") == ["rue du pont"]


def test_words_that_mean_nothing_here_say_so(world: World):
    page = world.get(EMBED + "?from=rue&count=3")
    assert "Nothing of that name here" in page
    assert f'href="{EMBED}?from=Rue+du+Port&amp;count=3"' in page
    page = world.get(EMBED + "?from=12+rue+des+Lilas,+Paris")
    assert "That is in another town" in page


def test_typed_words_are_never_logged_nor_in_links(
    client: FlaskClient, caplog: pytest.LogCaptureFixture
):
    caplog.set_level(logging.DEBUG)
    page = client.get(EMBED + "?from=rue+du+pontifex").text
    assert not [url for url in re.findall(r'href="([^"]*)"', page) if "pontifex" in url]
    logged = " ".join(str(record.__dict__) for record in caplog.records)
    assert "pontifex" not in logged


def test_a_radius_that_the_next_place_has_not_is_let_go(client: FlaskClient):
    asked = {"from": "Médiathèque", "block": "rue-des-lilas-0", "within": "0"}
    assert "within" not in client.get(EMBED, query_string=asked).headers["Location"]
    asked["within"] = "500"
    assert "within=500" in client.get(EMBED, query_string=asked).headers["Location"]
    asked["from"] = "Centre"
    assert "within" not in client.get(EMBED, query_string=asked).headers["Location"]


def test_only_places_with_a_radius_ask_for_one(world: World):
    def radii(path: str) -> list[str]:
        return page_of(world, path).xpath("//select[@name='around']/option/@value")

    assert radii(BLOCK)[:2] == ["within=0", "blocks=3"]
    assert not {"within=0", "blocks=3"} & {*radii(EMBED + "?place=mediatheque")}
    assert "within=750" in radii(BLOCK + "&within=750")
    assert "blocks=2" in radii(BLOCK + "&blocks=2")
    assert radii(EMBED + "?area=centre") == []
    for radius in radii(BLOCK):
        page = page_of(world, BLOCK + "&around=" + radius.replace("=", "%3D"))
        assert page.xpath("//select[@name='around']/option[@selected]/@value") == [radius]
        assert radius == "within=300" or radius in code(page, "script")


@pytest.mark.parametrize(
    ("query", "field", "said"),
    [
        ("count=21", "count", "“How many items” can't be “21”: it is 1 to 20 items"),
        ("within=7", "within", "it is 50 to 2000 metres. 0 is the block alone."),
        ("around=within%3D7", "within", "“within” can't be 7: it is 50 to 2000 metres"),
        ("theme=nonsense", "theme", "There is no theme “nonsense”"),
        ("language=de", "language", "“Its language” can't be “de”: there are en, fr"),
        ("count=x", "count", "it is 1 to 20 items"),
        ("ink=blue", "ink", "“Text” can't be “blue”: it is three or six digits"),
        ("paper=ffffff&accent=ffff00", "accent", "their contrast is 1 to 1"),
        ("ink=777777&paper=%23777777", "ink", "at least 4.5 to 1 is needed"),
    ],
)
def test_what_is_wrong_is_said_at_its_field_and_nothing_is_offered(
    client: FlaskClient, query: str, field: str, said: str
):
    response = client.get(f"{BLOCK}&{query}")
    assert response.status_code == 400
    page = html.document_fromstring(response.text)
    assert said in page.get_element_by_id(f"{field}-problem").text_content()
    for marked in page.xpath("//*[@id=$id]", id=field):  # themes are many fields
        assert marked.get("aria-invalid") == "true"
    assert not page.xpath("//iframe | //textarea")


def test_what_is_wrong_in_the_address_loses_no_other_choice(client: FlaskClient):
    wrong = "&within=7&theme=nonsense&theme=works&language=de&count=3&ink=102030&type=X"
    response = client.get(BLOCK + wrong)
    assert response.status_code == 400
    page = html.document_fromstring(response.text)
    assert "There is no type “X”" in page.text_content()
    assert page.xpath("//input[@name='block']/@value") == ["rue-des-lilas-0"]
    assert page.xpath("//input[@name='theme'][@checked]/@value") == ["works"]
    assert page.get_element_by_id("count").get("value") == "3"
    assert page.get_element_by_id("ink").get("value") == "102030"


def test_type_and_words_are_kept_shown_and_can_be_dropped(world: World):
    page = page_of(world, BLOCK + "&type=event&q=port&count=3")
    assert "type=event" in code(page, "script")
    assert page.xpath("//form[@id='builder']//input[@name='type']/@value") == ["event"]
    assert page.xpath("//form[@id='builder']//input[@name='q']/@value") == ["port"]
    assert "Only: Event, port" in page.text_content()
    (wide,) = page.xpath("//a[text()='take all kinds and words']/@href")
    assert wide == f"{EMBED}?block=rue-des-lilas-0&count=3"
    (town,) = page.xpath("//a[text()='take the whole town']/@href")
    assert town == f"{EMBED}?type=event&q=port&count=3"
    assert "Only:" not in page_of(world, BLOCK).text_content()


def test_all_themes_are_no_choice(world: World):
    page = page_of(world, BLOCK + "&theme=works&theme=safety&theme=culture&theme=general")
    assert "theme" not in code(page, "script")
    assert not page.xpath("//input[@name='theme'][@checked]")


def test_a_short_colour_is_written_out(world: World):
    page = page_of(world, BLOCK + "&paper=%23FFF")
    assert page.get_element_by_id("paper").get("value") == "ffffff"
    assert "paper=ffffff" in code(page, "script")


def test_what_is_left_empty_shows_what_goes_with_the_background(world: World):
    page = page_of(world, BLOCK + "&paper=101010")
    field = page.get_element_by_id("ink")
    assert (field.get("value"), field.get("placeholder")) == ("", "f1ede4")
    assert page.xpath("//input[@data-picks='ink']/@value") == ["#f1ede4"]


@pytest.mark.parametrize(
    ("query", "status", "said"),
    [
        ("block=nowhere", 404, "There is no such page"),
    ],
)
def test_what_the_form_never_sends_is_refused(
    client: FlaskClient, query: str, status: int, said: str
):
    response = client.get(f"{EMBED}?{query}")
    assert response.status_code == status
    assert said in response.text


def test_hostile_values_are_text(client: FlaskClient):
    for name in ("from", "ink", "paper", "accent", "count"):
        page = client.get(EMBED, query_string={name: '"><script>x'}).text
        assert page.count("<script") == 1


@pytest.mark.parametrize(
    ("path", "leads"),
    [
        ("", ""),
        ("blocks/rue-des-lilas-0?within=800&theme=works", "?block=rue-des-lilas-0&within=800"),
        ("areas/centre", "?area=centre"),
        ("places/mediatheque", "?place=mediatheque"),
        ("streets/grande-rue", "?street=grande-rue"),
    ],
)
def test_every_listing_leads_here(world: World, path: str, leads: str):
    page = html.document_fromstring(world.get(f"/en/tiny/{path}"))
    (url,) = page.xpath("//a[text()='Put this on your site']/@href")
    assert url.startswith(EMBED + leads)
    assert page.xpath("//footer//a[text()='For partner sites']/@href") == [EMBED]
    world.get(url)


def test_it_runs_its_own_script_and_no_other(client: FlaskClient):
    response = client.get(BLOCK)
    policy = response.headers["Content-Security-Policy"]
    assert "script-src 'self'" in policy
    assert "unsafe" not in policy
    page = html.document_fromstring(response.text)
    assert all(src.startswith("/static/") for src in page.xpath("//script/@src"))
    assert not page.xpath("//script[not(@src)] | //*[@style] | //style")


def test_it_can_be_found_by_ear(world: World):
    for lang in ("en", "fr"):
        page = page_of(world, f"/{lang}/tiny/embed?block=rue-des-lilas-0&from=rue+du+pont")
        assert len(page.xpath("//h1")) == 1
        ids = page.xpath("//@id")
        assert len(ids) == len(set(ids))
        for field in page.xpath("//input[not(@type='hidden')] | //select | //textarea"):
            labels = page.xpath("//label[@for=$id]", id=field.get("id") or "")
            assert labels or field.get("aria-label") or field.xpath("ancestor::label")
        for about in page.xpath("//@aria-describedby"):
            assert all(page.get_element_by_id(one) is not None for one in about.split())


def test_robots_do_not_make_widgets(client: FlaskClient):
    assert "Disallow: /*/embed\n" in client.get("/robots.txt").text
