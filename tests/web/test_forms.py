"""What a form's token is good for."""

import pytest

from records import BadRequest
from tests.web.conftest import World
from tests.web.news import NOW
from web.forms import check_form, form_token, spend_form

SECRET = "secret"


def test_a_token_is_for_its_kind_of_form_its_session_and_its_site(world: World):
    token = form_token(SECRET, "desk", "session")
    with world.app.test_request_context(method="POST"):
        check_form(SECRET, "desk", token, "session")
        for secret, form, bound in (
            (SECRET, "desk", "another session"),
            (SECRET, "desk", ""),
            (SECRET, "login", "session"),
            ("another site", "desk", "session"),
        ):
            with pytest.raises(BadRequest, match="did not come from this site"):
                check_form(secret, form, token, bound)


def test_no_two_tokens_are_alike_and_each_is_spent_once(own_world: World):
    first, second = (form_token(SECRET, "desk", "session") for _ in range(2))
    assert first != second
    with own_world.app.test_request_context(method="POST"), own_world.database.write() as db:
        spend_form(db, first, NOW)
        spend_form(db, second, NOW)
        for token in (first, second):
            with pytest.raises(BadRequest, match="Nothing was done a second time"):
                spend_form(db, token, NOW)


def test_what_a_form_that_failed_asked_for_leaves_its_token_good(own_world: World):
    token = form_token(SECRET, "desk")

    def send_and_fail() -> None:
        with own_world.database.write() as db:
            spend_form(db, token, NOW)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        send_and_fail()
    with own_world.database.write() as db:
        spend_form(db, token, NOW)
