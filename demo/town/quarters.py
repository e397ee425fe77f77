"""The plan: twelve quarters on both banks, the great streets between them, the bridges.

The plan is drawn as if the river ran straight from west to east along y = 0; `demo.town.ground`
bends it into the land. Metres from the old bridge.
"""

from dataclasses import dataclass
from math import cos, radians, sin

from demo.town.plane import Point, Ring

QUAY = 72.0  # from the middle of the river to the quays
OLD_TOWN = 600.0  # radius of the ramparts, now boulevards
SECOND_RING = 1240.0
BORDER = 2080.0
_SOUTH_BOULEVARD = -780.0
_AVENUE = 600.0


@dataclass(frozen=True)
class Quarter:
    """A neighbourhood: `ring` reaches the middle of the river, `built` ends at its quay.

    `turn` is the direction of its first streets in degrees; `spacing` metres between parallel
    streets, along and across; `english` the share of its streets with an English name;
    `thinned` the share of stretches that were never built.
    """

    name: str
    aliases: tuple[str, ...]
    ring: Ring
    turn: float = 0.0
    spacing: tuple[float, float] = (66.0, 92.0)
    english: float = 0.2
    thinned: float = 0.06
    crooked: bool = False
    rural: bool = False

    @property
    def built(self) -> Ring:
        """The ring without its half of the river."""
        north = max(y for _, y in self.ring) > 0
        edge = QUAY if north else -QUAY
        return tuple((x, edge if y == 0 else y) for x, y in self.ring)


def _arc(radius: float, first: int, last: int, step: int = 15) -> tuple[Point, ...]:
    """Return points of the north bank's circle, by degrees counter-clockwise from the east."""
    return tuple(_on(radius, degrees) for degrees in range(first, last + 1, step))


def _on(radius: float, degrees: int) -> Point:
    if degrees in (0, 180):
        return (radius if degrees == 0 else -radius, 0.0)
    # the town's border wavers, or it would look drawn with compasses
    bulge = 1.0 if radius < BORDER else 1 + 0.07 * sin(radians(degrees * 5)) - 0.05
    return (radius * bulge * cos(radians(degrees)), radius * bulge * 0.92 * sin(radians(degrees)))


def _sector(inner: float, outer: float, first: int, last: int) -> Ring:
    return _arc(outer, first, last) + _arc(inner, first, last)[::-1]


W, E = (-BORDER, 0.0), (BORDER, 0.0)
SW, SE = (-1830.0, _SOUTH_BOULEVARD), (1790.0, _SOUTH_BOULEVARD)
SOUTH = (
    (-1480.0, -1230.0),
    (-820.0, -1560.0),
    (120.0, -1690.0),
    (820.0, -1610.0),
    (1400.0, -1290.0),
)
_LEFT, _RIGHT = (-_AVENUE, _SOUTH_BOULEVARD), (_AVENUE, _SOUTH_BOULEVARD)
_MIDDLE = (120.0, _SOUTH_BOULEVARD)

QUARTERS = (
    Quarter(
        "Vieux-Port",
        ("Old Port", "le Vieux Port"),
        _arc(OLD_TOWN, 0, 180),
        english=0.05,
        crooked=True,
    ),
    Quarter("Saint-Aubin", ("St Aubin",), _sector(OLD_TOWN, SECOND_RING, 0, 60), 32),
    Quarter("Les Remparts", ("The Ramparts",), _sector(OLD_TOWN, SECOND_RING, 60, 120), 4),
    Quarter(
        "Westgate",
        ("Porte-Ouest", "West Gate"),
        _sector(OLD_TOWN, SECOND_RING, 120, 180),
        -27,
        english=0.85,
    ),
    Quarter(
        "Belle-Rive",
        ("Bellerive",),
        _sector(SECOND_RING, BORDER, 0, 60),
        21,
        (70, 100),
        0.1,
        0.1,
        rural=True,
    ),
    Quarter(
        "Northfield",
        ("Champ-Nord",),
        _sector(SECOND_RING, BORDER, 60, 120),
        -6,
        (68, 102),
        0.9,
        0.1,
        rural=True,
    ),
    Quarter(
        "Orchard Hill",
        ("La Colline-aux-Vergers", "Colline aux Vergers"),
        _sector(SECOND_RING, BORDER, 120, 180),
        -41,
        (72, 104),
        0.9,
        0.11,
        rural=True,
    ),
    Quarter(
        "Les Tanneries",
        ("The Tanneries",),
        ((-_AVENUE, 0.0), (-SECOND_RING, 0.0), W, SW, _LEFT),
        17,
        (74, 108),
        0.45,
        0.1,
        rural=True,
    ),
    Quarter(
        "Faubourg-Saint-Luc",
        ("Faubourg Saint Luc", "St Luke's"),
        ((_AVENUE, 0.0), (-_AVENUE, 0.0), _LEFT, _MIDDLE, _RIGHT),
        3,
        (64, 86),
        0.15,
    ),
    Quarter(
        "Lantern Quay",
        ("Quai-des-Lanternes",),
        (E, (SECOND_RING, 0.0), (_AVENUE, 0.0), _RIGHT, SE),
        -12,
        (68, 96),
        0.75,
        rural=True,
    ),
    Quarter(
        "La Gare",
        ("Quartier de la Gare", "Station Quarter"),
        (_MIDDLE, _LEFT, SW, *SOUTH[:3]),
        -19,
        (68, 90),
        0.15,
        0.08,
        rural=True,
    ),
    Quarter(
        "Moulin-Blanc",
        ("White Mill", "le Moulin Blanc"),
        (SE, _RIGHT, _MIDDLE, *SOUTH[2:]),
        28,
        (70, 98),
        0.2,
        0.09,
        rural=True,
    ),
)

_RIVER = tuple((x, 0.0) for x in (-SECOND_RING, -_AVENUE, _AVENUE, SECOND_RING))
NORTH_BANK: Ring = (*_arc(BORDER, 0, 180), *_RIVER)
SOUTH_BANK: Ring = (E, *_RIVER[::-1], W, SW, *SOUTH, SE)
WHOLE: Ring = (*_arc(BORDER, 0, 180), SW, *SOUTH, SE)
POSTCODES = (("22990", NORTH_BANK), ("22991", SOUTH_BANK))

BRIDGES = (-1330.0, -_AVENUE, 0.0, _AVENUE, 1300.0)

# Great streets as lines; each changes its name where another one crosses it.
GREAT_STREETS: tuple[tuple[Point, ...], ...] = (
    tuple((x, QUAY) for x in (-1950.0, -_AVENUE, _AVENUE, 1930.0)),
    tuple((x, -QUAY) for x in (-1960.0, -_AVENUE, _AVENUE, 1940.0)),
    tuple((x, max(y, QUAY)) for x, y in _arc(OLD_TOWN, 0, 180)),
    tuple((x, max(y, QUAY)) for x, y in _arc(SECOND_RING, 0, 180)),
    (_on(OLD_TOWN, 60), _on(SECOND_RING, 60), _on(BORDER, 60)),
    (_on(OLD_TOWN, 120), _on(SECOND_RING, 120), _on(BORDER, 120)),
    ((0.0, QUAY), _on(OLD_TOWN, 90), _on(SECOND_RING, 90)),
    ((-_AVENUE, -QUAY), _LEFT, (-820.0, -1560.0)),
    ((_AVENUE, -QUAY), _RIGHT, (820.0, -1610.0)),
    ((0.0, -QUAY), (20.0, -430.0), _MIDDLE, (120.0, -1690.0)),
    (SW, _LEFT, _MIDDLE, _RIGHT, SE),
    (_on(SECOND_RING, 165), _on(BORDER, 165)),
    (_on(SECOND_RING, 15), _on(BORDER, 15)),
    *(((x, -QUAY), (x, QUAY)) for x in BRIDGES),
)

# Never built on: middle, half width and half depth in metres, name and direction of turn.
GREENS = (
    ("Parc des Cygnes", (880.0, 330.0), 150.0, 120.0, 32.0),
    ("Northfield Common", (-260.0, 1480.0), 180.0, 120.0, -6.0),
    ("Jardin botanique", (-330.0, -1080.0), 110.0, 100.0, -19.0),
    ("Millbrook Park", (-1500.0, -420.0), 150.0, 110.0, 17.0),
    ("Parc de Belle-Rive", (1610.0, 480.0), 170.0, 110.0, 21.0),
    ("Cimetière de l'Est", (1130.0, 820.0), 90.0, 75.0, 32.0),
)
