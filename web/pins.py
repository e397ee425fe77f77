"""Numbered pins on a drawn map; those that would cover one another become one."""

import math
from collections.abc import Iterable
from dataclasses import dataclass

from web.frame import Frame
from web.labels import Obstacle
from web.translate import gettext

RADIUS_PX = 12.0
SMALLEST_RING_PX, LARGEST_RING_PX = 15.0, 60.0
_APART_PX = 20.0


@dataclass(frozen=True)
class Pin:
    """An item's number at its spot; `doubt_m` is the radius of the dashed ring, 0 if it is sure."""

    number: int
    lon: float
    lat: float
    doubt_m: float = 0.0


@dataclass(frozen=True)
class Spray:
    """One drawn pin for one or several items: its text, its first number, where and how large."""

    text: str
    title: str
    first: int
    approximate: bool
    obstacle: Obstacle


def gather(frame: Frame, pins: Iterable[Pin]) -> tuple[Spray, ...]:
    """Return what is drawn for pins, those outside of the frame left out, rings first."""
    groups: list[tuple[float, float, list[Pin]]] = []
    for pin in pins:
        x, y = frame.xy((pin.lon, pin.lat))
        if frame.holds((x, y)):
            near = (g for g in groups if _same(g, (x, y), pin))
            group = next(near, None)
            if group is None:
                groups.append((x, y, [pin]))
            else:
                group[2].append(pin)
    drawn = [_spray(frame, *group) for group in groups]
    return tuple(sorted(drawn, key=lambda spray: not spray.approximate))


def _same(group: tuple[float, float, list[Pin]], at: tuple[float, float], pin: Pin) -> bool:
    sure = bool(group[2][0].doubt_m) == bool(pin.doubt_m)
    return sure and math.dist(group[:2], at) < _APART_PX


def _spray(frame: Frame, x: float, y: float, pins: list[Pin]) -> Spray:
    numbers = [pin.number for pin in pins]
    doubt = max(pin.doubt_m for pin in pins)
    ring = min(max(doubt * frame.scale, SMALLEST_RING_PX), LARGEST_RING_PX)
    said = ", ".join(map(str, numbers))
    title = (
        gettext("Item %(numbers)s", numbers=said)
        if len(pins) == 1
        else gettext("Items %(numbers)s", numbers=said)
    )
    radius = ring if doubt else RADIUS_PX
    return Spray(_short(numbers), title, numbers[0], doubt > 0, Obstacle(x, y, radius))


def _short(numbers: list[int]) -> str:
    """Return "4", "4, 5" or "4 +3"."""
    if len(numbers) <= 2:
        return ", ".join(map(str, numbers))
    return f"{numbers[0]} +{len(numbers) - 1}"
