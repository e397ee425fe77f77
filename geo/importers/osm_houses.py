"""Houses out of OpenStreetMap: addr:* on nodes and areas, and lines of interpolated numbers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path

import shapely

from geo.importers.drafts import House
from geo.importers.ledger import Ledger
from geo.importers.number_lists import read_house_numbers
from geo.importers.osm_file import OsmExtract, OsmThing, OsmWay, Tags

# https://wiki.openstreetmap.org/wiki/Key:addr:interpolation
_STEPS = {"odd": 2, "even": 2, "all": 1}
LONGEST = 1000  # numbers in one line: more is a slip of the keyboard


def read_osm_houses(extract: OsmExtract, path: Path, ledger: Ledger) -> list[House]:
    """Return the houses that have a number and a street; others are named in the ledger.

    Doors and plain addresses come before buildings, and these before the shops in them, so that
    who keeps the first spot of a number keeps the best.
    """
    numbered = [thing for thing in extract.things if "addr:housenumber" in thing.tags]
    ordered = sorted(numbered, key=lambda thing: _distrust(thing))
    houses = [house for thing in ordered for house in _houses(thing, extract, (path, ledger))]
    nodes = {thing.id: thing for thing in numbered if thing.kind == "node"}
    for way in extract.ways:
        if "addr:interpolation" in way.tags:
            houses += _between(way, nodes, extract, (path, ledger))
    return houses


def _distrust(thing: OsmThing) -> int:
    """Return 0 for a point that is there for its address, more for a shop that only has one."""
    if thing.tags.get("name"):
        return 2
    return 0 if thing.kind == "node" else 1


def _street(thing: OsmThing, extract: OsmExtract) -> str:
    related = extract.street_of.get((thing.kind, thing.id), "")
    return thing.tags.get("addr:street") or related or thing.tags.get("addr:place") or ""


def _houses(thing: OsmThing, extract: OsmExtract, notes: tuple[Path, Ledger]) -> Iterator[House]:
    path, ledger = notes
    text = thing.tags["addr:housenumber"]
    street, numbers = _street(thing, extract), read_house_numbers(text)
    if not street or not numbers:
        why = "has no street" if not street else "can't be read"
        ledger.skip(path, thing.id, f"{thing.kind}: house number {text!r} {why}")
        return
    for number, suffix in numbers:
        yield House(path, thing.id, street, number, suffix, thing.lon, thing.lat)


def _between(
    way: OsmWay,
    nodes: dict[int, OsmThing],
    extract: OsmExtract,
    notes: tuple[Path, Ledger],
) -> list[House]:
    """Return the numbers that a line says to lie between the numbered nodes on it."""
    path, ledger = notes
    stops = [(i, nodes[node]) for i, node in enumerate(way.nodes) if node in nodes]
    step = _STEPS.get(way.tags["addr:interpolation"], 0)
    if not step or len(stops) < 2:
        why = "fewer than two numbered nodes" if step else "only odd, even and all are understood"
        ledger.skip(path, way.id, f"line of house numbers: {why}")
        return []
    houses = list[House]()
    for (start, first), (end, last) in pairwise(stops):
        street = way.tags.get("addr:street") or _street(first, extract) or _street(last, extract)
        ends = [_first_number(stop.tags) for stop in (first, last)]
        if street and all(ends) and abs(ends[1] - ends[0]) <= LONGEST:
            line = shapely.LineString(way.line[start : end + 1])
            houses += _spread(House(path, way.id, street, 0, "", 0, 0), ends, step, line)
        else:
            ledger.skip(path, way.id, "line of house numbers: no street or no numbers at its ends")
    return houses


def _first_number(tags: Tags) -> int:
    return next((number for number, _ in read_house_numbers(tags["addr:housenumber"])), 0)


def _spread(house: House, ends: list[int], step: int, line: shapely.LineString) -> Iterable[House]:
    first, last = ends
    if abs(last - first) < 2:
        return
    signed = step if last > first else -step
    for number in range(first + signed, last, signed):
        spot = line.interpolate((number - first) / (last - first), normalized=True)
        yield House(
            house.path,
            house.row,
            house.street,
            number,
            "",
            round(spot.x, 7),
            round(spot.y, 7),
            is_guess=True,
        )
