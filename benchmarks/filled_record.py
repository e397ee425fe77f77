"""A record of any size within minutes: rows as saving items would leave them, written in bulk."""

from dataclasses import replace
from itertools import islice

from sqlalchemy import insert

from benchmarks.search.items import SOURCES, Items
from records import Item, Placement, Publisher, Score, Source
from store.database import Database
from store.schema import items, stories
from store.sources import save_sources

BATCH = 2_000
TOWN = "town-0"
_PARTS = (Score("number_in_range", 0.95), Score("street_type", 0.9), Score("source_is_local", 0.9))


def fill_record(database: Database, number: int) -> None:
    """Put invented items (benchmarks/search) into an empty record; nothing waits in its outbox."""
    slugs = [f"source-{n}" for n in range(SOURCES)]
    given = [
        Source(f"{TOWN}/{slug}", TOWN, slug, Publisher.GOVERNMENT, "rss_atom", f"/{slug}")
        for slug in slugs
    ]
    with database.write() as db:
        save_sources(db, TOWN, given)
    drawn = (_kept(sketch.item()) for sketch in Items(number, 1, 1).sketches(0, number))
    while batch := list(islice(drawn, BATCH)):
        with database.write() as db:
            db.execute(insert(items), list(map(_row, batch)))
            db.execute(insert(stories), [{"id": one.id, "leader_id": one.id} for one in batch])


def _kept(item: Item) -> Item:
    """Return an item with as much beside its words as real ones have."""
    placements = tuple(map(_explained, item.placements))
    return replace(item, placements=placements, signature=item.id, story_id=item.id, revision=1)


def _explained(placement: Placement) -> Placement:
    return replace(placement, parts=_PARTS)


def _row(item: Item) -> dict[str, object]:
    names = ("id", "source_id", "town_id", "status", "story_id", "feed_key", "revision")
    return {name: getattr(item, name) for name in names} | {"body": item, "expires_at": None}
