from concurrent.futures import ThreadPoolExecutor

from store.database import Database
from store.spent_forms import forget_forms, spend_form

from .examples import DAY, MINUTE, NOON


def test_a_form_is_spent_once(database: Database) -> None:
    with database.write() as db:
        assert [spend_form(db, nonce, NOON) for nonce in "aaba"] == [True, False, True, False]


def test_of_a_double_click_one_counts(database: Database) -> None:
    def send(_: int) -> bool:
        with database.write() as db:
            return spend_form(db, "nonce", NOON)

    with ThreadPoolExecutor(6) as pool:
        assert sorted(pool.map(send, range(6))) == [False] * 5 + [True]


def test_a_form_that_is_too_old_to_come_again_is_forgotten(database: Database) -> None:
    with database.write() as db:
        spend_form(db, "old", NOON)
        spend_form(db, "new", NOON + MINUTE)
        assert [forget_forms(db, NOON), forget_forms(db, NOON)] == [1, 0]
        assert not spend_form(db, "new", NOON + DAY)
