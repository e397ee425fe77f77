"""A street's page: its blocks in order, and what happens along all of it."""

from dataclasses import dataclass

from flask import Response, abort, request

from records import Block, Reach, ReachKind, Street
from web.answers import answer_page
from web.cards import Here
from web.feeds import answer_feed
from web.filters import Filters, read_filters
from web.frame import frame_around
from web.links import thing_url
from web.listing import read_listing
from web.panel import make_panel
from web.pictures import draw
from web.place_map import Marks
from web.subject import Subject, slug_of
from web.visit import TownVisit
from web.words import block_between, block_title, capital


@dataclass(frozen=True)
class Row:
    """One block of the street in the list."""

    title: str
    between: str
    url: str


def show_street(visit: TownVisit, slug: str, form: str) -> Response:
    """Answer /<town>/streets/<slug>, as a page or as a feed."""
    street = visit.gazetteer.street(f"{visit.town.id}/{slug}") or abort(404)
    subject = street_subject(visit, street, read_filters(visit, request.args))
    if form != "html":
        return answer_feed(visit, subject, form)
    blocks = visit.gazetteer.blocks_of(street.id)
    panel = make_panel(visit, subject, read_listing(visit, subject))
    marks = Marks(tuple(block.line for block in blocks), pins=panel.pins)
    spots = [spot for block in blocks for spot in block.line]
    return answer_page(
        visit,
        "street.html",
        panel=panel,
        street=street,
        rows=_rows(visit, blocks),
        picture=draw(visit, frame_around(spots), marks, street.name) if spots else "",
    )


def street_subject(visit: TownVisit, street: Street, filters: Filters) -> Subject:
    """Return a street with what is on any of its blocks."""
    block_ids = tuple(block.id for block in visit.gazetteer.blocks_of(street.id))
    reach = Reach(ReachKind.STREET, street.id, block_ids=block_ids)
    return Subject(
        page="street",
        town_id=visit.town.id,
        slug=slug_of(street.id),
        title=capital(street.name),
        query=filters.query(visit, reach),
        filters=filters,
        here=Here(blocks=frozenset(block_ids)),
        follow="street",
    )


def _rows(visit: TownVisit, blocks: tuple[Block, ...]) -> tuple[Row, ...]:
    return tuple(
        Row(
            block_title(block, visit.gazetteer),
            block_between(block, visit.gazetteer),
            thing_url("block", block.id, visit.lang),
        )
        for block in blocks
    )
