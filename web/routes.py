"""Every address of the site, in one table, and how a request reaches its page."""

from collections.abc import Callable
from functools import wraps

from flask import Flask, Response, current_app, g, redirect, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import NotFound
from werkzeug.routing import BaseConverter

from store.towns import all_towns
from web.answers import answer_page
from web.api.routes import add_api_routes
from web.desk.routes import add_desk_routes
from web.feeds import FEED_FORMS
from web.pages.area import show_area
from web.pages.around import lead_around
from web.pages.block import show_block
from web.pages.confirm import confirm
from web.pages.find import find
from web.pages.home import show_home
from web.pages.item import show_item
from web.pages.place import show_place
from web.pages.polygon import show_polygon
from web.pages.prose import show_about, show_accessibility, show_privacy
from web.pages.report import report_place
from web.pages.source import show_source
from web.pages.sources import show_sources
from web.pages.street import show_street
from web.pages.streets import show_streets
from web.pages.subscribe import subscribe
from web.pages.unsubscribe import unsubscribe
from web.visit import LANGUAGES, Visit, visiting
from web.widget.builder import show_builder
from web.widget.routes import add_widget_routes

Page = Callable[..., ResponseReturnValue]
GET, POST = ("GET",), ("GET", "POST")

# Pages below /<lang>: address, name, page, methods.
PAGES: tuple[tuple[str, str, Page, tuple[str, ...]], ...] = (
    ("/items/<slug:item_id>", "item", show_item, GET),
    ("/items/<slug:item_id>/wrong-place", "report", report_place, POST),
    ("/confirm/<token>", "confirm", confirm, POST),
    ("/unsubscribe/<token>", "unsubscribe", unsubscribe, POST),
    ("/about", "about", show_about, GET),
    ("/privacy", "privacy", show_privacy, GET),
    ("/accessibility", "accessibility", show_accessibility, GET),
)

# Pages below /<lang>/<town>.
TOWN_PAGES: tuple[tuple[str, str, Page, tuple[str, ...]], ...] = (
    ("/find", "find", find, GET),
    ("/around/<slug:slug>", "around", lead_around, GET),
    ("/streets", "streets", show_streets, GET),
    ("/sources", "sources", show_sources, GET),
    ("/subscribe", "subscribe", subscribe, POST),
    ("/embed", "embed", show_builder, GET),
)

# Listings below /<lang>/<town>: each is a page and, with .rss, .json or .geojson behind it, a feed.
LISTINGS: tuple[tuple[str, str, Page], ...] = (
    ("/blocks/<slug:slug>", "block", show_block),
    ("/areas/<slug:slug>", "area", show_area),
    ("/places/<slug:slug>", "place", show_place),
    ("/streets/<slug:slug>", "street", show_street),
    ("/sources/<slug:slug>", "source", show_source),
    ("/polygons/<corners:slug>", "polygon", show_polygon),
)

_NOT_FOR_ROBOTS = (
    "/desk/",
    "/*/find",
    "/*/around/",
    "/*/polygons/",
    "/*/embed",
    "/*/subscribe",
    "/*/confirm/",
    "/*/unsubscribe/",
    "/*/wrong-place",
)


class Slug(BaseConverter):
    """What stands behind the town in an id: words and hyphens, no dot."""

    regex = r"[\w-]{1,120}"


class Corners(BaseConverter):
    """Numbers between commas; a letter would not tell it from the name of a feed's form."""

    regex = r"[-\d.,]+"


def add_routes(app: Flask) -> None:
    """Give the app every address."""
    app.url_map.converters |= {"slug": Slug, "corners": Corners}
    app.url_map.strict_slashes = True
    app.before_request(_drop_slash)
    app.add_url_rule("/", "root", _root)
    app.add_url_rule("/robots.txt", "robots", _robots)
    app.add_url_rule("/favicon.ico", "favicon", _favicon)
    app.add_url_rule(f"/{_LANG}/", "towns", _in_language(_show_towns))
    for rule, name, page, methods in PAGES:
        app.add_url_rule(f"/{_LANG}{rule}", name, _in_language(page), methods=methods)
    for rule, name, page, methods in TOWN_PAGES:
        app.add_url_rule(f"{_TOWN}{rule}", name, _in_town(page), methods=methods)
    for rule, name, listing in LISTINGS:
        _add_listing(app, f"{_TOWN}{rule}", name, _in_town(listing))
    _add_listing(app, _TOWN, "home", _in_town(show_home), end="/")
    add_desk_routes(app)
    add_api_routes(app)
    add_widget_routes(app)


_LANG = f"<any({','.join(LANGUAGES)}):lang>"
_TOWN = f"/{_LANG}/<slug:town>"


def _add_listing(app: Flask, rule: str, name: str, page: Page, end: str = "") -> None:
    app.add_url_rule(rule + end, name, page, defaults={"form": "html"})
    for form in FEED_FORMS:
        app.add_url_rule(f"{rule}.{form}", name, page, defaults={"form": form})


def _in_language(page: Page) -> Page:
    @wraps(page)
    def answer(lang: str, **values: str) -> ResponseReturnValue:
        g.lang = lang
        with visiting(lang) as visit:
            return page(visit, **values)

    return answer


def _in_town(page: Page) -> Page:
    def in_town(visit: Visit, town: str, **values: str) -> ResponseReturnValue:
        return page(visit.in_town(town), **values)

    return _in_language(in_town)


def _drop_slash() -> ResponseReturnValue | None:
    """Lead from a page's address with a slash too many to the page."""
    path = request.path.rstrip("/")
    if not isinstance(request.routing_exception, NotFound) or path == request.path:
        return None
    if not current_app.url_map.bind("").test(path, "GET"):
        return None
    query = request.query_string.decode("ascii", "replace")
    return redirect(f"{path}?{query}" if query else path, 308)


def _robots() -> ResponseReturnValue:
    """Let robots read all but forms and what somebody typed."""
    lines = ("User-agent: *", *(f"Disallow: {path}" for path in _NOT_FOR_ROBOTS))
    return Response("\n".join(lines) + "\n", mimetype="text/plain")


def _favicon() -> ResponseReturnValue:
    """Lead to the icon where browsers look for it without having read a page."""
    return redirect(url_for("static", filename="ilot.svg"), 301)


def _root() -> ResponseReturnValue:
    """Lead to the reader's language."""
    lang = request.accept_languages.best_match(list(LANGUAGES)) or next(iter(LANGUAGES))
    response = redirect(url_for("towns", lang=lang))
    response.vary.add("Accept-Language")
    return response


def _show_towns(visit: Visit) -> ResponseReturnValue:
    """Lead to the one town that there is, or let choose among several."""
    towns = all_towns(visit.db)
    if len(towns) == 1:
        return redirect(url_for("home", lang=visit.lang, town=towns[0].id))
    return answer_page(visit, "towns.html", towns=towns)
