"""OpenStreetMap extracts, `.osm.pbf` or `.osm`, read into ways and things with their tags."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import osmium
import shapely
from osmium.filter import KeyFilter
from osmium.osm import Area, Node, Relation, Way
from osmium.osm.types import NodeRefList, OSMEntity

from records import ImportRefused, Line, Polygon, Spot

Tags = dict[str, str]
Box = tuple[float, float, float, float]  # left, bottom, right, top in degrees

_WANTED = ("name", "highway", "addr:housenumber", "addr:interpolation")
_OUTLINED = ("boundary", "place", "leisure", "highway")  # whose polygons somebody asks for
# what osmium raises: for a bad file; for an id, a version, a time; for "lat" (which names no node)
_BROKEN = (RuntimeError, ValueError, osmium.InvalidLocationError)


@dataclass(frozen=True, slots=True)
class OsmWay:
    """A road, or a line of interpolated house numbers: its nodes' ids and where they are."""

    id: int
    tags: Tags
    nodes: tuple[int, ...]
    line: Line


@dataclass(frozen=True, slots=True)
class OsmThing:
    """A node or an area that has a name or a house number.

    `kind` is "node", "way" or "relation". `lon`, `lat` is the node, or the middle of the area (a
    point inside of it). `polygons` are there for what may be an area or a square.
    """

    kind: str
    id: int
    tags: Tags
    lon: float
    lat: float
    polygons: tuple[Polygon, ...] = ()


@dataclass(slots=True)
class OsmExtract:
    """What an extract has: `street_of` are the houses ("node", 12) that a relation puts on one.

    `torn` counts ways of which the extract has less than two nodes, `far` what lies out of the box.
    """

    ways: list[OsmWay] = field(default_factory=list)
    things: list[OsmThing] = field(default_factory=list)
    street_of: dict[tuple[str, int], str] = field(default_factory=dict)
    torn: int = 0
    far: int = 0


def read_boundaries(path: Path, key: str) -> list[OsmThing]:
    """Return the boundaries that the extract has whole. Raises ImportRefused as `read_extract`."""
    found = (entity for entity in _entities(path, key, ("boundary",)) if isinstance(entity, Area))
    return [thing for area in found if (thing := _area(area))]


def read_extract(path: Path, key: str, box: Box | None) -> OsmExtract:
    """Return the roads, houses and named things that touch a box in degrees; None takes all.

    `key` is the file's key in town.toml. Raises ImportRefused if the file is missing or broken.
    """
    extract = OsmExtract()
    for entity in _entities(path, key, _WANTED):
        if isinstance(entity, Way):
            _take_way(entity, box, extract)
        elif isinstance(entity, Relation):
            _take_street_relation(entity, extract)
        elif thing := _area(entity) if isinstance(entity, Area) else _node(entity):
            if _is_in((thing.lon, thing.lat), box):
                extract.things.append(thing)
            else:
                extract.far += 1
    return extract


def _entities(path: Path, key: str, wanted: tuple[str, ...]) -> Iterator[OSMEntity]:
    if not path.is_file():
        raise ImportRefused(f"{key}.path: {path}: no such file")
    processor = osmium.FileProcessor(str(path)).with_areas(KeyFilter(*wanted))
    try:
        yield from processor.with_filter(KeyFilter(*wanted))
    except _BROKEN as error:
        raise ImportRefused(f"{key}.path: {path}: not readable as OpenStreetMap: {error}") from None


def _take_way(way: Way, box: Box | None, extract: OsmExtract) -> None:
    tags = dict(way.tags)
    if not tags.keys() & {"highway", "addr:interpolation", "addr:housenumber"}:
        return
    there = [node for node in way.nodes if node.location.valid()]
    line = tuple((node.lon, node.lat) for node in there)
    if len(line) < 2:
        extract.torn += 1
    elif not any(_is_in(spot, box) for spot in line):
        extract.far += 1
    elif "highway" in tags or "addr:interpolation" in tags:
        extract.ways.append(OsmWay(way.id, tags, tuple(node.ref for node in there), line))
    elif not way.is_closed():  # a closed one comes again as an area
        extract.things.append(OsmThing("way", way.id, tags, *line[len(line) // 2]))


def _take_street_relation(relation: Relation, extract: OsmExtract) -> None:
    kinds = {"n": "node", "w": "way", "r": "relation"}
    name = relation.tags.get("name")
    if relation.tags.get("type") == "associatedStreet" and name:
        for member in relation.members:
            if member.role == "house":
                extract.street_of[kinds[member.type], member.ref] = name


def _node(entity: OSMEntity) -> OsmThing | None:
    if not isinstance(entity, Node) or not entity.location.valid():
        return None
    return OsmThing("node", entity.id, dict(entity.tags), entity.lon, entity.lat)


def _area(area: Area) -> OsmThing | None:
    tags = dict(area.tags)
    polygons = tuple(
        (_ring(outer), *(_ring(inner) for inner in area.inner_rings(outer)))
        for outer in area.outer_rings()
    )
    if not polygons:
        return None
    lon, lat = _middle(polygons)
    kind = "way" if area.from_way() else "relation"
    kept = polygons if tags.keys() & set(_OUTLINED) else ()
    return OsmThing(kind, area.orig_id(), tags, lon, lat, kept)


def _ring(ring: NodeRefList) -> Line:
    return tuple((node.lon, node.lat) for node in ring)


def _middle(polygons: tuple[Polygon, ...]) -> Spot:
    shape = shapely.MultiPolygon([(outer, holes) for outer, *holes in polygons])
    middle = shape.centroid
    if not shapely.intersects_xy(shape, middle.x, middle.y):
        middle = shape.representative_point()
    return round(middle.x, 7), round(middle.y, 7)


def _is_in(spot: Spot, box: Box | None) -> bool:
    return box is None or (box[0] <= spot[0] <= box[2] and box[1] <= spot[1] <= box[3])
