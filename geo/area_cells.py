"""Which areas hold a spot, from a grid: most cells lie wholly inside or outside of each area."""

from __future__ import annotations

from collections.abc import Sequence

import shapely
from shapely import STRtree
from shapely.geometry.base import BaseGeometry

_CELL_M = 32.0  # of a border's cell every spot is looked at; smaller cells cost memory
_MOST_CELLS = 100_000  # some 20 MB; a town of 100 km²
_ROW = 1 << 24

# The cell's areas as indices, and which of them only hold a part of it.
_Cell = tuple[tuple[int, ...], frozenset[int]]


class AreaCells:
    """Answers which of many prepared shapes (in metres) hold a spot; a cell is looked at once."""

    def __init__(self, shapes: Sequence[BaseGeometry]) -> None:
        self._shapes = shapes
        self._tree = STRtree(shapes)
        self._cells: dict[int, _Cell] = {}

    def holding(self, x: float, y: float) -> tuple[int, ...]:
        """Return the indices of the shapes that hold a spot or have it on their border, sorted."""
        column, row = x // _CELL_M, y // _CELL_M
        known = self._cells.get(int(column) * _ROW + int(row))
        indices, partly = known or self._look(column, row)
        if not partly:
            return indices
        return tuple(i for i in indices if i not in partly or self._holds(i, x, y))

    def touching(self, shape: BaseGeometry) -> list[int]:
        """Return the indices of the shapes whose bounds touch another's, sorted."""
        found: list[int] = sorted(self._tree.query(shape).tolist())
        return found

    def _look(self, column: float, row: float) -> _Cell:
        left, bottom = column * _CELL_M, row * _CELL_M
        box = shapely.box(left, bottom, left + _CELL_M, bottom + _CELL_M)
        touched = [i for i in self.touching(box) if self._shapes[i].intersects(box)]
        partly = frozenset(i for i in touched if not self._shapes[i].covers(box))
        if len(self._cells) >= _MOST_CELLS:
            self._cells.clear()
        cell = self._cells[int(column) * _ROW + int(row)] = (tuple(touched), partly)
        return cell

    def _holds(self, i: int, x: float, y: float) -> bool:
        return bool(shapely.intersects_xy(self._shapes[i], x, y))
