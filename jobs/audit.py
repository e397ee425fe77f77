"""Compare the index with the record, mend what differs, and count it: the goal is 0.

The worker's own bookkeeping leaves nothing to mend; what remains is an index that was put back
from an older copy, was fed for another record, or was used, left and taken up again.
"""

import logging
from collections.abc import Iterable
from dataclasses import dataclass

from jobs.differences import Difference, differences, listed_now
from jobs.instance import Instance
from records import Consumer
from search.document import Delete
from store.items import find_items
from store.outbox import awaited, note_again

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Audit:
    """How many items the index lacked, had at an older revision, or should not have had.

    Those are mended. `ahead` had a newer revision than the record, which only a rebuild mends.
    """

    missing: int = 0
    stale: int = 0
    surplus: int = 0
    ahead: int = 0


def audit_index(instance: Instance) -> Audit:
    """Note anew what the index has lost; the worker's next tick brings it in.

    Changes that are on their way are no loss. Raises IndexDown, StoreDown.
    """
    found = _lasting(instance)
    ahead = [one for one in found if 0 < one.listed < one.indexed]
    _mend(instance, [one for one in found if one not in ahead])
    audit = Audit(
        missing=sum(not one.indexed for one in found),
        stale=sum(0 < one.indexed < one.listed for one in found),
        surplus=sum(not one.listed for one in found),
        ahead=len(ahead),
    )
    _tell(audit)
    return audit


def _lasting(instance: Instance) -> list[Difference]:
    """Return what differs and is not on its way: the same at two looks, and not in the outbox."""
    first = set(_compare(instance))
    if not first:
        return []
    with instance.database.read() as db:
        on_their_way = awaited(db, Consumer.SEARCH, [one.item_id for one in first])
    again = first.intersection(_compare(instance))
    return [one for one in again if one.item_id not in on_their_way]


def _compare(instance: Instance) -> Iterable[Difference]:
    return differences(listed_now(instance.database), instance.index.versions())


def _mend(instance: Instance, found: Iterable[Difference]) -> None:
    with instance.database.write() as db:
        known = find_items(db, [one.item_id for one in found])
        note_again(db, Consumer.SEARCH, known)
    # The outbox takes the record's own items only.
    strange = [Delete(one.item_id, one.indexed) for one in found if one.item_id not in known]
    if strange:
        instance.index.apply(strange, 0)


def _tell(audit: Audit) -> None:
    fields = {name: getattr(audit, name) for name in ("missing", "stale", "surplus", "ahead")}
    if not any(fields.values()):
        log.info("index_audited", extra=fields)
        return
    advice = "python -m jobs rebuild" if audit.ahead else "none: mended by the next tick"
    log.warning("index_differs", extra={**fields, "advice": advice})
