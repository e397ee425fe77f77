"""A reader's standing request for news of a place."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from records.reach import Reach
from records.terms import Term


class Frequency(StrEnum):
    """How often a reader hears."""

    DAILY = "daily"
    WEEKLY = "weekly"


class Standing(StrEnum):
    """Whether a subscription may be sent to."""

    PENDING = "pending"  # the address has not said yes yet
    CONFIRMED = "confirmed"
    ENDED = "ended"  # unsubscribed; kept without its address


@dataclass(frozen=True, slots=True)
class Subscription:
    """One address follows one place, and there all news or what a saved search finds.

    `label` is the place's name as the reader saw it. `themes`, `types` (codes)
    and `sources` (ids) are empty for all; `terms` are what an item must say, as in Query.
    `confirmed_at` bounds what is sent: nothing noted earlier than that.
    """

    id: str
    email: str
    town_id: str
    lang: str
    reach: Reach
    label: str
    created_at: datetime
    themes: frozenset[str] = frozenset()
    types: frozenset[str] = frozenset()
    sources: frozenset[str] = frozenset()
    terms: tuple[Term, ...] = ()
    frequency: Frequency = Frequency.DAILY
    standing: Standing = Standing.PENDING
    confirmed_at: datetime | None = None
