"""How often one visitor may ask for letters.

A counter in this process's memory: no table grows, no address is written anywhere. What it can't
do: several worker processes count each for themselves (so the bound is that many times higher),
a restart forgets, and visitors behind one proxy count as one unless `trusted_proxies` is set. It
is there so that nobody floods a stranger's mailbox, not to withstand a botnet.
"""

import hashlib
import hmac
from collections import OrderedDict, deque
from dataclasses import dataclass
from datetime import datetime, timedelta
from threading import Lock

_MOST_KEYS = 10_000


@dataclass(frozen=True)
class Rule:
    """At most `times` within `span`; `name` keeps the counts of two rules apart."""

    name: str
    times: int
    span: timedelta


PER_VISITOR = Rule("visitor", 10, timedelta(hours=1))
PER_ADDRESS = Rule("address", 3, timedelta(hours=1))


class Limits:
    """Counts by a keyed hash, so that neither IP nor e-mail addresses are kept."""

    def __init__(self, secret: str) -> None:
        self._key = secret.encode()
        self._times: OrderedDict[bytes, deque[datetime]] = OrderedDict()
        self._lock = Lock()

    def take(self, rule: Rule, who: str, now: datetime) -> bool:
        """Count one request; False, and not counted, if it would be one too many."""
        key = hmac.digest(self._key, f"{rule.name}\n{who}".encode(), hashlib.sha256)
        with self._lock:
            times = self._times.setdefault(key, deque())
            self._times.move_to_end(key)
            while times and times[0] <= now - rule.span:
                times.popleft()
            if len(times) >= rule.times:
                return False
            times.append(now)
            if len(self._times) > _MOST_KEYS:
                self._times.popitem(last=False)
            return True
