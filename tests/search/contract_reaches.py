"""Contract: blocks around and polygons."""

from dataclasses import replace

from records import Query, Reach, ReachKind, plain_terms
from records.outline import encloses
from tests.search.contract_questions import pages
from tests.search.items import CENTRE, item, near, placed, put
from tests.search.oracle import found

HOOK = ((-300, -300), (300, -300), (300, 300), (200, 300), (200, -200), (-300, -200))
BOW_TIE = ((-300, -300), (300, 300), (300, -300), (-300, 300))
TINY = ((-3, -3), (4, -3), (0, 5))  # within one tile
WIDE = ((-1500, -1500), (1500, -1500), (1500, 1500), (-1500, 1500))  # holds whole tiles
SLIVER = ((-400, -2), (400, -1), (400, 3))
FORMS = (HOOK, BOW_TIE, TINY, WIDE, SLIVER, WIDE[::-1])


def outline(corners):
    """Return corners in metres from the centre as an outline."""
    return tuple(near(*corner) for corner in corners)


def inside_of(corners, **more):
    return Query("demo", Reach(ReachKind.POLYGON, "", outline=outline(corners), **more))


class ReachesContract:
    def test_a_polygon_of_any_form_finds_what_is_inside_of_it(self, index):
        grid = [(east, north) for east in range(-350, 351, 50) for north in range(-350, 351, 50)]
        corners = [corner for form in FORMS for corner in form]
        spots = {f"i{n}": near(*metres) for n, metres in enumerate([*grid, *corners])}
        items = [item(i, placed(spots=[s]), key=n) for n, (i, s) in enumerate(spots.items())]
        index.apply(put(*items), checkpoint=1)
        for query in map(inside_of, FORMS):
            form = query.reach.outline
            inside = [i for i, spot in reversed(spots.items()) if encloses(form, spot)]
            assert inside
            assert pages(index, query, 90) == inside
            assert pages(index, replace(query, terms=plain_terms("travaux")), 90) == inside
            assert index.count(query) == index.facets(query).total == len(inside)

    def test_of_two_polygons_side_by_side_a_spot_between_them_is_in_one(self, index):
        rows = range(-200, 201, 40)
        items = [item(f"i{n}", placed(spots=[near(0, m)]), key=n) for n, m in enumerate(rows)]
        index.apply(put(*items), checkpoint=1)
        corners = {side: ((0, -200), (side, -200), (side, 200), (0, 200)) for side in (-300, 300)}
        west, east = (index.search(inside_of(each)).item_ids for each in corners.values())
        assert set(west).isdisjoint(east)
        assert len(west + east) == len(rows) - 1  # the northern end is outside of both

    def test_a_spot_a_hair_from_a_side_is_in_or_out_as_exactly_as_its_digits_say(self, index):
        kite = ((-300, -200), (310, -170), (290, 220), (-310, 180))
        hairs = [sign * 10.0**-digits for digits in range(7) for sign in (-1, 1)]
        sides = zip(kite, (*kite[1:], *kite[:1]), strict=True)
        middles = [((x1 + x2) / 2, (y1 + y2) / 2) for (x1, y1), (x2, y2) in sides]
        spots = [near(x + hair, y + hair) for x, y in middles for hair in hairs]
        items = [item(f"i{n}", placed(spots=[spot]), key=n) for n, spot in enumerate(spots)]
        index.apply(put(*items), checkpoint=1)
        query = inside_of(kite)
        inside = [n for n, spot in enumerate(spots) if encloses(query.reach.outline, spot)]
        assert 2 * len(inside) == len(spots)
        assert pages(index, query, 90) == [f"i{n}" for n in reversed(inside)]

    def test_a_polygon_finds_its_areas_news_what_is_unsure_and_each_item_once(self, index):
        inside, outside = near(0, 0), near(900, 0)
        items = [
            item("often", placed("lilas-1", spots=[inside, near(1, 1)]), placed(spots=[inside])),
            item("half", placed(spots=[outside]), placed(spots=[inside]), key=1),
            item("unsure", placed(spots=[inside], approximate=True), key=2),
            item("outside", placed(spots=[outside]), key=3),
            item("all-of-it", placed(areas=("centre",), whole=True), key=4),
            item("elsewhere", placed(areas=("nord",), whole=True), key=5),
        ]
        index.apply(put(*items), checkpoint=1)
        square = ((-100, -100), (100, -100), (100, 100), (-100, 100))
        query = inside_of(square, whole_area_ids=("demo/centre",))
        assert pages(index, query, 2) == ["all-of-it", "unsure", "half", "often"]
        sure = replace(query, with_approximate=False)
        assert index.search(sure).item_ids == ("all-of-it", "half", "often")
        assert index.facets(query).themes == {"works": 4}

    def test_a_polygon_far_away_or_without_corners_finds_nothing(self, index):
        index.apply(put(item("a", placed("lilas-1", spots=[CENTRE]))), checkpoint=1)
        far = tuple((lon + 90, lat) for lon, lat in outline(WIDE))
        for corners in (far, ()):
            assert index.count(Query("demo", Reach(ReachKind.POLYGON, "", outline=corners))) == 0

    def test_blocks_around_are_found_with_their_areas_news_each_item_once(self, index):
        items = [
            item("here", placed("lilas-1")),
            item("street", placed("lilas-1", "lilas-2", "paris-1"), key=1),
            item("next", placed("lilas-2"), placed("lilas-1"), themes=("culture",), key=2),
            item("far", placed("paris-2"), key=3),
            item("unsure", placed("lilas-2", approximate=True), key=4),
            item("all-of-it", placed(areas=("centre",), whole=True), key=5),
        ]
        index.apply(put(*items), checkpoint=1)
        around = Reach(
            ReachKind.BLOCKS,
            "demo/lilas-1",
            whole_area_ids=("demo/centre",),
            block_ids=("demo/lilas-1", "demo/lilas-2"),
            steps=1,
        )
        query = Query("demo", around)
        assert pages(index, query, 2) == ["all-of-it", "unsure", "next", "street", "here"]
        for asked in (query, replace(query, terms=plain_terms("travaux"), with_approximate=False)):
            assert index.search(asked).item_ids == found(asked, items)
        assert index.facets(query).themes == {"culture": 1, "works": 4}
