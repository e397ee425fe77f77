"""When each host may be asked again: a gap between requests, and rests that hosts ask for."""

import time
from collections.abc import Callable
from threading import Lock


class Hosts:
    """What one process remembers of the hosts that it asks; safe to share between threads.

    A host is "name:port". Times are seconds of `clock`.
    """

    def __init__(
        self,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._clock = clock
        self._sleep = sleep
        self._lock = Lock()
        self._free_at: dict[str, float] = {}
        self._resting_until: dict[str, float] = {}

    def wait_turn(self, host: str, gap: float) -> float:
        """Sleep until `host` was left alone for `gap` seconds; return the seconds slept."""
        with self._lock:
            now = self._clock()
            turn = max(now, self._free_at.get(host, now))
            self._free_at[host] = turn + gap
        if turn > now:
            self._sleep(turn - now)
        return turn - now

    def rest(self, host: str, seconds: float) -> None:
        """Note that `host` asked not to be asked for so long (Retry-After)."""
        with self._lock:
            until = self._clock() + seconds
            self._resting_until[host] = max(until, self._resting_until.get(host, until))

    def rest_left(self, host: str) -> float:
        """Return the seconds that `host` is still to be left alone; 0 if it asked nothing."""
        with self._lock:
            return max(0.0, self._resting_until.get(host, 0.0) - self._clock())
