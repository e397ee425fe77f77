"""Work that one process at a time may do."""

from concurrent.futures import ThreadPoolExecutor

from store.alone import alone
from store.database import Database
from store.dialect import Turn
from tests.store.examples import item, save, with_sources


def test_a_turn_is_had_once_and_holds_up_nobody_elses_writing(database: Database) -> None:
    with_sources(database)

    def elsewhere() -> bool:
        with database.write() as db:
            save(db, item("a"))
        with alone(database, Turn.REBUILD) as is_ours:
            return is_ours

    with alone(database, Turn.REBUILD) as is_ours, ThreadPoolExecutor() as pool:
        assert is_ours
        assert not pool.submit(elsewhere).result(timeout=20)


def test_a_turn_is_free_again_however_it_ended(database: Database) -> None:
    try:
        with alone(database, Turn.REBUILD):
            raise TimeoutError
    except TimeoutError:
        pass
    for _ in range(2):
        with alone(database, Turn.REBUILD) as is_ours:
            assert is_ours
