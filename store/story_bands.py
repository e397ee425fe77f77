"""Where items are looked up that may tell the same: in buckets of words that they share.

A bucket is a band of a fingerprint within a town. One that holds many items within the window is
of a pattern by which a publisher writes notice after notice: it says nothing and is not filled
further, so that saving the next of ten thousand costs no more than the first.
"""

from collections import Counter, defaultdict
from collections.abc import Container, Sequence
from dataclasses import dataclass
from zlib import crc32

from sqlalchemy import Connection, bindparam, delete, insert, select

from records import Item
from records.fingerprint import hashes_of
from records.same_story import WINDOW, spots_of
from store.item_rows import read_items
from store.schema import story_bands

_FULL = 8  # items; what more sources tell is found by its facts
_FEWEST_FACTS = 4  # that together tell one notice from all others
_MOST = 10  # items that are compared: those that share most of what few others do
# Made once: to build a statement costs as much as to run it.
_FILE = insert(story_bands)
_IN_BANDS = (
    select(story_bands.c.band, story_bands.c.item_id)
    .where(story_bands.c.band.in_(bindparam("bands", expanding=True)))
    .where(story_bands.c.day.between(bindparam("first"), bindparam("last")))
)

Shares = Sequence[tuple[int, str]]  # bands, each with an item that is in it
_Key = tuple[tuple[int, ...], tuple[int, ...], int]  # telling and other bands, a day
Rows = dict[_Key, Shares]


@dataclass(frozen=True, slots=True)
class Looked:
    """The items that share bands with one, those with the most and rarest first; its full bands."""

    items: tuple[Item, ...]
    full: frozenset[int]


def look_up(
    db: Connection, item: Item, found: Container[str] = (), rows: Rows | None = None
) -> Looked:
    """Return the items that may tell the same as an item, as they are kept.

    Those whose ids are `found` already are left out. What was read is kept in `rows`, for the next
    of many items that share all bands: give it only while nothing is written.
    """
    telling, bands = _telling(item), _bands(item)
    if not telling:
        return Looked((), frozenset())
    shares = _shares(db, (telling, bands, _day(item)), {} if rows is None else rows)
    size = Counter(band for band, _ in shares)
    full = frozenset(band for band in bands if size[band] >= _FULL)
    shared = defaultdict[str, float](float)
    for band, other in shares:
        if band not in full and other != item.id:
            shared[other] += 1 / size[band]
    nearest = sorted(shared, key=lambda other: (-shared[other], other))[:_MOST]
    wanted = [other for other in nearest if other not in found]
    if not wanted:
        return Looked((), full)
    kept = {other.id: other for other in read_items(db, wanted)}
    return Looked(tuple(kept[other] for other in wanted), full)


def _shares(db: Connection, at: _Key, rows: Rows) -> Shares:
    """Return who is in which of the bands within the window."""
    if at not in rows:
        telling, bands, day = at
        reach = WINDOW.days
        asked = {"bands": [*telling, *bands], "first": day - reach, "last": day + reach}
        rows[at] = db.execute(_IN_BANDS, asked).tuples().all()
    return rows[at]


def file_item(db: Connection, item: Item, full: frozenset[int]) -> None:
    """Note the bands of an item that is kept, but the full ones."""
    bands = {*_telling(item), *_bands(item)} - full
    rows = [{"band": band, "day": _day(item), "item_id": item.id} for band in sorted(bands)]
    if rows:
        db.execute(_FILE, rows)


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
