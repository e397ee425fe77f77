"""What was done a moment ago, with a button that takes it back."""

from dataclasses import dataclass

from flask import request

from records import Item
from store.corrections import corrections_of
from store.items import find_item
from web.desk.decide import seen_of
from web.desk.naming import decision_name
from web.desk.session import DeskVisit
from web.translate import gettext


@dataclass(frozen=True)
class Notice:
    """A decision on an item; `undoes` is its id, None if there is nothing to take back."""

    item: Item
    said: str
    undoes: int | None = None
    seen: str = ""


def done(item_id: str, correction_id: int | None) -> str:
    """Return how an address says what was done; None: something was taken back."""
    return f"{item_id}.{correction_id or 0}"


def notice_of(visit: DeskVisit) -> Notice | None:
    """Return what the address says was done, if it was, and is the editor's own to take back."""
    item_id, _, number = request.args.get("done", "").partition(".")
    item = find_item(visit.db, item_id) if item_id else None
    if item is None or not visit.staff.may_correct(item):
        return None
    if number == "0":
        return Notice(item, gettext("Taken back"))
    made = {str(c.id): c for c in corrections_of(visit.db, item.id)}.get(number)
    if made is None or made.undone_at is not None:
        return None
    return Notice(item, decision_name(visit, made), made.id, seen_of(visit.db, item))
