"""Thirty at a time, each item once."""

import re
from datetime import timedelta

import pytest

from tests.web.conftest import World, put_items
from tests.web.news import NOW, item, on_block


def fill(world: World) -> None:
    placement = on_block("Rue du Moulin", 2, "41 Rue du Moulin")
    many = {
        f"n{n}": item(
            f"n{n}",
            f"Nouvelle {n}.",
            placements=(placement,),
            published_at=NOW - timedelta(hours=n + 3),
        )
        for n in range(70)
    }
    put_items(world.database, world.settings, many)


@pytest.mark.parametrize("path", ["blocks/rue-du-moulin-2?within=0", "streets/rue-du-moulin"])
def test_following_the_link_to_older_items_shows_each_once(own_world: World, path: str):
    fill(own_world)
    url, seen = f"/en/tiny/{path}", []
    while url:
        page = own_world.get(url)
        seen += re.findall(r">(Nouvelle \d+)\.</a>", page)
        older = re.search(r'href="([^"]*)">30 more', page)
        url = older[1].replace("&amp;", "&") if older else ""
    assert seen == [f"Nouvelle {n}" for n in range(70)]


def test_a_json_feed_leads_on_to_the_rest(own_world: World):
    fill(own_world)
    client, path, seen = (
        own_world.app.test_client(),
        "/en/tiny/blocks/rue-du-moulin-2.json?within=0",
        0,
    )
    while path:
        feed = client.get(path).get_json(force=True)
        seen += len(feed["items"])
        path = feed.get("next_url", "").removeprefix("https://news.example")
    assert seen == 70


@pytest.mark.parametrize("page", ["", "blocks/rue-du-moulin-2", "streets/rue-du-moulin"])
def test_a_theme_counts_what_its_list_holds_on_all_pages_however_old(own_world: World, page: str):
    fill(own_world)
    own_world.clock.now = NOW + timedelta(days=500)
    site = own_world.app.test_client()
    listed, path = (
        0,
        f"/en/tiny/{page}.json?theme=general" if page else "/en/tiny.json?theme=general",
    )
    while path:
        feed = site.get(path).get_json(force=True)
        listed += len(feed["items"])
        path = feed.get("next_url", "").removeprefix("https://news.example")
    html = own_world.get(f"/en/tiny/{page}")
    assert listed >= 70
    assert f'General <span class="count">{listed}</span>' in html
