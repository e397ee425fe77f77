"""A town's ground by name and by place: what the rest of Îlot asks about streets and blocks."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from functools import cached_property

from geo.block_graph import BlockGraph
from geo.house_numbers import HouseNumbers
from geo.meetings import Meetings
from geo.name_table import NameTable
from geo.spatial import Ground
from geo.spelt_names import spell_names
from geo.street_blocks import StreetBlocks
from geo.street_names import StreetNames
from geo.town_names import names_of
from records import Area, AreaKind, Block, Crossing, Landmark, Name, Outline, Spot, Street, TownData
from records.outline import encloses
from records.spelling import name_key

NEAREST_M = 60.0  # a house further from every block stands on none


class Gazetteer:
    """Everything known of a town, indexed once and never changed.

    `ground` answers where, `street_names`, `area_names` and `landmark_names` who is called so,
    `houses` which block a number is on, `meetings` where streets meet, `postcodes` which area a
    postcode is, `town_area_ids` the areas that are the town itself. `own_keys` and `neighbour_keys`
    are the towns' names as name_key spells them.
    """

    def __init__(self, data: TownData) -> None:
        self.town = data.town
        self.areas, self.landmarks, self.streets = data.areas, data.landmarks, data.streets
        self._spelt = spell_names(data)
        self._blocks = {block.id: block for block in data.blocks}
        self._streets = {street.id: street for street in data.streets}
        self._areas = {area.id: area for area in data.areas}
        self._landmarks = {landmark.id: landmark for landmark in data.landmarks}
        self._crossings = {crossing.id: crossing for crossing in data.crossings}
        self._blocks_of = StreetBlocks(data.blocks)
        self._views: dict[str, tuple[float, float, float]] = {}  # costly, so kept once asked
        self.postcodes = _postcodes(data.areas)
        self.town_area_ids = tuple(a.id for a in data.areas if a.kind is AreaKind.TOWN)
        self.own_keys = frozenset(map(name_key, (data.town.name, *data.town.aliases)))
        self.neighbour_keys = frozenset(map(name_key, data.town.neighbours))
        self.ground = Ground(data)
        self.street_names = StreetNames(self._spelt.streets)
        self.area_names = NameTable(self._spelt.areas)
        self.landmark_names = NameTable(self._spelt.landmarks)
        self.houses = HouseNumbers(self._blocks, self._blocks_of, self.ground, data.points)
        self.meetings = Meetings(self._crossings, self._blocks_of, self.ground)

    def names(self) -> tuple[Name, ...]:
        """Return every name by which texts may speak of this town's ground, and other towns'."""
        return names_of(self.town, self._spelt)

    def block(self, block_id: str) -> Block | None:
        """Return a block by id, None if there is no such block."""
        return self._blocks.get(block_id)

    def street(self, street_id: str) -> Street | None:
        """Return a street by id, None if there is no such street."""
        return self._streets.get(street_id)

    def area(self, area_id: str) -> Area | None:
        """Return an area by id, None if there is no such area."""
        return self._areas.get(area_id)

    def landmark(self, landmark_id: str) -> Landmark | None:
        """Return a landmark by id, None if there is no such landmark."""
        return self._landmarks.get(landmark_id)

    def crossing(self, crossing_id: str) -> Crossing | None:
        """Return a crossing by id, None if there is no such crossing."""
        return self._crossings.get(crossing_id)

    def blocks_of(self, street_id: str) -> tuple[Block, ...]:
        """Return a street's blocks in the order in which one walks along it."""
        return self._blocks_of.get(street_id, ())

    def stretch(
        self, street_id: str, starts: Collection[str], ends: Collection[str]
    ) -> tuple[Block, ...]:
        """Return a street's blocks from one crossing to another, empty if there is no way.

        `starts` and `ends` are crossing ids that count as one crossing each.
        """
        return self._blocks_of.ways(street_id).between(starts, ends)

    def areas_at(self, lon: float, lat: float) -> tuple[str, ...]:
        """Return ids of the areas that hold a spot: neighbourhoods first, the town last."""
        return self.ground.areas_at(lon, lat)

    def blocks_within(
        self, lon: float, lat: float, metres: float
    ) -> tuple[tuple[Block, float], ...]:
        """Return blocks at most `metres` away with their distance in metres, nearest first."""
        return self.ground.blocks_within(lon, lat, metres)

    def nearest_block(
        self, lon: float, lat: float, max_m: float = NEAREST_M
    ) -> tuple[Block, float] | None:
        """Return the nearest block with its distance in metres, None if none is within `max_m`."""
        return next(iter(self.ground.blocks_within(lon, lat, max_m)), None)

    def middle(self, block_id: str) -> Spot:
        """Return the spot half-way along a block. Raises KeyError if there is no such block."""
        return self.ground.middle(block_id)

    def between(self, block_id: str) -> tuple[str, str]:
        """Return the names of the streets at a block's first and last end, "" at a dead end.

        Several streets at one end are joined by " / ". Raises KeyError if there is no such block.
        """
        block = self._blocks[block_id]
        return self._across(block, block.from_node), self._across(block, block.to_node)

    def blocks_around(self, block_id: str, steps: int) -> tuple[Block, ...]:
        """Return a block, and those that are reached by passing at most `steps` crossings.

        Raises KeyError if there is no such block.
        """
        return tuple(map(self._blocks.__getitem__, self._graph.blocks_within(block_id, steps)))

    def areas_of(self, outline: Outline) -> tuple[str, ...]:
        """Return ids of the areas in which an outline's inside is, and of those inside of it.

        An area that it only touches is none of them.
        """
        lon, lat, _ = self.view_of(outline)
        near = self.ground.areas_touching((outline,))
        inside = (area for area in near if encloses(outline, self.view_of_area(area)[:2]))
        return tuple(dict.fromkeys((*self.areas_at(lon, lat), *inside)))

    def view_of(self, outline: Outline) -> tuple[float, float, float]:
        """Return (lon, lat) inside of an outline and its radius in metres."""
        return self.ground.view_of(((outline,),))

    def view_of_area(self, area_id: str) -> tuple[float, float, float]:
        """Return (lon, lat) inside of an area and its radius in metres. Raises KeyError."""
        if area_id not in self._views:
            self._views[area_id] = self.ground.view_of(self._areas[area_id].polygons)
        return self._views[area_id]

    def view_of_town(self) -> tuple[float, float, float]:
        """Return (lon, lat) in the middle of the town and its radius in metres."""
        if "" not in self._views:
            self._views[""] = self.ground.view_of(self.town.boundary)
        return self._views[""]

    @cached_property
    def _graph(self) -> BlockGraph:
        return BlockGraph(tuple(self._blocks.values()))

    def _across(self, block: Block, node: str) -> str:
        crossing = self._crossings.get(node)
        others = (i for i in crossing.street_ids if i != block.street_id) if crossing else ()
        return " / ".join(self._streets[i].name for i in others)


def _postcodes(areas: Iterable[Area]) -> dict[str, str]:
    codes = (area for area in areas if area.kind is AreaKind.POSTCODE)
    return {name: area.id for area in codes for name in (area.name, *area.aliases)}
