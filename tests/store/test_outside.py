from datetime import timedelta

from records import OutsideAnswer, OutsideQuestion, Precision
from store.database import Database
from store.outside import (
    ask_later,
    claim_question,
    find_answers,
    forget_misses,
    keep_answer,
    put_off,
)

from .examples import DAY, MINUTE, NOON, item, save, with_sources


def question(street: str) -> OutsideQuestion:
    return OutsideQuestion(f"12 {street}", street, 12, "", "Demo", "FR", (2.3, 48.8))


ONE, TWO = question("rue x"), question("rue y")
SPOT = OutsideAnswer(2.3, 48.8, Precision.ADDRESS, "Rue X", "ban")
UNTIL = NOON + 30 * DAY


def test_a_question_is_asked_once_for_all_items_that_wait(database: Database) -> None:
    with_sources(database)
    with database.write() as db:
        save(db, item("a"))
        save(db, item("b"))
        ask_later(db, "demo", "a", [ONE, TWO], NOON)
        ask_later(db, "demo", "b", [ONE], NOON + MINUTE)
        assert claim_question(db, NOON, NOON + MINUTE) == ("demo", ONE)
        assert keep_answer(db, "demo", ONE.key, SPOT, UNTIL) == ("a", "b")
        assert claim_question(db, NOON, NOON + MINUTE) == ("demo", TWO)
        assert find_answers(db, "demo", [ONE.key, TWO.key]) == {ONE.key: SPOT}
        assert find_answers(db, "other", [ONE.key]) == {}


def test_nobody_else_is_given_a_claimed_question_before_its_time(database: Database) -> None:
    with_sources(database)
    with database.write() as db:
        save(db, item("a"))
        ask_later(db, "demo", "a", [ONE], NOON)
        assert claim_question(db, NOON - MINUTE, NOON) is None
        assert claim_question(db, NOON, NOON + MINUTE)
        assert claim_question(db, NOON, NOON + MINUTE) is None
        put_off(db, "demo", ONE.key, NOON + DAY)
        assert claim_question(db, NOON + MINUTE, NOON + DAY) is None
        assert claim_question(db, NOON + DAY, NOON + 2 * DAY) == ("demo", ONE)


def test_what_was_asked_in_vain_is_asked_again_after_its_time_only(database: Database) -> None:
    with_sources(database)
    with database.write() as db:
        save(db, item("a"))
        ask_later(db, "demo", "a", [ONE], NOON)
        assert keep_answer(db, "demo", ONE.key, None, UNTIL) == ("a",)
        ask_later(db, "demo", "a", [ONE], NOON)
        assert claim_question(db, UNTIL, UNTIL + DAY) is None
        assert forget_misses(db, UNTIL - MINUTE) == 0
        assert forget_misses(db, UNTIL) == 1
        ask_later(db, "demo", "a", [ONE], UNTIL)
        assert claim_question(db, UNTIL, UNTIL + DAY) == ("demo", ONE)


def test_answers_stay(database: Database) -> None:
    with_sources(database)
    with database.write() as db:
        save(db, item("a"))
        ask_later(db, "demo", "a", [ONE], NOON)
        keep_answer(db, "demo", ONE.key, SPOT, UNTIL)
        assert forget_misses(db, UNTIL + timedelta(days=9999)) == 0
        ask_later(db, "demo", "a", [ONE], UNTIL)
        assert claim_question(db, UNTIL, UNTIL + DAY) is None
        assert find_answers(db, "demo", [ONE.key]) == {ONE.key: SPOT}
