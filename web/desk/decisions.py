"""What an editor's form says, as corrections: one reader for each kind of decision."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from flask import request

from enrich.corrections import BY_EDITOR
from geo.coarsen import Fineness, coarsen
from geo.settle import settle_place
from records import (
    BadRequest,
    Correction,
    CorrectionKind,
    Item,
    Mention,
    Place,
    Placement,
    Role,
    Withheld,
)
from records.spelling import name_key
from web.desk.candidates import candidates_of
from web.desk.decision import Decision, correction_of
from web.desk.lettering import letter
from web.desk.naming import fineness_name
from web.desk.point import read_point
from web.desk.remember import ticked_lessons
from web.desk.session import DeskVisit
from web.desk.story_form import read_link, read_split, require_undo
from web.filters import plain
from web.translate import gettext

NOWHERE = "none"  # the choice "not about a place in town"
MOST_THEMES = 3
LONGEST_ADDRESS = 200


Standing = Sequence[Correction]


def read_decision(visit: DeskVisit, item: Item, corrections: Standing) -> Decision:
    """Return what the form decides on an item; `corrections` are all of the item's.

    Raises BadRequest, in the reader's language, that says what is allowed.
    """
    reader = _READERS.get(request.form.get("decision", ""))
    if reader is None:
        raise BadRequest(gettext("There is no such decision. Please use the page's own buttons."))
    return reader(visit, item, [c for c in corrections if c.undone_at is None])


def is_blocked(item: Item) -> bool:
    """Tell whether none of the item's house numbers may be published."""
    return Withheld.HOUSE_NUMBERS in item.withheld


def typed_address(values: Mapping[str, str]) -> str:
    """Return the address that somebody typed, on one line."""
    return plain(values.get("address", "")[:LONGEST_ADDRESS])


def _choose(visit: DeskVisit, item: Item, _: Standing) -> Decision:
    choice = request.form.get("choice", "")
    if choice == NOWHERE:
        ticked_lessons(visit, item, None)
        return Decision(correction_of(visit, item, CorrectionKind.NOT_LOCAL))
    address = typed_address(request.form)
    found = {c.key: c for c in candidates_of(visit, item, letter(item), address)}
    chosen = found.get(choice)
    if chosen is None:
        raise BadRequest(gettext("There is no such candidate any more. Choose one of the list."))
    return _put(visit, item, chosen.place, chosen.mention)


def _accept(visit: DeskVisit, item: Item, _: Standing) -> Decision:
    if not item.about:
        raise BadRequest(gettext("It has no place that could be accepted. Choose one."))
    passing = (p for p in item.placements if p.role is not Role.ABOUT)
    return _at(visit, item, (*map(_sure, item.about), *passing))


def _point(visit: DeskVisit, item: Item, _: Standing) -> Decision:
    place = read_point(visit, request.form.get("point", ""))[1]
    return _put(visit, item, place, None)


def _put(visit: DeskVisit, item: Item, place: Place, mention: Mention | None) -> Decision:
    """Return the decision that the item is about this place alone, as finely as the form says."""
    told = coarsen(place, _fineness(), visit.gazetteer)
    if told is None:
        raise BadRequest(
            gettext(
                "“%(place)s” can't be told as that block, street or neighborhood. Choose "
                "another fineness.",
                place=place.name,
            )
        )
    now = next((p for p in item.about if p.place == told), None)
    chosen = _sure(now) if now else _sure(Placement(told, BY_EDITOR, 1.0, mention=mention))
    others = (replace(p, role=Role.MENTIONED) for p in item.placements if p is not now)
    decision = _at(visit, item, (chosen, *(p for p in others if _is_other(p, chosen))))
    return replace(decision, lessons=ticked_lessons(visit, item, place))


def _is_other(placement: Placement, chosen: Placement) -> bool:
    """Tell whether a placement is still worth a line beside the chosen one."""
    same_name = name_key(placement.place.name) == name_key(chosen.place.name)
    return placement.mention is not None and not same_name and placement.mention != chosen.mention


def _at(visit: DeskVisit, item: Item, placements: tuple[Placement, ...]) -> Decision:
    to_block = is_blocked(item)
    settled = tuple(
        replace(p, place=settle_place(p.place, visit.gazetteer, to_block)) for p in placements
    )
    made = replace(correction_of(visit, item, CorrectionKind.PLACEMENTS), placements=settled)
    return Decision(made)


def _sure(placement: Placement) -> Placement:
    return Placement(placement.place, BY_EDITOR, 1.0, mention=placement.mention)


def _fineness() -> Fineness:
    try:
        return Fineness(request.form.get("fineness", Fineness.SPOT))
    except ValueError:
        allowed = "; ".join(map(fineness_name, Fineness))
        raise BadRequest(
            gettext("“As finely as” is one of: %(allowed)s.", allowed=allowed)
        ) from None


def _themes(visit: DeskVisit, item: Item, _: Standing) -> Decision:
    chosen = (request.form.get("main", ""), *request.form.getlist("theme"))
    codes = tuple(dict.fromkeys(filter(None, chosen)))
    if unknown := [code for code in codes if code not in visit.theme_names]:
        raise BadRequest(
            gettext(
                "There is no theme “%(given)s”: there are %(allowed)s.",
                given=unknown[0][:40],
                allowed=", ".join(visit.theme_names),
            )
        )
    if not 1 <= len(codes) <= MOST_THEMES:
        raise BadRequest(
            gettext(
                "An item has 1 to %(most)s themes, the main one among them; you chose %(n)s.",
                most=MOST_THEMES,
                n=len(codes),
            )
        )
    made = replace(correction_of(visit, item, CorrectionKind.THEMES), themes=codes)
    return Decision(made, is_answer=False)


def _hide(visit: DeskVisit, item: Item, _: Standing) -> Decision:
    made = correction_of(visit, item, CorrectionKind.HIDE)
    if not made.reason:
        raise BadRequest(gettext("Say why it is hidden: others will ask."))
    return Decision(made)


def _undo(visit: DeskVisit, item: Item, standing: Standing) -> Decision:
    wanted = request.form.get("correction", "")
    found = next((c for c in standing if str(c.id) == wanted), None)
    if found is None:
        raise BadRequest(gettext("That decision was undone before, or is another item's."))
    require_undo(visit, item, found)
    return Decision(undo=found.id, is_answer=False)


_READERS: dict[str, Callable[[DeskVisit, Item, Standing], Decision]] = {
    "choose": _choose,
    "accept": _accept,
    "point": _point,
    "themes": _themes,
    "hide": _hide,
    "link": read_link,
    "split": read_split,
    "undo": _undo,
}
