"""At which points a source puts its entries, counted, so that piles of them are seen."""

import math
from collections.abc import Iterable

from sqlalchemy import Connection, bindparam, delete, func, insert, select

from records import RawItem, RawPlace, item_id
from store.batches import batches
from store.schema import given_spots

# Made once: to build a statement costs as much as to run it.
_OF_ITEM = delete(given_spots).where(given_spots.c.item_id == bindparam("own_id"))
_KEEP = insert(given_spots)
_COUNT = (
    select(given_spots.c.spot, func.count())
    .where(given_spots.c.source_id == bindparam("of"))
    .where(given_spots.c.spot.in_(bindparam("spots", expanding=True)))
    .group_by(given_spots.c.spot)
)


def keep_spots(db: Connection, raw: RawItem, *, is_new: bool = False) -> None:
    """Keep at which points an entry lies now, in the transaction that keeps the entry.

    With `is_new` it was never kept before.
    """
    key = item_id(raw.source_id, raw.identity)
    if not is_new:
        db.execute(_OF_ITEM, {"own_id": key})
    rows = [
        {"item_id": key, "spot": spot, "source_id": raw.source_id}
        for spot in dict.fromkeys(map(spot_of, raw.places))
        if spot
    ]
    if rows:
        db.execute(_KEEP, rows)


def items_at(db: Connection, raw: RawItem) -> tuple[int, ...]:
    """Return how many items of its source lie at each of an entry's places, 0 without a point."""
    counts = spot_counts(db, raw.source_id, [raw])
    return tuple(counts.get(spot_of(place), 0) for place in raw.places)


def spot_counts(db: Connection, source_id: str, raws: Iterable[RawItem]) -> dict[str, int]:
    """Return how many items of a source lie at each point of some entries, none left out."""
    spots = sorted({spot_of(place) for raw in raws for place in raw.places} - {""})
    counts = dict.fromkeys(spots, 0)
    for some in batches(spots):
        counts.update(db.execute(_COUNT, {"of": source_id, "spots": some}).tuples().all())
    return counts


def ids_at(db: Connection, source_id: str, spots: Iterable[str]) -> set[str]:
    """Return the items of a source that lie at one of some points."""
    found = set[str]()
    for some in batches(spots):
        query = select(given_spots.c.item_id)
        query = query.where(given_spots.c.source_id == source_id, given_spots.c.spot.in_(some))
        found.update(db.scalars(query))
    return found


def spot_of(place: RawPlace) -> str:
    """Return a given point as it is counted, to about a metre; "" if there is none."""
    lon, lat = place.lon, place.lat
    if lon is None or lat is None or not (math.isfinite(lon) and math.isfinite(lat)):
        return ""
    return f"{lon:.5f} {lat:.5f}"
