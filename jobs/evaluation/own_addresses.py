"""Whether a town's own addresses are found again, written as people write them.

A town with address points is asked for each number, suffix and street: right if the first answer is
at most 25 m from a point of that very address. Mascouche is asked what its file has, so that what
an import leaves out counts as wrong. A town with number ranges is asked for the lowest number of
each side of each block: right if the answer is a block of a street of that name with that number.
"""

import json
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from geo.gazetteer import Gazetteer
from geo.geocode import geocode
from geo.resolvers.address import house_name
from jobs.evaluation.figure import Figure, Unit
from jobs.evaluation.shared_data import LeftOut, SharedData
from records import Place, Spot, TownData
from records.reach import distance_m

NEAR_M = 25.0


@dataclass
class Asked:
    """Where one address is: the spots or the blocks that are right."""

    spots: list[Spot]
    block_ids: set[str]

    def is_met_by(self, place: Place) -> bool:
        """Tell whether a place is the address."""
        near = any(distance_m(spot, (place.lon, place.lat)) <= NEAR_M for spot in self.spots)
        return near or not self.block_ids.isdisjoint(place.block_ids)


Questions = dict[str, Asked]  # by query


def measure(shared: SharedData) -> Iterator[Figure | LeftOut]:
    """Yield the share found again in each town, or why it can't be asked."""
    for town_id, ask in _TOWNS.items():
        try:
            yield _figure(town_id, ask(shared, town_id), shared.gazetteer(town_id))
        except LeftOut as error:
            yield error


def of_points(data: TownData) -> Questions:
    """Return a question for each address point of a town."""
    names = {street.id: street.name for street in data.streets}
    asked = _questions()
    for point in data.points:
        query = house_name(point.number, point.suffix, names[point.street_id])
        asked[query].spots.append((point.lon, point.lat))
    return asked


def of_ranges(data: TownData) -> Questions:
    """Return a question for the lowest number of each side of each block."""
    names = {street.id: street.name for street in data.streets}
    by_name = defaultdict[str, list[int]](list)
    for row, block in enumerate(data.blocks):
        by_name[names[block.street_id]].append(row)
    asked = _questions()
    for name, rows in by_name.items():
        sides = [(side, data.blocks[row]) for row in rows for side in data.blocks[row].sides()]
        for number in {side.low for side, _ in sides}:
            holding = {block.id for side, block in sides if side.holds(number)}
            asked[house_name(number, "", name)].block_ids |= holding
    return asked


def _of_file(shared: SharedData, _: str) -> Questions:
    streets = json.loads(shared.path("mascouche-qc", "osm_addresses.json").read_text("utf-8"))
    asked = _questions()
    for street, houses in streets.items():
        for house in houses:
            asked[f"{house['number']} {street}"].spots.append((house["lon"], house["lat"]))
    return asked


def _questions() -> defaultdict[str, Asked]:
    return defaultdict(lambda: Asked([], set()))


def _figure(town_id: str, asked: Questions, gazetteer: Gazetteer) -> Figure:
    if not asked:
        raise LeftOut(f"{town_id}: no addresses to ask for")
    misses = []
    for query, there in asked.items():
        answer = next(iter(geocode(query, gazetteer, 1)), None)
        if answer is None or not there.is_met_by(answer.place):
            misses.append(f"{query} | {answer.place.name if answer else 'nothing'}")
    share = 1 - len(misses) / len(asked)
    return Figure(town_id, share, Unit.SHARE, len(asked), misses=tuple(misses))


_TOWNS: dict[str, Callable[[SharedData, str], Questions]] = {
    "monaco": lambda shared, town_id: of_points(shared.town(town_id)),
    "paris-saint-antoine": lambda shared, town_id: of_points(shared.town(town_id)),
    "mascouche-qc": _of_file,
    "autauga-al": lambda shared, town_id: of_ranges(shared.town(town_id)),
    "cambridge-ma": lambda shared, town_id: of_ranges(shared.town(town_id)),
}
