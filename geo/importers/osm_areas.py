"""The town's outline, its quarters, postcodes and parks out of OpenStreetMap's areas."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import shapely

from geo.importers.osm_file import Box, OsmThing, Tags
from geo.importers.osm_names import other_names
from records import Area, AreaKind, ImportRefused, OsmFile, Polygon, TownConfig
from records.spelling import name_key

# Where most countries have their municipalities:
# https://wiki.openstreetmap.org/wiki/Tag:boundary=administrative
TOWN_LEVEL = 8
_QUARTERS = frozenset(["borough", "suburb", "quarter", "neighbourhood", "city_block"])
_PARKS = frozenset(["park", "garden", "nature_reserve"])
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
    town: OsmThing | None, things: Iterable[OsmThing], config: TownConfig
) -> list[Area]:
    """Return the town and the areas whose middle is in it, without ids."""
    kinds = ((thing, _kind(thing.tags)) for thing in things if thing.polygons)
    areas = [_area(thing, kind) for thing, kind in kinds if kind and _is_inside(thing, town)]
    if town is None:
        return areas
    name = config.name
    aliases = tuple(n for n in _all_names(town.tags) if name_key(n) != name_key(name))
    return [Area("", "", AreaKind.TOWN, name, town.polygons, aliases), *areas]


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
    if town is None:
        return True
    return bool(shapely.intersects_xy(_shape(town.polygons), thing.lon, thing.lat))


def _shape(polygons: Sequence[Polygon]) -> shapely.MultiPolygon:
    return shapely.MultiPolygon([(outer, holes) for outer, *holes in polygons])
