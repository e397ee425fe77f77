"""A landmark's page: what happens around a school, a library, a square."""

from flask import Response, abort, request

from records import Landmark
from web.answers import answer_page
from web.cards import Here
from web.feeds import answer_feed
from web.filters import POINT_REACHES, Filters, read_filters
from web.frame import Frame
from web.links import thing_url
from web.listing import read_listing
from web.panel import Panel, make_panel
from web.pictures import draw
from web.place_map import Marks
from web.scopes import Scope, area_links, area_scopes, distance_scopes
from web.subject import Subject, landmark_reach, slug_of
from web.visit import TownVisit
from web.words import block_title, capital, dashed

_HALF_WIDTHS_M = (400.0, 1000.0)  # of the map


def show_place(visit: TownVisit, slug: str, form: str) -> Response:
    """Answer /<town>/places/<slug>, as a page or as a feed."""
    landmark = visit.gazetteer.landmark(f"{visit.town.id}/{slug}") or abort(404)
    filters = read_filters(visit, request.args, POINT_REACHES)
    subject = landmark_subject(visit, landmark, filters)
    if form != "html":
        return answer_feed(visit, subject, form)
    panel = make_panel(visit, subject, read_listing(visit, subject))
    scopes = distance_scopes(visit, subject, POINT_REACHES)
    return answer_page(
        visit,
        "place.html",
        panel=panel,
        landmark=landmark,
        areas=area_links(visit, landmark.area_ids),
        blocks=_blocks(visit, landmark),
        scopes=(*scopes, *area_scopes(visit, landmark.area_ids, filters)),
        picture=_picture(visit, landmark, panel),
        legend=dashed(filters.within),
    )


def landmark_subject(visit: TownVisit, landmark: Landmark, filters: Filters) -> Subject:
    """Return a landmark with what is around it."""
    reach = landmark_reach(visit, landmark, filters.within)
    spot = (landmark.lon, landmark.lat)
    return Subject(
        page="place",
        town_id=visit.town.id,
        slug=slug_of(landmark.id),
        title=capital(landmark.name),
        query=filters.query(visit, reach),
        filters=filters,
        here=Here(spot, metres=filters.within, whole_area_ids=reach.whole_area_ids),
        follow="place",
    )


def _blocks(visit: TownVisit, landmark: Landmark) -> tuple[Scope, ...]:
    blocks = (visit.gazetteer.block(i) for i in landmark.block_ids)
    return tuple(
        Scope(block_title(block, visit.gazetteer), thing_url("block", block.id, visit.lang))
        for block in blocks
        if block is not None
    )


def _picture(visit: TownVisit, landmark: Landmark, panel: Panel) -> str:
    within = panel.subject.filters.within
    half_width = next((w for w in _HALF_WIDTHS_M if w > within), within * 1.25)
    frame = Frame(landmark.lon, landmark.lat, half_width)
    return draw(visit, frame, Marks(reach_m=within, pins=panel.pins), landmark.name)
