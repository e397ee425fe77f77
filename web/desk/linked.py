"""How the history names the items that editors linked with one, or took apart from it."""

from collections.abc import Sequence

from records import Correction, Item
from store.items import find_items
from web.cards import source_name
from web.desk.rights import is_theirs
from web.desk.session import DeskVisit
from web.desk.story_form import said_at_once
from web.excerpt import shorten
from web.translate import gettext

_TITLE_LETTERS = 60


def names_of_linked(
    visit: DeskVisit, made: Correction, said: Sequence[Correction], item_id: str
) -> list[str]:
    """Return the names of the other items of a decision; `said` are all decisions on the item."""
    if not made.kind.links:
        return []
    clicked = said_at_once(made, said)
    ids = [c.other_id if c.item_id == item_id else c.item_id for c in clicked]
    return [_name(visit, item) for item in find_items(visit.db, ids).values()]


def _name(visit: DeskVisit, item: Item) -> str:
    """Return an item's title and source; nothing of what neither readers nor this editor may see.

    Most often the titles of two items that are one story are the same.
    """
    if not (item.is_shown(visit.now) or is_theirs(visit, item)):
        return gettext("an item that is not shown")
    title = shorten(item.title, _TITLE_LETTERS) or gettext("Without a title")
    source = source_name(visit, item.source_id)
    return gettext("“%(title)s” (%(source)s)", title=title, source=source)
