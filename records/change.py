"""A note that an item changed, kept until each consumer has dealt with that revision."""

from dataclasses import dataclass
from enum import StrEnum


class Consumer(StrEnum):
    """Who must see every change."""

    SEARCH = "search"
    ALERTS = "alerts"


@dataclass(frozen=True, slots=True)
class Change:
    """`consumer` has yet to see `revision` of the item. `seq` grows with every change noted."""

    seq: int
    consumer: Consumer
    item_id: str
    revision: int
