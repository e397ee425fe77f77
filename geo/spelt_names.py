"""The names of a town's things with their keys, spelt once for all who look things up by name."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from records import Area, Landmark, Street, TownData
from records.spelling import name_keys


class Spelt(NamedTuple):
    """A thing, one of its names (its own before its aliases), and that name's key."""

    thing: Street | Landmark | Area
    text: str
    key: str


@dataclass(frozen=True, slots=True)
class SpeltNames:
    """Every name of a town's streets, landmarks and areas."""

    streets: tuple[Spelt, ...]
    landmarks: tuple[Spelt, ...]
    areas: tuple[Spelt, ...]


def spell_names(data: TownData) -> SpeltNames:
    """Return the names of a town's things with their keys."""
    return SpeltNames(spell(data.streets), spell(data.landmarks), spell(data.areas))


def spell(things: Iterable[Street | Landmark | Area]) -> tuple[Spelt, ...]:
    """Return the names of things with their keys, in the things' order."""
    pairs = [(thing, text) for thing in things for text in (thing.name, *thing.aliases)]
    keys = name_keys([text for _, text in pairs])
    rows = ((thing, text, key) for (thing, text), key in zip(pairs, keys, strict=True))
    return tuple(map(Spelt._make, rows))
