"""A neighbourhood's page, or that of another named area."""

from flask import Response, abort, request

from records import Area, Reach, ReachKind
from web.answers import answer_page
from web.cards import Here
from web.feeds import answer_feed
from web.filters import Filters, read_filters
from web.frame import Frame, frame_around
from web.listing import read_listing
from web.panel import make_panel
from web.pictures import draw
from web.place_map import Marks
from web.subject import Subject, slug_of
from web.visit import TownVisit
from web.words import area_kind, capital


def show_area(visit: TownVisit, slug: str, form: str) -> Response:
    """Answer /<town>/areas/<slug>, as a page or as a feed."""
    area = visit.gazetteer.area(f"{visit.town.id}/{slug}") or abort(404)
    subject = area_subject(visit, area, read_filters(visit, request.args))
    if form != "html":
        return answer_feed(visit, subject, form)
    panel = make_panel(visit, subject, read_listing(visit, subject))
    marks = Marks(whole=area.polygons, pins=panel.pins)
    return answer_page(
        visit,
        "area.html",
        panel=panel,
        kind=area_kind(area.kind),
        picture=draw(visit, area_frame(area), marks, area.name),
    )


def area_subject(visit: TownVisit, area: Area, filters: Filters) -> Subject:
    """Return an area with everything inside of it and on the whole of it."""
    reach = Reach(ReachKind.AREA, area.id)
    return Subject(
        page="area",
        town_id=visit.town.id,
        slug=slug_of(area.id),
        title=capital(area.name),
        query=filters.query(visit, reach),
        filters=filters,
        here=Here(area_id=area.id),
        follow="area",
    )


def area_frame(area: Area) -> Frame:
    """Return the frame that holds a whole area."""
    return frame_around(spot for polygon in area.polygons for spot in polygon[0])
