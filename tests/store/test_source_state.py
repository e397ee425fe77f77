from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

from records import SourceState, Validators
from store.database import Database
from store.source_state import (
    claim_due,
    claim_source,
    find_state,
    last_collected,
    save_state,
    states_of,
)
from store.sources import save_sources

from .examples import DAY, MINUTE, NOON, source, with_sources

STATE = SourceState(
    "demo/mairie",
    Validators('W/"é"', "Mon, 04 May 2026 12:00:00 GMT", "abc"),
    due_at=NOON + MINUTE,
    last_run_at=NOON,
    last_ok_at=NOON,
    failing_since=NOON,
    failures=2,
    failure="dns",
    reason="no such host",
    newest_item_at=NOON,
    good_counts=(3, 4),
)
LEASE = NOON + 5 * MINUTE


def test_a_source_that_was_never_read_has_a_fresh_state(database: Database) -> None:
    with_sources(database)
    with database.read() as db:
        assert find_state(db, "demo/mairie") == SourceState("demo/mairie")
        assert find_state(db, "demo/unknown") == SourceState("demo/unknown")
        assert last_collected(db) is None


def test_a_state_comes_back_as_it_was_saved(database: Database) -> None:
    with_sources(database, "mairie", "biblio")
    with database.write() as db:
        save_state(db, STATE)
        assert find_state(db, STATE.source_id) == STATE
        assert states_of(db, "demo") == {
            "demo/biblio": SourceState("demo/biblio"),
            "demo/mairie": STATE,
        }
        assert last_collected(db) == last_collected(db, "demo") == NOON
        assert last_collected(db, "other") is None


def test_a_source_is_claimed_when_it_is_due_the_longest_due_first(database: Database) -> None:
    with_sources(database, "late", "later", "new", "not-yet")
    with database.write() as db:
        save_state(db, SourceState("demo/late", due_at=NOON - DAY))
        save_state(db, SourceState("demo/later", due_at=NOON))
        save_state(db, SourceState("demo/not-yet", due_at=NOON + MINUTE))
        assert claim_due(db, NOON, LEASE, None, 2) == ("demo/new", "demo/late")
        assert claim_due(db, NOON, LEASE, "demo", 9) == ("demo/later",)
        assert claim_due(db, NOON, LEASE, "demo", 9) == ()


def test_retired_sources_and_those_of_other_towns_are_not_claimed(database: Database) -> None:
    with_sources(database, "mairie", "biblio")
    with database.write() as db:
        save_sources(db, "demo", [source("biblio")])
        assert claim_due(db, NOON, LEASE, "other", 9) == ()
        assert claim_due(db, NOON, LEASE, None, 9) == ("demo/biblio",)


def test_a_lease_ends_when_the_state_is_saved_or_its_time_is_over(database: Database) -> None:
    with_sources(database)
    with database.write() as db:
        assert claim_source(db, "demo/mairie", NOON, LEASE)
        assert find_state(db, "demo/mairie").leased_until == LEASE
        assert not claim_source(db, "demo/mairie", NOON, LEASE)
        assert claim_source(db, "demo/mairie", LEASE, LEASE + MINUTE)
        save_state(db, replace(STATE, leased_until=None))
        assert claim_source(db, "demo/mairie", LEASE, LEASE + MINUTE)
        assert not claim_source(db, "demo/unknown", NOON, LEASE)


def test_four_workers_claim_each_source_exactly_once(database: Database) -> None:
    slugs = [f"s{number:02}" for number in range(40)]
    with_sources(database, *slugs)

    def work(_: int) -> list[str]:
        mine: list[str] = []
        while True:
            with database.write() as db:
                claimed = claim_due(db, NOON, LEASE, None, 3)
            if not claimed:
                return mine
            mine.extend(claimed)

    with ThreadPoolExecutor(4) as pool:
        claimed = sorted(source_id for mine in pool.map(work, range(4)) for source_id in mine)
    assert claimed == [f"demo/{slug}" for slug in slugs]
