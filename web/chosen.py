"""The place that a form or an address names among its arguments: block, street, area or place."""

from flask import abort
from werkzeug.datastructures import MultiDict

from web.filters import BLOCK_REACHES, POINT_REACHES, read_filters
from web.pages.area import area_subject
from web.pages.place import landmark_subject
from web.pages.street import street_subject
from web.subject import Subject, block_subject
from web.visit import TownVisit

PLACES = ("block", "place", "street", "area")
REACHES = {"block": BLOCK_REACHES, "place": POINT_REACHES}  # metres; others have no radius


def chosen_subject(visit: TownVisit, values: MultiDict[str, str]) -> Subject | None:
    """Return what lists the place that is asked for, with radius and filters; None if none is.

    404 if there is no such place. Raises BadRequest.
    """
    gazetteer, town = visit.gazetteer, visit.town.id
    page = next((name for name in PLACES if values.get(name)), "")
    filters = read_filters(values, visit.theme_names, REACHES.get(page, ()))
    thing = f"{town}/{values.get(page, '')}"
    if page == "block":
        return block_subject(visit, gazetteer.block(thing) or abort(404), filters)
    if page == "place":
        return landmark_subject(visit, gazetteer.landmark(thing) or abort(404), filters)
    if page == "street":
        return street_subject(visit, gazetteer.street(thing) or abort(404), filters)
    if page == "area":
        return area_subject(visit, gazetteer.area(thing) or abort(404), filters)
    return None
