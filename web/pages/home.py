"""A town's home: one search box, the neighbourhoods, what is on, the latest."""

from functools import partial

from flask import Response, request, url_for

from records import Area, AreaKind, Query, Reach, ReachKind
from web.answers import answer_page
from web.cards import Card, Here, make_cards
from web.feeds import answer_feed
from web.filters import Filters, read_filters
from web.links import thing_url
from web.listing import find_some, read_listing
from web.panel import make_panel
from web.subject import Subject
from web.town_map import Link, draw_town_map
from web.translate import gettext
from web.visit import TownVisit

_TOWN_WIDE = 4


def show_home(visit: TownVisit, form: str) -> Response:
    """Answer /<town>/, as a page or as a feed."""
    subject = town_subject(visit, read_filters(visit, request.args))
    if form != "html":
        return answer_feed(visit, subject, form)
    links = [Link(area, thing_url("area", area.id, visit.lang)) for area in neighbourhoods(visit)]
    title = gettext("Map of the neighborhoods; the list has the same")
    panel = make_panel(visit, subject, read_listing(visit, subject))
    return answer_page(
        visit,
        "home.html",
        panel=panel,
        links=links,
        picture=visit.ground.town_map(visit.lang, partial(draw_town_map, links, title)),
        town_wide=_town_wide(visit),
        example=_example(visit),
        sources_url=url_for("sources", lang=visit.lang, town=visit.town.id),
    )


def town_subject(visit: TownVisit, filters: Filters) -> Subject:
    """Return the whole town."""
    reach = Reach(ReachKind.CITY, visit.town.id)
    return Subject(
        page="home",
        town_id=visit.town.id,
        slug="",
        title=visit.town.name,
        query=filters.query(visit, reach),
        filters=filters,
    )


def _town_wide(visit: TownVisit) -> list[Card]:
    """Return the latest items that concern the whole town."""
    towns = tuple(a.id for a in visit.gazetteer.areas if a.kind is AreaKind.TOWN)
    # No block has this id: what is left of the reach are the items on the whole of the town.
    query = Query(visit.town.id, Reach(ReachKind.BLOCK, "", whole_area_ids=towns))
    return make_cards(visit, find_some(visit, query, _TOWN_WIDE), Here())


def neighbourhoods(visit: TownVisit) -> tuple[Area, ...]:
    """Return the town's neighbourhoods by name."""
    areas = (a for a in visit.gazetteer.areas if a.kind is AreaKind.NEIGHBOURHOOD)
    return tuple(sorted(areas, key=lambda area: area.name.casefold()))


def _example(visit: TownVisit) -> str:
    """Return an address of this town to show in the empty search box."""
    gazetteer = visit.gazetteer
    for street in gazetteer.streets[len(gazetteer.streets) // 2 :]:
        for block in gazetteer.blocks_of(street.id):
            for side in block.sides():
                number_first = visit.town.country.upper() in ("US", "CA", "GB", "FR", "IE", "AU")
                words = (str(side.low), street.name)
                return " ".join(words if number_first else words[::-1])
    return ""
