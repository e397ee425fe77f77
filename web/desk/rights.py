"""Whose an item is, with all that editors said of it."""

from records import Item
from store.corrections import corrections_of
from web.desk.session import DeskVisit


def is_theirs(visit: DeskVisit, item: Item) -> bool:
    """Tell whether an editor may correct an item; who moved it out of their areas still may."""
    staff = visit.staff
    return staff.may_correct(item) or staff.may_correct(item, corrections_of(visit.db, item.id))
