"""Contract: what questions find."""

from dataclasses import replace
from datetime import timedelta

from records import Query, Reach, ReachKind, plain_terms
from records.reach import distance_m
from tests.search.items import CENTRE, MONDAY, days, item, near, placed, put
from tests.search.oracle import found

ALL = Query("demo", Reach(ReachKind.CITY, "demo"))
NEWS = frozenset({"news"})
UNKNOWN = (
    Query("demo", Reach(ReachKind.BLOCK, "demo/unknown")),
    Query("demo", Reach(ReachKind.AREA, "demo/unknown")),
    Query("unknown", Reach(ReachKind.CITY, "unknown")),
    Query("demo", Reach(ReachKind.RADIUS, "", 170.0, -80.0, 300)),
    replace(ALL, themes=frozenset({"unknown"})),
    replace(ALL, types=frozenset({"unknown"})),
    replace(ALL, sources=frozenset({"unknown"})),
    replace(ALL, terms=plain_terms("unknown")),
)


def pages(index, query, limit):
    """Return all ids of a query, page by page."""
    ids, after = [], None
    while True:
        hits = index.search(query, after, limit)
        assert len(hits.item_ids) <= limit
        ids += hits.item_ids
        if hits.after is None:
            return ids
        after = hits.after


def east_by(metres):
    """Return the spot so many metres east of the centre, as distance_m measures."""
    low, high = CENTRE[0], CENTRE[0] + 1
    for _ in range(60):
        lon = (low + high) / 2
        low, high = (lon, high) if distance_m(CENTRE, (lon, CENTRE[1])) < metres else (low, lon)
    return low, CENTRE[1]


class QuestionsContract:
    def test_newest_stands_first_and_pages_give_every_item_once(self, index):
        many = [
            item(f"i{n}", placed("lilas-1", spots=[near(n, 0)]), at=MONDAY + days(n // 5), key=n)
            for n in range(23)
        ]
        index.apply(put(*many), checkpoint=1)
        newest_first = [f"i{n}" for n in reversed(range(23))]
        around = Query("demo", Reach(ReachKind.RADIUS, "", *CENTRE, 500))
        block = Query("demo", Reach(ReachKind.BLOCK, "demo/lilas-1"))
        for query in (ALL, around, block, replace(ALL, terms=plain_terms("travaux"))):
            for limit in (1, 4, 23, 24):
                assert pages(index, query, limit) == newest_first

    def test_items_that_come_in_while_paging_move_nothing(self, index):
        index.apply(put(*(item(f"i{n}", key=n) for n in range(4))), checkpoint=1)
        first = index.search(ALL, limit=2)
        index.apply(put(item("new", at=MONDAY + days(1))), checkpoint=2)
        assert first.item_ids == ("i3", "i2")
        assert index.search(ALL, first.after, limit=2).item_ids == ("i1", "i0")

    def test_an_item_with_several_places_is_given_once(self, index):
        spots = [near(east, north) for east in (-400, 0, 400) for north in (-400, 0, 5)]
        street = placed("lilas-1", "lilas-2", areas=("centre", "nord"), spots=spots)
        index.apply(put(item("a", street, placed("lilas-1", spots=[near(1, 1)]))), checkpoint=1)
        for reach in (
            Reach(ReachKind.RADIUS, "", *CENTRE, 800),
            Reach(ReachKind.BLOCK, "demo/lilas-1", whole_area_ids=("demo/centre",)),
            Reach(ReachKind.AREA, "demo/centre", whole_area_ids=("demo/nord",)),
        ):
            for text in ("", "travaux"):
                query = Query("demo", reach, terms=plain_terms(text))
                assert index.search(query).item_ids == ("a",)
                assert index.count(query) == 1
                assert index.facets(query).themes == {"works": 1}

    def test_values_of_one_field_widen_and_fields_narrow(self, index):
        index.apply(
            put(
                item("a", type="news", themes=("works",)),
                item("b", type="event", themes=("works", "culture"), key=1),
                item("c", type="event", themes=("schools",), key=2),
            ),
            checkpoint=1,
        )
        two = replace(ALL, themes=frozenset({"works", "schools"}))
        assert index.search(two).item_ids == ("c", "b", "a")
        both = replace(two, types=frozenset({"event"}))
        assert index.search(both).item_ids == ("c", "b")
        assert index.search(replace(both, terms=plain_terms("travaux"))).item_ids == ("c", "b")

    def test_what_nobody_knows_finds_nothing(self, index):
        index.apply(put(item("a", placed("lilas-1", spots=[near(0, 0)]))), checkpoint=1)
        for query in UNKNOWN:
            for asked in (query, replace(query, terms=plain_terms("unknown"))):
                assert index.search(asked).item_ids == (), asked
                assert index.count(asked) == 0, asked
                assert index.facets(asked).total == 0, asked

    def test_publication_is_bounded_by_its_first_and_before_its_last_moment(self, index):
        index.apply(put(*(item(f"i{n}", at=MONDAY + days(n)) for n in range(4))), checkpoint=1)
        query = replace(ALL, published_from=MONDAY + days(1), published_to=MONDAY + days(3))
        assert index.search(query).item_ids == ("i2", "i1")
        assert index.facets(query).total == 2

    def test_events_are_kept_whose_time_touches_the_span(self, index):
        start = MONDAY + days(7)
        fair = item("fair", starts_at=start, ends_at=start + days(2), key=1)
        talk = item("talk", starts_at=start, key=2)
        index.apply(put(item("no-event"), fair, talk), checkpoint=1)
        weekend = replace(ALL, happens_from=start + days(1), happens_to=start + days(9))
        assert index.search(weekend).item_ids == ("fair",)
        assert index.search(replace(ALL, happens_from=start)).item_ids == ("talk", "fair")
        assert index.search(replace(ALL, happens_to=start)).item_ids == ()
        just_after = start + timedelta(microseconds=1)
        assert index.count(replace(ALL, happens_to=just_after)) == 2

    def test_what_ends_at_midnight_is_over_on_the_day_that_begins(self, index):
        midnight = MONDAY + days(7)
        fair = item("fair", starts_at=MONDAY, ends_at=midnight, key=1)
        survey = item("survey", ends_at=midnight, at=MONDAY, key=2)
        moment = item("moment", starts_at=midnight, ends_at=midnight, key=3)
        index.apply(put(fair, survey, moment), checkpoint=1)
        assert index.search(replace(ALL, happens_from=midnight)).item_ids == ("moment",)
        just_before = midnight - timedelta(microseconds=1)
        assert index.count(replace(ALL, happens_from=just_before)) == 3

    def test_what_has_only_an_end_happens_from_its_publication_on(self, index):
        end = MONDAY + days(7)
        survey = item("survey", ends_at=end, at=MONDAY, key=1)
        index.apply(put(survey, item("no-event")), checkpoint=1)
        assert index.search(replace(ALL, happens_from=MONDAY + days(3))).item_ids == ("survey",)
        assert index.search(replace(ALL, happens_to=MONDAY + days(3))).item_ids == ("survey",)
        assert index.count(replace(ALL, happens_from=end + days(1))) == 0
        assert index.count(replace(ALL, happens_to=MONDAY - days(1))) == 0

    def test_approximate_places_can_be_left_out(self, index):
        sure = placed("lilas-1", spots=[near(0, 0)])
        maybe = placed("lilas-1", spots=[near(0, 0)], approximate=True)
        index.apply(put(item("sure", sure), item("maybe", maybe, key=1)), checkpoint=1)
        for reach in (
            Reach(ReachKind.BLOCK, "demo/lilas-1"),
            Reach(ReachKind.RADIUS, "", *CENTRE, 100),
        ):
            for text in ("", "travaux"):
                query = Query("demo", reach, terms=plain_terms(text))
                assert index.search(query).item_ids == ("maybe", "sure")
                only_sure = replace(query, with_approximate=False)
                assert index.search(only_sure).item_ids == ("sure",)
                assert index.count(only_sure) == 1

    def test_a_facet_is_counted_without_its_own_filter(self, index):
        index.apply(
            put(
                item("a", type="news", themes=("works",)),
                item("b", type="event", themes=("works", "culture"), key=1),
                item("c", type="event", source_id="demo/library", themes=("culture",), key=2),
            ),
            checkpoint=1,
        )
        facets = index.facets(replace(ALL, types=frozenset({"event"})))
        assert facets.types == {"news": 1, "event": 2}
        assert facets.themes == {"works": 1, "culture": 2}
        assert facets.sources == {"demo/town-hall": 1, "demo/library": 1}
        assert facets.total == 2

    def test_block_area_and_radius_agree_on_one_spot(self, index):
        spot = near(30, 40)
        index.apply(put(item("a", placed("lilas-1", areas=("centre",), spots=[spot]))), 1)
        for reach in (
            Reach(ReachKind.BLOCK, "demo/lilas-1"),
            Reach(ReachKind.AREA, "demo/centre"),
            Reach(ReachKind.RADIUS, "", *spot, 0),
            Reach(ReachKind.RADIUS, "", *CENTRE, 51),
            Reach(ReachKind.CITY, "demo"),
        ):
            assert index.search(Query("demo", reach)).item_ids == ("a",)
        too_near = Reach(ReachKind.RADIUS, "", *CENTRE, 48)
        assert index.count(Query("demo", too_near)) == 0

    def test_the_edge_of_a_radius_is_exact_to_a_micrometre(self, index):
        radii = (1, 60, 500)
        spots = [east_by(metres + off) for metres in radii for off in (-1e-6, 1e-6)]
        items = [item(f"i{n}", placed(spots=[spot]), key=n) for n, spot in enumerate(spots)]
        index.apply(put(*items), 1)
        for smaller, metres in enumerate(radii):
            around = Query("demo", Reach(ReachKind.RADIUS, "", *CENTRE, metres))
            inside = range(2 * smaller + 1)  # what lies about the smaller edges, too
            assert index.search(around).item_ids == tuple(f"i{n}" for n in reversed(inside))

    def test_a_long_street_is_exactly_its_blocks_each_item_once(self, index):
        names = [f"avenue-{n}" for n in range(115)]
        whole = item("whole", placed(*names), themes=("culture",), key=500)
        ends = item("ends", placed(names[0]), placed(names[-1]), key=501)
        single = [item(f"i{n}", placed(name), key=n) for n, name in enumerate(names)]
        elsewhere = item("elsewhere", placed("lilas-1"), key=502)
        items = [whole, ends, *single, elsewhere]
        index.apply(put(*items), checkpoint=1)
        blocks = tuple(f"demo/{name}" for name in names)
        street = Query("demo", Reach(ReachKind.STREET, "demo/avenue", block_ids=blocks))
        for query in (
            street,
            replace(street, terms=plain_terms("travaux")),
            replace(street, types=NEWS),
        ):
            assert pages(index, query, 30) == list(found(query, items))
            assert index.count(query) == 117
            assert index.facets(query).themes == {"culture": 1, "works": 116}
        works = replace(street, themes=frozenset({"works"}))
        assert index.count(works) == 116
        assert index.facets(works).total == 116
