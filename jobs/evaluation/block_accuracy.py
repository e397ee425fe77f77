"""How often geocoding finds the right block, on 23,892 real records of Cambridge, Massachusetts.

The right block of a record is the publisher's id of the segment, which the gold has from the
nearest segment of that name: at a corner that is a toss-up, so `as near` also counts answers whose
block is at most 5 m further from the record. Of some records that segment is of another street
than the one that they name ("136 Spring St" on Spring Pl, whose end is nearer): `on the street
named` leaves those out. Crossings are right within 50 m.
"""

from __future__ import annotations

import statistics
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from geo.gazetteer import Gazetteer
from geo.geocode import Answer, geocode
from jobs.evaluation.figure import Figure, Unit
from jobs.evaluation.shared_data import SharedData
from records import Place
from records.reach import distance_m

CROSSING_M, AS_NEAR_M = 50.0, 5.0
GOALS = {"parcel": 0.985, "crash_address": 0.95, "crash_intersection": 0.97, "solar_permit": 0.993}
ROOFTOP_M = 18.0


@dataclass
class Tally:
    """Counts of one kind; `judged` rows are those whose right block is known."""

    rows: int = 0
    answered: int = 0
    judged: int = 0
    right: int = 0
    as_near: int = 0
    on_named: int = 0
    as_near_on_named: int = 0
    metres: list[float] = field(default_factory=list)
    misses: list[str] = field(default_factory=list)


def measure(shared: SharedData) -> Iterator[Figure]:
    """Yield the figures of each kind of record. Raises LeftOut."""
    rows = shared.rows("cambridge-ma", "records_gold.csv")
    for kind, tally in tally_rows(rows, shared.gazetteer("cambridge-ma")).items():
        yield from _figures(kind, tally)


def tally_rows(rows: Iterable[dict[str, str]], gazetteer: Gazetteer) -> dict[str, Tally]:
    """Geocode every row's text and compare the first answer with the record, kind by kind."""
    tallies: dict[str, Tally] = {}
    for row in rows:
        answers = geocode(row["text"], gazetteer, 1)
        judge(row, answers, gazetteer, tallies.setdefault(row["kind"], Tally()))
    return tallies


def judge(
    row: dict[str, str], answers: tuple[Answer, ...], gazetteer: Gazetteer, tally: Tally
) -> None:
    """Count one row; a row without an answer is a miss."""
    is_crossing = row["kind"] == "crash_intersection"
    tally.rows += 1
    tally.judged += bool(row["block_id"]) or is_crossing
    found, metres, refs = "nothing", float("inf"), set[str]()
    if answers:
        tally.answered += 1
        place = answers[0].place
        metres = distance_m((place.lon, place.lat), (float(row["lon"]), float(row["lat"])))
        tally.metres.append(metres)
        blocks = (gazetteer.block(block_id) for block_id in place.block_ids)
        refs = {block.source_ref for block in blocks if block}
        found = f"{place.name} {sorted(refs)} {metres:.0f} m {answers[0].why}"
    is_hit = metres <= CROSSING_M if is_crossing else row["block_id"] in refs
    as_near = bool(answers) and (is_hit or is_right(row, answers[0].place, gazetteer))
    tally.as_near += as_near
    if is_crossing or (row["block_id"] and not _is_on_another(row, answers, gazetteer)):
        tally.on_named += 1
        tally.as_near_on_named += as_near
    if is_hit:
        tally.right += 1
    elif is_crossing or row["block_id"]:
        tally.misses.append(f"{row['text']} | {row['block_id']} | {found}")


def is_right(row: dict[str, str], place: Place, gazetteer: Gazetteer) -> bool:
    """Tell whether a place is a record's crossing, or its block or as near to it."""
    metres = distance_m((place.lon, place.lat), (float(row["lon"]), float(row["lat"])))
    if row["kind"] == "crash_intersection":
        return metres <= CROSSING_M
    blocks = (gazetteer.block(block_id) for block_id in place.block_ids)
    refs = {block.source_ref for block in blocks if block}
    return row["block_id"] in refs or is_as_near(row, place, gazetteer)


def is_as_near(row: dict[str, str], place: Place, gazetteer: Gazetteer) -> bool:
    """Tell whether the answered block is as near to the record as the block it is said to be on."""
    spot = float(row["lon"]), float(row["lat"])
    near = gazetteer.blocks_within(*spot, 300.0)
    said = [metres for block, metres in near if block.source_ref == row["block_id"]]
    ours = [metres for block, metres in near if block.id in place.block_ids]
    return bool(said and ours) and min(ours) <= min(said) + AS_NEAR_M


def _is_on_another(row: dict[str, str], answers: tuple[Answer, ...], gazetteer: Gazetteer) -> bool:
    """Tell whether the gold block is of another street than the one called exactly as named."""
    if not answers or "street_exact" not in answers[0].why:
        return False
    near = gazetteer.blocks_within(float(row["lon"]), float(row["lat"]), 300.0)
    gold = {block.street_id for block, _ in near if block.source_ref == row["block_id"]}
    blocks = (gazetteer.block(block_id) for block_id in answers[0].place.block_ids)
    return gold.isdisjoint(block.street_id for block in blocks if block)


def _figures(kind: str, tally: Tally) -> Iterator[Figure]:
    is_crossing = kind == "crash_intersection"
    name = f"{kind}, {'within 50 m' if is_crossing else 'right block'}"
    misses = tuple(tally.misses)
    share = tally.right / max(tally.judged, 1)
    yield Figure(name, share, Unit.SHARE, tally.judged, GOALS.get(kind), misses)
    if not is_crossing:
        share = tally.as_near / max(tally.judged, 1)
        yield Figure(f"{kind}, as near", share, Unit.SHARE, tally.judged, GOALS.get(kind))
        share = tally.as_near_on_named / max(tally.on_named, 1)
        yield Figure(f"{kind}, as near, on the street named", share, Unit.SHARE, tally.on_named)
    if kind == "solar_permit" and tally.metres:
        median = statistics.median(tally.metres)
        yield Figure(f"{kind}, median", median, Unit.METRES, len(tally.metres), ROOFTOP_M)
    yield Figure(f"{kind}, answered", tally.answered / tally.rows, Unit.SHARE, tally.rows)
