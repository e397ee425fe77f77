"""Named roads of OpenStreetMap, cut where roads meet and joined where only the drawing ends."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from geo.importers.drafts import Segment
from geo.importers.osm_file import OsmThing, OsmWay, Tags
from geo.importers.osm_names import other_names
from records import Line
from records.spelling import name_key

# https://wiki.openstreetmap.org/wiki/Key:highway without what is no street: platforms, lifts,
# corridors inside of buildings, race tracks.
_ROADS = frozenset(
    [
        "motorway",
        "trunk",
        "primary",
        "secondary",
        "tertiary",
        "unclassified",
        "residential",
        "living_street",
        "pedestrian",
        "road",
        "service",
        "busway",
        "construction",
    ]
)
_PATHS = frozenset(["footway", "path", "steps", "track", "cycleway", "bridleway"])
_MAJOR = frozenset(["motorway", "trunk", "primary", "secondary"])
# Ways to one's own door: they end no block.
_TO_A_DOOR = frozenset(["driveway", "parking_aisle", "drive-through", "emergency_access"])


@dataclass(frozen=True, slots=True)
class _Piece:
    way: OsmWay
    nodes: tuple[int, ...]
    line: Line

    def reversed(self) -> _Piece:
        return _Piece(self.way, self.nodes[::-1], self.line[::-1])


def street_segments(
    ways: Iterable[OsmWay], things: Iterable[OsmThing], path: Path
) -> list[Segment]:
    """Return the segments of named roads, then the outlines of squares that no road is called so.

    A named road is cut at each node that it shares with a road of another name, or with a drivable
    one without a name. Ends of ways that only changed a tag (a bridge, a speed) are no crossing.
    """
    roads = [way for way in ways if _kind(way.tags) in _ROADS | _PATHS]
    named = [way for way in roads if _key(way)]
    crossings = _crossings(way for way in roads if _key(way) or _is_drivable(way.tags))
    pieces = [piece for way in named for piece in _cut(way, crossings)]
    segments = [_segment(chain, path) for chain in _joined(pieces, crossings)]
    return segments + _squares(things, {_key(way) for way in named}, path)


def _kind(tags: Tags) -> str:
    return tags.get("highway", "").removesuffix("_link")


def _key(way: OsmWay) -> str:
    return name_key(way.tags.get("name", ""))


def _is_drivable(tags: Tags) -> bool:
    return _kind(tags) in _ROADS and tags.get("service") not in _TO_A_DOOR


def _crossings(ways: Iterable[OsmWay]) -> frozenset[int]:
    """Return nodes where roads of two names meet, or three arms of one."""
    arms = Counter[int]()
    names = defaultdict[int, set[str]](set)
    for way in ways:
        inner = way.nodes[1:-1]
        arms.update((*way.nodes, *inner))
        for node in way.nodes:
            names[node].add(_key(way))
    return frozenset(node for node in names if arms[node] > 2 or len(names[node]) > 1)


def _cut(way: OsmWay, crossings: frozenset[int]) -> Iterable[_Piece]:
    inner = [i for i in range(1, len(way.nodes) - 1) if way.nodes[i] in crossings]
    cuts = [0, *inner, len(way.nodes) - 1]
    for start, end in pairwise(cuts):
        line = way.line[start : end + 1]
        if len(set(line)) > 1:
            yield _Piece(way, way.nodes[start : end + 1], line)


def _joined(pieces: Sequence[_Piece], crossings: frozenset[int]) -> Iterable[list[_Piece]]:
    """Yield chains of one street's pieces from crossing (or dead end) to crossing."""
    ending = defaultdict[tuple[str, int], list[int]](list)
    for i, piece in enumerate(pieces):
        for node in {piece.nodes[0], piece.nodes[-1]} - crossings:
            ending[_key(piece.way), node].append(i)
    used: set[int] = set()

    def follow(chain: list[_Piece]) -> None:
        while True:
            end = chain[-1].nodes[-1]
            on = [i for i in ending[_key(chain[-1].way), end] if i not in used]
            if not on:
                return
            used.add(on[0])
            piece = pieces[on[0]]
            chain.append(piece if piece.nodes[0] == end else piece.reversed())

    for i, piece in enumerate(pieces):
        if i in used:
            continue
        used.add(i)
        chain = [piece]
        follow(chain)
        back = [piece.reversed()]
        follow(back)
        yield [part.reversed() for part in back[:0:-1]] + chain


def _segment(chain: Sequence[_Piece], path: Path) -> Segment:
    ways = [piece.way for piece in chain]
    first = min(ways, key=lambda way: way.id)
    line = (chain[0].line[0], *(spot for piece in chain for spot in piece.line[1:]))
    return Segment(
        path,
        first.id,
        " ".join(first.tags["name"].split()),
        line,
        ref=f"way {first.id}",
        aliases=tuple(dict.fromkeys(name for way in ways for name in other_names(way.tags))),
        from_ref=f"node {chain[0].nodes[0]}",
        to_ref=f"node {chain[-1].nodes[-1]}",
        major=any(_kind(way.tags) in _MAJOR for way in ways),
    )


def _squares(things: Iterable[OsmThing], taken: set[str], path: Path) -> list[Segment]:
    """Return the outlines of squares; where a road has the name, the road is the street."""
    segments = []
    for thing in things:
        name = thing.tags.get("name", "")
        is_square = thing.tags.get("place") == "square" or _kind(thing.tags) == "pedestrian"
        if not is_square or not thing.polygons or name_key(name) in taken | {""}:
            continue
        taken.add(name_key(name))
        outline = thing.polygons[0][0]
        ref, aliases = f"{thing.kind} {thing.id}", other_names(thing.tags)
        segments.append(Segment(path, thing.id, name, outline, ref, aliases))
    return segments
