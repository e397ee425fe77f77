"""On which state of an item a form decides."""

import re

from records import BadRequest, Item, Stale
from store.corrections import decisions
from store.database import Connection
from web.translate import gettext

_SEEN = re.compile(r"(\d{1,9})\.(\d{1,9})", re.ASCII)


def seen_of(db: Connection, item: Item) -> str:
    """Return what a form carries to say on which state of the item it decides."""
    return f"{decisions(db, item.id)}.{item.revision}"


def require_seen(db: Connection, item: Item, given: str) -> None:
    """Raise Stale if a form was shown on another state of the item than this.

    Raises BadRequest if it says no state that the item has ever been in.
    """
    said = _SEEN.fullmatch(given)
    if said is None or int(said[1]) > decisions(db, item.id) or int(said[2]) > item.revision:
        raise BadRequest(
            gettext(
                "The form did not say on what state of the item it decides. Nothing was kept; "
                "please send it again from this page."
            )
        )
    if given != seen_of(db, item):
        raise changed()


def changed() -> Stale:
    """Return what tells an editor that somebody or something was faster."""
    return Stale(gettext("It has changed since you opened it. Nothing of yours was kept."))
