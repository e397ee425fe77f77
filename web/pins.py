"""Numbered pins on a drawn map; those that would cover one another become one."""

from collections.abc import Iterable
from dataclasses import dataclass

from records import Spot
from web.frame import Frame
from web.labels import Obstacle
from web.translate import gettext

RADIUS_PX = 12.0
SMALLEST_RING_PX, LARGEST_RING_PX = 15.0, 60.0
_APART_PX = 25.0
_EDGE_PX = 2.0  # no pin is cut by the edge of the map


@dataclass(frozen=True)
class Pin:
    """An item's number at its spot, 0 where there is no list that it could belong to.

    `doubt_m` is the radius of the dashed ring in metres, 0 if the spot is sure.
    """

    number: int
    lon: float
    lat: float
    doubt_m: float = 0.0

    @property
    def spot(self) -> Spot:
        """Return where it stands."""
        return self.lon, self.lat


@dataclass(frozen=True)
class Spray:
    """One drawn pin for one or several items: its text, its first number, where and how large.

    `half_width` is that of the pill which holds several numbers, pixels.
    """

    text: str
    title: str
    first: int
    approximate: bool
    half_width: float
    obstacle: Obstacle


def gather(frame: Frame, pins: Iterable[Pin]) -> tuple[Spray, ...]:
    """Return what is drawn for pins, those outside of the frame left out, rings first."""
    groups = [_Group(*at, [pin]) for pin in pins if frame.holds(at := frame.xy((pin.lon, pin.lat)))]
    while (pair := _touching(groups)) is not None:
        first, second = pair
        first.pins += second.pins
        groups.remove(second)
    drawn = [_spray(frame, group) for group in groups]
    return tuple(sorted(drawn, key=lambda spray: not spray.approximate))


@dataclass(eq=False)
class _Group:
    """Pins that are drawn as one, at the spot of the first."""

    x: float
    y: float
    pins: list[Pin]

    @property
    def half_width(self) -> float:
        return half_width([pin.number for pin in self.pins])


def _touching(groups: list[_Group]) -> tuple[_Group, _Group] | None:
    """Return two groups, both sure or both not, that would cover one another."""
    for n, a in enumerate(groups):
        for b in groups[n + 1 :]:
            alike = bool(a.pins[0].doubt_m) == bool(b.pins[0].doubt_m)
            near = abs(a.x - b.x) < a.half_width + b.half_width and abs(a.y - b.y) < _APART_PX
            if alike and near:
                return a, b
    return None


def half_width(numbers: list[int]) -> float:
    """Return half of the width of the pin for some numbers, pixels."""
    text = _short(numbers)
    return RADIUS_PX if len(text) <= 2 else 4.0 * len(text) + 4


def _spray(frame: Frame, group: _Group) -> Spray:
    numbers = sorted(pin.number for pin in group.pins)
    doubt = max(pin.doubt_m for pin in group.pins)
    ring = min(max(doubt * frame.scale, SMALLEST_RING_PX), LARGEST_RING_PX)
    said = ", ".join(map(str, numbers))
    title = gettext("Item %(numbers)s", numbers=said)
    if len(numbers) > 1:
        title = gettext("Items %(numbers)s", numbers=said)
    width = half_width(numbers)
    x = min(max(group.x, width + _EDGE_PX), frame.width - width - _EDGE_PX)
    y = min(max(group.y, RADIUS_PX + _EDGE_PX), frame.height - RADIUS_PX - _EDGE_PX)
    obstacle = Obstacle(x, y, ring if doubt else width)
    return Spray(_short(numbers), title, numbers[0], doubt > 0, width, obstacle)


def _short(numbers: list[int]) -> str:
    """Return "4", "4, 5" or "4 +3"; nothing for what has no number."""
    if not any(numbers):
        return ""
    if len(numbers) <= 2:
        return ", ".join(map(str, numbers))
    return f"{numbers[0]} +{len(numbers) - 1}"
