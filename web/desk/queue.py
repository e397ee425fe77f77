"""What an editor should look at, most urgent first; and any other item by its words."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask import Response, request, url_for
from werkzeug.datastructures import MultiDict

from records import IndexDown, Item, Reach, ReachKind, Review
from store.items import find_item, find_items
from store.reviews import count_reviews, reviews
from web.answers import unkept_redirect
from web.cards import source_name
from web.desk.answers import answer_desk
from web.desk.notice import notice_of
from web.desk.session import DeskVisit
from web.filters import LONGEST_TEXT, Filters, plain, read_filters
from web.links import address, named_item
from web.search_words import search_notes
from web.translate import gettext, ngettext

PAGE = 30
_BESIDE, _BEFORE = 10, 3  # lines beside an item, and how many of them come before it
_FOUND = 50


@dataclass(frozen=True)
class Entry:
    """One line of the queue; `doubt` says how sure the program is, or that readers reported it."""

    item_id: str
    title: str
    lang: str
    source: str
    day: str
    doubt: str
    is_reported: bool
    url: str


@dataclass(frozen=True)
class Stretch:
    """A page of the queue: `number` counts from 1; `count` is of the whole queue."""

    entries: tuple[Entry, ...]
    count: int
    number: int

    def around(self, item_id: str) -> tuple[Entry, ...]:
        """Return the few lines around an item, or the first ones if it is not among them."""
        ids = [entry.item_id for entry in self.entries]
        at = ids.index(item_id) if item_id in ids else 0
        first = max(min(at - _BEFORE, len(ids) - _BESIDE), 0)
        return self.entries[first : first + _BESIDE]

    @property
    def pages(self) -> int:
        """Return how many pages there are, at least one."""
        return max(-(-self.count // PAGE), 1)


def show_queue(visit: DeskVisit) -> Response:
    """Answer /desk/<lang>/?page=…&q=…: the queue, or what was looked for."""
    words = plain(request.args.get("q", ""))[:LONGEST_TEXT]
    asked = read_filters(visit, MultiDict({"q": words}))
    named = named_item(words)
    if named and find_item(visit.db, named):
        return unkept_redirect(url_for("desk_item", lang=visit.lang, item_id=named))
    found, is_behind = _find(visit, asked) if words else ((), False)
    return answer_desk(
        visit,
        "desk/queue.html",
        stretch=read_stretch(visit),
        words=words,
        found=found,
        is_behind=is_behind,
        notes=search_notes(asked.asking),
        notice=notice_of(visit),
    )


def read_stretch(visit: DeskVisit) -> Stretch:
    """Return the page of the queue that the request asks for, the last one if it is too far."""
    staff = visit.staff
    count = count_reviews(visit.db, staff.town_id, staff.area_ids)
    given = request.values.get("page", "")
    asked = int(given) if given.isascii() and given.isdigit() and len(given) < 6 else 1
    number = min(max(asked, 1), max(-(-count // PAGE), 1))
    found = reviews(visit.db, staff.town_id, staff.area_ids, PAGE, PAGE * (number - 1))
    items = find_items(visit.db, [review.item_id for review in found])
    entries = (_review(visit, items[r.item_id], r, number) for r in found if r.item_id in items)
    return Stretch(tuple(entries), count, number)


def _review(visit: DeskVisit, item: Item, review: Review, page: int) -> Entry:
    score = round(100 * review.score)
    doubt = gettext("%(score)s in 100", score=score) if score else gettext("place not found")
    if review.reports:
        doubt = ngettext("A reader: wrong place", "%(num)d readers: wrong place", review.reports)
    return _entry(visit, item, doubt, review.reports > 0, page)


def _entry(
    visit: DeskVisit, item: Item, doubt: str = "", is_reported: bool = False, page: int = 1
) -> Entry:
    kept = {"page": page} if page > 1 else {}
    return Entry(
        item_id=item.id,
        title=item.title,
        lang=item.lang,
        source=source_name(visit, item.source_id),
        day=visit.calendar.published(item.published_at),
        doubt=doubt,
        is_reported=is_reported,
        url=address("desk_item", lang=visit.lang, item_id=item.id, **kept),
    )


def _find(visit: DeskVisit, asked: Filters) -> tuple[Sequence[Entry], bool]:
    """Return the editor's items that are asked for, newest first; True while search is behind."""
    try:
        ids = [i for reach in _reaches(visit) for i in _ids(visit, asked, reach)]
    except IndexDown:
        return (), True
    items = find_items(visit.db, dict.fromkeys(ids)).values()
    mine = sorted(filter(visit.staff.may_correct, items), key=lambda item: -item.feed_key)
    return [_entry(visit, item) for item in mine[:_FOUND]], False


def _ids(visit: DeskVisit, asked: Filters, reach: Reach) -> tuple[str, ...]:
    query = asked.query(visit, reach)
    return visit.site.searcher.index().search(query, limit=_FOUND).item_ids


def _reaches(visit: DeskVisit) -> list[Reach]:
    town_id, area_ids = visit.town.id, visit.staff.area_ids
    if town_id in area_ids:
        return [Reach(ReachKind.CITY, town_id)]
    return [Reach(ReachKind.AREA, area_id) for area_id in area_ids]
