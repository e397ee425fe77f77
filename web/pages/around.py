"""The address of letters for what lies around a place, be it a block or a landmark."""

from flask import abort, redirect, request
from flask.typing import ResponseReturnValue

from web.links import thing_url
from web.visit import TownVisit


def lead_around(visit: TownVisit, slug: str) -> ResponseReturnValue:
    """Answer /<town>/around/<slug>?…: lead to the page of the place, with the same arguments."""
    thing_id = f"{visit.town.id}/{slug}"
    pages = {"block": visit.gazetteer.block, "place": visit.gazetteer.landmark}
    page = next((name for name, find in pages.items() if find(thing_id)), "") or abort(404)
    asked = request.query_string.decode("ascii", "replace")
    url = thing_url(page, thing_id, visit.lang)
    return redirect(f"{url}?{asked}" if asked else url)
