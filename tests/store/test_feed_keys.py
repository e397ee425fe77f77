from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from store import feed_keys
from store.database import Database
from store.feed_keys import first_key
from store.items import item_ids, save_item

from .examples import DAY, NOON, item, save, trial, with_sources


def test_a_key_is_the_second_of_publication_and_a_count_within_it(database: Database) -> None:
    with_sources(database)
    with database.write() as db:
        keys = [save(db, item(name)).feed_key for name in "abc"]
    base = int(NOON.timestamp()) * 4096
    assert keys == [base, base + 1, base + 2]


def test_a_re_dated_item_gets_a_new_key_and_its_old_one_is_not_given_again(
    database: Database,
) -> None:
    with_sources(database)
    with database.write() as db:
        before = save(db, item("a"))
        after = save(db, item("a", published_at=NOON + DAY))
        other = save(db, item("b"))
    assert after.feed_key == first_key(NOON + DAY)
    assert other.feed_key == before.feed_key + 1


def test_a_few_milliseconds_are_no_re_dating(database: Database) -> None:
    with_sources(database)
    with database.write() as db:
        before = save(db, item("a"))
        after = save(db, item("a", published_at=NOON + timedelta(milliseconds=9)))
    assert after.feed_key == before.feed_key


def test_a_full_second_flows_over_into_the_next_and_both_find_free_keys(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(feed_keys, "SHIFT", 1)
    with_sources(database)
    with database.write() as db:
        keys = [save(db, item(f"a{n}")).feed_key for n in range(4)]
        later = NOON + timedelta(seconds=1)
        keys += [save(db, item(f"b{n}", published_at=later)).feed_key for n in range(2)]
        keys.append(save(db, item("a4")).feed_key)
    assert keys == [first_key(NOON) + n for n in range(7)]


def test_keys_fit_53_bits_and_dates_before_1970_sort_before() -> None:
    assert first_key(datetime(9999, 12, 31, 23, 59, 59, tzinfo=UTC)) < 2**53
    assert first_key(datetime(1969, 12, 31, 23, 59, 59, 500_000, tzinfo=UTC)) == -4096


seconds = st.integers(min_value=-2, max_value=2)


@settings(
    max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
@given(st.lists(st.tuples(st.sampled_from("abcdefgh"), seconds), max_size=14))
def test_keys_are_unique_and_their_order_is_that_of_publication(
    database: Database, saves: list[tuple[str, int]]
) -> None:
    with_sources(database)
    last = {name: NOON + timedelta(seconds=offset) for name, offset in saves}
    with trial(database) as db:
        keys = {}
        for name, offset in saves:
            changed = item(name, published_at=NOON + timedelta(seconds=offset), title=f"{offset}")
            saved = save_item(db, changed, NOON)
            keys[name] = saved.feed_key if saved is not None else keys[name]
        assert len(set(keys.values())) == len(keys)
        assert all(keys[name] >= first_key(day) for name, day in last.items())
        order = list(item_ids(db))
    assert order == sorted(keys, key=lambda name: -keys[name])
    assert [last[name] for name in order] == sorted(last.values(), reverse=True)


def test_writers_at_the_same_time_never_get_the_same_key(database: Database) -> None:
    with_sources(database)

    def work(worker: int) -> list[int]:
        keys = []
        for number in range(10):
            with database.write() as db:
                keys.append(save(db, item(f"{worker}-{number}")).feed_key)
        return keys

    with ThreadPoolExecutor(4) as pool:
        keys = sorted(key for mine in pool.map(work, range(4)) for key in mine)
    assert keys == [first_key(NOON) + n for n in range(40)]
