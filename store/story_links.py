"""What editors say of two items: that they are one story, or are not."""

from collections.abc import Collection

from sqlalchemy import Connection, select

from records import CorrectionKind
from store.batches import batches
from store.schema import corrections

Links = dict[frozenset[str], CorrectionKind]


def links_of(db: Connection, item_ids: Collection[str]) -> Links:
    """Return what stands of any two items of which one is among these: the last that was said."""
    said: dict[int, tuple[frozenset[str], CorrectionKind]] = {}
    for piece in batches(item_ids):
        for mine in (corrections.c.item_id, corrections.c.other_id):
            query = select(corrections).where(
                mine.in_(piece),
                corrections.c.other_id.is_not(None),
                corrections.c.undone_at.is_(None),
            )
            for row in db.execute(query):
                said[row.id] = frozenset((row.item_id, row.other_id)), row.body.kind
    return dict(said[number] for number in sorted(said))
