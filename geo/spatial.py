"""Which blocks and areas are where: spatial trees over a town, asked in degrees and metres."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import shapely
from shapely import STRtree
from shapely.geometry import LineString, MultiPolygon, Point
from shapely.geometry import Polygon as Shape
from shapely.geometry.base import BaseGeometry

from geo.area_cells import AreaCells
from geo.kept_answers import KeptAnswers
from geo.paths import Path
from geo.plane import draw_lines
from records import Area, AreaKind, Block, Polygon, Spot, TownData

# What people name first comes first in area_ids.
_KINDS = (
    AreaKind.NEIGHBOURHOOD,
    AreaKind.WARD,
    AreaKind.POSTCODE,
    AreaKind.PARK,
    AreaKind.TOWN,
)
_KEPT = 20_000  # blocks, some 10 MB: a house is mostly asked for beside others of its block
Box = tuple[float, float, float, float]  # left, bottom, right, top


class Ground:
    """A town's blocks and areas on a plane. Everything is asked in (lon, lat) and metres."""

    def __init__(self, data: TownData) -> None:
        self._blocks = data.blocks
        self.plane, self._lines = draw_lines([block.line for block in data.blocks])
        self._line_of = {b.id: line for b, line in zip(data.blocks, self._lines, strict=True)}
        self._paths = KeptAnswers[str, Path](_KEPT)
        self._middles = KeptAnswers[str, Spot](_KEPT)
        self._block_tree = STRtree(self._lines)
        areas = sorted(data.areas, key=lambda area: (_KINDS.index(area.kind), area.id))
        self._area_ids = [area.id for area in areas]
        self._area_shapes = [self._prepared(area.polygons) for area in areas]
        self._area_cells = AreaCells(self._area_shapes)
        self._boundary = self._prepared(data.town.boundary or _boundaries(areas))

    def line_of(self, block_id: str) -> LineString:
        """Return a block's line in metres on `plane`. Raises KeyError if there is no such block."""
        return self._line_of[block_id]

    def path_of(self, block: Block) -> Path:
        """Return a block's line in metres on `plane`, to walk along."""
        flatten = self.plane.flatten
        return self._paths.get(block.id, lambda _: Path([flatten(*spot) for spot in block.line]))

    def middle(self, block_id: str) -> Spot:
        """Return the spot half-way along a block."""
        return self._middles.get(block_id, self._half_way)

    def _half_way(self, block_id: str) -> Spot:
        half = self._line_of[block_id].interpolate(0.5, normalized=True)
        return self.plane.unflatten(half.x, half.y)

    def blocks_within(
        self, lon: float, lat: float, metres: float
    ) -> tuple[tuple[Block, float], ...]:
        """Return blocks at most `metres` away with their distance, nearest first."""
        point = Point(self.plane.flatten(lon, lat))
        near = self._block_tree.query(point, predicate="dwithin", distance=metres).tolist()
        found = [(self._blocks[i], float(point.distance(self._lines[i]))) for i in near]
        return tuple(sorted(found, key=lambda pair: (pair[1], pair[0].id)))

    def lines_in(self, box: Box) -> Iterator[tuple[Block, BaseGeometry]]:
        """Yield blocks with their lines in metres, cut to a box of metres on `plane`."""
        for i in sorted(self._block_tree.query(shapely.box(*box)).tolist()):
            cut = shapely.clip_by_rect(self._lines[i], *box)
            if not cut.is_empty:
                yield self._blocks[i], cut

    def areas_in(self, box: Box) -> Iterator[tuple[str, BaseGeometry]]:
        """Yield ids of areas that touch a box of metres, with their whole shape in metres."""
        for i in self._area_cells.touching(shapely.box(*box)):
            yield self._area_ids[i], self._area_shapes[i]

    def areas_touching(self, polygon: Polygon) -> tuple[str, ...]:
        """Return ids of the areas whose bounds touch a polygon's."""
        return tuple(self._area_ids[i] for i in self._area_cells.touching(self._shape((polygon,))))

    def areas_at(self, lon: float, lat: float) -> tuple[str, ...]:
        """Return ids of the areas that hold a spot: neighbourhoods first, the town last."""
        holding = self._area_cells.holding(*self.plane.flatten(lon, lat))
        return tuple(self._area_ids[i] for i in holding)

    def is_in_town(self, lon: float, lat: float, margin_m: float = 0.0) -> bool:
        """Tell whether a spot lies within the town's boundary or at most `margin_m` outside.

        A town without a boundary takes everything within 2 km of its streets.
        """
        x, y = self.plane.flatten(lon, lat)
        if self._boundary.is_empty:
            return bool(self._block_tree.query(Point(x, y), "dwithin", 2000.0).size)
        if shapely.intersects_xy(self._boundary, x, y):
            return True
        return margin_m > 0 and bool(self._boundary.distance(Point(x, y)) <= margin_m)

    def view_of(self, polygons: Sequence[Polygon]) -> tuple[float, float, float]:
        """Return (lon, lat) inside of polygons and half of their diagonal in metres.

        Of no polygon at all, that of all blocks.
        """
        shape = self._shape(polygons) if polygons else shapely.MultiLineString(self._lines)
        point = shape.representative_point()
        left, bottom, right, top = shape.bounds
        radius_m = ((right - left) ** 2 + (top - bottom) ** 2) ** 0.5 / 2
        return *self.plane.unflatten(point.x, point.y), round(radius_m, 1)

    def _shape(self, polygons: Iterable[Polygon]) -> BaseGeometry:
        rings = [[[self.plane.flatten(*spot) for spot in ring] for ring in p] for p in polygons]
        shape = MultiPolygon([Shape(outer, holes) for outer, *holes in rings])
        return shape if shape.is_valid else shapely.make_valid(shape)

    def _prepared(self, polygons: Iterable[Polygon]) -> BaseGeometry:
        shape = self._shape(polygons)
        shapely.prepare(shape)
        return shape


def _boundaries(areas: Iterable[Area]) -> tuple[Polygon, ...]:
    return tuple(p for area in areas if area.kind is AreaKind.TOWN for p in area.polygons)
