"""An item's page: what it says, where it is, and why it is there."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask import Response, abort

from records import Block, Item, Placement, Query, Reach, ReachKind, Status
from store.items import find_item
from store.stories import find_story
from web.answers import answer_page
from web.cards import source_name
from web.excerpt import is_cut, marked_paragraphs, marked_title
from web.frame import Frame, frame_around
from web.links import item_url, outside_url, thing_url
from web.listing import find_some, hydrate
from web.pictures import draw
from web.pins import Pin
from web.place_map import Marks
from web.scopes import Scope, area_links
from web.translate import gettext
from web.visit import TownVisit, Visit
from web.words import block_title, how_sure, place_name, read_as, refusal_reason

_HALF_WIDTH_M = 220.0
_ALSO = 5
_SIZE = (480, 360)


@dataclass(frozen=True)
class Reason:
    """Why an item is at one place: its words, how they were read, how sure."""

    words: str
    place: str
    read_as: str
    sure: str


@dataclass(frozen=True)
class Other:
    """A line that leads to another item; `lang` is that of its title."""

    title: str
    lang: str
    url: str
    note: str


def show_item(visit: Visit, item_id: str) -> Response:
    """Answer /items/<id>; 410 if it was taken down or replaced."""
    item = find_item(visit.db, item_id) or abort(404)
    town_visit = visit.in_town(item.town_id)
    if not item.is_listed:
        return _gone(town_visit, item)
    block, marks = _block(town_visit, item), _marks(town_visit, item)
    return answer_page(
        town_visit,
        "item.html",
        item=item,
        title=marked_title(item),
        paragraphs=marked_paragraphs(item),
        is_cut=is_cut(item),
        publisher_url=outside_url(item.url),
        source=source_name(town_visit, item.source_id),
        when=town_visit.calendar.event(item),
        published=town_visit.calendar.published(item.published_at),
        is_cancelled=item.status is Status.CANCELLED,
        reasons=[_reason(placement) for placement in item.placements if placement in item.about],
        refused=_refused(item),
        picture=_picture(town_visit, marks, item),
        shown=_shown(marks),
        block=_block_link(town_visit, block),
        areas=area_links(town_visit, _areas(item)),
        elsewhere=_elsewhere(town_visit, item),
        also=_also(town_visit, item, block),
    )


def _gone(visit: TownVisit, item: Item) -> Response:
    """Say that it is gone, and why; none of its words are shown."""
    words = {
        Status.WITHDRAWN: gettext("Its publisher has taken it down."),
        Status.SUPERSEDED: gettext("Its publisher has replaced it by a newer one."),
    }
    said = words.get(item.status, gettext("It is not shown any more."))
    others = _elsewhere(visit, item)
    return answer_page(visit, "gone.html", 410, words=said, elsewhere=others)


def _reason(placement: Placement) -> Reason:
    words = placement.mention.text if placement.mention else ""
    return Reason(words, place_name(placement), read_as(placement), how_sure(placement))


def _refused(item: Item) -> list[tuple[str, str]]:
    """Return words that were not used with the reason, also those that only pass by."""
    passing = [
        (p.mention.text, _why_passing(p, item))
        for p in item.placements
        if p.mention and p not in item.about
    ]
    refused = [(r.mention.text if r.mention else "", refusal_reason(r)) for r in item.refusals]
    return list(dict.fromkeys([*passing, *refused]))


def _why_passing(placement: Placement, item: Item) -> str:
    """Return why a place that is named is not what the item is about."""
    blocks = {block for about in item.about for block in about.place.block_ids}
    if not blocks.isdisjoint(placement.place.block_ids):
        return gettext("says the same place in other words")
    return gettext("only mentioned, it is not about it")


def _block(visit: TownVisit, item: Item) -> Block | None:
    """Return the block of the item's best placement that has one."""
    ids = (i for p in item.about if p.place.precision.is_point for i in p.place.block_ids)
    return next((b for i in ids if (b := visit.gazetteer.block(i))), None)


def _block_link(visit: TownVisit, block: Block | None) -> Scope | None:
    if block is None:
        return None
    return Scope(block_title(block, visit.gazetteer), thing_url("block", block.id, visit.lang))


def _areas(item: Item) -> tuple[str, ...]:
    return item.about[0].place.area_ids if item.about else ()


def _elsewhere(visit: TownVisit, item: Item) -> list[Other]:
    """Return the same story from other sources."""
    story = find_story(visit.db, item.story_id) if item.story_id else None
    ids = [i for i in story.item_ids if i != item.id] if story else []
    return _others(visit, hydrate(visit, ids), with_source=True)


def _also(visit: TownVisit, item: Item, block: Block | None) -> list[Other]:
    """Return other items of the same block; none while the index is away."""
    if block is None:
        return []
    query = Query(visit.town.id, Reach(ReachKind.BLOCK, block.id))
    found = [other for other in find_some(visit, query, _ALSO + 1) if other.id != item.id]
    return _others(visit, found[:_ALSO])


def _others(visit: TownVisit, items: Sequence[Item], with_source: bool = False) -> list[Other]:
    lines = []
    for item in items:
        note = visit.calendar.event(item) or visit.calendar.published(item.published_at)
        if with_source:
            note = f"{source_name(visit, item.source_id)}, {note}"
        lines.append(Other(item.title, item.lang, item_url(item.id, visit.lang), note))
    return lines


def _shown(marks: Marks) -> dict[str, bool]:
    """Tell which kinds of marks are on the map, for the line below it."""
    return {
        "exact": any(not pin.doubt_m for pin in marks.pins),
        "about": any(pin.doubt_m for pin in marks.pins),
        "lines": bool(marks.here),
        "whole": bool(marks.whole),
    }


def _picture(visit: TownVisit, marks: Marks, item: Item) -> str:
    """Return the map of where the item is; "" for what concerns the whole town."""
    if marks.pins:
        pin = marks.pins[0]
        frame = Frame(pin.lon, pin.lat, max(_HALF_WIDTH_M, 2.5 * pin.doubt_m), *_SIZE)
    else:
        rings = (polygon[0] for polygon in marks.whole)
        spots = [spot for line in (*marks.here, *rings) for spot in line]
        if not spots:
            return ""
        frame = frame_around(spots, _HALF_WIDTH_M, _SIZE)
    return draw(visit, frame, marks, place_name(item.about[0]))


def _marks(visit: TownVisit, item: Item) -> Marks:
    """Return what is drawn: blocks in red, sure points as discs, doubt as rings, areas washed."""
    gazetteer = visit.gazetteer
    points = [p for p in item.about if p.place.precision.is_point]
    pins = [
        Pin(0, p.place.lon, p.place.lat, max(p.place.accuracy_m, 1.0) if p.approximate else 0.0)
        for p in points
    ]
    sure = [p for p in item.about if not p.approximate]
    blocks = (gazetteer.block(i) for p in sure for i in p.place.block_ids)
    wide = [p for p in item.about if p.place.precision.value == "area"] if not points else []
    areas = (gazetteer.area(i) for p in wide for i in p.place.area_ids[:1])
    whole = tuple(polygon for area in areas if area for polygon in area.polygons)
    return Marks(tuple(b.line for b in blocks if b), whole, pins=tuple(pins))
