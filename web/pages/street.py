"""A street's page: its blocks in order, and what happens along all of it."""

from dataclasses import dataclass, replace
from functools import partial

from flask import Response, abort

from records import Block, IndexDown, Query, Reach, ReachKind, Street
from web.answers import answer_page
from web.feeds import answer_feed
from web.filters import Filters
from web.frame import frame_around
from web.links import thing_url
from web.listing import PAGE, Listing, hydrate
from web.panel import make_panel
from web.pictures import draw
from web.place_map import Marks
from web.subject import Subject, slug_of
from web.visit import TownVisit
from web.words import block_between, block_title, capital

_MOST_BLOCKS = 60  # each is one small question to the index
_EACH = 10


@dataclass(frozen=True)
class Row:
    """One block of the street in the list."""

    title: str
    between: str
    url: str


def show_street(visit: TownVisit, slug: str, form: str) -> Response:
    """Answer /<town>/streets/<slug>, as a page or as a feed."""
    street = visit.gazetteer.street(f"{visit.town.id}/{slug}") or abort(404)
    blocks = visit.gazetteer.blocks_of(street.id)
    subject = _subject(visit, street)
    if form != "html":
        return answer_feed(visit, subject, form, partial(_read, visit, blocks))
    try:
        listing = _read(visit, blocks)
    except IndexDown:
        listing = Listing(behind=True)
    panel = make_panel(visit, subject, listing)
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


def _subject(visit: TownVisit, street: Street) -> Subject:
    return Subject(
        page="street",
        town_id=visit.town.id,
        slug=slug_of(street.id),
        title=capital(street.name),
        query=Query(visit.town.id, Reach(ReachKind.CITY, visit.town.id)),
        filters=Filters(),
    )


def _read(visit: TownVisit, blocks: tuple[Block, ...]) -> Listing:
    """Return the newest items of all blocks together. Raises IndexDown."""
    index = visit.site.searcher.index()
    query = Query(visit.town.id, Reach(ReachKind.BLOCK, ""))
    ids = dict.fromkeys(
        item_id
        for block in blocks[:_MOST_BLOCKS]
        for item_id in index.search(
            replace(query, reach=Reach(ReachKind.BLOCK, block.id)), limit=_EACH
        ).item_ids
    )
    newest = sorted(hydrate(visit, tuple(ids)), key=lambda item: -item.feed_key)
    return Listing(items=tuple(newest[:PAGE]))


def _rows(visit: TownVisit, blocks: tuple[Block, ...]) -> tuple[Row, ...]:
    return tuple(
        Row(
            block_title(block, visit.gazetteer),
            block_between(block, visit.gazetteer),
            thing_url("block", block.id, visit.lang),
        )
        for block in blocks
    )
