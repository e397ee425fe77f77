"""French queries as people type them, of geocoder-tester: abbreviated, misspelt, noisy.

`france`: a gazetteer of every street that the rows of a list expect. A row is right if one of its
first `limit` answers (1 where it says none) has the expected street's name, however abbreviated,
and the expected number. Towns are not told apart: streets of one name are one.

`lille`: 1,144 addresses of public buildings with coordinates; the gazetteer is made of those whose
query has a number, a street, a postcode. Right: within the row's own tolerance (mostly 100 m).
Rows that expect something else than a street are left out of both.
"""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from geo.gazetteer import Gazetteer
from geo.geocode import Answer, geocode
from jobs.evaluation.figure import Figure, Unit
from jobs.evaluation.made_town import MadeAddress, make_town
from jobs.evaluation.shared_data import SharedData
from records import Spot
from records.reach import distance_m
from records.spelling import name_key

FOLDER = "geocoder-tester-fr"
_LILLE = ("nordpasdecalais", "test_public_buildings_addresses.csv")
_KINDS = {"fuzzy": "typos", "test_from_user_input": "user input", "test_addresses": "addresses"}
_NUMBERED = re.compile(r"(\d+\s?[a-z]?(?:\s?(?:bis|ter|quater))?)\s+(\D.*)", re.IGNORECASE)
_CODE = re.compile(r"\b\d{5}\b")
_BUILDING = re.compile(
    r"(?:.*?\s)?(\d+)(?:\s?(bis|ter|[a-z])\b)?,*\s+(\D.*?)(?:\s+(?:BP|CS|TSA)\s*\d+)?\s+(\d{5})\s+\D.*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Row:
    """One query with the street and number that it expects, or the spot."""

    query: str
    kind: str
    street: str
    number: str = ""
    town: str = ""
    limit: int = 1
    spot: Spot | None = None
    tolerance_m: float = 0.0


def measure(shared: SharedData) -> Iterator[Figure]:
    """Yield the share of right answers of each kind of list. Raises LeftOut."""
    france = [row for path in _lists(shared.path(FOLDER)) for row in street_rows(path)]
    gazetteer = Gazetteer(make_town("France", map(_made, france)))
    for kind in (*reversed(_KINDS.values()), "others"):
        asked = [row for row in france if row.kind == kind]
        yield _figure(f"france, {kind}", asked, gazetteer)
    addresses = list(_buildings(shared.path(FOLDER, *_LILLE)))
    made = Gazetteer(make_town("Lille", [address for _, address in addresses]))
    yield _figure("lille, within the tolerance", [row for row, _ in addresses], made)


def street_rows(path: Path) -> Iterator[Row]:
    """Yield the rows of a list that expect a street."""
    kind = next((kind for part, kind in _KINDS.items() if part in str(path)), "others")
    for row in _csv(path):
        street, number = row.get("expected_street") or "", row.get("expected_housenumber") or ""
        named = _NUMBERED.fullmatch(row.get("expected_name") or "")
        if named and not street:
            number, street = named.groups()
        if street.strip():
            limit, town = int(row.get("limit") or 1), row.get("expected_city") or ""
            yield Row(row["query"].strip(), kind, street.strip(), number, town.strip(), limit)


def is_right(row: Row, answer: Answer, gazetteer: Gazetteer) -> bool:
    """Tell whether an answer is the spot that a row expects, else its street and number."""
    if row.spot:
        return distance_m(row.spot, (answer.place.lon, answer.place.lat)) <= row.tolerance_m
    block = gazetteer.block(next(iter(answer.place.block_ids), ""))
    street = gazetteer.street(block.street_id) if block else None
    if street is None or name_key(street.name) != name_key(row.street):
        return False
    return not row.number or _compact(answer.place.name).startswith(_compact(row.number))


def _figure(name: str, rows: list[Row], gazetteer: Gazetteer) -> Figure:
    misses = []
    for row in rows:
        answers = geocode(row.query, gazetteer, row.limit)
        if not any(is_right(row, answer, gazetteer) for answer in answers):
            found = answers[0].place.name if answers else "nothing"
            misses.append(f"{row.query} | {row.number} {row.street} | {found}")
    share = 1 - len(misses) / max(len(rows), 1)
    return Figure(name, share, Unit.SHARE, len(rows), misses=tuple(misses))


def _lists(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*.csv") if path.name != _LILLE[-1])


def _csv(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        delimiter = ";" if ";" in file.readline() else ","
        file.seek(0)
        yield from csv.DictReader(file, delimiter=delimiter)


def _made(row: Row) -> MadeAddress:
    """Return a row's street; what stands behind it in the query is a town or its postcode."""
    code = _CODE.search(row.query)
    behind = row.query.removeprefix(f"{row.number} {row.street} ")
    town = row.town if behind == row.query or behind[0].isdigit() else behind
    return MadeAddress(row.street, town, code[0] if code else "")


def _buildings(path: Path) -> Iterator[tuple[Row, MadeAddress]]:
    for row in _csv(path):
        lat, lon, tolerance = map(float, row["expected_coordinate"].split(","))
        found = _BUILDING.fullmatch(row["query"].strip())
        if found:
            number, suffix, street, code = found.groups(default="")
            town = row["expected_city"]
            made = MadeAddress(street, town, code, town, int(number), suffix.lower(), (lon, lat))
            yield Row(row["query"], "", street, number, town, 1, (lon, lat), tolerance), made


def _compact(text: str) -> str:
    return text.replace(" ", "").lower()
