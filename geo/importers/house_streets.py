"""Which street a house is on: the one of its name, else the one beside it, spelled nearly so."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

import shapely
from rapidfuzz import fuzz

from geo.importers.drafts import House, Segment
from geo.importers.ledger import Ledger
from geo.plane import Plane
from records.spelling import name_key

BESIDE_M = 60.0  # a house further from a street is hardly on it
# Below, other streets of a town begin: "rue des Roses" and "rue des Rosiers" are 87 alike.
ALIKE = 90.0
_LITTLE = frozenset(("de", "du", "des", "d", "la", "le", "les", "l", "the", "of", "a", "au", "aux"))
_DIGITS = re.compile(r"\d+")


def streets_of_houses(
    houses: Sequence[House],
    segments: Sequence[Segment],
    more_aliases: Mapping[str, Sequence[str]],
    plane: Plane,
    ledger: Ledger,
) -> dict[str, str]:
    """Return the key of the street of each name of a street that houses have.

    Keys are name_key's; `more_aliases` are the operator's, by street name. A name that no segment
    has, nor as an alias, is the street beside its houses if both are nearly spelled alike; else it
    stays a street of its own.
    """
    known = {name_key(segment.name) for segment in segments}
    aliases = _aliases(segments, more_aliases, known)
    named = defaultdict[str, list[House]](list)
    for house in houses:
        named[name_key(house.street)].append(house)
    streets = {key: key if key in known else aliases.get(key, "") for key in named}
    unknown = {key: named[key] for key, street in streets.items() if not street}
    return streets | _nearly_alike(unknown, segments, plane, ledger)


def _aliases(
    segments: Iterable[Segment], more: Mapping[str, Sequence[str]], known: set[str]
) -> dict[str, str]:
    """Return the street of each alias that only one street has."""
    streets = defaultdict[str, set[str]](set)
    called = ((segment.name, segment.aliases) for segment in segments)
    for name, aliases in (*called, *more.items()):
        for alias in aliases:
            streets[name_key(alias)].add(name_key(name))
    return {
        alias: min(found)
        for alias, found in streets.items()
        if len(found) == 1 and alias not in known
    }


def _nearly_alike(
    unknown: Mapping[str, list[House]], segments: Sequence[Segment], plane: Plane, ledger: Ledger
) -> dict[str, str]:
    lines = [plane.line(segment.line) for segment in segments]
    tree = shapely.STRtree(lines)
    streets = {}
    for key, houses in unknown.items():
        points = shapely.points([plane.flatten(house.lon, house.lat) for house in houses])
        near = tree.query(points, predicate="dwithin", distance=BESIDE_M)[1].tolist()
        around = {name_key(segments[i].name): segments[i].name for i in near}
        best = max(around, key=lambda other: (_likeness(key, other), other), default="")
        is_one = bool(best) and _likeness(key, best) >= ALIKE
        streets[key] = best if is_one else key
        if is_one:
            what = f"{houses[0].street!r} ({len(houses)} houses) is read as {around[best]!r}"
            ledger.mend(houses[0].path, houses[0].row, what)
    return streets


def _likeness(one: str, other: str) -> float:
    """Return how alike two keys are, 0 to 100; other numbers in them make other streets."""
    if _DIGITS.findall(one) != _DIGITS.findall(other):
        return 0.0
    bare = (" ".join(w for w in key.split() if w not in _LITTLE) for key in (one, other))
    return float(fuzz.ratio(*bare))
