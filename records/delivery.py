"""What was found for a reader and what was sent."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Hit:
    """An item that answers a subscription; noted once, whatever the item's revision."""

    subscription_id: str
    item_id: str


class Letter(StrEnum):
    """What a message is for."""

    CONFIRM = "confirm"
    DIGEST = "digest"


class DeliveryState(StrEnum):
    """Where a message stands. Never sent twice: a claim that a crash left open is not retried."""

    QUEUED = "queued"
    CLAIMED = "claimed"
    SENT = "sent"
    FAILED = "failed"
    UNKNOWN = "unknown"  # claimed, then a crash: it may or may not have gone; an operator decides


@dataclass(frozen=True, slots=True)
class Delivery:
    """One message to one subscription; `item_ids` are the hits that it carries, in its order."""

    id: str
    subscription_id: str
    letter: Letter
    state: DeliveryState
    created_at: datetime
    item_ids: tuple[str, ...] = ()
    attempts: int = 0
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Email:
    """A message ready to be sent.

    `message_id` is in angle brackets; `headers` (Date among them) go in beside From, To, Subject
    and Message-ID.
    """

    to: str
    subject: str
    text: str
    html: str
    message_id: str
    headers: tuple[tuple[str, str], ...] = ()
