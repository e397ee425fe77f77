"""A big town that nobody built: 60,000 streets, half of them with an alias, and 100,000 places."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence

from records import (
    Area,
    AreaKind,
    Block,
    Crossing,
    Landmark,
    NumberRange,
    Parity,
    Spot,
    Street,
    Town,
    TownData,
)

_SYLLABLES = "ba ce di fo gu la me ni po ru sa te vi xo mar lin ton bert saint cour val mont"
_TYPES = ("rue", "avenue", "boulevard", "place", "impasse", "passage")
_KINDS = ("école", "bibliothèque", "square", "théâtre", "pharmacie", "gymnase", "café")
_SIDE = 250  # streets of a row
_DEGREES = 0.001  # between two streets
_BLOCKS = 3


def invent_town(streets: int = 60_000, places: int = 100_000) -> TownData:
    """Return a town of so many streets of three blocks each, and places on them."""
    draw = random.Random(7)
    names = [_name(draw, _TYPES) for _ in range(streets)]
    blocks = tuple(b for i in range(streets) for b in _blocks(i))
    return TownData(
        Town("big", "Grandeville", "FR", "Europe/Paris", ("fr",)),
        tuple(
            Street(f"big/s{i}", "big", name, (_name(draw, _TYPES),) if i % 3 else ())
            for i, name in enumerate(names)
        ),
        blocks,
        tuple(
            Crossing(f"big/x{i}-{k}", "big", *_spot(i, k), (f"big/s{i}",))
            for i in range(streets)
            for k in range(_BLOCKS + 1)
        ),
        tuple(_areas(streets)),
        tuple(
            Landmark(f"big/p{i}", "big", "place", _name(draw, _KINDS), *_spot(i % streets, 0.5))
            for i in range(places)
        ),
    )


def _name(draw: random.Random, kinds: Sequence[str]) -> str:
    syllables = _SYLLABLES.split()
    words = ("".join(draw.choices(syllables, k=draw.randint(2, 4))).title() for _ in range(2))
    return f"{draw.choice(kinds)} {draw.choice(['', 'de ', 'de la ', 'du '])}{' '.join(words)}"


def _spot(street: int, along: float) -> Spot:
    row, column = divmod(street, _SIDE)
    return round(2.0 + column * _DEGREES + along * _DEGREES / 4, 6), round(48 + row * _DEGREES, 6)


def _blocks(street: int) -> Iterator[Block]:
    for k in range(_BLOCKS):
        yield Block(
            f"big/s{street}-{k}",
            "big",
            f"big/s{street}",
            tuple(_spot(street, k + share / 3) for share in range(4)),
            NumberRange(2 + 40 * k, 40 + 40 * k, Parity.EVEN),
            NumberRange(1 + 40 * k, 39 + 40 * k, Parity.ODD),
            f"big/x{street}-{k}",
            f"big/x{street}-{k + 1}",
            (f"big/a{street % 50}",),
        )


def _areas(streets: int) -> Iterator[Area]:
    rows = -(-streets // _SIDE)
    for i in range(50):
        left, right = 2.0 + i * 5 * _DEGREES, 2.0 + (i + 1) * 5 * _DEGREES
        ring = ((left, 48.0), (right, 48.0), (right, 48 + rows * _DEGREES), (left, 48.0))
        yield Area(f"big/a{i}", "big", AreaKind.NEIGHBOURHOOD, f"Quartier {i}", ((ring,),))
