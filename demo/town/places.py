"""Places: where the schools, halls and squares of the stock stand."""

import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from math import hypot
from pathlib import Path
from random import Random

from demo.town.model import Place, Segment, Street
from demo.town.plane import Point, along

_DATA = Path(__file__).parents[1] / "data" / "places.toml"
_BACK = 16.0  # metres from the street's middle to a building's


def make_places(streets: Sequence[Street], rng: Random) -> tuple[Place, ...]:
    """Return every place of the stock, each on a block of its own; quarters take turns."""
    free: dict[str, list[tuple[Segment, str]]] = defaultdict(list)
    for street in streets:
        for segment in street.segments:
            if len(segment.numbers()) > 5:
                free[segment.quarter].append((segment, street.lang))
    for segments in free.values():
        rng.shuffle(segments)
    turns = sorted(free)
    rng.shuffle(turns)
    places = []
    for n, (kind, lang, entry) in enumerate(_stock()):
        name, _, others = entry.partition("|")
        aliases = tuple(alias for alias in others.split(";") if alias)
        quarter = _named_quarter(entry, turns) or turns[n % len(turns)]
        segment, street_lang = free[quarter].pop()
        number = rng.choice(segment.numbers())
        address = f"{number}{',' if street_lang == 'fr' else ''} {segment.street}"
        at = house_at(segment, number)
        places.append(Place(name, kind, lang, at, address, segment.id, quarter, aliases))
    return tuple(places)


def house_at(segment: Segment, number: int) -> Point:
    """Return where a house stands: along its side in the order of numbers, off the street."""
    on_left = segment.left is not None and number % 2 == segment.left[0] % 2
    side = segment.left if on_left else segment.right
    first, last = side or (number, number)
    share = 0.5 if first == last else 0.08 + 0.84 * (number - first) / (last - first)
    x, y = along(segment.points, share)
    x2, y2 = along(segment.points, min(1.0, share + 0.02))
    dx, dy = x2 - x, y2 - y
    back = (_BACK if on_left else -_BACK) / (hypot(dx, dy) or 1.0)
    return (x - dy * back, y + dx * back)


def _stock() -> Iterator[tuple[str, str, str]]:
    data: Mapping[str, list[dict[str, list[str]]]] = tomllib.loads(_DATA.read_text("utf-8"))
    for group in data["kinds"]:
        for lang in ("fr", "en"):
            for entry in group[lang]:
                yield str(group["kind"]), lang, entry


def _named_quarter(entry: str, quarters: Sequence[str]) -> str:
    """Return the quarter that a place is named after, "" if none."""
    fits = {"Station": "La Gare", "Gare": "La Gare", "Moulin": "Moulin-Blanc"}
    fits |= {"Faubourg": "Faubourg-Saint-Luc", "Luc": "Faubourg-Saint-Luc", "Remparts": ""}
    fits |= {"Hôtel de Ville": "Vieux-Port", "Cathédrale": "Vieux-Port", "Tanneries": ""}
    for quarter in quarters:
        if quarter in entry or quarter.removeprefix("Les ") in entry:
            return quarter
    return next((quarter for word, quarter in fits.items() if word in entry), "")
