"""Contract: how changes come in."""

from dataclasses import replace

from records import Query, Reach, ReachKind, plain_terms
from search.document import Delete
from tests.search.items import CENTRE, MONDAY, days, item, near, placed, put

ALL = Query("demo", Reach(ReachKind.CITY, "demo"))
LILAS = Query("demo", Reach(ReachKind.BLOCK, "demo/lilas-1"))


class ChangesContract:
    def test_what_is_put_is_found_at_once(self, index):
        index.apply(put(item("a")), checkpoint=1)
        assert index.search(ALL).item_ids == ("a",)

    def test_putting_twice_is_putting_once(self, index):
        for _ in range(2):
            index.apply(put(item("a", placed("lilas-1"))), checkpoint=1)
        assert index.count(LILAS) == 1
        assert list(index.versions()) == [("a", 1)]

    def test_an_older_revision_changes_nothing(self, index):
        index.apply(put(item("a", revision=3, type="event")), checkpoint=1)
        index.apply(put(item("a", revision=2, type="news")), checkpoint=2)
        assert list(index.versions()) == [("a", 3)]
        assert index.facets(ALL).types == {"event": 1}

    def test_of_several_changes_in_one_batch_the_newest_counts(self, index):
        batch = put(item("a", revision=2), item("a", revision=3), item("a", revision=1))
        index.apply(batch, checkpoint=1)
        assert list(index.versions()) == [("a", 3)]

    def test_what_is_deleted_is_not_found(self, index):
        index.apply(put(item("a", placed("lilas-1")), item("b", key=1)), checkpoint=1)
        index.apply([Delete("a", 2)], checkpoint=2)
        assert index.search(ALL).item_ids == ("b",)
        assert index.count(LILAS) == 0

    def test_a_deletion_older_than_the_item_changes_nothing(self, index):
        index.apply(put(item("a", revision=5)), checkpoint=1)
        index.apply([Delete("a", 4)], checkpoint=2)
        assert index.count(ALL) == 1

    def test_an_older_revision_does_not_rise_from_the_dead(self, index):
        index.apply(put(item("a", revision=1)), checkpoint=1)
        index.apply([Delete("a", 2), Delete("never-seen", 7)], checkpoint=2)
        index.apply(put(item("a", revision=1), item("never-seen", key=1, revision=6)), checkpoint=3)
        assert index.count(ALL) == 0
        assert list(index.versions()) == []

    def test_a_newer_revision_lives_again(self, index):
        index.apply([Delete("a", 2)], checkpoint=1)
        index.apply(put(item("a", revision=3)), checkpoint=2)
        assert index.count(ALL) == 1

    def test_a_leader_comes_and_goes_without_a_new_revision(self, index):
        index.apply(put(item("a")), checkpoint=1)
        index.apply([Delete("a", 1)], checkpoint=2)
        assert index.count(ALL) == 0
        index.apply(put(item("a")), checkpoint=3)
        assert index.count(ALL) == 1

    def test_a_redated_item_stands_at_its_new_date_only(self, index):
        old = item("a", placed("lilas-1", areas=("centre",)), title="École")
        index.apply(put(old, item("b", at=MONDAY + days(1))), checkpoint=1)
        index.apply(put(_again(old, at=MONDAY + days(2))), checkpoint=2)
        assert index.search(ALL).item_ids == ("a", "b")
        on_monday = replace(ALL, published_to=MONDAY + days(1))
        for query in (on_monday, replace(on_monday, terms=plain_terms("école"))):
            assert index.count(query) == 0

    def test_a_replaced_item_stands_at_its_new_place_only(self, index):
        here = placed("lilas-1", areas=("centre",), spots=[near(0, 0)])
        there = placed("paris-1", areas=("nord",), spots=[near(600, 0)])
        index.apply(put(item("a", here)), checkpoint=1)
        index.apply(put(item("a", there, revision=2)), checkpoint=2)
        around = Query("demo", Reach(ReachKind.RADIUS, "", *CENTRE, 200))
        centre = Query("demo", Reach(ReachKind.AREA, "demo/centre"))
        for gone in (LILAS, around, centre):
            assert index.count(gone) == 0
            assert index.count(replace(gone, terms=plain_terms("travaux"))) == 0
        assert index.count(Query("demo", Reach(ReachKind.AREA, "demo/nord"))) == 1

    def test_a_rethemed_item_stands_under_its_new_theme_only(self, index):
        index.apply(put(item("a", themes=("works", "schools"))), checkpoint=1)
        index.apply(put(item("a", themes=("culture",), revision=2)), checkpoint=2)
        assert index.count(replace(ALL, themes=frozenset({"works", "schools"}))) == 0
        assert index.count(replace(ALL, themes=frozenset({"culture"}))) == 1
        assert index.facets(ALL).themes == {"culture": 1}

    def test_a_reworded_item_is_found_by_its_new_words_only(self, index):
        index.apply(put(item("a", title="Marché")), checkpoint=1)
        index.apply(put(item("a", title="Concert", revision=2)), checkpoint=2)
        assert index.count(replace(ALL, terms=plain_terms("marché"))) == 0
        assert index.count(replace(ALL, terms=plain_terms("concert"))) == 1

    def test_a_feed_key_that_moved_on_is_taken_over(self, index):
        index.apply(put(item("a")), checkpoint=1)
        index.apply(put(item("b")), checkpoint=2)
        assert index.search(ALL).item_ids == ("b",)
        index.apply(put(item("c", key=1), item("d", key=1)), checkpoint=3)
        assert index.search(ALL).item_ids == ("d", "b")

    def test_two_items_may_exchange_their_feed_keys_in_one_batch(self, index):
        index.apply(put(item("a"), item("b", key=1)), checkpoint=1)
        index.apply(put(item("a", key=1, revision=2), item("b", revision=2)), checkpoint=2)
        assert index.search(ALL).item_ids == ("a", "b")

    def test_a_new_index_is_empty_and_has_seen_nothing(self, index):
        assert index.checkpoint() == 0
        assert index.search(ALL).item_ids == ()
        assert index.health().documents == 0

    def test_the_checkpoint_moves_with_the_changes_and_never_back(self, index):
        index.apply(put(item("a")), checkpoint=7)
        index.apply([], checkpoint=9)
        index.apply([], checkpoint=8)
        assert index.checkpoint() == 9

    def test_waiting_ends_when_a_change_is_in(self, index):
        index.apply(put(item("a")), checkpoint=7)
        assert index.wait_visible(7, timeout=5)
        assert not index.wait_visible(8, timeout=0.05)

    def test_health_tells_what_is_there(self, index):
        index.apply(put(item("a"), item("b", key=1)), checkpoint=7)
        health = index.health()
        assert (health.documents, health.checkpoint) == (2, 7)
        assert health.generation in index.generations()
        assert health.size > 0


def _again(old, at):
    return item(old.id, *old.placements, at=at, title=old.title, revision=old.revision + 1)
