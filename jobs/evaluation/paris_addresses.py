"""Paris: addresses of OpenStreetMap, and misspelt ones, to the points of the national register.

`osm to BAN`: 764 addresses as OpenStreetMap writes them. Right if the first answer is the
register's own point of that number and suffix on that street, within a metre, as an exact place;
the median is the distance from the answers to OpenStreetMap's points. Numbers that the register
lacks count as wrong.

`a letter dropped`: each address of the register with one letter of its street's name left out,
drawn with a fixed seed. Right as above, whatever the precision.
"""

import random
import re
import statistics
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from geo.gazetteer import Gazetteer
from geo.geocode import geocode
from jobs.evaluation.figure import Figure, Unit
from jobs.evaluation.paris import BAN, FOLDER, OSM
from jobs.evaluation.shared_data import SharedData
from records import Precision, Spot
from records.reach import distance_m
from records.spelling import name_key

TOWN = "paris-saint-antoine"
GOAL_EXACT, GOAL_METRES, GOAL_DROPPED = 0.985, 1.1, 0.99
SAME_M = 1.0
_HOUSE = re.compile(r"(\d+)\s*(bis|ter|quater|[a-z])?", re.IGNORECASE)
_LONG = {"bis": "b", "ter": "t", "quater": "q"}
Register = dict[tuple[str, str, str], list[Spot]]  # number, suffix, street


@dataclass(frozen=True, slots=True)
class Question:
    """A query with the register's points of it, any of which is right."""

    query: str
    spots: tuple[Spot, ...]
    said: Spot


def measure(shared: SharedData) -> Iterator[Figure]:
    """Yield exact matches, their distance, and matches of misspelt streets. Raises LeftOut."""
    gazetteer = shared.gazetteer(TOWN)
    rows = list(shared.rows(FOLDER, BAN, delimiter=";"))
    register = register_of(rows)
    asked = [_from_osm(row, register) for row in shared.rows(FOLDER, OSM)]
    right, metres, misses = _ask(asked, gazetteer, Precision.EXACT)
    name = "OSM address to BAN point"
    yield Figure(name, right / len(asked), Unit.SHARE, len(asked), GOAL_EXACT, tuple(misses))
    median = statistics.median(metres or [float("inf")])
    yield Figure("the same, median", median, Unit.METRES, len(metres), GOAL_METRES)
    misspelt = list(without_a_letter(rows, random.Random(1)))
    right, _, misses = _ask(misspelt, gazetteer, None)
    share = right / len(misspelt)
    yield Figure("a letter dropped", share, Unit.SHARE, len(misspelt), GOAL_DROPPED, tuple(misses))


def register_of(rows: Iterable[dict[str, str]]) -> Register:
    """Return the register's points by number, suffix and street."""
    register = defaultdict[tuple[str, str, str], list[Spot]](list)
    for row in rows:
        register[_key(row["numero"], row["rep"], row["nom_voie"])].append(_spot(row))
    return dict(register)


def without_a_letter(rows: Iterable[dict[str, str]], rng: random.Random) -> Iterator[Question]:
    """Yield each address with one letter of its street's name left out."""
    for row in rows:
        street = row["nom_voie"]
        at = rng.choice([i for i, letter in enumerate(street) if letter.isalpha()])
        query = f"{row['numero']}{row['rep']} {street[:at]}{street[at + 1 :]}"
        yield Question(query, (_spot(row),), _spot(row))


def _from_osm(row: dict[str, str], register: Register) -> Question:
    houses = _HOUSE.findall(row["number"])
    keys = [_key(number, suffix, row["street"]) for number, suffix in houses]
    spots = tuple(spot for key in keys for spot in register.get(key, ()))
    return Question(f"{row['number']} {row['street']}", spots, _spot(row))


def _ask(
    questions: Iterable[Question], gazetteer: Gazetteer, precision: Precision | None
) -> tuple[int, list[float], list[str]]:
    """Return how many answers are right, how far each is from what was said, and the misses."""
    right, metres, misses = 0, list[float](), list[str]()
    for question in questions:
        answer = next(iter(geocode(question.query, gazetteer, 1)), None)
        spot = (answer.place.lon, answer.place.lat) if answer else None
        if spot:
            metres.append(distance_m(spot, question.said))
        is_fine = precision is None or (answer and answer.place.precision is precision)
        if spot and is_fine and any(distance_m(spot, one) <= SAME_M for one in question.spots):
            right += 1
        else:
            found = f"{answer.place.name} ({answer.place.precision})" if answer else "nothing"
            misses.append(f"{question.query} | {found}")
    return right, metres, misses


def _key(number: str, suffix: str, street: str) -> tuple[str, str, str]:
    folded = suffix.lower()
    return number, _LONG.get(folded, folded), name_key(street)


def _spot(row: dict[str, str]) -> Spot:
    return float(row["lon"]), float(row["lat"])
