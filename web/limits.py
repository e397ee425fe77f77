"""How often one visitor may ask for something, and one address be written to.

Counted in the record, so that all web servers of an instance share one count. Visitors behind one
proxy count as one unless `trusted_proxies` is set. It is there so that nobody floods a stranger's
mailbox, not to withstand a botnet.
"""

import hashlib
import hmac
from dataclasses import dataclass
from datetime import datetime

from store.database import Connection
from store.requests import SPAN, note_request, requests_of

RETRY_AFTER_S = int(SPAN.total_seconds())


@dataclass(frozen=True)
class Rule:
    """At most `times` within an hour; `name` keeps the counts of two rules apart."""

    name: str
    times: int


PER_VISITOR = Rule("visitor", 10)
PER_ADDRESS = Rule("address", 3)


@dataclass(frozen=True)
class Limits:
    """Counts by a keyed hash, so that neither IP nor e-mail addresses are kept."""

    secret: str

    def take(self, db: Connection, rule: Rule, who: str, now: datetime) -> bool:
        """Count one request; False, and not counted, if it would be one too many."""
        return note_request(db, self._code(rule, who), rule.times, now)

    def is_spent(self, db: Connection, rule: Rule, who: str, now: datetime) -> bool:
        """Tell whether one more request would be one too many; nothing is counted."""
        return requests_of(db, self._code(rule, who), now) >= rule.times

    def _code(self, rule: Rule, who: str) -> str:
        message = f"{rule.name}\n{who}".encode()
        return hmac.digest(self.secret.encode(), message, hashlib.sha256).hex()
