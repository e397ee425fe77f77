"""Keep what a source gave: raw first, then the item that the walk makes of it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from geo.pile_ups import PILE_AT
from jobs.entry import walk_entry
from jobs.instance import Instance
from jobs.progress import Progress, no_progress
from records import Consumer, RawItem, Source, item_id
from store.database import Connection
from store.dialect import Turn, take_turn
from store.given_spots import ids_at, spot_counts
from store.items import save_item
from store.outbox import pass_over
from store.outside import ask_later
from store.raw_items import Kept, find_raw, keep_raw, raw_ids

BATCH = 200  # entries a transaction: about 0.2 s of write lock, so that readers' forms get through

Thing = TypeVar("Thing")


@dataclass(frozen=True)
class Tally:
    """How many entries of a visit were dealt with so far, how many of them new or changed."""

    done: int = 0
    new: int = 0
    changed: int = 0


def keep_raws(
    instance: Instance, source: Source, raws: Sequence[RawItem], now: datetime, *, silent: bool
) -> Iterator[Tally]:
    """Keep the entries of one visit; unchanged ones stop here. Safe to repeat after a crash.

    Yields how far it is after each batch, once at least. With `silent` no reader is told of them.
    """
    tally = Tally()
    for batch in _batches(raws):
        with instance.database.write() as db:
            before = spot_counts(db, source.id, batch)
            kept = [(raw, keep_raw(db, raw)) for raw in batch]
            fresh = [raw for raw, how in kept if how is not Kept.SAME]
            walked = [item_id(source.id, raw.identity) for raw in fresh]
            walked += _piled(db, source.id, before, fresh)
            saved = _walk(instance, db, source, walked, now)
            if silent:
                pass_over(db, Consumer.ALERTS, saved)
        new = sum(how is Kept.NEW for _, how in kept)
        changed = len(fresh) - new
        tally = Tally(tally.done + len(batch), tally.new + new, tally.changed + changed)
        yield tally
    if not raws:
        yield tally


def _piled(
    db: Connection, source_id: str, before: Mapping[str, int], fresh: Sequence[RawItem]
) -> list[str]:
    """Return the other items at points that have just become a pile-up: theirs is doubted too."""
    after = spot_counts(db, source_id, fresh)
    spots = [spot for spot, n in after.items() if before.get(spot, 0) < PILE_AT <= n]
    others = ids_at(db, source_id, spots) - {item_id(source_id, raw.identity) for raw in fresh}
    return sorted(others)


def rewalk_source(
    instance: Instance, source: Source, now: datetime, progress: Progress = no_progress
) -> int:
    """Walk every kept entry of a source again, after an import or a new rule.

    Returns how many items came out different. Editors' corrections are applied again, last.
    """
    with instance.database.read() as db:
        wanted = raw_ids(db, source.id)
    return rewalk_items(instance, source, wanted, now, progress)


def rewalk_items(
    instance: Instance,
    source: Source,
    wanted: Sequence[str],
    now: datetime,
    progress: Progress = no_progress,
) -> int:
    """Walk these items of a source again, as `rewalk_source` does; return how many differ."""
    different = 0
    for done, batch in enumerate(_batches(wanted)):
        with instance.database.write() as db:
            different += len(_walk(instance, db, source, batch, now))
        progress(source.id, done * BATCH + len(batch), len(wanted))
    return different


def _walk(
    instance: Instance, db: Connection, source: Source, wanted: Iterable[str], now: datetime
) -> list[str]:
    """Return the ids of the items that were saved because they are new or different."""
    # Before corrections are read, so that no editor decides between that and saving; and since an
    # analyser reads one text at a time, whichever of the worker's ticks walks. Entries
    # are read in that turn too: one that was read anew meanwhile must not be put back.
    take_turn(db, Turn.SAVE_ITEMS)
    workshop = instance.workshop(source.town_id)
    saved = []
    for raw in (raw for one in wanted if (raw := find_raw(db, one))):
        walked = walk_entry(db, source, raw, workshop)
        if save_item(db, walked.item, now) is not None:
            saved.append(walked.item.id)
        if walked.questions and instance.settings.outside_geocoder:
            ask_later(db, source.town_id, walked.item.id, walked.questions, now)
    return saved


def _batches(things: Sequence[Thing]) -> Iterable[Sequence[Thing]]:
    return (things[i : i + BATCH] for i in range(0, len(things), BATCH))
