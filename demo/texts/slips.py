"""Slips: what is written leaves in doubt where something is, as happens in every real town.

Each spot knows where it really is: in ids, and in words as `meant`.
"""

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import replace
from math import dist
from pathlib import Path
from random import Random

from demo.texts.atlas import Atlas
from demo.texts.corners import corner_words
from demo.texts.houses import address, house_words
from demo.texts.spot import Asked, Spot
from demo.town.model import Street
from demo.town.places import house_at

_UNMAPPED = tomllib.loads((Path(__file__).parents[1] / "data" / "unmapped.toml").read_text("utf-8"))
# By how much a number is past its street's last one: a new house, or none that anyone could mean.
_NEW_HOUSES = range(2, 12, 2)
_NO_HOUSE = 60
_FIVE_DIGITS = 10_000  # a postcode's, which nobody takes for a house's
# Metres between what is far apart: more than a coordinate's or a crossing's usual inaccuracy.
_FAR = 400.0
_SAME_SIDE_OF_TOWN = 1500.0
_SEE_THE_ROW = {
    "fr": ("à l'adresse indiquée", "voir l'adresse"),
    "en": ("at the address shown", "see address"),
}


def _digit_typed_twice(asked: Asked, atlas: Atlas, rng: Random) -> Spot:
    """Return a house with a digit too many: 122 in a street that ends at 40."""
    while True:
        segment = atlas.any_segment(rng, asked.quarter)
        number = str(rng.choice(segment.numbers()))
        i = rng.randrange(len(number))
        typed = number[:i] + number[i] + number[i:]
        if _last_number(atlas.street[segment.street]) + _NO_HOUSE < int(typed) < _FIVE_DIGITS:
            break
    at = house_words(typed, segment.street, asked.lang, rng)
    name, meant = f"{typed} {segment.street}", f"{number} {segment.street}"
    point = house_at(segment, int(number))
    return Spot(asked.form, at, name, (segment.id,), point=point, meant=meant)


def _past_the_end(asked: Asked, atlas: Atlas, rng: Random) -> Spot:
    """Return a house built since the map was drawn: 44 in a street that ends at 40."""
    street = atlas.street[atlas.any_segment(rng, asked.quarter).street]
    last = _last_number(street)
    segment = next(s for s in street.segments if last in s.numbers())
    number = last + rng.choice(_NEW_HOUSES)
    at = house_words(str(number), street.name, asked.lang, rng)
    name = f"{number} {street.name}"
    return Spot(asked.form, at, name, (segment.id,), point=house_at(segment, last), meant=name)


def _streets_apart(asked: Asked, atlas: Atlas, rng: Random) -> Spot:
    """Return a crossing under the name of a street that is nowhere near."""
    node, (a, b) = atlas.any_corner(rng)
    while True:
        other = rng.choice(atlas.long_streets)
        if _apart(atlas, atlas.street[a], other) > _FAR:
            break
    at, _ = corner_words(a, other.name, asked.lang, rng)
    nodes, point = (f"N{node:04d}",), atlas.town.nodes[node]
    name, meant = f"{a} / {other.name}", f"{a} / {b}"
    return Spot(asked.form, at, name, nodes=nodes, point=point, meant=meant)


def _far_point(asked: Asked, atlas: Atlas, rng: Random) -> Spot:
    """Return a house that only its table's row names, beside the point of another house."""
    meant = address(asked, atlas, rng)
    while True:
        segment = atlas.any_segment(rng)
        point = house_at(segment, rng.choice(segment.numbers()))
        if meant.point and _FAR < dist(meant.point, point) < _SAME_SIDE_OF_TOWN:
            break
    at, name = _SEE_THE_ROW[asked.lang]
    row = meant.name, point
    return replace(meant, form=asked.form, at=at, name=name, meant=meant.name, row=row)


def _hamlet(asked: Asked, atlas: Atlas, rng: Random) -> Spot:
    """Return a hamlet that the town has swallowed."""
    quarter = rng.choice(sorted(_UNMAPPED["hamlets"]))
    hamlet = rng.choice(_UNMAPPED["hamlets"][quarter])
    if asked.lang == "fr":
        at, name = f"au lieu-dit {hamlet}", f"lieu-dit {hamlet}"
    else:
        at, name = f"in the hamlet of {hamlet}", f"{hamlet} hamlet"
    return Spot(asked.form, at, name, areas=(quarter,), meant=quarter)


def _old_name(asked: Asked, atlas: Atlas, rng: Random) -> Spot:
    """Return a house by a name that its street had once."""
    segment = atlas.any_segment(rng, asked.quarter)
    number, street = (
        str(rng.choice(segment.numbers())),
        rng.choice(_UNMAPPED["streets"][asked.lang]),
    )
    at = house_words(number, street, asked.lang, rng)
    name, meant = f"{number} {street}", f"{number} {segment.street}"
    point = house_at(segment, int(number))
    return Spot(asked.form, at, name, (segment.id,), point=point, meant=meant)


def _last_number(street: Street) -> int:
    return max(max(segment.numbers(), default=0) for segment in street.segments)


def _apart(atlas: Atlas, street: Street, other: Street) -> float:
    """Return the metres between the nearest crossings of two streets."""
    nodes = atlas.town.nodes
    return min(dist(nodes[m], nodes[n]) for m in street.nodes() for n in other.nodes())


SLIPS: Mapping[str, Callable[[Asked, Atlas, Random], Spot]] = {
    "digit_typed_twice": _digit_typed_twice,
    "past_the_end": _past_the_end,
    "streets_apart": _streets_apart,
    "far_point": _far_point,
    "hamlet": _hamlet,
    "old_name": _old_name,
}
