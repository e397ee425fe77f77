"""Items about one event, shown once with a link to every source."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Story:
    """`id` is its first item's id; `leader_id` the listed item that stands for all of them.

    `item_ids` has every member, the leader too, oldest first.
    """

    id: str
    leader_id: str
    item_ids: tuple[str, ...]
