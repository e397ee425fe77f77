"""What is said when something is wrong: a page with a way on, to programs a problem (RFC 9457)."""

import logging

from flask import Flask, Response, g, render_template, request
from werkzeug.exceptions import HTTPException
from werkzeug.wrappers import Response as BaseResponse

from records import BadRequest, IlotError, StoreDown
from web.api.problems import Problem, write_problem
from web.feeds import FEED_FORMS
from web.filters import BadParameter
from web.translate import gettext
from web.visit import LANGUAGES
from web.widget.colours import usable_colours

log = logging.getLogger(__name__)


def add_error_pages(app: Flask) -> None:
    """Answer errors by pages: our own exceptions, those of HTTP, and bugs (logged by Flask)."""
    app.register_error_handler(BadRequest, _bad_request)
    app.register_error_handler(Problem, _problem)
    app.register_error_handler(StoreDown, _store_down)
    app.register_error_handler(HTTPException, _http)


def answer_error(status: int, detail: str = "", parameter: str = "") -> Response:
    """Return an error as the address asks for it; `detail` is a sentence in the reader's language.

    `parameter` is the part of the address that is to blame, if one is: programs are told.
    """
    if "lang" not in g:
        g.lang = guess_language()
    title, words = _texts(status)
    if request.path.startswith("/api/"):
        response = write_problem(status, detail or words, parameter)
    elif request.path.rpartition(".")[2] in FEED_FORMS:
        response = Response(f"{detail or words}\n", status, mimetype="text/plain")
    else:
        html = _page(status, title, detail or words)
        response = Response(html, status, mimetype="text/html")
    response.vary.add("Accept-Language")
    response.cache_control.no_store = True
    return response


def _page(status: int, title: str, words: str) -> str:
    """Return an error as a page of the site, or as one that other sites show in a frame."""
    said = {"status": status, "title": title, "words": words, "lang": g.lang, "town": None}
    if request.path.startswith("/widget/"):
        return render_template("widget/error.html", colours=usable_colours(request.args), **said)
    return render_template("error.html", **said)


def _bad_request(error: BadRequest) -> Response:
    return answer_error(400, str(error), error.name if isinstance(error, BadParameter) else "")


def _problem(error: Problem) -> Response:
    response = answer_error(error.status, str(error), error.parameter)
    if error.retry_after:
        response.headers["Retry-After"] = str(error.retry_after)
    return response


def _store_down(error: IlotError) -> Response:
    log.error("store_down", extra={"reason": str(error)})
    response = answer_error(503)
    response.headers["Retry-After"] = "60"
    return response


def _http(error: HTTPException) -> BaseResponse:
    """Redirects pass as they are; all else becomes a page, with the headers that HTTP asks for."""
    status = error.code or 500
    if status < 400:
        return error.get_response()
    response = answer_error(status)
    for name, value in error.get_headers(request.environ):
        if name in ("Allow", "Retry-After"):
            response.headers[name] = value
    return response


def guess_language() -> str:
    """Return the language that an address names, wherever it leads, else the browser's."""
    first = request.path.strip("/").partition("/")[0]
    for given in (first, request.args.get("lang", "")):
        if given in LANGUAGES:
            return given
    return request.accept_languages.best_match(list(LANGUAGES)) or next(iter(LANGUAGES))


def _texts(status: int) -> tuple[str, str]:
    texts = {
        400: (gettext("This can't be answered"), gettext("Something in the address is not right.")),
        404: (
            gettext("There is no such page"),
            gettext("The address may have a typing error, or what was there has moved."),
        ),
        405: (gettext("Not this way"), gettext("This page can only be read.")),
        410: (gettext("No longer here"), gettext("What was here has been taken down.")),
        413: (gettext("Too much at once"), gettext("What you sent is too large.")),
        429: (
            gettext("Too many requests"),
            gettext("Too much was asked for from your connection. Please wait an hour."),
        ),
        503: (
            gettext("Back in a moment"),
            gettext("The site can't reach its own records. Please try again in a minute."),
        ),
    }
    fault = gettext("A fault of ours"), gettext("Something went wrong on our side. It was noted.")
    return texts.get(status, texts[400] if status < 500 else fault)
