"""What the invented town is made of once it is drawn: what its files say, and a bit more."""

from dataclasses import dataclass

from demo.town.plane import Point, Ring

Numbers = tuple[int, int] | None  # first and last house number along the line, None: no houses


@dataclass(frozen=True)
class Segment:
    """A street's stretch between two crossings; `points` and `left`/`right` follow its street.

    `points` are metres on the land; `from_node` and `to_node` number the crossings.
    """

    id: str
    street: str
    points: tuple[Point, ...]
    from_node: int
    to_node: int
    left: Numbers
    right: Numbers
    quarter: str
    great: bool

    def numbers(self) -> tuple[int, ...]:
        """Return the house numbers of both sides, rising."""
        found: list[int] = []
        for side in (self.left, self.right):
            if side:
                found += range(min(side), max(side) + 1, 2)
        return tuple(sorted(found))


@dataclass(frozen=True)
class Street:
    """A named street; `lang` is the language of its name, `segments` follow one another."""

    name: str
    lang: str
    segments: tuple[Segment, ...]
    alias: str = ""

    def nodes(self) -> tuple[int, ...]:
        """Return its crossings from end to end."""
        return (self.segments[0].from_node, *(segment.to_node for segment in self.segments))


@dataclass(frozen=True)
class Place:
    """A school, a park, a hall; `segment` is the one that it stands on."""

    name: str
    kind: str
    lang: str
    at: Point
    address: str
    segment: str
    quarter: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True)
class Zone:
    """A named polygon on the land: its outline in metres, not closed."""

    name: str
    ring: Ring
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True)
class DemoTown:
    """The whole town; `crossings` give each node's streets, only where two or more meet."""

    name: str
    streets: tuple[Street, ...]
    places: tuple[Place, ...]
    quarters: tuple[Zone, ...]
    parks: tuple[Zone, ...]
    postcodes: tuple[Zone, ...]
    boundary: Zone
    nodes: tuple[Point, ...]
    crossings: dict[int, tuple[str, ...]]
