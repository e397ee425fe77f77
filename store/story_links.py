"""What editors say of two items: that they are one story, or are not."""

from collections.abc import Collection

from sqlalchemy import Connection, bindparam, select

from records import CorrectionKind
from store.batches import batches
from store.schema import corrections

# Made once: to build a statement costs as much as to run it.
_SAID = tuple(
    select(corrections.c.id, corrections.c.item_id, corrections.c.other_id, corrections.c.body)
    .where(mine.in_(bindparam("ids", expanding=True)))
    .where(corrections.c.other_id.is_not(None), corrections.c.undone_at.is_(None))
    for mine in (corrections.c.item_id, corrections.c.other_id)
)

Links = dict[frozenset[str], CorrectionKind]


def links_of(db: Connection, item_ids: Collection[str]) -> Links:
    """Return what stands of any two items of which one is among these: the last that was said."""
    said: dict[int, tuple[frozenset[str], CorrectionKind]] = {}
    for piece in batches(item_ids):
        for query in _SAID:
            for row in db.execute(query, {"ids": piece}):
                said[row.id] = frozenset((row.item_id, row.other_id)), row.body.kind
    return dict(said[number] for number in sorted(said))
