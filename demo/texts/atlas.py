"""The town by what a writer looks for: a crossing here, a school there, a stretch of a street."""

from collections import defaultdict
from dataclasses import dataclass, field
from random import Random

from demo.town.model import DemoTown, Place, Segment, Street


@dataclass
class Atlas:
    """Indexes over a town; every choice is drawn from the caller's generator."""

    town: DemoTown
    housed: list[Segment] = field(init=False)
    long_streets: list[Street] = field(init=False)
    street: dict[str, Street] = field(init=False)
    segment: dict[str, Segment] = field(init=False)
    places: dict[str, list[Place]] = field(init=False)
    _corners: list[tuple[int, tuple[str, ...]]] = field(init=False)

    def __post_init__(self) -> None:
        segments = [s for street in self.town.streets for s in street.segments]
        self.street = {street.name: street for street in self.town.streets}
        self.segment = {s.id: s for s in segments}
        self.housed = [s for s in segments if len(s.numbers()) >= 6]
        self.long_streets = [s for s in self.town.streets if len(self._marks(s)) >= 3]
        self._corners = sorted((n, c) for n, c in self.town.crossings.items() if len(c) == 2)
        self.places = defaultdict(list)
        for place in self.town.places:
            self.places[place.kind].append(place)

    def any_segment(self, rng: Random, quarter: str = "") -> Segment:
        """Return a segment with houses, of a quarter if one is given."""
        fitting = [s for s in self.housed if s.quarter == quarter] if quarter else self.housed
        return rng.choice(fitting or self.housed)

    def any_corner(self, rng: Random) -> tuple[int, tuple[str, ...]]:
        """Return a crossing's node and its two streets, in either order."""
        node, streets = rng.choice(self._corners)
        return node, tuple(rng.sample(streets, 2))

    def any_section(self, rng: Random) -> tuple[Street, str, str, tuple[Segment, ...]]:
        """Return a street, the cross streets at both ends of a section, and its segments."""
        while True:
            street = rng.choice(self.long_streets)
            marks = self._marks(street)
            i = rng.randrange(len(marks) - 1)
            j = min(len(marks) - 1, i + rng.randint(1, 3))
            (first, a), (last, b) = marks[i], marks[j]
            if a != b:
                return street, a, b, street.segments[first:last]

    def _marks(self, street: Street) -> list[tuple[int, str]]:
        """Return (how many segments before it, name) of a street's crossings with others."""
        marks = []
        for i, node in enumerate(street.nodes()):
            others = [n for n in self.town.crossings.get(node, ()) if n != street.name]
            if others:
                marks.append((i, others[0]))
        return marks
