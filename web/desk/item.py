"""The desk's page of an item: what it is shown with, and what becomes of the form that is sent."""

from dataclasses import replace

from flask import Response, request, url_for

from records import BadRequest, Item, Stale, Status
from store.items import find_item
from web.answers import unkept_redirect
from web.desk.answers import FORM, areas_of, refuse
from web.desk.decide import decide
from web.desk.decision import Decision
from web.desk.notice import done
from web.desk.point import clicked, read_frame, write_point
from web.desk.queue import read_stretch
from web.desk.rights import is_theirs
from web.desk.session import DeskVisit
from web.desk.sheet import Problem, show_sheet
from web.forms import check_form
from web.links import address
from web.translate import gettext
from web.words import why_gone


def desk_item(visit: DeskVisit, item_id: str) -> Response:
    """Answer /items/<id>: GET shows it, a click on the map puts a point, POST decides."""
    item = find_item(visit.db, item_id)
    if item is None:
        title = gettext("There is no such item")
        return refuse(visit, 404, title, gettext("The address may have a typing error."))
    if not is_theirs(visit, item):
        return _not_yours(visit)
    if item.status in (Status.WITHDRAWN, Status.SUPERSEDED, Status.EXPIRED):
        words = gettext("There is nothing left to correct.")
        return refuse(visit, 410, gettext("No longer here"), f"{why_gone(item)} {words}")
    if request.method == "POST":
        return _decide(visit, item)
    frame = read_frame(request.args.get("frame", ""))
    if frame and (spot := clicked(frame)):
        return unkept_redirect(_here(visit, item, point=write_point(spot)))
    return show_sheet(visit, item)


def _not_yours(visit: DeskVisit) -> Response:
    said = gettext(
        "It is not in your areas (%(areas)s), so it is not yours to correct.",
        areas=areas_of(visit),
    )
    return refuse(visit, 403, gettext("This item is another editor's"), said)


def _decide(visit: DeskVisit, item: Item) -> Response:
    """Take a decision and lead on; or show the item as it is now, with what was wrong."""
    following = _following(visit, item)
    token = request.form.get("token", "")
    try:
        check_form(visit.site.secret, FORM, token, visit.session)
        decision = decide(visit, item.id, token)
    except BadRequest as error:
        return _again(visit, item, 400, str(error))
    except Stale as error:
        return _again(visit, item, 409, str(error))
    return _lead_to(visit, following if decision.is_answer else item.id, item, decision)


def _again(visit: DeskVisit, item: Item, status: int, words: str) -> Response:
    """Show the item as it is at this moment: what the request began with may be older."""
    with visit.site.database.read() as db:
        now = replace(visit, db=db)
        latest = find_item(db, item.id)
        if latest is None or not is_theirs(now, latest):
            return _not_yours(now)
        return show_sheet(now, latest, Problem(status, words))


def _following(visit: DeskVisit, item: Item) -> str:
    """Return the next item of the queue, the item itself if it is not in it, "" at its end."""
    ids = [entry.item_id for entry in read_stretch(visit).entries]
    if item.id not in ids:
        return item.id
    at = ids.index(item.id)
    return next(iter((*ids[at + 1 :], *ids[:at])), "")


def _lead_to(visit: DeskVisit, wanted: str, item: Item, decision: Decision) -> Response:
    """Lead to the wanted item with a notice; to the queue if it is none, or no longer theirs."""
    said = done(item.id, decision)
    page = request.form.get("page") or None
    if not wanted or (wanted == item.id and not _is_still_theirs(visit, item.id)):
        return unkept_redirect(url_for("desk", lang=visit.lang, done=said))
    url = url_for("desk_item", lang=visit.lang, item_id=wanted, page=page, done=said)
    return unkept_redirect(url)


def _is_still_theirs(visit: DeskVisit, item_id: str) -> bool:
    with visit.site.database.read() as db:
        item = find_item(db, item_id)
        return item is not None and is_theirs(replace(visit, db=db), item)


def _here(visit: DeskVisit, item: Item, **changes: str) -> str:
    """Return the item's page with the same map, address and place in the queue."""
    kept = {k: v for k in ("address", "frame", "page") if (v := request.args.get(k))}
    values = {**kept, **changes}
    return address("desk_item", lang=visit.lang, item_id=item.id, _anchor="map", **values)
