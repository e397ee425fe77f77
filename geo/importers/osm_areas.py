"""The town's outline, its quarters, postcodes and parks out of OpenStreetMap's areas."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import shapely
from rapidfuzz import fuzz

from geo.importers.ledger import Ledger
from geo.importers.osm_file import Box, OsmThing, Tags
from geo.importers.osm_names import other_names
from records import Area, AreaKind, ImportRefused, OsmFile, Polygon, TownConfig
from records.spelling import name_key

# Where most countries have their municipalities:
# https://wiki.openstreetmap.org/wiki/Tag:boundary=administrative
TOWN_LEVEL = 8
_QUARTERS = frozenset(["borough", "suburb", "quarter", "neighbourhood", "city_block"])
_PARKS = frozenset(["park", "garden", "nature_reserve"])
ALIKE = 80.0  # "Les Moneghetti", "Les Monegetti": one place, so little is needed
BESIDE_DEGREES = 0.02  # about 2 km: publishers' extracts are boxes, and streets run on


def find_town(
    boundaries: Sequence[OsmThing], file: OsmFile, key: str, config: TownConfig
) -> OsmThing | None:
    """Return the boundary that is the town, None if the extract has none that is called so.

    Of several the municipality is taken before a country, a county or a quarter of the same name.
    Raises ImportRefused if `file` names a boundary that is not there, with those that are.
    """
    wanted = {name_key(name) for name in ([file.boundary] if file.boundary else _names(config))}
    outlines = [b for b in boundaries if b.tags.get("boundary") == "administrative"]
    called = [b for b in outlines if {name_key(n) for n in _all_names(b.tags)} & wanted]
    if file.boundary and not called:
        there = ", ".join(sorted({b.tags.get("name", "") for b in outlines} - {""})) or "none"
        raise ImportRefused(f"{key}.boundary: no boundary {file.boundary!r}; has: {there}")
    return min(called, key=lambda b: (_from_town_level(b), b.id), default=None)


def town_box(town: OsmThing | None) -> Box | None:
    """Return the box in degrees around a town and a little more; None without a town."""
    if town is None:
        return None
    left, bottom, right, top = _shape(town.polygons).bounds
    more = BESIDE_DEGREES
    return left - more, bottom - more, right + more, top + more


def read_osm_areas(
    town: OsmThing | None,
    things: Sequence[OsmThing],
    config: TownConfig,
    notes: tuple[Path, Ledger],
) -> list[Area]:
    """Return the town and the areas whose middle is in it, without ids.

    A quarter that is a point without an outline is another name of the area around it if both are
    spelled alike; else it is named in the ledger and left out: an area is never a point.
    """
    inside = [thing for thing in things if _is_inside(thing, town)]
    kinds = ((thing, _kind(thing.tags)) for thing in inside if thing.polygons)
    areas = [_area(thing, kind) for thing, kind in kinds if kind]
    for thing in inside:
        if thing.kind == "node" and thing.tags.get("place") in _QUARTERS and "name" in thing.tags:
            _add_label(thing, areas, notes)
    if town is None:
        return areas
    name = config.name
    aliases = tuple(n for n in _all_names(town.tags) if name_key(n) != name_key(name))
    return [Area("", "", AreaKind.TOWN, name, town.polygons, aliases), *areas]


def _add_label(label: OsmThing, areas: list[Area], notes: tuple[Path, Ledger]) -> None:
    name = label.tags["name"]
    if any(name_key(name) in {name_key(n) for n in (a.name, *a.aliases)} for a in areas):
        return
    for index, area in enumerate(areas):
        is_alike = fuzz.ratio(name_key(name), name_key(area.name)) >= ALIKE
        if is_alike and _holds(area.polygons, label):
            areas[index] = replace(area, aliases=(*area.aliases, name))
            return
    path, ledger = notes
    ledger.skip(path, label.id, f"{name} is a quarter without an outline")


def _names(config: TownConfig) -> tuple[str, ...]:
    return (config.name, *config.aliases)


def _all_names(tags: Tags) -> tuple[str, ...]:
    return (tags["name"], *other_names(tags)) if "name" in tags else ()


def _level(thing: OsmThing) -> int:
    level = thing.tags.get("admin_level", "")
    return int(level) if level.isdecimal() else 99


def _from_town_level(thing: OsmThing) -> int:
    level = _level(thing)
    return TOWN_LEVEL - level if level <= TOWN_LEVEL else level


def _kind(tags: Tags) -> AreaKind | None:
    """Return what an area is for people, None if for nobody."""
    if tags.get("boundary") == "postal_code" and _postcode(tags):
        return AreaKind.POSTCODE
    if "name" not in tags:
        return None
    if tags.get("boundary") == "political" and tags.get("political_division") == "ward":
        return AreaKind.WARD
    if tags.get("boundary") == "administrative" and tags.get("admin_level", "") in ("9", "10"):
        return AreaKind.NEIGHBOURHOOD
    if tags.get("place") in _QUARTERS:
        return AreaKind.NEIGHBOURHOOD
    return AreaKind.PARK if tags.get("leisure") in _PARKS else None


def _postcode(tags: Tags) -> str:
    return tags.get("postal_code") or tags.get("ref") or ""


def _area(thing: OsmThing, kind: AreaKind) -> Area:
    name = _postcode(thing.tags) if kind is AreaKind.POSTCODE else thing.tags["name"]
    aliases = () if kind is AreaKind.POSTCODE else other_names(thing.tags)
    return Area("", "", kind, name, thing.polygons, aliases)


def _is_inside(thing: OsmThing, town: OsmThing | None) -> bool:
    return town is None or _holds(town.polygons, thing)


def _holds(polygons: Sequence[Polygon], thing: OsmThing) -> bool:
    return bool(shapely.intersects_xy(_shape(polygons), thing.lon, thing.lat))


def _shape(polygons: Sequence[Polygon]) -> shapely.MultiPolygon:
    return shapely.MultiPolygon([(outer, holes) for outer, *holes in polygons])
