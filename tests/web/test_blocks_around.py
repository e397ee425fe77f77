"""Blocks around a block: the page, its map, its links, its feeds, its letters."""

import re

import pytest
from lxml import html

from records import ReachKind
from tests.web.conftest import World
from tests.web.test_block import PAGE, titles
from tests.web.test_subscribe import FORM, queued, send
from tests.web.town import block_id


def test_it_holds_what_is_some_crossings_on_and_no_more(world: World):
    near = "/en/tiny/blocks/rue-neuve-0"  # from its northern end begins the block of the concert
    assert "Concert" not in titles(world.get(near + "?within=0"))
    assert "Concert" in titles(world.get(near + "?blocks=1"))
    far = "/en/tiny/blocks/rue-du-moulin-0"
    assert "Concert" not in titles(world.get(far + "?blocks=1"))
    assert "Concert" in titles(world.get(far + "?blocks=2"))


def test_a_stretch_around_is_told_with_its_distance_and_the_areas_news_are_there(world: World):
    page = world.get("/en/tiny/blocks/rue-neuve-0?blocks=1")
    entry = next(e for e in page.split('<li class="item') if "Concert" in e)
    assert re.search(r"</b>, \d+ m from here", entry)
    assert "Feuilles mortes" in world.get(PAGE + "?blocks=1")
    assert "Conseil municipal" not in world.get(PAGE + "?blocks=5")


def test_the_map_draws_the_blocks_around_paler_than_the_one_in_the_middle(world: World):
    page = html.document_fromstring(world.get(PAGE + "?blocks=1"))
    (around,) = page.xpath("//*[local-name()='g'][@class='around']/*/@d")
    assert around.count("M") == 3
    assert len(page.xpath("//*[@class='here']")) == 2
    assert "pale red: 1 block around" in page.text_content()
    assert "dashed line" not in page.text_content()
    assert 'class="around"' not in world.get(PAGE)


def test_every_link_keeps_the_blocks_around(world: World):
    page = world.get(PAGE + "?blocks=2&theme=works")
    path = "/en/tiny/blocks/rue-des-lilas-0"
    for link in (
        f'href="{path}.rss?blocks=2&amp;theme=works"',
        f'href="{path}.geojson?blocks=2&amp;theme=works"',
        'href="/en/tiny/embed?block=rue-des-lilas-0&amp;blocks=2&amp;theme=works"',
        'href="/en/tiny/subscribe?block=rue-des-lilas-0&amp;blocks=2&amp;theme=works"',
        f'href="{path}?blocks=2"',  # all themes
        f'href="{path}?theme=works">300 m',
    ):
        assert link in page
    assert '<input type="hidden" name="blocks" value="2">' in page


def test_its_feed_has_its_name(world: World):
    feed = (
        world.app.test_client().get("/fr/tiny/blocks/rue-des-lilas-0.json?blocks=2").get_json(True)
    )
    assert (
        feed["title"]
        .replace("\u00a0", " ")
        .startswith("Rue des Lilas, du 1 au 20, 2 carrefours autour")
    )


@pytest.mark.parametrize("path", ["places/mediatheque", "areas/centre", "streets/grande-rue"])
def test_what_is_no_block_has_no_blocks_around(world: World, path: str):
    response = world.app.test_client().get(f"/en/tiny/{path}.rss?blocks=2")
    assert response.status_code == 400
    assert "no parameter “blocks” here" in response.text


def test_they_can_be_followed(own_world: World):
    form = html.document_fromstring(own_world.get(f"{FORM}?block=rue-des-lilas-0&blocks=1"))
    ways = form.xpath("//input[@name='around']")
    assert [way.get("value") for way in ways] == [
        "within=0", "blocks=1", "blocks=3", "within=300", "within=800",
    ]  # fmt: skip
    assert [way.get("value") for way in ways if "checked" in way.attrib] == ["blocks=1"]
    send(own_world, around="blocks=1")
    (subscription,) = queued(own_world)
    reach = subscription.reach
    assert (reach.kind, reach.steps) == (ReachKind.BLOCKS, 1)
    assert reach.block_ids[0] == reach.target_id == block_id("Rue des Lilas", 0)
    assert len(reach.block_ids) == 4
    assert reach.whole_area_ids == ("tiny/centre",)


@pytest.mark.parametrize("around", ["blocks=6", "within=17", "nonsense", "blocks="])
def test_a_reach_that_no_form_has_is_refused(own_world: World, around: str):
    assert send(own_world, around=around).status_code == 400
