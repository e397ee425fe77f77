"""What was done a moment ago, with a button that takes it back."""

from dataclasses import dataclass

from flask import request

from enrich.corrections import what_stands
from records import Correction, CorrectionKind, Item
from store.corrections import corrections_of
from store.items import find_item
from store.lessons import lessons_of
from web.desk.decision import Decision
from web.desk.linked import names_of_linked
from web.desk.naming import decision_name
from web.desk.remember import taught_beside
from web.desk.seen import seen_of
from web.desk.session import DeskVisit
from web.translate import gettext

_TAKEN_BACK, _AS_BEFORE = "0", "same"


@dataclass(frozen=True)
class Notice:
    """A decision on an item, None if that is no longer the editor's.

    `undoes` is its id, None if there is nothing to take back; `shows` the id of the decision that
    still hides the item from readers, None if none does or nothing was said of its place.
    """

    item: Item | None
    said: str
    undoes: int | None = None
    shows: int | None = None
    seen: str = ""


def done(item_id: str, decision: Decision) -> str:
    """Return how an address says what was done."""
    if decision.add is not None:
        return f"{item_id}.{decision.add.id}"
    return f"{item_id}.{_AS_BEFORE if decision.undo is None else _TAKEN_BACK}"


def notice_of(visit: DeskVisit) -> Notice | None:
    """Return what the address says was done, if it was, and the editor may know of it."""
    item_id, _, number = request.args.get("done", "").partition(".")
    item = find_item(visit.db, item_id) if item_id else None
    if item is None:
        return None
    corrections = corrections_of(visit.db, item.id)
    if not visit.staff.may_correct(item, corrections):
        return _last_word(visit, corrections)
    if number in _SAID:
        return Notice(item, _SAID[number]())
    made = next((c for c in corrections if str(c.id) == number and c.undone_at is None), None)
    if made is None:
        return None
    shows = _hidden_by(made, corrections)
    lessons = taught_beside(made, lessons_of(visit.db, visit.town.id))
    others = names_of_linked(visit, made, corrections, item.id)
    said = decision_name(visit, made, lessons, others)
    return Notice(item, said, made.id, shows, seen_of(visit.db, item))


def _last_word(visit: DeskVisit, corrections: tuple[Correction, ...]) -> Notice | None:
    """Return that an item has left the editor's areas by what they did themselves."""
    if all(visit.staff.email not in (c.editor, c.undone_by) for c in corrections):
        return None
    return Notice(None, gettext("Done. The item is no longer in your areas."))


def _hidden_by(made: Correction, corrections: tuple[Correction, ...]) -> int | None:
    """Return what hides an item that was given a place."""
    hidden = what_stands(corrections).get(CorrectionKind.HIDE)
    return hidden.id if hidden and made.kind is CorrectionKind.PLACEMENTS else None


_SAID = {
    _TAKEN_BACK: lambda: gettext("Taken back"),
    _AS_BEFORE: lambda: gettext("It stood so already; nothing was added"),
}
