"""Note that an index is this record's, if it was made before indexes said whose they are."""

from collections.abc import Sequence

from jobs.instance import Instance
from store.listed import kept_ids


def claim_index(instance: Instance) -> None:
    """See that the index says whose it is, before anything is changed in it.

    Raises IndexDown if it is another record's, StoreDown.
    """

    def knows(item_ids: Sequence[str]) -> bool:
        with instance.database.read() as db:
            return bool(kept_ids(db, item_ids))

    instance.index.claim(knows)
