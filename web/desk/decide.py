"""A decision taken, with all that follows from it, if nothing has changed meanwhile."""

from dataclasses import replace
from functools import partial

from flask import request

from enrich.corrections import apply_corrections, what_stands
from geo.settle import settle_place
from records import BadRequest, Correction, Item
from store.corrections import add_correction, corrections_of, decisions, undo_correction
from store.dialect import Turn, take_turn
from store.items import find_item, save_item
from store.lessons import add_lesson
from store.reports import settle_reports
from web.desk.decision import Decision
from web.desk.decisions import is_blocked, read_decision
from web.desk.remember import undo_lessons
from web.desk.rights import is_theirs
from web.desk.seen import changed, require_seen
from web.desk.session import DeskVisit
from web.desk.story_form import keep_link, undo_at_once
from web.forms import spend_form


def decide(visit: DeskVisit, item_id: str, token: str) -> Decision:
    """Take the decision of the form that was sent, and return it as it is kept.

    All of it is kept, or nothing: the correction, the item as it is now (and so its outbox rows
    for the index and the alerts), what is to be remembered, the reports that it answers. The
    caller has checked whose item it is, and the form's token, which is used up here.
    Raises Stale if somebody was faster, BadRequest for what can't be meant.
    """
    with visit.site.database.write() as db:
        take_turn(db, Turn.SAVE_ITEMS)  # from here on nobody else changes items
        spend_form(db, token, visit.now)
        visit = replace(visit, db=db)
        item = _unchanged(visit, item_id)
        said = corrections_of(db, item_id)
        decision = _new(visit, item, said, read_decision(visit, item, said))
        decision = _keep(visit, item_id, said, decision)
        save_item(db, _remade(visit, item, corrections_of(db, item_id)), visit.now)
        if decision.is_answer:
            settle_reports(db, item_id, visit.staff.email, visit.now)
    return decision


def _unchanged(visit: DeskVisit, item_id: str) -> Item:
    """Return the item if it is still what the editor saw, and theirs; raises Stale."""
    item = find_item(visit.db, item_id)
    if item is None:
        raise changed()
    require_seen(visit.db, item, request.form.get("seen", ""))
    if not is_theirs(visit, item):
        raise changed()
    return item


def _new(
    visit: DeskVisit, item: Item, said: tuple[Correction, ...], decision: Decision
) -> Decision:
    """Return a decision without what stands already: it would be one more to undo, for nothing."""
    made = decision.add
    if made is None or made.kind not in what_stands(said):
        return decision
    last = replace(made, id=max(c.id for c in said) + 1)
    is_same = _remade(visit, item, (*said, last)) == _remade(visit, item, said)
    return replace(decision, add=None) if is_same else decision


def _keep(
    visit: DeskVisit, item_id: str, said: tuple[Correction, ...], decision: Decision
) -> Decision:
    if decision.undo is not None:
        _undo(visit, item_id, next(c for c in said if c.id == decision.undo))
    for lesson in decision.lessons:
        add_lesson(visit.db, lesson)
    made = decision.add
    if made is None:
        return decision
    if made.kind.links:
        return replace(decision, add=keep_link(visit, item_id, made))
    return replace(decision, add=add_correction(visit.db, made, decisions(visit.db, item_id)))


def _undo(visit: DeskVisit, item_id: str, made: Correction) -> None:
    if made.kind.links:
        undo_at_once(visit, made)
        return
    seen = decisions(visit.db, item_id)
    try:
        undo_correction(visit.db, made.id, visit.staff.email, visit.now, seen)
    except LookupError as error:
        raise BadRequest(str(error)) from error
    undo_lessons(visit, made)


def _remade(visit: DeskVisit, item: Item, corrections: tuple[Correction, ...]) -> Item:
    """Return the item as its standing corrections have it."""
    to_block = is_blocked(item)
    settle = partial(settle_place, gazetteer=visit.gazetteer, to_block=to_block)
    return apply_corrections(item, corrections, settle)
