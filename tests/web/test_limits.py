"""How often one visitor may ask for letters."""

from datetime import timedelta
from pathlib import Path

from tests.web.conftest import settings_in
from tests.web.news import NOW, THEMES
from web.app import create_app
from web.limits import Limits, Rule

RULE = Rule("test", 2, timedelta(minutes=10))


def test_a_rule_counts_each_visitor_and_forgets_after_its_span():
    limits = Limits("secret")
    assert [limits.take(RULE, "a", NOW) for _ in range(3)] == [True, True, False]
    assert limits.take(RULE, "b", NOW)
    assert not limits.take(RULE, "a", NOW + timedelta(minutes=9))
    assert limits.take(RULE, "a", NOW + timedelta(minutes=10))


def test_two_rules_count_apart():
    limits, other = Limits("secret"), Rule("other", 1, timedelta(minutes=10))
    assert limits.take(other, "a", NOW)
    assert limits.take(RULE, "a", NOW)
    assert not limits.take(other, "a", NOW)


def test_no_address_is_kept_as_it_was_given():
    limits = Limits("secret")
    limits.take(RULE, "ada@example.org", NOW)
    assert "ada" not in repr(vars(limits))


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
