"""Pages as answers: a template with what every page needs."""

from flask import Response, render_template

from records import Item
from web.panel import Panel
from web.visit import TownVisit, Visit


def answer_page(visit: Visit, template: str, status: int = 200, **values: object) -> Response:
    """Return a page; `town` and `visit` are there for the template, None outside of one.

    Search engines are told to stay away from the pages of an item that is not for them.
    """
    town = visit.town if isinstance(visit, TownVisit) else None
    values.setdefault("theme_names", visit.site.theme_names(visit.lang))
    html = render_template(template, visit=visit, town=town, lang=visit.lang, **values)
    response = Response(html, status, mimetype="text/html")
    panel = values.get("panel")
    item = values.get("item")
    if isinstance(item, Item) and item.noindex:
        response.headers["X-Robots-Tag"] = "noindex"
    is_lacking = isinstance(panel, Panel) and panel.listing.behind
    return unkept(response) if is_lacking else response


def unkept(response: Response) -> Response:
    """Return an answer that no cache may keep: it holds a form's token or what somebody typed."""
    response.cache_control.no_store = True
    return response


def unkept_redirect(url: str) -> Response:
    """Return a redirect that no cache may keep."""
    return unkept(Response(status=303, headers={"Location": url}))
