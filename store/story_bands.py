"""Where items are looked up that may tell the same: in buckets of words that they share.

A bucket is a band of a fingerprint within a town. One that holds many items within the window is
of a pattern by which a publisher writes notice after notice: it says nothing and is not filled
further, so that saving the next of ten thousand costs no more than the first.
"""

from collections import Counter, defaultdict
from dataclasses import dataclass
from zlib import crc32

from sqlalchemy import Connection, bindparam, delete, insert, select

from records import Item
from records.fingerprint import hashes_of
from records.same_story import WINDOW, spots_of
from store.schema import items, story_bands

_FULL = 8  # items; what more sources tell is found by its facts
_FEWEST_FACTS = 4  # that together tell one notice from all others
_MOST = 10  # items that are compared: those that share most of what few others do
_IN_BANDS = (
    select(story_bands.c.band, story_bands.c.item_id)
    .where(story_bands.c.band.in_(bindparam("bands", expanding=True)))
    .where(story_bands.c.day.between(bindparam("first"), bindparam("last")))
)


@dataclass(frozen=True, slots=True)
class Looked:
    """The items that share bands with one, those with the most and rarest first; its full bands."""

    items: tuple[Item, ...]
    full: frozenset[int]


def look_up(db: Connection, item: Item) -> Looked:
    """Return the items that may tell the same as an item, as they are kept."""
    telling, bands = _telling(item), _bands(item)
    if not telling:
        return Looked((), frozenset())
    day, reach = _day(item), WINDOW.days
    asked = {"bands": [*telling, *bands], "first": day - reach, "last": day + reach}
    rows = [(row.band, row.item_id) for row in db.execute(_IN_BANDS, asked)]
    size = Counter(band for band, _ in rows)
    full = frozenset(band for band in bands if size[band] >= _FULL)
    shared = defaultdict[str, float](float)
    for band, found in rows:
        if band not in full and found != item.id:
            shared[found] += 1 / size[band]
    wanted = sorted(shared, key=lambda found: (-shared[found], found))[:_MOST]
    if not wanted:
        return Looked((), full)
    bodies = {
        body.id: body for body in db.scalars(select(items.c.body).where(items.c.id.in_(wanted)))
    }
    return Looked(tuple(bodies[found] for found in wanted), full)


def file_item(db: Connection, item: Item, full: frozenset[int]) -> None:
    """Note the bands of an item that is kept, but the full ones."""
    bands = {*_telling(item), *_bands(item)} - full
    rows = [{"band": band, "day": _day(item), "item_id": item.id} for band in sorted(bands)]
    if rows:
        db.execute(insert(story_bands), rows)


def unfile_item(db: Connection, item: Item) -> None:
    """Forget the bands of an item as it was kept until now."""
    bands = (*_telling(item), *_bands(item))
    mine = (story_bands.c.day == _day(item)) & (story_bands.c.item_id == item.id)
    db.execute(delete(story_bands).where(story_bands.c.band.in_(bands), mine))


def _telling(item: Item) -> tuple[int, ...]:
    """Return the bands that are never of a pattern: of equal words, start and places; of facts."""
    if not item.signature:
        return ()
    start = item.starts_at.isoformat() if item.starts_at else ""
    told = "\n".join((item.signature, start, *sorted(spots_of(item))))
    facts = item.fingerprint.facts if item.fingerprint else b""
    is_told = len(hashes_of(facts)) >= _FEWEST_FACTS
    return tuple(_band(item, crc32(said)) for said in (told.encode(), *([facts] * is_told)))


def _bands(item: Item) -> tuple[int, ...]:
    found = hashes_of(item.fingerprint.bands) if item.fingerprint else ()
    return tuple(dict.fromkeys(_band(item, number) for number in found))


def _band(item: Item, number: int) -> int:
    """Return a number of 63 bits for one of 32 in an item's town."""
    return crc32(item.town_id.encode()) >> 1 << 32 | number


def _day(item: Item) -> int:
    return item.published_at.toordinal()
