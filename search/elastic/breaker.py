"""So that a page does not wait for a server that is known to be away."""

import threading
import time
from collections.abc import Callable

from records import IndexDown

_FAILURES = 3  # in a row, until it is taken for away
_FIRST_PAUSE_S = 0.5
_LONGEST_PAUSE_S = 4.0


class Breaker:
    """Counts failures in a row; after a few, one question at a time tries whether it is back."""

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self._now = now
        self._lock = threading.Lock()
        self._failures = 0
        self._closed_until = 0.0
        self._reason = ""

    def enter(self) -> None:
        """Raise IndexDown, with the last failure's words, unless a try is due."""
        with self._lock:
            if self._failures < _FAILURES:
                return
            if self._now() < self._closed_until:
                raise IndexDown(self._reason)
            self._closed_until = self._now() + self._pause()

    def worked(self) -> None:
        """Note that the server answers."""
        with self._lock:
            self._failures = 0

    def failed(self, reason: str) -> None:
        """Note that it does not, and why."""
        with self._lock:
            self._failures += 1
            self._reason = reason
            self._closed_until = self._now() + self._pause()

    def _pause(self) -> float:
        doublings = max(0, self._failures - _FAILURES)
        return min(_LONGEST_PAUSE_S, _FIRST_PAUSE_S * 2.0 ** min(doublings, 10))
