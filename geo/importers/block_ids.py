"""Ids that people can read and that an equal import makes again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence

import shapely

from geo.importers.crossings import place_hex
from geo.importers.drafts import Segment
from geo.importers.former_ids import FormerIds
from records import Line, Spot
from records.spelling import slug


def block_ids(segments: Sequence[Segment], streets: Sequence[str], former: FormerIds) -> list[str]:
    """Return each segment's block id: "<street>-<lowest number>", without numbers "-x<place>".

    `streets` has each segment's street id; what was there before keeps its id. The order of rows
    does not matter: equals are told apart by the publisher's id, then by their line.
    """
    new = [i for i in range(len(segments)) if i not in former.blocks]
    order = sorted(new, key=lambda i: (segments[i].ref, segments[i].line))
    wanted = (_wanted(segments[i], streets[i]) for i in order)
    ids = {**former.blocks, **dict(zip(order, unique(wanted, former.used), strict=True))}
    return [ids[i] for i in range(len(segments))]


def thing_ids(town_id: str, names: Iterable[str], used: Collection[str] = ()) -> list[str]:
    """Return an id "<town>/<slug>" for each name, in order; none that was `used`."""
    return unique((f"{town_id}/{slug(name)}" for name in names), used)


def unique(wanted: Iterable[str], used: Collection[str] = ()) -> list[str]:
    """Return the ids with "-2", "-3" and so on behind those that are taken or were `used`."""
    wanted = list(wanted)
    seen = defaultdict[str, int](int, dict.fromkeys(used, 1))
    taken, ids = {*wanted, *used}, []
    for name in wanted:
        seen[name] += 1
        fresh = name
        while seen[name] > 1 and (fresh := f"{name}-{seen[name]}") in taken:
            seen[name] += 1
        taken.add(fresh)
        ids.append(fresh)
    return ids


def middle_of(line: Line) -> Spot:
    """Return the spot half-way along a line."""
    half = shapely.LineString(line).interpolate(0.5, normalized=True)
    return half.x, half.y


def _wanted(segment: Segment, street_id: str) -> str:
    lows = [side.low for side in (segment.left, segment.right) if side is not None]
    return f"{street_id}-{min(lows) if lows else f'x{place_hex(middle_of(segment.line))}'}"
