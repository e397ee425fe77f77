"""From a point to its block and areas."""

from __future__ import annotations

from dataclasses import dataclass

from geo.gazetteer import Gazetteer


@dataclass(frozen=True, slots=True)
class Found:
    """What stands at a point: `block_id` is None and `distance_m` 0 if no block is near."""

    block_id: str | None
    distance_m: float
    area_ids: tuple[str, ...]


def reverse(lon: float, lat: float, gazetteer: Gazetteer) -> Found:
    """Return the nearest block within 60 m of a point in degrees, and the areas that hold it."""
    nearest = gazetteer.nearest_block(lon, lat)
    areas = gazetteer.areas_at(lon, lat)
    if nearest is None:
        return Found(None, 0.0, areas)
    block, distance_m = nearest
    return Found(block.id, round(distance_m, 1), areas)
