"""Ends of segments that meet, joined into crossings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from hashlib import sha256

from geo.importers.drafts import Segment
from geo.plane import Plane, plane_around
from records import Crossing, Spot

SNAP_M = 1.0  # drawing noise of one publisher's line ends
SAME_NODE_M = (
    15.0  # ends that the publisher calls one node, drawn as far apart as a crossing's width
)


class Nodes:
    """Spots of a plane in metres; those within `SNAP_M` of one are the same node."""

    def __init__(self, plane: Plane) -> None:
        self._plane = plane
        self.spots: list[Spot] = []
        self._flat: list[Spot] = []
        self._cells = defaultdict[tuple[int, int], list[int]](list)
        self._named: dict[str, int] = {}

    def join(self, spot: Spot, ref: str) -> int:
        """Return the node of a segment's end; `ref` is its publisher's id or ""."""
        flat = self._plane.flatten(*spot)
        node = self._near(flat)
        if (
            node is None
            and ref in self._named
            and self._apart(flat, self._named[ref]) <= SAME_NODE_M
        ):
            node = self._named[ref]
        if node is None:
            node = len(self.spots)
            self.spots.append(spot)
            self._flat.append(flat)
            self._cells[_cell(flat)].append(node)
        if ref:
            self._named.setdefault(ref, node)
        return node

    def _near(self, flat: Spot) -> int | None:
        x, y = _cell(flat)
        around = (self._cells.get((x + i, y + j), ()) for i in (-1, 0, 1) for j in (-1, 0, 1))
        near = [node for cell in around for node in cell if self._apart(flat, node) <= SNAP_M]
        return min(near, key=lambda node: self._apart(flat, node), default=None)

    def _apart(self, flat: Spot, node: int) -> float:
        x, y = self._flat[node]
        return float(((flat[0] - x) ** 2 + (flat[1] - y) ** 2) ** 0.5)


def find_crossings(
    segments: Sequence[Segment], streets: Sequence[str], town_id: str
) -> tuple[tuple[Crossing, ...], list[tuple[str, str]]]:
    """Return crossings by id, and each segment's (from, to) crossing ids.

    `streets` has each segment's street id. An id is made of the crossing's streets; where the same
    streets meet twice, of the place too.
    """
    nodes = Nodes(plane_around([spot for segment in segments for spot in segment.line]))
    ends = [(nodes.join(s.line[0], s.from_ref), nodes.join(s.line[-1], s.to_ref)) for s in segments]
    meeting = defaultdict[int, set[str]](set)
    for pair, street in zip(ends, streets, strict=True):
        for node in pair:
            meeting[node].add(street)
    ids = _ids(nodes.spots, meeting, town_id)
    crossings = (
        Crossing(ids[node], town_id, *nodes.spots[node], tuple(sorted(streets)))
        for node, streets in meeting.items()
    )
    return tuple(sorted(crossings, key=lambda c: c.id)), [(ids[a], ids[b]) for a, b in ends]


def _ids(spots: Sequence[Spot], meeting: dict[int, set[str]], town_id: str) -> dict[int, str]:
    named = defaultdict[str, list[int]](list)
    for node, streets in meeting.items():
        named["--".join(sorted(street.split("/")[-1] for street in streets))].append(node)
    ids: dict[int, str] = {}
    for words, group in named.items():
        for node, twin in _twins(group, spots):
            where = f"-x{place_hex(spots[node])}{twin}" if len(group) > 1 else ""
            ids[node] = f"{town_id}/{words}{where}"
    return ids


def _twins(group: Sequence[int], spots: Sequence[Spot]) -> Iterator[tuple[int, str]]:
    """Yield nodes with "" or, where the hash of their place is taken, "-2", "-3"."""
    seen = defaultdict[str, int](int)
    for node in sorted(group, key=lambda node: spots[node]):
        place = place_hex(spots[node])
        seen[place] += 1
        yield node, "" if seen[place] == 1 else f"-{seen[place]}"


def place_hex(spot: Spot) -> str:
    """Return four hexadecimal digits of a place, about a metre fine."""
    return sha256(f"{spot[0]:.5f} {spot[1]:.5f}".encode()).hexdigest()[:4]


def _cell(flat: Spot) -> tuple[int, int]:
    return int(flat[0] // SNAP_M), int(flat[1] // SNAP_M)
