"""A reader's word that an item is in the wrong place."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Report:
    """What a reader said, without an account; open until an editor has dealt with it.

    `words` are the reader's own, "" if they only pressed the button; editors alone see them.
    """

    id: int
    item_id: str
    lang: str
    words: str
    made_at: datetime
    settled_at: datetime | None = None
    settled_by: str = ""
