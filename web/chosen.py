"""The place that a form or an address names among its arguments: block, street, area, polygon."""

from collections.abc import Iterable

from flask import abort
from werkzeug.datastructures import MultiDict

from web.drawn import read_outline
from web.filters import REACHES, USUAL_STEPS, BadParameter, read_filters
from web.pages.area import area_subject
from web.pages.place import landmark_subject
from web.pages.polygon import polygon_subject
from web.pages.street import street_subject
from web.subject import Subject, block_subject
from web.translate import gettext
from web.visit import TownVisit
from web.words import blocks_around, metres

AROUND = "around"  # a form's one field for all ways to say how far
PLACES = ("block", "place", "street", "area", "polygon")


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
    if "blocks" in values and page != "block":
        words = gettext("“blocks” goes with %(names)s only.", names=_quoted(["block"]))
        raise BadParameter("blocks", words)
    return page


def spelled_out(values: MultiDict[str, str]) -> MultiDict[str, str]:
    """Return a form's values with how far around, chosen as "blocks=3", as an address says it."""
    if AROUND not in values:
        return values
    others = [(k, v) for k, v in values.items(multi=True) if k not in (AROUND, "within", "blocks")]
    name, _, amount = values[AROUND].partition("=")
    return MultiDict([*others, ("blocks" if name == "blocks" else "within", amount or name)])


def ways_around(subject: Subject, radii: Iterable[int]) -> list[tuple[str, str]]:
    """Return how far around one may look, as `spelled_out` reads it, with its name.

    Beside the radii in metres, 0 the block alone, those are the blocks around a block and what the
    subject has. Nothing for what is an area.
    """
    if subject.page not in REACHES:
        return []
    filters = subject.filters
    within = {*radii} if filters.blocks else {*radii, filters.within}
    alone = [("within=0", gettext("This block only"))] if 0 in within else []
    steps = sorted({USUAL_STEPS, filters.blocks} - {0}) if subject.page == "block" else []
    around = [(f"blocks={n}", blocks_around(n)) for n in steps]
    return alone + around + [(f"within={n}", metres(n)) for n in sorted(within - {0})]


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
    if page == "polygon":
        return polygon_subject(visit, read_outline(values[page]), filters)
    return None


def _quoted(names: Iterable[str]) -> str:
    return ", ".join(gettext("“%(words)s”", words=name) for name in names)
