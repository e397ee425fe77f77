"""What was decided lately in an editor's areas: who, when, what; newest first."""

from dataclasses import dataclass

from flask import Response, request, url_for

from records import Correction, Item
from store.decided import latest_corrections
from store.items import find_items
from web.desk.answers import answer_desk
from web.desk.past import Event, events_of
from web.desk.rights import is_theirs
from web.desk.session import DeskVisit

_PAGE, _SEEN_AT_ONCE = 50, 200


@dataclass(frozen=True)
class Line:
    """One decision, with the item that it is about; `taken_back` says who undid it, and when."""

    item: Item
    event: Event
    taken_back: Event | None


def show_history(visit: DeskVisit) -> Response:
    """Answer /history?before=…: `before` is the number of a decision."""
    given = request.args.get("before", "")
    before = int(given) if given.isascii() and given.isdigit() and len(given) < 16 else None
    found, older = _mine(visit, before)
    lines = [_line(visit, item, correction) for item, correction in found]
    older_url = url_for("desk_history", lang=visit.lang, before=older) if older else ""
    return answer_desk(visit, "desk/history.html", lines=lines, older_url=older_url)


def _mine(visit: DeskVisit, before: int | None) -> tuple[list[tuple[Item, Correction]], int | None]:
    """Return a page of decisions on items of the editor's areas, and where the next one begins."""
    found: list[tuple[Item, Correction]] = []
    while True:
        some = latest_corrections(visit.db, visit.town.id, before, _SEEN_AT_ONCE)
        items = find_items(visit.db, {correction.item_id for correction in some})
        theirs = {item.id: item for item in items.values() if is_theirs(visit, item)}
        for correction in some:
            item = theirs.get(correction.item_id)
            if item is not None:
                if len(found) == _PAGE:
                    return found, found[-1][1].id
                found.append((item, correction))
        if len(some) < _SEEN_AT_ONCE:
            return found, None
        before = some[-1].id


def _line(visit: DeskVisit, item: Item, correction: Correction) -> Line:
    events = events_of(visit, item.id, [correction])
    return Line(item, events[0], events[1] if len(events) > 1 else None)
