"""News of the next minutes: the newest entries of some publishers come out one by one.

What is out is a function of the seconds since the site's start and of nothing else.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from threading import Lock

from demo.publishers.documents import Document, make_documents
from demo.publishers.entry import Entry
from demo.publishers.publisher import load_publishers
from demo.texts.spot import Spot

PAUSE = 30  # seconds from one entry to the next
ROUNDS = 2  # entries that each live publisher holds back
_NEWEST = 6  # entries among which those with a place are chosen
_NOWHERE = frozenset(("town", "none"))

Found = Mapping[str, tuple[Entry, ...]]


def held_back(found: Found) -> tuple[Entry, ...]:
    """Return the entries that come out after the start, in the order in which they do."""
    chosen = [_choose(found[p.slug]) for p in load_publishers() if p.live]
    return tuple(entry for entries in zip(*chosen, strict=True) for entry in entries)


def _choose(entries: Sequence[Entry]) -> Sequence[Entry]:
    """Return the newest entries that say well where, oldest first; others if there are too few."""
    placed_first = sorted(entries[:_NEWEST], key=lambda entry: _is_unsure(entry.text.spot))
    return placed_first[:ROUNDS][::-1]


def _is_unsure(spot: Spot) -> bool:
    return spot.form in _NOWHERE or bool(spot.meant)


class LiveSite:
    """The documents of the publishers' site as time goes by; safe to ask from several threads."""

    def __init__(self, found: Found, address: str, started: datetime) -> None:
        self._found = found
        self._address = address
        self._started = started
        self._held = held_back(found)
        self._lock = Lock()
        self._out = -1
        self._documents: Mapping[str, Document] = {}

    def documents_at(self, now: datetime) -> Mapping[str, Document]:
        """Return every document by path, made anew only if an entry came out since last time."""
        out = min(int((now - self._started).total_seconds()) // PAUSE, len(self._held))
        with self._lock:
            if out != self._out:
                self._out, self._documents = out, self._made(out)
            return self._documents

    def _made(self, out: int) -> Mapping[str, Document]:
        """Return the documents once `out` entries came out; the latest dates its own document."""
        waiting = {entry.guid for entry in self._held[out:]}
        shown = {
            slug: tuple(entry for entry in entries if entry.guid not in waiting)
            for slug, entries in self._found.items()
        }
        came_out = {
            entry.publisher: self._started + timedelta(seconds=PAUSE * number)
            for number, entry in enumerate(self._held[:out], 1)
        }
        return make_documents(shown, self._address, came_out)
