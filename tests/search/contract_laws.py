"""Contract: laws that hold for any items and questions."""

from collections import Counter
from dataclasses import replace
from itertools import count

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from records import Facets, Item, Query, Reach, ReachKind, Spot, plain_terms
from records.outline import encloses
from records.reach import distance_m
from search.document import Delete, Op, Put, document_of
from tests.search.contract_questions import pages as on_pages
from tests.search.items import item, placed, put
from tests.search.oracle import finds, found
from tests.search.strategies import many_items, outlines, queries, single_items, spots
from tests.search.wild_texts import expect_said, items_that_say, wild_terms, wild_texts

Change = tuple[Op, Item | None]
EXAMPLES = count()  # an index remembers what was deleted, so that each history has ids of its own


@st.composite
def histories(draw) -> list[Change]:
    """Changes of a few items, each with revisions of its own, in any order and some twice."""
    changes: list[Change] = []
    example = next(EXAMPLES)
    for n in range(draw(st.integers(1, 4))):
        for revision, one in enumerate(draw(st.lists(single_items(), max_size=4)), start=1):
            if draw(st.sampled_from((False, False, True))):
                changes.append((Delete(f"{example}-{n}", revision), None))
            else:
                key = one.feed_key + n * 10 + revision
                now = replace(one, id=f"{example}-{n}", revision=revision, feed_key=key)
                changes.append((Put(document_of(now)), now))
    again = draw(st.lists(st.sampled_from(changes), max_size=3)) if changes else []
    return draw(st.permutations(changes + again))


def newest(changes: list[Change]) -> list[Item]:
    """Return the items that are left by the last revision of each."""
    last: dict[str, Change] = {}
    for op, now in changes:
        if op.item_id not in last or last[op.item_id][0].revision < op.revision:
            last[op.item_id] = op, now
    return [now for _, now in last.values() if now is not None]


def at_each(places: list[Spot]) -> list[Item]:
    """Return an item at each of some spots, called by its number."""
    return [item(str(n), placed(spots=[spot]), key=n) for n, spot in enumerate(places)]


def numbers_found(index, query: Query) -> list[int]:
    return [int(i) for i in reversed(index.search(query, limit=60).item_ids)]


def gone(index) -> list[Delete]:
    """Return what takes away all that an index holds: dearer, a generation for each example."""
    return [Delete(item_id, revision, "demo") for item_id, revision in index.versions()]


def laws(examples: int, pages: int = 2) -> type:
    """Return the laws as a class of tests that try so many examples each, on so many pages."""
    # The fixture is one index for all examples; each takes away what the one before it left.
    law = settings(
        max_examples=examples,
        deadline=None,
        suppress_health_check=[
            HealthCheck.function_scoped_fixture,
            HealthCheck.differing_executors,
            HealthCheck.too_slow,
            HealthCheck.data_too_large,
        ],
    )

    class LawsContract:
        @law
        @given(many_items(), st.lists(queries, min_size=4, max_size=12))
        def test_a_query_finds_exactly_what_its_meaning_says(self, index, items, asked):
            index.apply([*gone(index), *put(*items)], checkpoint=1)
            for query in asked:
                expect_found(index, query, items, pages)

        @law
        @given(
            st.lists(spots, max_size=50),
            st.tuples(spots, st.integers(0, 900)),
            outlines,
            st.sampled_from(("", "travaux")),
        )
        def test_a_radius_and_a_polygon_are_exact(self, index, places, around, outline, text):
            places = [*places, *outline]  # its own corners are on its boundary
            (centre, metres), terms = around, plain_terms(text)
            circle = Reach(ReachKind.RADIUS, "", *centre, metres)
            near = [n for n, spot in enumerate(places) if distance_m(centre, spot) <= metres]
            polygon = Reach(ReachKind.POLYGON, "", outline=outline)
            inside = [n for n, spot in enumerate(places) if encloses(outline, spot)]
            index.apply([*gone(index), *put(*at_each(places))], checkpoint=1)
            assert numbers_found(index, Query("demo", circle, terms=terms)) == near
            assert numbers_found(index, Query("demo", polygon, terms=terms)) == inside

        @law
        @given(st.lists(wild_texts, min_size=1, max_size=5), st.data())
        def test_any_text_says_the_same_to_an_index_as_to_the_matcher(self, index, texts, data):
            items = items_that_say(texts)
            index.apply([*gone(index), *put(*items)], checkpoint=1)
            asked = data.draw(st.lists(wild_terms(items), min_size=3, max_size=8))
            expect_said(index, asked, items)

        @law
        @given(histories(), st.lists(queries, min_size=1, max_size=6), st.integers(1, 5))
        def test_any_order_of_changes_ends_in_the_newest_of_each(self, index, changes, asked, size):
            index.apply(gone(index), checkpoint=0)
            for start in range(0, len(changes), size):
                index.apply([op for op, _ in changes[start : start + size]], checkpoint=start)
            left = newest(changes)
            assert dict(index.versions()) == {one.id: one.revision for one in left}
            for query in asked:
                expect_found(index, query, left, pages)

    return LawsContract


def expect_found(index, query: Query, items: list[Item], pages: int) -> None:
    ids = found(query, items)
    assert index.search(query).item_ids == ids
    assert tuple(on_pages(index, query, len(ids) // pages or 1)) == ids
    assert index.count(query) == len(ids)
    assert index.facets(query) == count_by_hand(query, items)


def count_by_hand(query: Query, items: list[Item]) -> Facets:
    def kept(field: str | None = None) -> list[Item]:
        asked = replace(query, **{field: frozenset()}) if field else query
        return [one for one in items if finds(asked, one)]

    return Facets(
        themes=Counter(code for one in kept("themes") for code in {t.code for t in one.themes}),
        types=Counter(one.type for one in kept("types")),
        sources=Counter(one.source_id for one in kept("sources")),
        total=len(kept()),
    )
