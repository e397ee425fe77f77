"""The items that searching is measured on: the same on every run, and filed as real ones are."""

from itertools import pairwise

from benchmarks.search.items import Items
from benchmarks.search.questions import GOALS, Asker
from search.document import document_of
from search.text import read_terms

ITEMS = Items(2_000, seed=1, towns=2)


def test_a_document_is_that_of_its_item():
    for sketch in ITEMS.sketches(0, 300):
        assert sketch.document() == document_of(sketch.item())


def test_they_are_the_same_wherever_one_begins_to_draw():
    drawn = list(ITEMS.sketches(0, 6_000))
    assert list(ITEMS.sketches(4_900, 5_100)) == drawn[4_900:5_100]
    keys = [sketch.feed_key for sketch in drawn]
    assert len(set(keys)) == len(keys)
    assert all(a < b for a, b in pairwise(keys[:2_000]))
    assert sum(key < keys[1_999] for key in keys[2_000:]) > 300  # some come late


def test_every_kind_of_question_asks_for_something():
    asker = Asker(ITEMS, seed=1)
    for kind in GOALS:
        for question in (asker.draw(kind) for _ in range(20)):
            assert not question.query.terms or read_terms(question.query.terms).readings
