"""The town as a whole, from one seed."""

from collections import defaultdict
from functools import cache
from random import Random

from demo.town.ground import drawn, on_land
from demo.town.growth import grow
from demo.town.lines import draw_lines, green_ring
from demo.town.model import DemoTown, Zone
from demo.town.network import build_network
from demo.town.places import make_places
from demo.town.plane import Ring, sides
from demo.town.quarters import GREENS, POSTCODES, QUARTERS, WHOLE
from demo.town.streets import make_streets

NAME = "Port-Lune"


@cache
def build_town(seed: int) -> DemoTown:
    """Return the town of a seed: same seed, same town."""
    rng = Random(f"town {seed}")
    drawn_lines = draw_lines(rng)
    network = build_network(drawn_lines)
    lines = grow(network, drawn_lines, rng)
    streets = make_streets(network, lines, rng)
    meeting: dict[int, set[str]] = defaultdict(set)
    for street in streets:
        for node in street.nodes():
            meeting[node].add(street.name)
    return DemoTown(
        NAME,
        streets,
        make_places(streets, rng),
        tuple(Zone(q.name, outline(q.ring), q.aliases) for q in QUARTERS),
        tuple(Zone(green[0], outline(green_ring(green))) for green in GREENS),
        tuple(Zone(name, outline(ring)) for name, ring in POSTCODES),
        Zone(NAME, outline(WHOLE)),
        tuple(on_land(node) for node in network.nodes),
        {node: tuple(sorted(names)) for node, names in meeting.items() if len(names) > 1},
    )


def outline(ring: Ring) -> Ring:
    """Return a ring of the plan as it lies on the land; neighbours' shared sides are equal."""
    return tuple(point for p, q in sides(ring) for point in drawn((p, q))[:-1])
