"""Streets that are published as outlines, not lines: their middle lines, cut where they meet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import shapely
from shapely.geometry import LineString, Polygon

from geo.importers.drafts import Segment
from geo.importers.ledger import Ledger
from geo.importers.medial_axis import centre_lines
from geo.importers.meeting_lines import cut_where_they_meet
from geo.plane import Plane

DRAWING = "middle lines"  # what progress calls this
NOTHING_M2 = 1.0
SCRAP_M2 = 20.0  # a part of an outline that is smaller, beside a larger one, is a slip of drawing


def segments_of_footprints(
    streets: Sequence[tuple[Segment, shapely.Geometry]], ledger: Ledger
) -> list[Segment]:
    """Return the blocks of streets, each given without line beside its outline.

    Numbers of a whole outline can't be shared out among its blocks: they are left out with a line.
    """
    if not streets:
        return []
    corners = shapely.get_coordinates([outline for _, outline in streets])
    plane = Plane(*np.median(corners, axis=0).tolist())  # a stray row does not move the median
    lines: list[LineString] = []
    outlines: list[Polygon] = []
    rows: list[Segment] = []
    for done, (whole, outline) in enumerate(streets):
        ledger.progress(DRAWING, done, len(streets))
        if whole.left or whole.right:
            ledger.mend(whole.path, whole.row, "numbers of a whole outline: left out")
        segment = replace(whole, left=None, right=None)
        parts = _parts(outline, plane)
        if not parts:
            ledger.skip(whole.path, whole.row, "an outline without area")
        for part in parts:
            middle = centre_lines(part)
            lines += middle
            outlines += [part] * len(middle)
            rows += [segment] * len(middle)
    ledger.progress(DRAWING, len(streets), len(streets))
    ledger.note(streets[0][0].path, f"{len(streets)} streets are outlines: middle lines are drawn")
    return [
        replace(rows[i], line=tuple(plane.unflatten(x, y) for x, y in piece.coords))
        for i, piece in cut_where_they_meet(lines, outlines)
    ]


def _parts(outline: shapely.Geometry, plane: Plane) -> list[Polygon]:
    """Return the outline's parts in metres, without scraps."""
    flat = shapely.transform(outline, lambda spots: np.array([plane.flatten(*s) for s in spots]))
    found = shapely.get_parts(shapely.get_parts(shapely.make_valid(flat)))
    parts = [part for part in found if isinstance(part, Polygon) and part.area > NOTHING_M2]
    largest = max((part.area for part in parts), default=0.0)
    return [part for part in parts if part.area > min(SCRAP_M2, largest / 2)]
