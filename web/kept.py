"""Answers that were made already, by what they were made from."""

from collections import OrderedDict
from threading import Lock

MOST_BYTES = 16_000_000  # some five hundred feeds


class Kept:
    """Bodies by their version; who was not asked for longest leaves first."""

    def __init__(self, most: int = MOST_BYTES) -> None:
        self._most, self._bytes = most, 0
        self._bodies: OrderedDict[str, bytes] = OrderedDict()
        self._lock = Lock()

    def find(self, version: str) -> bytes | None:
        """Return the body of a version, None if it is not there."""
        with self._lock:
            if version in self._bodies:
                self._bodies.move_to_end(version)
            return self._bodies.get(version)

    def keep(self, version: str, body: bytes) -> None:
        """Keep a body as long as there is room."""
        with self._lock:
            self._bytes += len(body) - len(self._bodies.pop(version, b""))
            self._bodies[version] = body
            while self._bytes > self._most:
                self._bytes -= len(self._bodies.popitem(last=False)[1])
