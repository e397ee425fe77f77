"""Items and queries of a town small enough for them to meet."""

from dataclasses import replace
from datetime import timedelta

from hypothesis import strategies as st

from records import Item, Query, Reach, ReachKind, Role, Term, TermKind
from tests.search.items import MONDAY, item, near, placed
from tests.search.oracle import FAMILIES, STOP_WORDS

BLOCKS = ("lilas-1", "lilas-2", "paris-1", "paris-2")
AREAS = ("centre", "nord")
THEMES = ("works", "culture", "schools")
TYPES = ("news", "event", "notice")
SOURCES = ("demo/town-hall", "demo/library")
SECONDS = st.integers(-3, 6)

spots = st.tuples(st.integers(-500, 500), st.integers(-500, 500)).map(lambda m: near(*m))
# Any corners, so also hooks, bow ties, slivers, and the same corner twice.
outlines = st.lists(spots, min_size=3, max_size=7).map(tuple)
moments = SECONDS.map(lambda s: MONDAY + timedelta(seconds=s))


def some(values, at_most: int = 2):
    return st.lists(st.sampled_from(values), max_size=at_most, unique=True)


placements = st.builds(
    lambda blocks, areas, spots, flags: placed(
        *blocks,
        areas=areas,
        spots=spots,
        whole=flags[0],
        approximate=flags[1],
        role=Role.MENTIONED if flags[2] else Role.ABOUT,
    ),
    some(BLOCKS),
    some(AREAS),
    st.lists(spots, max_size=3),
    st.tuples(st.booleans(), st.booleans(), st.sampled_from((False, False, True))),
)


@st.composite
def events(draw):
    starts_at = draw(st.none() | moments)
    if starts_at is None:
        return {"ends_at": draw(st.none() | moments)}
    lasts = draw(st.none() | st.integers(0, 3))
    return {
        "starts_at": starts_at,
        "ends_at": None if lasts is None else starts_at + timedelta(seconds=lasts),
    }


@st.composite
def single_items(draw) -> Item:
    lang = draw(st.sampled_from(sorted(FAMILIES)))
    words = [word for family in (*FAMILIES[lang], STOP_WORDS[lang]) for word in family]
    return item(
        "x",
        *draw(st.lists(placements, max_size=2)),
        at=draw(moments),
        type=draw(st.sampled_from(TYPES)),
        source_id=draw(st.sampled_from(SOURCES)),
        themes=tuple(draw(some(THEMES))),
        lang=lang,
        title=" ".join(draw(some(words))),
        text=" ".join(draw(st.lists(st.sampled_from(words), max_size=6))),
        **draw(events()),
    )


@st.composite
def many_items(draw, at_most: int = 10) -> list[Item]:
    """Items with ids and feed keys of their own; several may be of one second."""
    return [
        replace(one, id=f"item-{n}", feed_key=one.feed_key + n)
        for n, one in enumerate(draw(st.lists(single_items(), max_size=at_most)))
    ]


reaches = st.one_of(
    st.just(Reach(ReachKind.CITY, "demo")),
    st.builds(
        lambda block, areas: Reach(
            ReachKind.BLOCK, f"demo/{block}", whole_area_ids=tuple(f"demo/{a}" for a in areas)
        ),
        st.sampled_from((*BLOCKS, "nowhere")),
        some(AREAS),
    ),
    st.builds(
        lambda blocks: Reach(
            ReachKind.STREET, "demo/lilas", block_ids=tuple(f"demo/{block}" for block in blocks)
        ),
        some((*BLOCKS, "nowhere"), 5),
    ),
    st.builds(
        lambda blocks, areas: Reach(
            ReachKind.BLOCKS,
            f"demo/{blocks[0]}",
            whole_area_ids=tuple(f"demo/{area}" for area in areas),
            block_ids=tuple(f"demo/{block}" for block in blocks),
            steps=2,
        ),
        some((*BLOCKS, "nowhere"), 5).filter(bool),
        some(AREAS, 1),
    ),
    st.builds(
        lambda corners, areas: Reach(
            ReachKind.POLYGON,
            "",
            whole_area_ids=tuple(f"demo/{area}" for area in areas),
            outline=corners,
        ),
        outlines,
        some(AREAS, 1),
    ),
    st.builds(
        lambda area: Reach(ReachKind.AREA, f"demo/{area}"), st.sampled_from((*AREAS, "nowhere"))
    ),
    st.builds(
        lambda spot, metres, areas: Reach(
            ReachKind.RADIUS, "", *spot, metres, tuple(f"demo/{area}" for area in areas)
        ),
        spots,
        st.integers(0, 800),
        some(AREAS, 1),
    ),
)
WORDS = [
    word for lang in FAMILIES for family in (*FAMILIES[lang], STOP_WORDS[lang]) for word in family
]
beginnings = st.tuples(st.sampled_from(WORDS), st.integers(1, 7)).map(lambda w: w[0][: w[1]])
single_terms = st.one_of(
    st.builds(Term, st.sampled_from(WORDS)),
    st.builds(
        Term,
        st.lists(st.sampled_from(WORDS), min_size=1, max_size=3).map(" ".join),
        st.sampled_from((TermKind.WORD, TermKind.PHRASE)),
        banned=st.booleans(),
    ),
    st.builds(Term, beginnings, st.just(TermKind.PREFIX), banned=st.booleans()),
)
terms = st.lists(single_terms, max_size=3).map(tuple)
queries = st.builds(
    Query,
    town_id=st.just("demo"),
    reach=reaches,
    themes=some((*THEMES, "unknown")).map(frozenset),
    types=some((*TYPES, "unknown")).map(frozenset),
    sources=some((*SOURCES, "demo/unknown")).map(frozenset),
    published_from=st.none() | moments,
    published_to=st.none() | moments,
    happens_from=st.none() | moments,
    happens_to=st.none() | moments,
    terms=st.just(()) | terms,
    with_approximate=st.booleans(),
)
