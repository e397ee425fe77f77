"""What an editor should look at, most urgent first; and any other item by its words."""

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
from web.search_words import search_notes, why_nothing
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
class Found:
    """What was looked for, newest first; `after` is where the older ones begin, None at the end."""

    entries: tuple[Entry, ...] = ()
    after: int | None = None
    is_behind: bool = False


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
    """Answer /desk/<lang>/?page=…&q=…&after=…: the queue, or what was looked for."""
    words = plain(request.args.get("q", ""))[:LONGEST_TEXT]
    asked = read_filters(visit, MultiDict({"q": words, "after": request.args.get("after", "")}))
    named = named_item(words)
    if named and find_item(visit.db, named):
        return unkept_redirect(url_for("desk_item", lang=visit.lang, item_id=named))
    return answer_desk(
        visit,
        "desk/queue.html",
        stretch=read_stretch(visit),
        words=words,
        found=_find(visit, asked) if words else Found(),
        most=_FOUND,
        older=asked.after is not None,
        notes=search_notes(visit, asked.asking),
        why=why_nothing(visit, asked.asking),
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


def _find(visit: DeskVisit, asked: Filters) -> Found:
    """Return a page of the editor's items that are asked for."""
    try:
        index = visit.site.searcher.index()
        queries = [asked.query(visit, reach) for reach in _reaches(visit)]
        hits = [index.search(query, asked.after, _FOUND) for query in queries]
    except IndexDown:
        return Found(is_behind=True)
    # Where one area has more, the others' older ones wait for them.
    end = max((each.after for each in hits if each.after is not None), default=None)
    ids = dict.fromkeys(item_id for each in hits for item_id in each.item_ids)
    items = [i for i in find_items(visit.db, ids).values() if end is None or i.feed_key >= end]
    items.sort(key=lambda item: -item.feed_key)
    page = items[:_FOUND]
    mine = tuple(_entry(visit, item) for item in page if visit.staff.may_correct(item))
    return Found(mine, page[-1].feed_key if len(items) > _FOUND else end)


def _reaches(visit: DeskVisit) -> list[Reach]:
    town_id, area_ids = visit.town.id, visit.staff.area_ids
    if town_id in area_ids:
        return [Reach(ReachKind.CITY, town_id)]
    return [Reach(ReachKind.AREA, area_id) for area_id in area_ids]
