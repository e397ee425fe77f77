"""Addresses of pages, feeds and things."""

import re
from urllib.parse import urlencode, urlsplit

from flask import current_app, request, url_for

from web.filters import Arguments

_ITEM_ID = re.compile(r"(?:.*/items/)?([0-9a-f]{16})(?:[/?#].*)?")
_PRIVATE = frozenset({"from"})


def address(page: str, /, **values: object) -> str:
    """Return the path of a route by its name; lists become repeated arguments."""
    return url_for(page, **values)  # type: ignore[arg-type]


def thing_url(page: str, thing_id: str, lang: str, arguments: Arguments | None = None) -> str:
    """Return the page of a thing with an id "<town>/<slug>": block, area, place, street, source."""
    town, _, slug = thing_id.partition("/")
    return address(page, lang=lang, town=town, slug=slug, **(arguments or {}))


def item_url(item_id: str, lang: str) -> str:
    """Return an item's page."""
    return address("item", lang=lang, item_id=item_id)


def named_item(words: str) -> str:
    """Return the id in an item's address, or that is all of these words; "" if they hold none."""
    found = _ITEM_ID.fullmatch(words)
    return found[1] if found else ""


def absolute(path: str) -> str:
    """Return an address as readers outside reach it: `base_url` in front."""
    base: str = current_app.extensions["ilot"].settings.base_url
    return base.rstrip("/") + path


def this_page(lang: str, **changes: object) -> str:
    """Return the page at hand in another language or form; the reader's own words left out."""
    values = {**(request.view_args or {}), "lang": lang, **changes}
    path = address(str(request.endpoint), **values)
    # Not given to url_for, to which names such as "endpoint" or "_method" mean something.
    given = request.args.to_dict(flat=False).items()
    arguments = urlencode({k: v for k, v in given if k not in _PRIVATE | values.keys()}, doseq=True)
    return f"{path}?{arguments}" if arguments else path


def outside_url(url: str) -> str:
    """Return a publisher's address if a link may lead there, "" if it is not http(s)."""
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return ""
    return url.strip() if parts.scheme in ("http", "https") and parts.netloc else ""
