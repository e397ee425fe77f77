from dataclasses import replace

import pytest

from crawlers.expectations import check
from crawlers.reading import Reading
from records import Expectation, Failure, RawItem, SourceError
from tests.crawlers.conftest import NOW, source, state


def reading(count, incomplete=0, unreadable=0):
    raw = RawItem("demo/news", "id", "Title", "", "", NOW, "hash")
    bad = replace(raw, identity="hash:x", warnings=("no_title",))
    return Reading((raw,) * count + (bad,) * incomplete, (), unreadable)


def failure_of(found, good_counts=(), **expect):
    try:
        check(source(expect=Expectation(**expect)), found, state(good_counts=good_counts))
    except SourceError as error:
        return error.failure
    return None


@pytest.mark.parametrize(
    ("good_counts", "min_items", "failure"),
    [
        ((), 0, None),
        ((0, 0), 0, None),
        ((3,), 0, Failure.EMPTY_UNEXPECTED),
        ((), 1, Failure.EMPTY_UNEXPECTED),
        ((9, 9, 9), 0, Failure.EMPTY_UNEXPECTED),
    ],
)
def test_emptiness_is_wrong_only_where_something_was_or_is_to_be(good_counts, min_items, failure):
    assert failure_of(reading(0), good_counts, min_items=min_items) is failure


def test_counts_out_of_bounds_are_refused():
    assert failure_of(reading(4), min_items=5) is Failure.LAYOUT_CHANGED
    assert failure_of(reading(6), max_items=5) is Failure.LAYOUT_CHANGED
    assert failure_of(reading(5), min_items=5, max_items=5) is None


@pytest.mark.parametrize(
    ("count", "good_counts", "failure"),
    [
        (5, (20, 20), None),
        (5, (20, 20, 20), Failure.LAYOUT_CHANGED),
        (6, (20, 20, 20), None),
        (60, (20, 1, 20, 99), None),
        (61, (20, 1, 20, 99), Failure.LAYOUT_CHANGED),
        (10, (1, 1, 1), None),
        (11, (1, 1, 1), Failure.LAYOUT_CHANGED),
    ],
)
def test_counts_far_from_the_median_are_refused_once_there_are_three_good_runs(
    count, good_counts, failure
):
    assert failure_of(reading(count), good_counts) is failure


def test_too_many_incomplete_or_unreadable_entries_are_refused():
    assert failure_of(reading(8, incomplete=2)) is None
    assert failure_of(reading(7, incomplete=3)) is Failure.LAYOUT_CHANGED
    assert failure_of(reading(7, unreadable=3)) is Failure.LAYOUT_CHANGED
