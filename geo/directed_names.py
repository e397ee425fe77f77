"""Streets by name and compass: South Main Street is not Main Street, and may be Main St S."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from geo.street_types import LAST_TYPES

COMPASS = {
    **{letters: letters for letters in ("n", "s", "e", "w", "ne", "nw", "se", "sw")},
    "northeast": "ne",
    "northwest": "nw",
    "southeast": "se",
    "southwest": "sw",
}
_QUADRANTS = frozenset(("ne", "nw", "se", "sw"))  # parts of another town, if ours has none
Ids = tuple[str, ...]


def split_direction(key: str) -> tuple[str, str]:
    """Return the compass direction before or behind a typed name, and the name without it.

    "s main st" and "main st s" are both ("s", "main st"). The direction is "" if there is none:
    South St and Avenue E are called so.
    """
    first, _, rest = key.partition(" ")
    if first in COMPASS and _is_typed(rest):
        return COMPASS[first], rest
    rest, _, last = key.rpartition(" ")
    if last in COMPASS and _is_typed(rest):
        return COMPASS[last], rest
    return "", key


def _is_typed(rest: str) -> bool:
    base, _, kind = rest.rpartition(" ")
    return bool(base) and kind in LAST_TYPES


class DirectedNames:
    """The streets of names whose compass direction stands elsewhere, is missing or is one more."""

    def __init__(self, names: Iterable[tuple[str, Ids]]) -> None:
        self._by_rest = defaultdict[str, dict[str, Ids]](dict)
        for key, ids in names:
            direction, rest = split_direction(key)
            known = self._by_rest[rest].get(direction, ())
            self._by_rest[rest][direction] = tuple(sorted({*known, *ids}))

    def find(self, key: str) -> tuple[Ids, str]:
        """Return streets and how they are called: moved, added, left_out; none and "" if none.

        A name without a direction means each street that has one. Another direction is another
        street.
        """
        direction, rest = split_direction(key)
        known = self._by_rest.get(rest, {})
        if not (direction or known):  # South Broadway
            first, _, bare = key.partition(" ")
            known = self._by_rest.get(bare, {}) if first in COMPASS else {}
            return (known[""], "added") if "" in known else ((), "")
        if not direction:
            ids = {i for one, ids in known.items() if one for i in ids}
            return (tuple(sorted(ids)), "left_out") if ids else ((), "")
        if direction in known:
            return known[direction], "moved"
        is_added = "" in known and direction not in _QUADRANTS
        return (known[""], "added") if is_added else ((), "")
