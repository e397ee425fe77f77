"""How often one visitor may ask for letters."""

from datetime import timedelta
from pathlib import Path

from sqlalchemy import select

from store.schema import requests
from tests.web.conftest import World, settings_in
from tests.web.news import NOW, THEMES
from web.app import create_app
from web.limits import Limits, Rule

RULE = Rule("test", 2)


def test_a_rule_counts_each_visitor_and_every_server_knows(own_world: World):
    secrets = Limits("secret"), Limits("secret")  # as two processes have them
    with own_world.database.write() as db:
        assert [limits.take(db, RULE, "a", NOW) for limits in (*secrets, *secrets)] == [
            True,
            True,
            False,
            False,
        ]
        assert secrets[0].take(db, RULE, "b", NOW)
        assert secrets[0].take(db, RULE, "a", NOW + timedelta(hours=1))


def test_two_rules_count_apart(own_world: World):
    limits, other = Limits("secret"), Rule("other", 1)
    with own_world.database.write() as db:
        assert limits.take(db, other, "a", NOW)
        assert limits.take(db, RULE, "a", NOW)
        assert not limits.take(db, other, "a", NOW)


def test_no_address_is_kept_as_it_was_given(own_world: World):
    with own_world.database.write() as db:
        Limits("secret").take(db, RULE, "ada@example.org", NOW)
        assert "ada" not in repr(db.execute(select(requests)).all())


def test_behind_a_proxy_visitors_are_told_apart_only_if_it_is_trusted(filled_home: Path):
    seen = []
    for environ, trusted in (("0", 0), ("1", 1)):
        settings = settings_in(filled_home, ILOT_TRUSTED_PROXIES=environ)
        assert settings.trusted_proxies == trusted
        app = create_app(settings, lambda: NOW, THEMES)

        @app.before_request
        def note() -> None:
            from flask import request

            seen.append(request.remote_addr)

        app.test_client().get("/en/about", headers={"X-Forwarded-For": "203.0.113.7"})
        app.extensions["ilot"].database.close()
        app.extensions["ilot"].searcher.index().close()
    assert seen == ["127.0.0.1", "203.0.113.7"]
