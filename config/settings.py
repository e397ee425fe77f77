"""The instance's settings: settings.toml, then the operator's file, then the environment."""

import os
import secrets
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from config.toml import convert, read_toml
from records import ConfigError

GEOCODERS = ("nominatim", "ban", "photon")
_KINDS = {int: "a whole number", float: "a number", bool: "true or false"}
DEFAULTS = Path(__file__).with_name("settings.toml")


@dataclass(frozen=True)
class Settings:
    """See settings.toml for what each means and why it has its default."""

    home: str
    towns: str
    database_url: str
    search_url: str
    search_prefix: str
    search_shards: int
    search_user: str
    search_password: str
    search_api_key: str
    search_ca: str
    mail_url: str
    mail_from: str
    base_url: str
    secret_key: str
    user_agent: str
    contact: str
    allow_private_addresses: bool
    fetch_timeout: float
    fetch_max_bytes: int
    item_max_bytes: int
    parse_timeout: float
    host_gap: float
    publish_at: float
    review_at: float
    spacy_model: str
    outside_geocoder: str
    outside_gap: float
    digest_hour: int
    unconfirmed_days: int
    web_workers: int
    trusted_proxies: int = 0

    @property
    def search_address(self) -> dict[str, str]:
        """Return where the index is, by the names of search.address.SearchAddress."""
        return {
            "url": self.search_url,
            "home": self.home,
            "prefix": self.search_prefix,
            "user": self.search_user,
            "password": self.search_password,
            "api_key": self.search_api_key,
            "ca": self.search_ca,
        }


def load_settings(environ: Mapping[str, str] = os.environ) -> Settings:
    """Return the settings in force.

    Raises ConfigError that names the file or variable, and the key, if one is unknown or unfit.
    """
    values = read_toml(DEFAULTS)
    own = environ.get("ILOT_SETTINGS")
    if own:
        _overlay(values, read_toml(Path(own)), own)
    for key in values:
        text = environ.get(f"ILOT_{key.upper()}")
        if text is not None:
            values[key] = _typed(key, text, values[key])
    settings = convert(_filled(values), Settings, own or DEFAULTS)
    _check(settings)
    return settings


def _overlay(values: dict[str, Any], own: dict[str, Any], path: str) -> None:
    for key, value in own.items():
        if key not in values:
            raise ConfigError(path, key, f"unknown setting; allowed: {', '.join(values)}")
        values[key] = value


def _typed(key: str, text: str, default: object) -> object:
    """Read a variable's text as the type that the default has."""
    if isinstance(default, str):
        return text
    try:
        value = tomllib.loads(f"x = {text}")["x"]
    except tomllib.TOMLDecodeError:
        value = text
    if isinstance(default, float) and type(value) is int:
        return float(value)
    if type(value) is not type(default):
        kind = _KINDS[type(default)]
        raise ConfigError("environment", f"ILOT_{key.upper()}", f"{text!r} is not {kind}")
    return value


def _filled(values: dict[str, Any]) -> dict[str, Any]:
    home = str(values["home"])
    return {k: v.replace("{home}", home) if isinstance(v, str) else v for k, v in values.items()}


def _check(settings: Settings) -> None:
    """Refuse values that are of the right type and still can't be meant."""
    rules = {
        "publish_at": 0 <= settings.review_at <= settings.publish_at <= 1,
        "digest_hour": 0 <= settings.digest_hour <= 23,
        "base_url": settings.base_url.startswith(("http://", "https://")),
        "mail_url": settings.mail_url.startswith(("smtp://", "smtps://", "folder:")),
        "search_url": settings.search_url == "embedded"
        or settings.search_url.startswith(("http://", "https://")),
        "trusted_proxies": settings.trusted_proxies >= 0,
        "outside_geocoder": _is_geocoder(settings.outside_geocoder),
        "outside_gap": settings.outside_gap >= 0,
    }
    allowed = {
        "publish_at": "0 <= review_at <= publish_at <= 1",
        "digest_hour": "0 to 23",
        "base_url": "http://… or https://…",
        "mail_url": "smtp://…, smtps://… or folder:PATH",
        "search_url": '"embedded", or http(s)://host:port, several with commas between',
        "trusted_proxies": "0 or more",
        "outside_geocoder": '"", or nominatim:URL, ban:URL or photon:URL, the URL '
        "http(s)://host[:port][/path]",
        "outside_gap": "0 or more seconds",
    }
    for key, fits in rules.items():
        if not fits:
            value = getattr(settings, key)
            raise ConfigError("settings", key, f"{value!r} can't be; allowed: {allowed[key]}")


def _is_geocoder(text: str) -> bool:
    """Tell whether a setting names a kind of geocoder and its address, or nothing."""
    kind, _, url = text.partition(":")
    is_plain = url.isascii() and not any(c.isspace() or c in "?#@" for c in url)
    try:
        parts = urlsplit(url)
        is_address = parts.scheme in ("http", "https") and parts.hostname and parts.port != 0
    except ValueError:
        return False
    return not text or bool(kind in GEOCODERS and is_plain and is_address)


SETTING_NAMES = tuple(field.name for field in fields(Settings))


def secret_key(settings: Settings) -> str:
    """Return the key that signs links: the setting, else one made once and kept in `home`."""
    if settings.secret_key:
        return settings.secret_key
    path = Path(settings.home) / "secret_key"
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text(encoding="ascii")
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(key := secrets.token_urlsafe(32))
    return key
