"""An item's page: what it says, where it is, and why it is there."""

from dataclasses import dataclass, replace

from flask import Response, abort

from records import Block, Item, Query, Reach, ReachKind, Status
from store.items import find_item
from store.stories import find_story
from web.answers import answer_page
from web.cards import source_name
from web.excerpt import is_cut, marked_paragraphs, marked_title
from web.item_map import draw_item
from web.kinds import facts_of, kind_name, occasion, severity_name, span
from web.linked_data import linked_data
from web.links import item_url, outside_url, thing_url
from web.listing import find_some, hydrate
from web.reasons import not_used, reasons_of
from web.scopes import Scope, area_links
from web.visit import TownVisit, Visit
from web.words import block_title, what_is_withheld, why_gone

_ALSO = 5
_ALSO_SEEN = 30


@dataclass(frozen=True)
class Other:
    """A line that leads to another item; `lang` is that of its title.

    `source` is named where it says something, with its publisher's own page of the item.
    """

    title: str
    lang: str
    url: str
    note: str
    source: str = ""
    publisher_url: str = ""


def show_item(visit: Visit, item_id: str) -> Response:
    """Answer /items/<id>; 410 if it was taken down or replaced."""
    item = find_item(visit.db, item_id) or abort(404)
    town_visit = visit.in_town(item.town_id)
    if not item.is_shown(visit.now):
        return answer_gone(town_visit, item)
    block = _block(town_visit, item)
    return answer_page(
        town_visit,
        "item.html",
        item=item,
        title=marked_title(item),
        paragraphs=marked_paragraphs(item),
        is_cut=is_cut(item),
        withheld=what_is_withheld(item),
        publisher_url=outside_url(item.url),
        source=source_name(town_visit, item.source_id),
        when=occasion(town_visit, item),
        kind=kind_name(town_visit, item),
        severity=severity_name(item.severity),
        span=span(town_visit, item),
        facts=facts_of(town_visit, item),
        linked_data=linked_data(town_visit, item),
        published=town_visit.calendar.published(item.published_at),
        is_cancelled=item.status is Status.CANCELLED,
        reasons=reasons_of(town_visit, item),
        refused=not_used(town_visit, item),
        map=draw_item(town_visit, item),
        block=_block_link(town_visit, block),
        areas=area_links(town_visit, _areas(item)),
        elsewhere=_elsewhere(town_visit, item),
        also=_also(town_visit, item, block),
    )


def answer_gone(visit: TownVisit, item: Item) -> Response:
    """Answer 410: it is gone, and why; none of its words are shown."""
    others = _elsewhere(visit, item)
    return answer_page(visit, "gone.html", 410, words=why_gone(item), elsewhere=others)


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
    return [
        replace(
            _other(visit, other),
            source=source_name(visit, other.source_id),
            publisher_url=outside_url(other.url),
        )
        for other in hydrate(visit, ids)
    ]


def _also(visit: TownVisit, item: Item, block: Block | None) -> list[Other]:
    """Return other items of the same block; none while the index is away.

    What is coming up first, soonest first; then the news, newest first; what is over last.
    """
    if block is None:
        return []
    query = Query(visit.town.id, Reach(ReachKind.BLOCK, block.id))
    ahead = replace(query, happens_from=visit.calendar.start_of_today())
    found = {
        other.id: other
        for asked in (ahead, query)
        for other in find_some(visit, asked, _ALSO_SEEN)
        if other.id != item.id
    }
    in_order = sorted(found.values(), key=lambda other: _turn(visit, other))
    return [_other(visit, other) for other in in_order[:_ALSO]]


def _turn(visit: TownVisit, item: Item) -> tuple[int, float]:
    """Return what sorts items as a reader wants them: ahead, without a date, over."""
    if item.starts_at is None:
        return 1, -item.published_at.timestamp()
    if visit.calendar.is_over(item):
        return 2, -item.starts_at.timestamp()
    return 0, item.starts_at.timestamp()


def _other(visit: TownVisit, item: Item) -> Other:
    note = visit.calendar.event(item) or visit.calendar.published(item.published_at)
    return Other(item.title, item.lang, item_url(item.id, visit.lang), note)
