from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from sqlalchemy.exc import IntegrityError

from records import Staff, StaffRole
from store.database import Database
from store.desk_sessions import close_session, forget_sessions, open_session, session_staff
from store.staff import (
    accept_invitation,
    all_staff,
    find_staff,
    forget_invitations,
    invite,
    invited,
    remove_staff,
    save_staff,
    staff_by_email,
)

from .examples import DAY, MINUTE, NOON

ANA = Staff("ana", "Ana@Example.org", StaffRole.EDITOR, "demo", ("demo/north",), NOON)
BOB = Staff("bob", "bob@example.org", StaffRole.EDITOR, "other", ("other",), NOON)


def hired(database: Database) -> Database:
    with database.write() as db:
        save_staff(db, ANA)
        save_staff(db, BOB)
    return database


def test_somebody_is_found_by_id_and_by_address_in_any_case(database: Database) -> None:
    with hired(database).read() as db:
        assert find_staff(db, "ana") == staff_by_email(db, "ana@example.ORG") == ANA
        assert find_staff(db, "eve") is None
        assert staff_by_email(db, "eve@example.org") is None
        assert all_staff(db) == (ANA, BOB)
        assert all_staff(db, "other") == (BOB,)


def test_an_address_belongs_to_one_person(database: Database) -> None:
    hired(database)
    with pytest.raises(IntegrityError), database.write() as db:
        save_staff(db, replace(BOB, email="ANA@example.org"))


def test_saving_somebody_again_changes_them_and_ends_nothing(database: Database) -> None:
    with hired(database).write() as db:
        open_session(db, "key", "ana", NOON, NOON + DAY)
        invite(db, "ana", "letter", NOON + DAY)
        moved = replace(ANA, area_ids=("demo",))
        save_staff(db, moved)
        assert session_staff(db, "key", NOON) == moved
        assert invited(db, "letter", NOON) == moved


def test_an_invitation_is_good_until_its_day_and_once(database: Database) -> None:
    with hired(database).write() as db:
        invite(db, "ana", "key", NOON + DAY)
        assert invited(db, "key", NOON) == ANA
        assert invited(db, "key", NOON + DAY) is None
        assert invited(db, "other", NOON) is None
        assert accept_invitation(db, "key", "hash", NOON + DAY) is None
        accepted = accept_invitation(db, "key", "hash", NOON)
        assert accepted == replace(ANA, password="hash") == find_staff(db, "ana")
        assert accept_invitation(db, "key", "other", NOON) is None
        assert find_staff(db, "ana") == accepted


def test_a_new_invitation_takes_the_older_ones_place(database: Database) -> None:
    with hired(database).write() as db:
        invite(db, "ana", "first", NOON + DAY)
        invite(db, "bob", "his", NOON + DAY)
        invite(db, "ana", "second", NOON + DAY)
        assert invited(db, "first", NOON) is None
        assert invited(db, "second", NOON) == ANA
        assert invited(db, "his", NOON) == BOB


def test_of_two_who_use_an_invitation_at_once_one_sets_the_password(database: Database) -> None:
    with hired(database).write() as db:
        invite(db, "ana", "key", NOON + DAY)

    def accept(password: str) -> Staff | None:
        with database.write() as db:
            return accept_invitation(db, "key", password, NOON)

    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(accept, "abcd"))
    [winner] = [answer for answer in answers if answer]
    with database.read() as db:
        assert find_staff(db, "ana") == winner


def test_a_session_is_its_persons_until_it_is_closed_or_runs_out(database: Database) -> None:
    with hired(database).write() as db:
        open_session(db, "desk", "ana", NOON, NOON + DAY)
        open_session(db, "phone", "ana", NOON, NOON + DAY)
        open_session(db, "his", "bob", NOON, NOON + DAY)
        assert session_staff(db, "desk", NOON) == ANA
        assert session_staff(db, "desk", NOON + DAY) is None
        assert session_staff(db, "", NOON) is None
        close_session(db, "desk")
        close_session(db, "desk")
        assert session_staff(db, "desk", NOON) is None
        assert session_staff(db, "phone", NOON) == ANA
        assert session_staff(db, "his", NOON) == BOB


def test_a_new_password_ends_all_of_its_persons_sessions(database: Database) -> None:
    with hired(database).write() as db:
        open_session(db, "hers", "ana", NOON, NOON + DAY)
        open_session(db, "his", "bob", NOON, NOON + DAY)
        invite(db, "ana", "key", NOON + DAY)
        accept_invitation(db, "key", "hash", NOON)
        assert session_staff(db, "hers", NOON) is None
        assert session_staff(db, "his", NOON) == BOB


def test_who_is_removed_has_no_session_and_no_invitation(database: Database) -> None:
    with hired(database).write() as db:
        open_session(db, "desk", "ana", NOON, NOON + DAY)
        invite(db, "ana", "key", NOON + DAY)
        assert remove_staff(db, "ana")
        assert not remove_staff(db, "ana")
        assert session_staff(db, "desk", NOON) is None
        assert accept_invitation(db, "key", "hash", NOON) is None
        assert all_staff(db) == (BOB,)


def test_what_ran_out_is_erased(database: Database) -> None:
    with hired(database).write() as db:
        for key, until in (("old", NOON), ("new", NOON + MINUTE)):
            open_session(db, key, "bob", NOON - DAY, until)
        invite(db, "ana", "old", NOON)
        invite(db, "bob", "new", NOON + MINUTE)
        for forget in (forget_sessions, forget_invitations):
            assert [forget(db, NOON), forget(db, NOON)] == [1, 0]
        assert session_staff(db, "new", NOON) == invited(db, "new", NOON) == BOB
