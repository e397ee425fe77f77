"""The desk's answers: its pages, and pages that say why not with a way on."""

from flask import Response, url_for

from web.answers import answer_page
from web.desk.session import DeskVisit
from web.forms import form_token
from web.translate import gettext
from web.visit import Visit

FORM = "desk"  # every form of who is logged in; bound to the session


def answer_desk(visit: DeskVisit, template: str, status: int = 200, **values: object) -> Response:
    """Return a page with a token of its own, good for one form of it."""
    token = form_token(visit.site.secret, FORM, visit.session)
    return answer_page(visit, template, status, token=token, areas=areas_of(visit), **values)


def areas_of(visit: DeskVisit) -> str:
    """Return the names of an editor's areas, the town's for who has all of it."""
    if visit.town.id in visit.staff.area_ids:
        return visit.town.name
    found = (visit.gazetteer.area(area_id) for area_id in visit.staff.area_ids)
    return ", ".join(area.name for area in found if area) or visit.town.name


def refuse(visit: Visit, status: int, title: str, words: str) -> Response:
    """Return a page that says why something can't be done, and leads to the queue or the login."""
    said = {"title": title, "words": words}
    if isinstance(visit, DeskVisit):
        way = {"way": url_for("desk", lang=visit.lang), "way_label": gettext("To the queue")}
        return answer_desk(visit, "desk/refusal.html", status, **said, **way)
    way = {"way": url_for("desk_login", lang=visit.lang), "way_label": gettext("Log in")}
    return answer_page(visit, "desk/refusal.html", status, **said, **way)
