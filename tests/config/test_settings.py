"""What the operator sets, and what he is told when it can't be."""

import pytest

from config.settings import load_settings, secret_key
from records import ConfigError


def test_the_defaults_hold_without_any_file():
    settings = load_settings({})
    assert settings.database_url == "sqlite:///var/ilot.sqlite"
    assert settings.review_at < settings.publish_at


def test_home_moves_everything_that_lies_below_it():
    settings = load_settings({"ILOT_HOME": "/srv/x"})
    assert settings.database_url == "sqlite:////srv/x/ilot.sqlite"
    assert settings.mail_url == "folder:/srv/x/mail"


def test_a_variable_wins_over_the_operators_file(tmp_path):
    own = tmp_path / "own.toml"
    own.write_text('digest_hour = 6\nbase_url = "https://a.example"\n')
    settings = load_settings({"ILOT_SETTINGS": str(own), "ILOT_DIGEST_HOUR": "8"})
    assert (settings.digest_hour, settings.base_url) == (8, "https://a.example")


@pytest.mark.parametrize(
    ("environ", "key", "says"),
    [
        ({"ILOT_DIGEST_HOUR": "noon"}, "ILOT_DIGEST_HOUR", "'noon' is not a whole number"),
        ({"ILOT_HOST_GAP": "long"}, "ILOT_HOST_GAP", "'long' is not a number"),
        (
            {"ILOT_ALLOW_PRIVATE_ADDRESSES": "yes"},
            "ILOT_ALLOW_PRIVATE_ADDRESSES",
            "'yes' is not true or false",
        ),
        ({"ILOT_DIGEST_HOUR": "24"}, "digest_hour", "0 to 23"),
        ({"ILOT_REVIEW_AT": "0.9"}, "publish_at", "review_at <= publish_at"),
        ({"ILOT_BASE_URL": "example.org"}, "base_url", "http://"),
        ({"ILOT_MAIL_URL": "mail.example"}, "mail_url", "smtp://"),
        ({"ILOT_OUTSIDE_GEOCODER": "photon"}, "outside_geocoder", "nominatim:URL, ban:URL"),
        ({"ILOT_SETTINGS": "/nowhere/own.toml"}, "", "no such file"),
    ],
)
def test_what_is_wrong_names_the_key_and_what_is_allowed(environ, key, says):
    with pytest.raises(ConfigError) as refused:
        load_settings(environ)
    assert refused.value.key == key
    assert says in refused.value.problem


@pytest.mark.parametrize(
    "setting",
    [
        "photon:",
        "google:https://x.example",
        "ban:ftp://x.example",
        "https://x.example",
        "ban:https://",
        "ban:http://x.example:99999",
        "ban:http://[::1",
        "ban:https://x.example/?key=1",
        "ban:https://me:secret@x.example",
        "ban: https://x.example",
        "ban:https://île.example",
    ],
)
def test_a_geocoder_is_refused_unless_it_is_a_known_kind_at_an_address(setting: str):
    with pytest.raises(ConfigError, match=r"outside_geocoder: .* can't be; allowed: "):
        load_settings({"ILOT_OUTSIDE_GEOCODER": setting})


@pytest.mark.parametrize(
    "setting",
    ["", "nominatim:https://n.example.org", "ban:http://127.0.0.1:8080/geo", "photon:http://[::1]"],
)
def test_a_geocoder_is_a_kind_and_an_address_or_nothing(setting: str):
    assert load_settings({"ILOT_OUTSIDE_GEOCODER": setting}).outside_geocoder == setting


def test_an_unknown_setting_is_refused_with_its_file(tmp_path):
    own = tmp_path / "own.toml"
    own.write_text("digest_houre = 6\n")
    with pytest.raises(ConfigError, match=r"own\.toml: digest_houre: unknown setting"):
        load_settings({"ILOT_SETTINGS": str(own)})


def test_the_secret_is_made_once_and_kept_for_the_owner_alone(tmp_path):
    settings = load_settings({"ILOT_HOME": str(tmp_path / "new")})
    assert secret_key(settings) == secret_key(settings)
    assert len(secret_key(settings)) >= 32
    assert (tmp_path / "new/secret_key").stat().st_mode & 0o077 == 0
