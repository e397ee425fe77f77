"""An area that somebody drew: its address, its page, its feeds, its letters."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from records import ReachKind
from records.outline import spelled_outline
from tests.web.conftest import World
from tests.web.test_block import titles
from tests.web.test_subscribe import FORM, queued, send
from tests.web.town import spot
from web.drawn import read_outline


def drawn(*corners: tuple[float, float]) -> str:
    """Return the address of corners given in columns and rows of the town."""
    return spelled_outline(tuple(spot(*corner) for corner in corners))


WEST = drawn((-0.5, -0.5), (0.8, -0.5), (0.8, 0.5), (-0.5, 0.5))
PAGE = f"/en/tiny/polygons/{WEST}"


def test_it_holds_what_is_inside_and_what_concerns_all_of_its_neighbourhood(world: World):
    found = titles(world.get(PAGE))
    assert {"Coupure d’eau", "Feuilles mortes"} <= set(found)
    assert "Le pont rouvre" not in found
    assert "Conseil municipal" not in found


def test_it_is_named_after_the_street_in_its_middle_and_drawn_on_the_map(world: World):
    page = world.get(PAGE)
    assert "<h1>Drawn area (Rue des Lilas)</h1>" in page
    (path,) = re.findall(r'<path class="whole" fill-rule="evenodd" d="([^"]*)"', page)
    assert path.count("L") == 3
    assert path.endswith("Z")
    assert "<h1>Secteur tracé (Rue des Lilas)</h1>" in world.get(PAGE.replace("/en/", "/fr/"))


def test_every_link_keeps_the_outline(world: World):
    page = world.get(PAGE + "?theme=works")
    for link in (
        f'href="{PAGE}.rss?theme=works"',
        f'href="{PAGE}.json?theme=works"',
        f'href="{PAGE}.geojson?theme=works"',
        f'href="/en/tiny/embed?polygon={WEST}&amp;theme=works"',
        f'href="/en/tiny/subscribe?polygon={WEST}&amp;theme=works"',
        f'href="{PAGE}"',
    ):
        assert link in page


@pytest.mark.parametrize("form", ["rss", "json", "geojson"])
def test_its_feeds_have_what_the_page_has(world: World, form: str):
    feed = world.app.test_client().get(f"{PAGE}.{form}")
    assert feed.status_code == 200
    assert "Coupure d’eau" in feed.text
    assert "Le pont rouvre" not in feed.text
    assert (
        "no parameter “within” here" in world.app.test_client().get(f"{PAGE}.{form}?within=5").text
    )


def test_an_outline_that_crosses_itself_has_a_page_too(world: World):
    bow_tie = drawn((0, 0), (2, 2), (2, 0), (0, 2))
    assert "<h1>Drawn area (" in world.get(f"/en/tiny/polygons/{bow_tie}")


@pytest.mark.parametrize(
    ("corners", "said"),
    [
        ("2.35,47.9,2.36,47.9", "3 to 100 corners"),
        ("2.35,47.9,2.36,47.9,2.35,47.9", "3 to 100 corners"),
        (",".join(f"2.35,47.9{n:03}" for n in range(101)), "3 to 100 corners"),
        ("2.35,47.9,2.36,47.9,2.36", "the longitude and the latitude of each corner"),
        ("2.35,,2.36,47.9,2.36,47.91", "the longitude and the latitude of each corner"),
        ("1e2,47.9,2.36,47.9,2.36,47.91", "the longitude and the latitude of each corner"),
        ("47.9,92.35,47.9,2.36,47.91,2.36", "nowhere on earth"),
        ("47.9,2.35,47.9,2.36,47.91,2.36", "not in Petiteville. The longitude comes first."),
        ("2.3,47.9,2.4,47.9,2.4,47.91", "too large: at most 5 km"),
        ("179.999,47.9,-179.999,47.9,180,47.91", "too large: at most 5 km"),
        ("2.35,47.9,2.355,47.9,2.36,47.9", "lie on one line: it has no inside"),
        ("2.35,47.9,2.36,47.903333,2.353,47.901", "lie on one line: it has no inside"),
        ("", "longitude"),
    ],
)
def test_what_can_not_be_an_outline_is_said(world: World, corners: str, said: str):
    client = world.app.test_client()
    for path in (f"{FORM}?polygon={corners}", f"/api/v1/items?town=tiny&polygon={corners}"):
        if corners:
            response = client.get(path)
            assert response.status_code == 400
            assert said in response.text.replace("&#39;", "'")
    if re.fullmatch(r"[-\d.,]+", corners):
        for form in ("", ".rss"):
            response = client.get(f"/en/tiny/polygons/{corners}{form}")
            assert response.status_code == 400
            assert said in response.text


@given(
    st.lists(
        st.tuples(st.floats(2.34, 2.36), st.floats(47.89, 47.91)),
        min_size=1,
        max_size=9,
        unique_by=lambda corner: (round(corner[0], 6), round(corner[1], 6)),
    )
)
def test_an_outline_reads_as_it_is_written_and_may_be_closed_or_not(corners):
    corners = [(2.33, 47.88), (2.37, 47.88), *corners]  # not on one line with any of the others
    outline = read_outline(spelled_outline(tuple(corners)))
    assert read_outline(spelled_outline(outline)) == outline
    assert read_outline(spelled_outline((*outline, outline[0]))) == outline
    assert all(
        abs(a - b) <= 5.1e-7
        for at, as_ in zip(corners, outline, strict=True)
        for a, b in zip(at, as_, strict=True)
    )


def test_it_can_be_followed_by_its_address(own_world: World):
    form = html.document_fromstring(own_world.get(f"{FORM}?polygon={WEST}"))
    assert form.xpath("//input[@name='polygon']/@value") == [WEST]
    assert not form.xpath("//input[@name='around']")
    send(own_world, block="", polygon=WEST)
    (subscription,) = queued(own_world)
    assert subscription.reach.kind is ReachKind.POLYGON
    assert subscription.reach.outline == read_outline(WEST)
    assert subscription.reach.whole_area_ids == ("tiny/centre", "tiny/square")
    assert subscription.label == "Drawn area (Rue des Lilas)"


def test_robots_are_kept_from_addresses_without_end(world: World):
    assert "Disallow: /*/polygons/" in world.get("/robots.txt")
