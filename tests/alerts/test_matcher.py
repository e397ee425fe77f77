from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from alerts.matcher import Matcher
from records import Hit, Item, Precision, Reach, ReachKind, Status, Subscription
from records.reach import distance_m, file_item, plan
from tests.alerts.samples import HOOD, LAT, LON, item, place, placement, subscription, theme

TOWNS = ("a", "b")
BLOCKS = tuple(f"a/block-{n}" for n in range(4))
AREAS = tuple(f"a/area-{n}" for n in range(3))
CODES = ("roads", "safety", "culture")

spots = st.tuples(st.floats(LON - 0.01, LON + 0.01), st.floats(LAT - 0.01, LAT + 0.01))
areas = st.lists(st.sampled_from(AREAS), max_size=2, unique=True).map(tuple)


@st.composite
def reaches(draw) -> Reach:
    kind = draw(st.sampled_from(ReachKind))
    if kind is ReachKind.CITY:
        return Reach(kind, "")
    if kind is ReachKind.AREA:
        return Reach(kind, draw(st.sampled_from(AREAS)))
    if kind is ReachKind.STREET:
        blocks = draw(st.lists(st.sampled_from(BLOCKS), max_size=3, unique=True))
        return Reach(kind, "town/street", block_ids=tuple(blocks))
    block = draw(st.sampled_from(BLOCKS))
    if kind is ReachKind.BLOCK:
        return Reach(kind, block, whole_area_ids=draw(areas))
    lon, lat = draw(spots)
    return Reach(kind, block, lon, lat, draw(st.integers(10, 1500)), draw(areas))


@st.composite
def places(draw):
    precision = draw(st.sampled_from(Precision))
    wide = precision in (Precision.AREA, Precision.CITY)
    blocks = draw(st.lists(st.sampled_from(BLOCKS), max_size=3, unique=True))
    return place(
        precision=precision,
        block_ids=() if wide else tuple(blocks),
        area_ids=draw(areas),
        spots=() if wide else tuple(draw(st.lists(spots, min_size=1, max_size=3))),
    )


placements = st.builds(
    lambda somewhere, approximate: placement(somewhere, approximate=approximate),
    places(),
    st.booleans(),
)
codes = st.frozensets(st.sampled_from(CODES), max_size=2)
items = st.builds(
    lambda town, found, about, status: item(
        town_id=town,
        placements=tuple(found),
        themes=tuple(t for code in about for t in theme(code)),
        status=status,
    ),
    st.sampled_from(TOWNS),
    st.lists(placements, max_size=3),
    codes,
    st.sampled_from((Status.ACTIVE, Status.CANCELLED, Status.HIDDEN)),
)
crowds = st.lists(st.tuples(st.sampled_from(TOWNS), reaches(), codes), min_size=1, max_size=12).map(
    lambda rows: [
        subscription(id=f"s{n:02}", town_id=town, reach=reach, themes=themes)
        for n, (town, reach, themes) in enumerate(rows)
    ]
)


def answers(each: Subscription, news: Item) -> bool:
    """One subscription against one item, by the words of records.reach, without any table."""
    if not news.is_listed or each.town_id != news.town_id:
        return False
    if each.themes and not any(theme.code in each.themes for theme in news.themes):
        return False
    asked, filing = plan(each.reach, each.town_id), file_item(news)
    keys = filing.sure | filing.maybe
    if keys.intersection(asked.sure):
        return True
    return bool(keys.intersection(asked.edge)) and asked.holds(filing.spots)


@given(crowds, items)
def test_it_finds_exactly_whom_asking_one_by_one_finds(crowd, news):
    expected = [Hit(each.id, news.id) for each in crowd if answers(each, news)]
    assert list(Matcher(crowd).match(news)) == expected


@given(spots, st.integers(10, 1500), st.lists(placements, max_size=3))
def test_a_radius_is_a_circle_on_the_ground(centre, metres, found):
    reach = Reach(ReachKind.RADIUS, "", *centre, metres)
    news = item(town_id="a", placements=tuple(found))
    near = any(distance_m(centre, s) <= metres for p in news.about for s in p.place.spots)
    assert bool(Matcher([subscription(town_id="a", reach=reach)]).match(news)) == near


def test_an_area_wide_item_reaches_who_follows_a_block_in_that_area():
    news = item(placements=(placement(place(precision=Precision.AREA, block_ids=(), spots=())),))
    assert Matcher([subscription()]).match(news) == (Hit("sub-1", news.id),)
    assert not Matcher(
        [subscription(reach=replace(subscription().reach, whole_area_ids=()))]
    ).match(news)


def test_a_withdrawn_item_reaches_nobody():
    assert not Matcher([subscription()]).match(item(status=Status.WITHDRAWN))


def test_one_of_several_themes_is_enough():
    matcher = Matcher([subscription(themes=frozenset({"culture", "safety"}))])
    assert matcher.match(item(themes=theme("roads") + theme("safety")))
    assert not matcher.match(item(themes=theme("roads")))


class Watched(frozenset):
    """Themes of a subscription that count how often they are looked at."""

    looks = 0

    def isdisjoint(self, other):
        Watched.looks += 1
        return super().isdisjoint(other)


def test_an_item_costs_nothing_to_subscriptions_elsewhere():
    crowd = [
        subscription(
            id=f"s{n}",
            reach=Reach(ReachKind.BLOCK, f"town/block-{n}"),
            themes=Watched({"utilities"}),
        )
        for n in range(1000)
    ]
    matcher = Matcher(crowd)
    Watched.looks = 0
    news = item(placements=(placement(place(block_ids=("town/block-7",), area_ids=(HOOD,))),))
    assert matcher.match(news) == (Hit("s7", news.id),)
    assert Watched.looks == 1
