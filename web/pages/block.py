"""A block's page: what happens on this stretch of street and around it."""

from flask import Response, abort, request

from records import Block
from web.answers import answer_page
from web.feeds import answer_feed
from web.filters import BLOCK_REACHES, Filters, plain, read_filters
from web.frame import Frame, first_holding
from web.links import thing_url
from web.listing import read_listing
from web.panel import Panel, make_panel
from web.pictures import draw
from web.place_map import Marks
from web.scopes import Scope, area_links, area_scopes, distance_scopes
from web.subject import Subject, block_subject
from web.translate import gettext
from web.visit import TownVisit
from web.words import block_between

_HALF_WIDTHS_M = (250.0, 400.0, 1000.0)  # of the map


def show_block(visit: TownVisit, slug: str, form: str) -> Response:
    """Answer /<town>/blocks/<slug>, as a page or as a feed."""
    block = visit.gazetteer.block(f"{visit.town.id}/{slug}") or abort(404)
    filters = read_filters(visit, request.args, BLOCK_REACHES)
    subject = block_subject(visit, block, filters)
    if form != "html":
        return answer_feed(visit, subject, form)
    panel = make_panel(visit, subject, read_listing(visit, subject))
    return answer_page(
        visit,
        "block.html",
        panel=panel,
        areas=area_links(visit, block.area_ids),
        between=block_between(block, visit.gazetteer),
        scopes=_scopes(visit, block, subject),
        picture=_picture(visit, block, panel),
        street_url=thing_url("street", block.street_id, visit.lang),
        typed=plain(request.args.get("from", "")[:100]),
        is_nearest=request.args.get("nearest") == "1",
    )


def _scopes(visit: TownVisit, block: Block, subject: Subject) -> tuple[Scope, ...]:
    alone = Scope(
        gettext("This block"),
        subject.url(visit.lang, subject.filters.at(0)),
        _alone(subject.filters),
    )
    distances = distance_scopes(visit, subject, BLOCK_REACHES[1:])
    return (alone, *distances, *area_scopes(visit, block.area_ids, subject.filters))


def _alone(filters: Filters) -> bool:
    return filters.within == 0


def _picture(visit: TownVisit, block: Block, panel: Panel) -> str:
    within = panel.subject.filters.within
    middle = visit.gazetteer.middle(block.id)
    frame = Frame(*middle, next((w for w in _HALF_WIDTHS_M if w > within), within * 1.25))
    if not within:  # all is on this block, but a stretch's middle may be off it
        spots = [pin.spot for pin in panel.pins]
        frame = first_holding(*middle, _HALF_WIDTHS_M, spots)
    return draw(visit, frame, Marks((block.line,), (), within, panel.pins), panel.subject.title)
