"""The place that a form or an address names among its arguments: block, street, area or place."""

from collections.abc import Iterable

from flask import abort
from werkzeug.datastructures import MultiDict

from web.filters import REACHES, BadParameter, read_filters
from web.pages.area import area_subject
from web.pages.place import landmark_subject
from web.pages.street import street_subject
from web.subject import Subject, block_subject
from web.translate import gettext
from web.visit import TownVisit

PLACES = ("block", "place", "street", "area")


def named_place(values: MultiDict[str, str], more: tuple[str, ...] = ()) -> str:
    """Return which of PLACES, or of `more` that have a radius, is named; "" if none is.

    Raises BadParameter for two at once, and for a radius around what has none.
    """
    named = [name for name in (*PLACES, *more) if name in values]
    if len(named) > 1:
        words = gettext("Only one place at a time: %(names)s.", names=_quoted(named))
        raise BadParameter(named[1], words)
    page, round_ones = "".join(named), (*REACHES, *more)
    if "within" in values and page not in round_ones:
        words = gettext("“within” goes with %(names)s only.", names=_quoted(round_ones))
        raise BadParameter("within", words)
    return page


def chosen_subject(visit: TownVisit, values: MultiDict[str, str]) -> Subject | None:
    """Return what lists the place that is asked for, with radius and filters; None if none is.

    404 if there is no such place. Raises BadRequest.
    """
    gazetteer, town = visit.gazetteer, visit.town.id
    page = next((name for name in PLACES if values.get(name)), "")
    filters = read_filters(visit, values, REACHES.get(page, ()))
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


def _quoted(names: Iterable[str]) -> str:
    return ", ".join(gettext("“%(words)s”", words=name) for name in names)
