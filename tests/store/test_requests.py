from datetime import timedelta

from store.database import Database
from store.requests import SPAN, forget_requests, note_request, requests_of

from .examples import NOON


def test_each_is_counted_apart_and_free_again_after_the_span(database: Database) -> None:
    with database.write() as db:
        assert [note_request(db, "a", 2, NOON) for _ in range(3)] == [True, True, False]
        assert note_request(db, "b", 2, NOON)
        assert not note_request(db, "a", 2, NOON + SPAN - timedelta(seconds=1))
        assert note_request(db, "a", 2, NOON + SPAN)


def test_what_no_longer_counts_is_erased(database: Database) -> None:
    with database.write() as db:
        note_request(db, "a", 9, NOON)
        note_request(db, "a", 9, NOON + timedelta(minutes=30))
        assert forget_requests(db, NOON + SPAN) == 1
        assert forget_requests(db, NOON + SPAN) == 0


def test_looking_how_many_there_were_counts_nothing(database: Database) -> None:
    with database.write() as db:
        note_request(db, "a", 9, NOON)
        note_request(db, "b", 9, NOON)
        assert [requests_of(db, "a", NOON) for _ in range(3)] == [1, 1, 1]
        assert requests_of(db, "c", NOON) == 0
        assert requests_of(db, "a", NOON + SPAN) == 0
