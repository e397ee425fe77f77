"""What editors said that items are about: labels to learn from."""

from collections.abc import Iterator

from sqlalchemy import Connection, select

from records import Item, ThemeOrigin
from store.items import find_items
from store.schema import corrections, items


def items_themed_by_editors(db: Connection, town_id: str | None = None) -> Iterator[Item]:
    """Yield the items (of a town) whose themes are an editor's word that stands, by id."""
    query = select(corrections.c.item_id).where(corrections.c.undone_at.is_(None)).distinct()
    if town_id is not None:
        query = query.join(items, items.c.id == corrections.c.item_id)
        query = query.where(items.c.town_id == town_id)
    ids = sorted(db.scalars(query))
    for item in find_items(db, ids).values():
        if any(theme.by is ThemeOrigin.EDITOR for theme in item.themes):
            yield item
