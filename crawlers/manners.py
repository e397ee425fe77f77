"""How to behave towards publishers, and how much to take from them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Manners:
    """The limits of one visit.

    `user_agent` names us and a contact. `allow_private` lets addresses of private networks pass
    (loopback trials only). Seconds: `timeout` for a whole answer, `parse_timeout` for reading it,
    `host_gap` between two requests to one host. Bytes: `max_bytes` of an answer, on the wire and
    unpacked; `item_max_bytes` of one entry's HTML.
    """

    user_agent: str
    allow_private: bool
    timeout: float
    max_bytes: int
    item_max_bytes: int
    parse_timeout: float
    host_gap: float
