"""A text of which stretches were replaced, and where its offsets went."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from itertools import accumulate
from typing import NamedTuple


class Change(NamedTuple):
    """A stretch and what is to stand in its stead; of two that overlap the graver one counts."""

    start: int
    end: int
    text: str
    grave: bool = True


class Redaction:
    """A text after changes; `text` is what it is now."""

    def __init__(self, words: str, changes: Iterable[Change]) -> None:
        self._changes = _apart(changes)
        pieces: list[str] = []
        at = 0
        for start, end, text, _ in self._changes:
            pieces += (words[at:start], text)
            at = end
        self.text = "".join((*pieces, words[at:]))
        self._starts = [change.start for change in self._changes]
        self._ends = [change.end for change in self._changes]
        grown = (len(c.text) - (c.end - c.start) for c in self._changes)
        self._grown = [0, *accumulate(grown)]

    def find(self, start: int, end: int) -> tuple[int, int] | None:
        """Return where a stretch of the old text is now, None if some of it was hidden.

        A stretch that was replaced as such is where what stands in its stead is.
        """
        first, behind = bisect_right(self._ends, start), bisect_left(self._starts, end)
        moved = start + self._grown[first]
        if first == behind:
            return moved, end + self._grown[first]
        change = self._changes[first]
        if (change.start, change.end) != (start, end):
            return None
        return moved, moved + len(change.text)

    def swallows(self, start: int, end: int) -> bool:
        """Tell whether nothing is left of a stretch of the old text."""
        first = bisect_right(self._ends, start)
        return first < len(self._changes) and (
            self._changes[first].start <= start and end <= self._changes[first].end
        )


def _apart(changes: Iterable[Change]) -> list[Change]:
    """Return the changes in order; of those that overlap one, which covers all of them."""
    apart: list[Change] = []
    for change in sorted(set(changes)):
        if apart and change.start < apart[-1].end:
            last = apart.pop()
            text = change.text if change.grave and not last.grave else last.text
            end, grave = max(last.end, change.end), last.grave or change.grave
            change = Change(last.start, end, text, grave)
        apart.append(change)
    return apart
