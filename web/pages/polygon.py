"""The page of an outline that somebody drew: what happens inside of it."""

from flask import Response, request

from records import Outline, Reach, ReachKind
from records.outline import spelled_outline
from web.answers import answer_page
from web.cards import Here
from web.drawn import read_outline
from web.feeds import answer_feed
from web.filters import BadParameter, Filters, read_filters
from web.frame import frame_around
from web.listing import read_listing
from web.panel import make_panel
from web.pictures import draw
from web.place_map import Marks
from web.subject import Subject, whole_areas
from web.translate import gettext
from web.visit import TownVisit
from web.words import street_name

_FARTHEST_M = 2000.0  # of its inside from the nearest block


def show_polygon(visit: TownVisit, slug: str, form: str) -> Response:
    """Answer /<town>/polygons/<corners>, as a page or as a feed."""
    outline = read_outline(slug)
    subject = polygon_subject(visit, outline, read_filters(visit, request.args))
    if form != "html":
        return answer_feed(visit, subject, form)
    panel = make_panel(visit, subject, read_listing(visit, subject))
    marks = Marks(whole=((outline,),), pins=panel.pins)
    return answer_page(
        visit,
        "area.html",
        panel=panel,
        kind=gettext("The area whose corners this address gives"),
        picture=draw(visit, frame_around(outline), marks, subject.title),
    )


def polygon_subject(visit: TownVisit, outline: Outline, filters: Filters) -> Subject:
    """Return an outline with what is inside of it and on the whole of its areas.

    Raises BadParameter if it is not in this town.
    """
    lon, lat, _ = visit.gazetteer.view_of(outline)
    nearest = visit.gazetteer.nearest_block(lon, lat, _FARTHEST_M)
    if nearest is None:
        words = gettext(
            "“polygon” is not in %(town)s. The longitude comes first.", town=visit.town.name
        )
        raise BadParameter("polygon", words)
    wide = whole_areas(visit, visit.gazetteer.areas_of(outline))
    reach = Reach(ReachKind.POLYGON, "", whole_area_ids=wide, outline=outline)
    street = street_name(nearest[0].street_id, visit.gazetteer)
    return Subject(
        page="polygon",
        town_id=visit.town.id,
        slug=spelled_outline(outline),
        title=gettext("Drawn area (%(street)s)", street=street),
        query=filters.query(visit, reach),
        filters=filters,
        here=Here(outline=outline, whole_area_ids=wide),
        follow="polygon",
    )
