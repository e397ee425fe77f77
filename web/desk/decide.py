"""A decision taken, with all that follows from it, if nothing has changed meanwhile."""

from functools import partial

from flask import request

from enrich.corrections import apply_corrections
from geo.settle import settle_place
from records import BadRequest, Correction, Item, Stale
from store.corrections import add_correction, corrections_of, decisions, undo_correction
from store.database import Connection
from store.dialect import Turn, take_turn
from store.items import find_item, save_item
from store.reports import settle_reports
from web.desk.decisions import Decision, is_blocked, read_decision
from web.desk.session import DeskVisit
from web.forms import spend_form
from web.translate import gettext


def seen_of(db: Connection, item: Item) -> str:
    """Return what a form carries to say on which state of the item it decides."""
    return f"{decisions(db, item.id)}.{item.revision}"


def decide(visit: DeskVisit, item_id: str, token: str) -> Correction | None:
    """Take the decision of the form that was sent; return what was added, None for an undo.

    All of it is kept, or nothing: the correction, the item as it is now (and so its outbox rows
    for the index and the alerts), the reports that it answers. The caller has checked whose item
    it is, and the form's token, which is used up here.
    Raises Stale if somebody was faster, BadRequest for what can't be meant.
    """
    with visit.site.database.write() as db:
        take_turn(db, Turn.SAVE_ITEMS)  # from here on nobody else changes items
        spend_form(db, token, visit.now)
        item = _unchanged(visit, db, item_id)
        decision = read_decision(visit, item, corrections_of(db, item_id))
        added = _keep(visit, db, item_id, decision)
        save_item(db, _remade(visit, db, item), visit.now)
        if decision.is_answer:
            settle_reports(db, item_id, visit.staff.email, visit.now)
    return added


def _unchanged(visit: DeskVisit, db: Connection, item_id: str) -> Item:
    """Return the item if it is still what the editor saw, and theirs; raises Stale."""
    item = find_item(db, item_id)
    is_mine = item is not None and visit.staff.may_correct(item)
    if item is None or not is_mine or request.form.get("seen") != seen_of(db, item):
        raise Stale(gettext("It has changed since you opened it. Nothing of yours was kept."))
    return item


def _keep(visit: DeskVisit, db: Connection, item_id: str, decision: Decision) -> Correction | None:
    seen, added = decisions(db, item_id), None
    for correction in decision.add:
        added = add_correction(db, correction, seen)
        seen += 1
    for correction_id in decision.undo:
        try:
            undo_correction(db, correction_id, visit.staff.email, visit.now, seen)
        except LookupError as error:
            raise BadRequest(str(error)) from error
        seen += 1
    return added


def _remade(visit: DeskVisit, db: Connection, item: Item) -> Item:
    """Return the item as its standing corrections have it."""
    to_block = is_blocked(visit, item)
    settle = partial(settle_place, gazetteer=visit.gazetteer, to_block=to_block)
    return apply_corrections(item, corrections_of(db, item.id), settle)
