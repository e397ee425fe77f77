"""Makes the Flask app; see web.served for how a server loads it."""

import logging
from collections.abc import Callable
from datetime import UTC, datetime
from hashlib import blake2b
from pathlib import Path

from flask import Flask, g, url_for
from flask_babel import Babel
from werkzeug.middleware.proxy_fix import ProxyFix

from config.settings import Settings, load_settings, secret_key
from config.themes import load_themes
from config.types import load_types
from records import IndexDown, ItemType, ThemeDefinition
from store.database import open_database
from store.identity import record_id
from web import errors, routes, security
from web.excerpt import shorten, unbroken
from web.feeds import html_in_xml, rfc_822
from web.ground import Grounds
from web.limits import Limits
from web.links import absolute, item_url, outside_url, thing_url, this_page
from web.site import Searcher, Site
from web.versions import code_version
from web.visit import LANGUAGES
from web.words import capital

log = logging.getLogger(__name__)
HERE = Path(__file__).parent
LARGEST_FORM = 32_000  # bytes; the subscribe form needs less than two thousand


def utc_now() -> datetime:
    """Return the moment, aware."""
    return datetime.now(UTC)


def create_app(
    settings: Settings | None = None,
    now: Callable[[], datetime] = utc_now,
    themes: tuple[ThemeDefinition, ...] | None = None,
    types: tuple[ItemType, ...] | None = None,
) -> Flask:
    """Return the web server's app, with the record open and the index if it is there.

    `settings` default to those of the environment, `themes` to config/themes.toml,
    `types` to config/types.toml.
    Raises ConfigError, StoreDown.
    """
    settings = settings or load_settings()
    themes = load_themes() if themes is None else themes
    site = _open_site(settings, themes, load_types() if types is None else types, now)
    app = Flask("web", root_path=str(HERE), static_url_path="/static")
    app.config["MAX_CONTENT_LENGTH"] = LARGEST_FORM
    app.config["SEND_FILE_MAX_AGE_DEFAULT"] = security.STATIC_AGE_S
    app.config["BABEL_TRANSLATION_DIRECTORIES"] = str(HERE / "translations")
    app.extensions["ilot"] = site
    Babel(app, default_locale="en", locale_selector=_language)
    _set_templates(app)
    routes.add_routes(app)
    errors.add_error_pages(app)
    app.after_request(security.finish)
    if settings.trusted_proxies:
        hops = settings.trusted_proxies
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=hops, x_proto=hops)  # type: ignore[method-assign]
    return app


def _open_site(
    settings: Settings,
    themes: tuple[ThemeDefinition, ...],
    types: tuple[ItemType, ...],
    now: Callable[[], datetime],
) -> Site:
    secret = secret_key(settings)
    database = open_database(settings.database_url)
    with database.read() as db:
        searcher = Searcher(settings, record_id(db))
    database.close()  # nothing stays open, so that a server may fork its workers afterwards
    try:
        searcher.index().checkpoint()
    except IndexDown as error:
        log.warning("index_down", extra={"reason": str(error)})
    return Site(
        settings=settings,
        secret=secret,
        database=database,
        searcher=searcher,
        grounds=Grounds(),
        themes=themes,
        types={each.code: each for each in types},
        limits=Limits(secret),
        now=now,
        code_version=code_version(settings, (*themes, *types)),
    )


def _language() -> str:
    return str(g.get("lang", "en"))


def _set_templates(app: Flask) -> None:
    app.jinja_env.trim_blocks = True
    app.jinja_env.lstrip_blocks = True
    app.jinja_env.filters.update(
        begin=capital,
        rfc_822=rfc_822,
        html_in_xml=html_in_xml,
        outside=outside_url,
        shorten=shorten,
        unbroken=unbroken,
    )
    app.jinja_env.globals.update(
        absolute=absolute,
        asset=_asset,
        item_url=item_url,
        thing_url=thing_url,
        this_page=this_page,
        languages=LANGUAGES,
    )


def _asset(name: str) -> str:
    """Return a static file's address with its fingerprint, so that it may be kept for ever."""
    return url_for("static", filename=name, v=_FINGERPRINTS[name])


_FINGERPRINTS = {
    path.name: blake2b(path.read_bytes(), digest_size=6).hexdigest()
    for path in (HERE / "static").iterdir()
}
