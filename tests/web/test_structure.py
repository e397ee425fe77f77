"""Every page can be read by ear, by keyboard and on paper."""

import re
from itertools import pairwise

import pytest
from lxml import html
from lxml.html import HtmlElement

from tests.web.conftest import World

PAGES = (
    "/",
    "/tiny/",
    "/tiny/?after=1",
    "/tiny/blocks/rue-des-lilas-0",
    "/tiny/blocks/rue-des-lilas-0?within=0&theme=culture&q=introuvable",
    "/tiny/blocks/rue-des-lilas-0?blocks=2",
    "/tiny/polygons/2.349,47.899,2.353,47.899,2.353,47.902",
    "/tiny/areas/centre",
    "/tiny/places/mediatheque",
    "/tiny/streets",
    "/tiny/streets/rue-des-lilas",
    "/tiny/sources",
    "/tiny/sources/journal",
    "/tiny/subscribe?block=rue-des-lilas-0",
    "/tiny/find",
    "/tiny/find?q=rue+du+pont",
    "/tiny/find?q=xyzzy",
    "/tiny/nothing",
    "/items/{water}",
    "/items/{gone}",
    "/confirm/nonsense",
    "/about",
    "/privacy",
    "/accessibility",
)
FIELDS = "//input[not(@type='hidden')] | //select | //textarea"


def page_of(world: World, path: str, lang: str) -> HtmlElement:
    ids = {name: item.id for name, item in world.items.items()}
    response = world.app.test_client().get(f"/{lang}{path.format(**ids)}", follow_redirects=True)
    return html.document_fromstring(response.get_data(as_text=True))


@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize("path", PAGES)
def test_a_page_has_a_name_one_heading_and_a_way_past_its_head(world: World, path: str, lang: str):
    page = page_of(world, path, lang)
    assert page.get("lang") == lang
    assert "Îlot" in page.findtext("head/title")
    assert len(page.xpath("//h1")) == 1
    assert page.xpath("//h1")[0].text_content().strip()
    assert page.xpath("//body/*")[0].get("href") == "#main"
    assert len(page.xpath("//main[@id='main']")) == 1
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("path", PAGES)
def test_headings_skip_no_level(world: World, path: str):
    levels = [int(h.tag[1]) for h in page_of(world, path, "en").xpath("//h1|//h2|//h3|//h4")]
    assert all(b <= a + 1 for a, b in pairwise(levels))


@pytest.mark.parametrize("path", PAGES)
def test_every_field_and_landmark_has_a_name(world: World, path: str):
    page = page_of(world, path, "fr")
    for field in page.xpath(FIELDS):
        named = field.get("aria-label") or page.xpath("//label[@for=$id]", id=field.get("id") or "")
        assert named or field.xpath("ancestor::label"), html.tostring(field)
    for landmark in page.xpath("//nav | //aside"):
        assert landmark.get("aria-label")
    for link in page.xpath("//a"):
        assert link.text_content().strip() or link.get("aria-label"), html.tostring(link)


def test_words_in_another_language_say_so(world: World):
    page = page_of(world, "/tiny/blocks/rue-des-lilas-0", "en")
    french = world.items["water"].title
    assert [h.get("lang") for h in page.xpath("//h3") if h.text_content() == french] == ["fr"]


def test_the_sheet_knows_paper(world: World):
    page = world.get("/en/tiny/")
    sheet = world.get(re.findall(r'href="(/static/ilot\.css[^"]*)"', page)[0], buffered=True)
    assert "@media print" in sheet
