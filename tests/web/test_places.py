"""Home, neighbourhoods, landmarks, streets."""

import re

from tests.web.conftest import World


def test_home_has_one_box_the_neighbourhoods_and_what_is_on(world: World):
    page = world.get("/en/tiny/")
    assert page.count('action="/en/tiny/find"') == 1
    assert '<a href="/en/tiny/areas/centre"' in page
    assert '<a href="/en/tiny/areas/le-port"' in page
    assert "from 3 publishers in Petiteville" in page
    now = page[page.index("In town now") : page.index('id="latest"')]
    assert "Concert" in now
    assert "Tue 1 Dec, 18:30" in now
    assert "For all of Petiteville" in now
    assert "Conseil municipal" in now


def test_an_area_is_washed_on_the_map_and_holds_its_items(world: World):
    page = world.get("/en/tiny/areas/le-port")
    assert '<path class="whole"' in page
    assert "Concert" in page
    assert "Vélo volé" not in page


def test_a_landmark_shows_what_is_around_it(world: World):
    page = world.get("/en/tiny/places/mediatheque")
    assert "<h1>Médiathèque</h1>" in page
    assert "30 Grande Rue" in page
    assert 'href="/en/tiny/blocks/grande-rue-1"' in page
    assert "Concert" in page


def test_a_landmark_shows_any_radius_that_may_be_asked_for(world: World):
    for within in (50, 500, 2000):
        page = world.get(f"/en/tiny/places/mediatheque?within={within}")
        assert f"dashed line: {within} m" in page


def test_a_street_lists_its_blocks_in_order_and_its_items(world: World):
    page = world.get("/fr/tiny/streets/rue-des-lilas")
    assert re.findall(r'<li><a href="/fr/tiny/blocks/([^"]*)"', page) == [
        "rue-des-lilas-0",
        "rue-des-lilas-1",
        "rue-des-lilas-2",
    ]
    assert "Coupure d’eau" in page
    assert "Concert" not in page


def test_a_street_is_narrowed_and_followed_like_any_place(world: World):
    page = world.get("/en/tiny/streets/rue-des-lilas?theme=works")
    assert "Coupure d’eau" in page
    assert "Fête annulée" not in page
    assert 'href="/en/tiny/streets/rue-des-lilas.rss?theme=works"' in page
    assert 'href="/en/tiny/subscribe?street=rue-des-lilas&amp;theme=works"' in page
    assert "Follow Rue des Lilas" in world.get("/en/tiny/subscribe?street=rue-des-lilas")


def test_every_street_is_in_the_index_by_letter(world: World):
    page = world.get("/en/tiny/streets")
    for name in ("grande-rue", "impasse", "rue-de-la-gare", "rue-des-lilas", "rue-du-port"):
        assert f'href="/en/tiny/streets/{name}"' in page


def test_what_is_not_there_is_no_page(world: World):
    client = world.app.test_client()
    for path in ("areas/x", "places/x", "streets/x", "sources/x", "nothing"):
        assert client.get(f"/en/tiny/{path}").status_code == 404
    assert client.get("/en/nowhere/").status_code == 404


def test_without_a_map_items_have_no_numbers(world: World):
    for page in ("/en/tiny/", "/en/tiny/sources/mairie"):
        assert '<span class="n ' not in world.get(page)


def test_the_line_below_a_map_explains_only_what_is_there(world: World):
    assert "◌" in world.get("/en/tiny/blocks/rue-des-lilas-0")
    assert "<figcaption>" not in world.get("/en/tiny/streets/impasse")


def test_an_empty_place_says_how_to_see_more(world: World):
    narrowed = world.get("/en/tiny/blocks/impasse-0?theme=culture&q=introuvable&within=0")
    assert 'href="/en/tiny/blocks/impasse-0?within=0">Show all</a>' in narrowed
    assert "Nothing is known here yet.</p>" in world.get("/en/tiny/streets/impasse")
