"""Getting in and out of the desk."""

import re
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from argon2 import PasswordHasher
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from store.staff import find_staff, invite, save_staff
from tests.web.desk.conftest import EMAIL, PASSWORD, Desk, words_of
from tests.web.news import NOW
from web.desk.login import PER_EMAIL, PER_VISITOR
from web.desk.session import key_hash

LOGIN = "/desk/en/login"


def token_of(client: FlaskClient, path: str = LOGIN) -> str:
    found = re.search(r'name="token" value="([^"]*)"', client.get(path).get_data(as_text=True))
    assert found
    return found[1]


def log_in(client: FlaskClient, email: str = EMAIL, password: str = PASSWORD, **more: str):
    client.delete_cookie("ilot_desk", path="/desk")
    data = {"token": token_of(client), "email": email, "password": password, **more}
    return client.post(LOGIN, data=data)


@pytest.fixture
def client(desk: Desk) -> FlaskClient:
    return desk.world.app.test_client()


def test_the_desk_leads_to_the_readers_language_and_to_the_login(client: FlaskClient):
    response = client.get("/desk/", headers={"Accept-Language": "fr"})
    assert response.location == "/desk/fr/"
    response = client.get("/desk/fr/?page=2")
    assert response.status_code == 303
    assert response.location == "/desk/fr/login?next=/desk/fr/?page%3D2"


def test_who_has_the_password_gets_in_whatever_the_case_of_the_address(client: FlaskClient):
    response = log_in(client, email="ADA@EXAMPLE.ORG")
    assert (response.status_code, response.location) == (303, "/desk/en/")
    assert "to look at" in words_of(client.get("/desk/en/"))


def test_the_cookie_is_for_the_desk_alone(desk: Desk, client: FlaskClient):
    cookie = log_in(client).headers["Set-Cookie"]
    for part in ("Path=/desk", "HttpOnly", "SameSite=Strict", "Max-Age=43200"):
        assert part in cookie
    assert "Secure" not in cookie
    token = token_of(client := desk.world.app.test_client())
    data = {"token": token, "email": EMAIL, "password": PASSWORD}
    assert (
        "Secure"
        in client.post(LOGIN, data=data, base_url="https://localhost").headers["Set-Cookie"]
    )


def test_the_record_holds_no_key_of_a_session(desk: Desk, client: FlaskClient):
    log_in(client)
    cookie = client.get_cookie("ilot_desk", path="/desk")
    assert cookie
    files = list(Path(desk.world.settings.home).glob("ilot.sqlite*"))
    assert files
    assert not any(cookie.value.encode() in path.read_bytes() for path in files)


@pytest.mark.parametrize(
    ("email", "password"),
    [
        (EMAIL, "another password"),
        ("nobody@example.org", PASSWORD),
        ("new@example.org", PASSWORD),
        ("new@example.org", ""),
        ("", ""),
        (EMAIL, "x" * 5000),
    ],
)
def test_whatever_is_wrong_the_answer_is_the_same(client: FlaskClient, email: str, password: str):
    response = log_in(client, email, password)
    assert response.status_code == 403
    assert "E-mail address and password do not go together." in words_of(response)
    assert "Set-Cookie" not in response.headers


def test_who_fails_too_often_waits_an_hour(desk: Desk, client: FlaskClient):
    limits = desk.world.app.extensions["ilot"].limits
    with desk.world.database.write() as db:
        assert all(limits.take(db, PER_VISITOR, "127.0.0.1", NOW) for _ in range(9))
    assert log_in(client, "x@example.org", "wrong").status_code == 403
    response = log_in(client)
    assert response.status_code == 429
    assert "wait an hour" in words_of(response)
    assert response.headers["Retry-After"] == "3600"
    desk.world.clock.now = NOW + timedelta(hours=1, minutes=1)
    assert log_in(client).status_code == 303


def test_nor_can_one_address_be_guessed_at_from_everywhere(desk: Desk, client: FlaskClient):
    limits = desk.world.app.extensions["ilot"].limits
    with desk.world.database.write() as db:  # twenty guesses, each from another address
        assert all(limits.take(db, PER_EMAIL, EMAIL.casefold(), NOW) for _ in range(20))
    assert log_in(client).status_code == 429
    assert log_in(client, EMAIL.upper()).status_code == 429
    assert log_in(client, "ben@example.org").status_code == 303


@pytest.mark.parametrize(
    "wanted",
    [
        "https://evil.example/",
        "//evil.example/desk/",
        "/en/tiny/",
        "/desk",
        "/desk/../en/",
        "/desk/\\evil",
        "/desk/\r\nX: y",
    ],
)
def test_the_login_leads_nowhere_but_to_the_desk(client: FlaskClient, wanted: str):
    assert log_in(client, next=wanted).location == "/desk/en/"


def test_the_login_leads_back_to_the_page_that_was_asked_for(client: FlaskClient):
    wanted = "/desk/fr/items/0123456789abcdef?page=2"
    assert log_in(client, next=wanted).location == wanted


def test_a_forged_old_or_replayed_login_form_lets_nobody_in(desk: Desk, client: FlaskClient):
    data = {"email": EMAIL, "password": PASSWORD}
    assert client.post(LOGIN, data={**data, "token": "x"}).status_code == 400
    token = token_of(client)
    from_elsewhere = {"Origin": "https://evil.example"}
    response = client.post(LOGIN, data={**data, "token": token}, headers=from_elsewhere)
    assert response.status_code == 400
    assert client.post(LOGIN, data={**data, "token": token}).status_code == 303
    other = desk.world.app.test_client()
    again = other.post(LOGIN, data={**data, "token": token})
    assert again.status_code == 400
    assert "Set-Cookie" not in again.headers


def test_a_session_ends_after_twelve_hours(desk: Desk, client: FlaskClient):
    log_in(client)
    desk.world.clock.now = NOW + timedelta(hours=11, minutes=59)
    assert client.get("/desk/en/").status_code == 200
    desk.world.clock.now = NOW + timedelta(hours=12)
    assert client.get("/desk/en/").status_code == 303


def test_logging_out_ends_it_for_who_kept_the_cookie_too(client: FlaskClient):
    log_in(client)
    kept = client.get_cookie("ilot_desk", path="/desk")
    assert kept
    token = token_of(client, "/desk/en/")
    assert client.post("/desk/en/logout", data={"token": "forged"}).status_code == 400
    assert client.get("/desk/en/").status_code == 200
    response = client.post("/desk/en/logout", data={"token": token})
    assert response.location == "/desk/en/login"
    client.set_cookie("ilot_desk", kept.value, path="/desk")
    assert client.get("/desk/en/").status_code == 303


def test_a_hash_of_other_parameters_is_renewed_at_the_next_login(desk: Desk, client: FlaskClient):
    weak = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash(PASSWORD)
    with desk.world.database.write() as db:
        person = find_staff(db, "Ada")
        assert person
        save_staff(db, replace(person, password=weak))
    assert log_in(client).status_code == 303
    with desk.world.database.read() as db:
        person = find_staff(db, "Ada")
    assert person
    assert "m=65536,t=3,p=4" in person.password
    assert log_in(client).status_code == 303


class TestTheLink:
    """The link that the operator sends."""

    PATH = "/desk/en/password/secret-key"

    @pytest.fixture(autouse=True)
    def _invited(self, desk: Desk) -> None:
        with desk.world.database.write() as db:
            invite(db, "New", key_hash("secret-key"), NOW + timedelta(days=7))

    def post(self, client: FlaskClient, password: str) -> TestResponse:
        data = {"token": token_of(client, self.PATH), "password": password}
        return client.post(self.PATH, data=data)

    def test_it_sets_a_password_and_lets_in(self, client: FlaskClient):
        for _ in range(2):  # mail scanners open links
            assert "new@example.org" in client.get(self.PATH).get_data(as_text=True).lower()
        assert self.post(client, "twelve letters").location == "/desk/en/"
        assert client.get("/desk/en/").status_code == 200
        assert log_in(client, "new@example.org", "twelve letters").status_code == 303

    @pytest.mark.parametrize(
        ("password", "said"),
        [
            ("short", "at least 12 characters"),
            ("", "at least 12 characters"),
            ("x" * 201, "at most 200 characters"),
            (" \u00a0" * 8, "A password can't be blanks only"),
            ("NEW@example.org", "Your e-mail address is no password"),
        ],
    )
    def test_a_password_that_is_none_is_refused_with_the_reason(
        self, client: FlaskClient, password: str, said: str
    ):
        response = self.post(client, password)
        assert response.status_code == 400
        assert said in words_of(response)
        assert self.post(client, "twelve letters").status_code == 303

    def test_accents_may_be_typed_in_either_way(self, client: FlaskClient):
        self.post(client, "e\u0301te\u0301 comme hiver")
        assert log_in(client, "new@example.org", "été comme hiver").status_code == 303

    def test_it_works_once(self, desk: Desk, client: FlaskClient):
        token = token_of(client, self.PATH)
        self.post(client, "twelve letters")
        other = desk.world.app.test_client()
        for response in (
            other.get(self.PATH),
            other.post(self.PATH, data={"token": token, "password": "my own password"}),
        ):
            assert response.status_code == 410
            assert "ask whoever runs this site for a new link" in words_of(response)

    def test_an_old_or_unknown_link_says_so(self, desk: Desk, client: FlaskClient):
        assert client.get("/desk/en/password/unknown").status_code == 410
        desk.world.clock.now = NOW + timedelta(days=7)
        assert client.get(self.PATH).status_code == 410

    def test_a_forged_form_sets_nothing(self, client: FlaskClient):
        data = {"token": "x", "password": "twelve letters"}
        assert client.post(self.PATH, data=data).status_code == 400
        assert client.get(self.PATH).status_code == 200
