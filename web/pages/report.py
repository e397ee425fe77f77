"""A reader's word that an item is in the wrong place: a short form, no account."""

from flask import Response, abort, request

from records import Item, Report
from store.items import find_item
from store.reports import add_report, reports_of
from web.answers import answer_page, unkept
from web.forms import check_form, form_token, spend_form
from web.limits import RETRY_AFTER_S, Rule
from web.pages.item import answer_gone
from web.reasons import reasons_of
from web.translate import gettext
from web.visit import TownVisit, Visit

MOST_WORDS = 500  # characters
MOST_OPEN = 10  # reports of one item that an editor has to read; more say nothing new
_FORM = "report"
_PER_VISITOR = Rule("report", 5)


def report_place(visit: Visit, item_id: str) -> Response:
    """Answer /items/<id>/wrong-place: the form, and what it sends; 410 for what is gone."""
    item = find_item(visit.db, item_id) or abort(404)
    town_visit = visit.in_town(item.town_id)
    if not item.is_shown(visit.now):
        return answer_gone(town_visit, item)
    if request.method != "POST":
        return _form(town_visit, item)
    check_form(visit.site.secret, _FORM, request.form.get("token", ""), item.id)
    words = _read_words()
    if len(words) > MOST_WORDS:
        said = gettext(
            "Please say it in %(most)s characters; these are %(n)s.", most=MOST_WORDS, n=len(words)
        )
        return _form(town_visit, item, 400, error=said)
    if not _keep(visit, item, words):
        said = gettext(
            "Too many reports came from your connection. Please send this again in an hour."
        )
        response = _form(town_visit, item, 429, notice=said)
        response.headers["Retry-After"] = str(RETRY_AFTER_S)
        return response
    return unkept(answer_page(town_visit, "reported.html", item=item))


def _form(
    visit: TownVisit, item: Item, status: int = 200, error: str = "", notice: str = ""
) -> Response:
    """Return the form with what was typed; `error` is about the words, `notice` about all."""
    response = answer_page(
        visit,
        "report.html",
        status,
        item=item,
        reasons=reasons_of(visit, item),
        words=_read_words(),
        most=MOST_WORDS,
        error=error,
        notice=notice,
        token=form_token(visit.site.secret, _FORM, item.id),
    )
    return unkept(response)


def _read_words() -> str:
    """Return what the reader wrote, without what no keyboard types (a zero byte can't be kept)."""
    lines = request.form.get("words", "").splitlines()
    return "\n".join("".join(filter(str.isprintable, line)) for line in lines).strip()


def _keep(visit: Visit, item: Item, words: str) -> bool:
    """Keep the report; False if the visitor sent too many.

    Nothing is kept of an item that was reported often enough, which the reader need not know.
    """
    with visit.site.database.write() as db:
        spend_form(db, request.form["token"], visit.now)
        if not visit.site.limits.take(db, _PER_VISITOR, request.remote_addr or "", visit.now):
            return False
        still_open = [r for r in reports_of(db, item.id) if r.settled_at is None]
        if len(still_open) < MOST_OPEN:
            add_report(db, Report(0, item.id, visit.lang, words, visit.now))
    return True
