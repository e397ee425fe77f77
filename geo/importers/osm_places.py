"""Landmarks out of OpenStreetMap: amenities, shops, parks, stations, whatever people go to."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from geo.importers.drafts import NamedPlace
from geo.importers.osm_file import OsmThing, Tags
from geo.importers.osm_names import other_names
from records import Landmark

_LETTER = re.compile(r"[^\W\d_]")
# The keys whose value says what a thing is, the most telling one first.
_KEYS = (
    *("amenity", "shop", "leisure", "tourism", "healthcare", "office", "craft", "historic"),
    *("railway", "public_transport", "aeroway", "natural", "man_made", "bridge", "building"),
    "place",
)
# What tells less than the next key does, or is not where anything happens: news speak of a square,
# seldom of the statue on it, and "6" is the name of a helipad.
_NOTHING = frozenset(
    (
        *("yes", "no", "stop_position", "platform", "switch", "signal", "level_crossing"),
        *("rail", "subway", "tram", "construction", "proposed", "disused", "abandoned"),
        *("coastline", "tree", "artwork", "information", "atm", "bench", "vending_machine"),
        *("parking_space", "parking_entrance", "bicycle_rental", "helipad", "roof"),
    )
)
# A building that is only named is somebody's home or office, unless it is of these kinds.
_PUBLIC = frozenset(
    (
        *("public", "civic", "government", "church", "chapel", "cathedral", "mosque", "synagogue"),
        *("temple", "school", "college", "university", "hospital", "train_station", "stadium"),
        *("sports_hall", "sports_centre", "fire_station", "castle", "museum", "library"),
    )
)
_SPOTS = frozenset(("square", "islet"))  # other values of `place` are areas and towns


def read_osm_places(
    things: Iterable[OsmThing], streets: frozenset[str], path: Path
) -> list[NamedPlace]:
    """Return the named things that are landmarks; their kind is the tag's value ("library").

    `streets` are the names, as written, that are streets already: a square is not both.
    """
    return [
        NamedPlace(path, thing.id, landmark)
        for thing in things
        if thing.tags.get("name", "") not in streets and (landmark := _landmark(thing))
    ]


def _landmark(thing: OsmThing) -> Landmark | None:
    tags = thing.tags
    kind = _kind(tags)
    name = " ".join(tags.get("name", "").split())
    if not kind or not _LETTER.search(name):
        return None
    spot = (thing.lon, thing.lat)
    return Landmark("", "", kind, name, *spot, aliases=other_names(tags), address=_address(tags))


def _kind(tags: Tags) -> str:
    """Return what a thing is, "" if it is no landmark: roads, boundaries, quarters, dwellings."""
    if "highway" in tags or "boundary" in tags:
        return ""
    allowed = {"building": _PUBLIC, "place": _SPOTS}
    for key in _KEYS:
        kind = tags.get(key, "").split(";")[0]
        if kind and kind not in _NOTHING and kind in allowed.get(key, (kind,)):
            return kind
    return ""


def _address(tags: Tags) -> str:
    number, street = tags.get("addr:housenumber", ""), tags.get("addr:street", "")
    return f"{number} {street}" if number and street else ""
