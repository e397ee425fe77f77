"""Every address of the desk, in one table, and who gets in."""

from collections.abc import Callable
from functools import wraps

from flask import Flask, Response, g, request, url_for
from flask.typing import ResponseReturnValue

from web.answers import unkept, unkept_redirect
from web.desk.answers import refuse
from web.desk.history import show_history
from web.desk.item import desk_item
from web.desk.login import leave, log_in_page
from web.desk.password import set_password
from web.desk.queue import show_queue
from web.desk.session import DeskVisit, find_desk_visit
from web.translate import gettext
from web.visit import LANGUAGES, Visit, visiting

Page = Callable[..., Response]
GET, POST, BOTH = ("GET",), ("POST",), ("GET", "POST")

# Pages below /desk/<lang> for everybody: address, name, page, methods.
OPEN_PAGES: tuple[tuple[str, str, Page, tuple[str, ...]], ...] = (
    ("/login", "desk_login", log_in_page, BOTH),
    ("/password/<key>", "desk_password", set_password, BOTH),
)

# Pages below /desk/<lang> for who is logged in.
PAGES: tuple[tuple[str, str, Page, tuple[str, ...]], ...] = (
    ("/", "desk", show_queue, GET),
    ("/history", "desk_history", show_history, GET),
    ("/items/<slug:item_id>", "desk_item", desk_item, BOTH),
    ("/logout", "desk_logout", leave, POST),
)

_DESK = f"/desk/<any({','.join(LANGUAGES)}):lang>"


def add_desk_routes(app: Flask) -> None:
    """Give the app the desk's addresses; its pages are kept by no cache."""
    app.add_url_rule("/desk/", "desk_root", _root)
    for rule, name, page, methods in OPEN_PAGES:
        app.add_url_rule(_DESK + rule, name, _at_desk(page), methods=methods)
    for rule, name, page, methods in PAGES:
        app.add_url_rule(_DESK + rule, name, _at_desk(_logged_in(page)), methods=methods)


def _at_desk(page: Page) -> Callable[..., ResponseReturnValue]:
    @wraps(page)
    def answer(lang: str, **values: str) -> ResponseReturnValue:
        g.lang = lang
        with visiting(lang) as visit:
            return unkept(page(visit, **values))

    return answer


def _logged_in(page: Callable[..., Response]) -> Page:
    """Let in who has a session; others are led to the login and from there back here."""

    @wraps(page)
    def answer(visit: Visit, **values: str) -> Response:
        desk_visit: DeskVisit | None = find_desk_visit(visit)
        if desk_visit is not None:
            return page(desk_visit, **values)
        if request.method == "POST":
            title = gettext("You are no longer logged in")
            return refuse(
                visit, 403, title, gettext("Nothing was changed. Log in and do it again.")
            )
        here = request.full_path.rstrip("?")
        return unkept_redirect(url_for("desk_login", lang=visit.lang, next=here))

    return answer


def _root() -> ResponseReturnValue:
    """Lead to the reader's language."""
    lang = request.accept_languages.best_match(list(LANGUAGES)) or next(iter(LANGUAGES))
    response = unkept(Response(status=302))
    response.location = url_for("desk", lang=lang)
    return response
