"""Compare the index with the record, mend what differs, and count it: the goal is 0.

The worker's own bookkeeping leaves nothing to mend; what remains is an index that was put back
from an older copy, was fed for another record, or was used, left and taken up again.
"""

import logging
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from jobs.claiming import claim_index
from jobs.differences import Difference, Version, differences, listed_now
from jobs.instance import Instance
from jobs.progress import Progress, no_progress
from records import Consumer
from search.document import Delete
from store.batches import BATCH
from store.listed import count_listed, kept_ids
from store.outbox import awaited, depth, note_again

log = logging.getLogger(__name__)
MOST = 100_000  # differences that are looked at together: some 30 MB


@dataclass(frozen=True)
class Audit:
    """How many items the index lacked, had at an older revision, or should not have had.

    Those are mended. `ahead` had a newer revision than the record, which only a rebuild mends.
    """

    missing: int = 0
    stale: int = 0
    surplus: int = 0
    ahead: int = 0

    def __add__(self, other: "Audit") -> "Audit":
        """Return what both have found."""
        return Audit(
            self.missing + other.missing,
            self.stale + other.stale,
            self.surplus + other.surplus,
            self.ahead + other.ahead,
        )


def audit_index(instance: Instance) -> Audit:
    """Note anew what the index has lost; the worker's next tick brings it in.

    Changes that are on their way are no loss. Raises IndexDown, StoreDown.
    """
    claim_index(instance)
    audit = Audit()
    seen = MOST
    while seen == MOST:
        # What was noted is on its way, and the next look sees what is behind it.
        seen, found = _look_twice(instance, no_progress)
        _mend(instance, [one for one in found if not _is_ahead(one)])
        audit += count(found)
        if all(map(_is_ahead, found)):
            break
    _tell(audit)
    return audit


@dataclass(frozen=True)
class Check:
    """What the index has lost or should not have, 100,000 at most, and what is on its way."""

    found: tuple[Difference, ...]
    waiting: int


def check_index(instance: Instance, progress: Progress = no_progress) -> Check:
    """Compare the index with the record, and mend nothing. Raises IndexDown, StoreDown."""
    _, found = _look_twice(instance, progress)
    with instance.database.read() as db:
        return Check(tuple(found), depth(db, Consumer.SEARCH))


def count(found: Iterable[Difference]) -> Audit:
    """Return how many differences there are of each kind."""
    audit = Audit()
    for one in found:
        audit += Audit(
            missing=not one.indexed,
            stale=0 < one.indexed < one.listed,
            surplus=not one.listed,
            ahead=_is_ahead(one),
        )
    return audit


def _is_ahead(one: Difference) -> bool:
    return 0 < one.listed < one.indexed


def _look_twice(instance: Instance, progress: Progress) -> tuple[int, list[Difference]]:
    """Return how many differed at first, and what differs still and is not on its way."""
    first = set(islice(_resting(instance, _compare(instance, progress)), MOST))
    if not first:
        return 0, []
    again = (one for one in _compare(instance, no_progress) if one in first)
    return len(first), list(_resting(instance, again))


def _resting(instance: Instance, found: Iterable[Difference]) -> Iterator[Difference]:
    """Yield the differences that no change on its way will settle."""
    rest = iter(found)
    while batch := list(islice(rest, BATCH)):
        with instance.database.read() as db:
            on_their_way = awaited(db, Consumer.SEARCH, [one.item_id for one in batch])
        yield from (one for one in batch if one.item_id not in on_their_way)


def _compare(instance: Instance, progress: Progress) -> Iterator[Difference]:
    with instance.database.read() as db:
        total = count_listed(db)
    listed = _told_of(listed_now(instance.database), total, progress)
    return differences(listed, instance.index.versions())


def _told_of(listed: Iterable[Version], total: int, progress: Progress) -> Iterator[Version]:
    for done, version in enumerate(listed, 1):
        yield version
        if done % BATCH == 0:
            progress("compare", done, max(done, total))


def _mend(instance: Instance, found: Iterable[Difference]) -> None:
    rest = iter(found)
    while batch := list(islice(rest, BATCH)):
        with instance.database.write() as db:
            known = kept_ids(db, [one.item_id for one in batch])
            note_again(db, Consumer.SEARCH, known)
        # The outbox takes the record's own items only.
        strange = [Delete(one.item_id, one.indexed) for one in batch if one.item_id not in known]
        if strange:
            instance.index.apply(strange, 0)


def _tell(audit: Audit) -> None:
    fields = {name: getattr(audit, name) for name in ("missing", "stale", "surplus", "ahead")}
    if not any(fields.values()):
        log.info("index_audited", extra=fields)
        return
    advice = "python -m jobs rebuild" if audit.ahead else "none: mended by the next tick"
    log.warning("index_differs", extra={**fields, "advice": advice})
