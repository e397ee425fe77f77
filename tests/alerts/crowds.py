"""Invented readers, items and texts, and who is to hear of what, asked one by one."""

import math

from hypothesis import strategies as st

from alerts.matching.wordings import Analysis
from records import Item, Precision, Reach, ReachKind, Role, Status, Subscription, Term, TermKind
from records.outline import encloses
from search.text import read_terms, said_by
from tests.alerts.samples import LAT, LON, item, place, placement, subscription, theme

ANALYSIS = Analysis(said_by, read_terms)
TOWNS = ("a", "b")
BLOCKS = tuple(f"a/block-{n}" for n in range(4))
AREAS = tuple(f"a/area-{n}" for n in range(3))
CODES = ("roads", "safety", "culture")
TYPES = ("news", "event")
SOURCES = ("a/water", "a/police")
WORDS = ("Travaux", "travail", "rue", "du", "Pont", "the", "bridges", "école", "écoles", "été", "x")
R = 6_371_008.8

spots = st.tuples(st.floats(LON - 0.01, LON + 0.01), st.floats(LAT - 0.01, LAT + 0.01))
areas = st.lists(st.sampled_from(AREAS), max_size=2, unique=True).map(tuple)
blocks = st.lists(st.sampled_from(BLOCKS), max_size=3, unique=True).map(tuple)
outlines = st.lists(spots, min_size=3, max_size=6).map(tuple)


@st.composite
def reaches(draw) -> Reach:
    kind = draw(st.sampled_from(ReachKind))
    target = draw(st.sampled_from(AREAS if kind is ReachKind.AREA else BLOCKS))
    if kind is ReachKind.CITY:
        return Reach(kind, "")
    if kind is ReachKind.RADIUS:
        metres = draw(st.integers(0, 1500))
        return Reach(kind, target, *draw(spots), metres, draw(areas))
    if kind is ReachKind.POLYGON:
        return Reach(kind, "", outline=draw(outlines), whole_area_ids=draw(areas))
    several = kind in (ReachKind.STREET, ReachKind.BLOCKS)
    return Reach(
        kind,
        target,
        whole_area_ids=draw(areas),
        block_ids=draw(blocks) if several else (),
    )


texts = st.lists(st.sampled_from(WORDS), max_size=5).map(" ".join)
terms = st.builds(
    Term,
    st.lists(st.sampled_from((*WORDS, "t", "trav", "éc", "…")), min_size=1, max_size=2).map(
        " ".join
    ),
    st.sampled_from(TermKind),
    st.booleans(),
)
codes = st.frozensets(st.sampled_from(CODES), max_size=2)


@st.composite
def crowds(draw, max_size: int = 12) -> list[Subscription]:
    """Subscriptions of all kinds, some of which ask for the very same."""
    return [
        subscription(
            id=f"s{number:02}",
            town_id=draw(st.sampled_from(TOWNS)),
            reach=draw(reaches()),
            themes=draw(codes),
            types=draw(st.frozensets(st.sampled_from(TYPES), max_size=1)),
            sources=draw(st.frozensets(st.sampled_from(SOURCES), max_size=1)),
            terms=tuple(draw(st.lists(terms, max_size=3))),
        )
        for number in range(draw(st.integers(1, max_size)))
    ]


@st.composite
def places(draw):
    precision = draw(st.sampled_from(Precision))
    wide = precision in (Precision.AREA, Precision.CITY)
    return place(
        precision=precision,
        block_ids=() if wide else draw(blocks),
        area_ids=draw(areas),
        spots=() if wide else tuple(draw(st.lists(spots, min_size=1, max_size=3))),
    )


placements = st.builds(
    lambda somewhere, approximate, role: placement(somewhere, approximate=approximate, role=role),
    places(),
    st.booleans(),
    st.sampled_from((Role.ABOUT, Role.ABOUT, Role.MENTIONED)),
)
items = st.builds(
    lambda town, found, about, kind, source, lang, text, status: item(
        town_id=town,
        placements=tuple(found),
        themes=tuple(t for code in sorted(about) for t in theme(code)),
        type=kind,
        source_id=source,
        lang=lang,
        title=text,
        text=text.lower(),
        status=status,
    ),
    st.sampled_from(TOWNS),
    st.lists(placements, max_size=3),
    codes,
    st.sampled_from(TYPES),
    st.sampled_from(SOURCES),
    st.sampled_from(("fr", "en", "pt")),
    texts,
    st.sampled_from((Status.ACTIVE, Status.ACTIVE, Status.CANCELLED, Status.HIDDEN)),
)


def who_hears(crowd: list[Subscription], news: Item) -> list[str]:
    """Return the ids of all whom an item answers, sorted; no key and no table is looked at."""
    return sorted(each.id for each in crowd if answers(each, news))


def answers(each: Subscription, news: Item) -> bool:
    """One subscription against one item, in plain words."""
    return (
        news.is_listed
        and each.town_id == news.town_id
        and (not each.themes or any(theme.code in each.themes for theme in news.themes))
        and (not each.types or news.type in each.types)
        and (not each.sources or news.source_id in each.sources)
        and (each.reach.kind is ReachKind.CITY or any(near(each.reach, p) for p in news.about))
        and (not each.terms or read_terms(each.terms).holds(said_by(news.words, news.lang)))
    )


def near(reach: Reach, found) -> bool:
    there = found.place
    wide = there.precision in (Precision.AREA, Precision.CITY)
    if wide and set(there.area_ids) & set(reach.whole_area_ids):
        return True
    if reach.kind is ReachKind.AREA:
        return reach.target_id in there.area_ids
    if reach.kind is ReachKind.RADIUS:
        middle = (reach.lon, reach.lat)
        return any(metres_between(middle, spot) <= reach.metres for spot in there.spots)
    if reach.kind is ReachKind.POLYGON:
        return any(encloses(reach.outline, spot) for spot in there.spots)
    asked = (reach.target_id,) if reach.kind is ReachKind.BLOCK else reach.block_ids
    return bool(set(asked) & set(there.block_ids))


def metres_between(a, b) -> float:
    """By the chord through the ball, another way than records.reach goes."""
    (x1, y1, z1), (x2, y2, z2) = map(_on_the_ball, (a, b))
    return 2 * R * math.asin(math.hypot(x1 - x2, y1 - y2, z1 - z2) / 2)


def _on_the_ball(spot):
    lon, lat = map(math.radians, spot)
    return math.cos(lat) * math.cos(lon), math.cos(lat) * math.sin(lon), math.sin(lat)
