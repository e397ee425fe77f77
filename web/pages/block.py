"""A block's page: what happens on this stretch of street and around it."""

from itertools import chain

from flask import Response, abort, request

from records import Block, Line, Spot
from web.answers import answer_page
from web.feeds import answer_feed
from web.filters import BLOCK_REACHES, Filters, plain, read_filters
from web.frame import Frame, first_holding
from web.links import thing_url
from web.listing import read_listing
from web.panel import Panel, make_panel
from web.pictures import draw
from web.place_map import Marks
from web.scopes import Scope, area_links, area_scopes, block_scopes, distance_scopes
from web.subject import Subject, block_subject
from web.translate import gettext
from web.visit import TownVisit
from web.words import block_between, blocks_around, dashed

_HALF_WIDTHS_M = (250.0, 400.0, 1000.0)  # of the map
_WIDER_M = (2000.0, 5000.0)  # where blocks are long


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
        legend=_legend(filters),
        street_url=thing_url("street", block.street_id, visit.lang),
        typed=plain(request.args.get("from", "")[:100]),
        is_nearest=request.args.get("nearest") == "1",
    )


def _scopes(visit: TownVisit, block: Block, subject: Subject) -> tuple[Scope, ...]:
    return (
        *block_scopes(visit, subject),
        *distance_scopes(visit, subject, BLOCK_REACHES[1:]),
        *area_scopes(visit, block.area_ids, subject.filters),
    )


def _picture(visit: TownVisit, block: Block, panel: Panel) -> str:
    ids = panel.subject.query.reach.block_ids
    blocks = filter(None, map(visit.gazetteer.block, ids))
    around = tuple(each.line for each in blocks if each is not block)
    metres = panel.subject.here.metres
    frame = _frame(visit.gazetteer.middle(block.id), panel, around)
    marks = Marks((block.line,), around=around, reach_m=metres, pins=panel.pins)
    return draw(visit, frame, marks, panel.subject.title)


def _frame(middle: Spot, panel: Panel, around: tuple[Line, ...]) -> Frame:
    metres = panel.subject.here.metres
    if metres:
        half_width = next((w for w in _HALF_WIDTHS_M if w > metres), metres * 1.25)
        return Frame(*middle, half_width)
    if around:
        return first_holding(*middle, (*_HALF_WIDTHS_M, *_WIDER_M), chain(*around))
    # All is on this block, but a stretch's middle may be off it.
    return first_holding(*middle, _HALF_WIDTHS_M, (pin.spot for pin in panel.pins))


def _legend(filters: Filters) -> str:
    """Return what on the map says how far around one looks, "" for the block alone."""
    if filters.blocks:
        return gettext("pale red: %(reach)s", reach=blocks_around(filters.blocks))
    return dashed(filters.within) if filters.within else ""
